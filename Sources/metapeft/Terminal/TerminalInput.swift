import Glibc
import Synchronization

/// What the terminal sends while a line is edited: bytes of keys, and news of signals.
///
/// News can come from any thread at any time: a pipe keeps it until it is read, so nothing is lost
/// that comes between two reads.
final class TerminalInput: Sendable {
  enum Piece: Equatable {
    case byte(UInt8)
    case interrupted, resized, continued
    /// Nothing came within the time that was given.
    case nothing
    case end
  }

  private struct State {
    var bytes: [UInt8] = []
    var next = 0
    var news: [Interrupts.Signal] = []
  }

  /// The ends of the pipe: a byte in it for each piece of news.
  private let wakeEnd: Int32
  private let newsEnd: Int32
  private let state = Mutex(State())
  private let reading = Atomic<Bool>(false)

  init() {
    var ends: [Int32] = [-1, -1]
    _ = unsafe pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakeEnd = ends[0]
    newsEnd = ends[1]
  }

  deinit {
    close(wakeEnd)
    close(newsEnd)
  }

  /// Whether a line is being edited: signals are news for the editor then.
  var isReading: Bool {
    get { reading.load(ordering: .sequentiallyConsistent) }
    set {
      if newValue { state.withLock { $0.news.removeAll() } }
      reading.store(newValue, ordering: .sequentiallyConsistent)
    }
  }

  /// Tells the editor of a signal.
  func tell(_ signal: Interrupts.Signal) {
    state.withLock { $0.news.append(signal) }
    var byte: UInt8 = 1
    _ = unsafe Glibc.write(newsEnd, &byte, 1)
  }

  /// Whether more bytes came together with the last one: pasted text, not keys.
  var hasMore: Bool { state.withLock { $0.next < $0.bytes.count } }

  /// The next byte or signal.
  ///
  /// - Parameter milliseconds: How long to wait; -1 waits as long as it takes.
  func next(within milliseconds: Int32 = -1) -> Piece {
    while true {
      let ready = state.withLock { state -> Piece? in
        if !state.news.isEmpty {
          switch state.news.removeFirst() {
          case .interrupt:
            // What was typed before Ctrl-C is dropped with the line.
            state.bytes = []
            state.next = 0
            return .interrupted
          case .resize: return .resized
          case .continue: return .continued
          }
        }
        guard state.next < state.bytes.count else { return nil }
        defer { state.next += 1 }
        return .byte(state.bytes[state.next])
      }
      if let ready { return ready }
      var polls = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeEnd, events: Int16(POLLIN), revents: 0),
      ]
      let count = unsafe poll(&polls, 2, milliseconds)
      if count == 0 { return .nothing }
      if count < 0 {
        if errno == EINTR { continue }
        return .end
      }
      if polls[1].revents != 0 {
        var byte: UInt8 = 0
        _ = unsafe Glibc.read(wakeEnd, &byte, 1)
        continue
      }
      guard polls[0].revents != 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let length = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(0, buffer.baseAddress, buffer.count)
      }
      if length < 0, errno == EINTR || errno == EAGAIN { continue }
      guard length > 0 else { return .end }
      state.withLock { state in
        state.bytes = Array(chunk[..<length])
        state.next = 0
      }
    }
  }
}
