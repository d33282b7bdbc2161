import Synchronization

/// Takes down what a cell puts out while it runs.
///
/// Output comes from the session's thread while the main thread waits, so what it holds is locked.
final class CellRecorder: Sendable {
  /// Bytes of a cell's streams that are kept; a program may print without end.
  static let mostBytes = 1 << 20

  private struct State {
    var outputs: [CellOutput] = []
    var kept = 0
    /// The last bytes of a piece that end inside a character; the next piece completes it.
    var rest: [UInt8] = []
    var isTruncated = false
  }

  private let state = Mutex(State())

  /// Forgets the last cell.
  func begin() { state.withLock { $0 = State() } }

  /// What came since `begin`, in order.
  func finish() -> [CellOutput] {
    state.withLock { state in
      defer { state = State() }
      return state.outputs
    }
  }

  /// Bytes written to a stream, in UTF-8.
  func write(_ bytes: [UInt8], to stream: CellOutput.Stream) {
    state.withLock { state in
      guard !state.isTruncated else { return }
      var piece = state.rest + bytes
      state.rest = Self.takeUnfinishedCharacter(&piece)
      state.kept += piece.count
      if state.kept > Self.mostBytes {
        state.isTruncated = true
        piece += Array("\n[more output was not kept]\n".utf8)
      }
      let text = String(decoding: piece, as: UTF8.self)
      if case .stream(stream, let before) = state.outputs.last {
        state.outputs[state.outputs.count - 1] = .stream(stream, before + text)
      } else if !text.isEmpty {
        state.outputs.append(.stream(stream, text))
      }
    }
  }

  func add(_ output: CellOutput) { state.withLock { $0.outputs.append(output) } }

  /// Cuts the beginning of a character of several bytes off the end.
  private static func takeUnfinishedCharacter(_ bytes: inout [UInt8]) -> [UInt8] {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      guard length > back else { return [] }
      defer { bytes.removeLast(back) }
      return Array(bytes.suffix(back))
    }
    return []
  }
}
