import Glibc
import Synchronization

/// Calls of routines that nobody can stop, such as LAPACK's, on threads of their own: whoever waits for
/// one sees a request to stop, and leaves it to end by itself, its result dropped.
///
/// A call owns all it works on, so nothing sees what an abandoned one goes on doing. One that still
/// runs when the process exits is waited for, since the library's memory goes away then; `areRunning`
/// lets a command end without.
package enum AbandonableCalls {
  /// Calls that nobody waits for any more.
  private static let abandoned = Atomic<Int>(0)
  private static let exitIsGuarded = Atomic<Bool>(false)

  /// Whether one that was abandoned has not ended yet.
  package static var areRunning: Bool { abandoned.load(ordering: .acquiring) > 0 }

  /// What `body` gives, on another thread where it is `long`.
  ///
  /// - Throws: `TensorError.interrupted` within a few milliseconds of a request to stop.
  static func run<Result: Sendable>(
    long: Bool, _ body: @escaping @Sendable () -> Result
  ) throws(TensorError) -> Result {
    guard long else { return body() }
    let call = Call(body)
    guard call.start() else { return body() }
    // Short at first, then a twentieth of the time it has taken: nobody waits much longer than it takes.
    var pause: UInt32 = 100
    while true {
      if let result = call.result { return result }
      if Interrupt.isRequested, call.abandon() {
        if !exitIsGuarded.exchange(true, ordering: .relaxed) {
          _ = atexit { while AbandonableCalls.areRunning { usleep(1000) } }
        }
        throw .interrupted
      }
      usleep(pause)
      pause = Swift.min(pause + pause / 20 + 1, 5000)
    }
  }

  fileprivate static func noteAbandoned(_ change: Int) {
    abandoned.add(change, ordering: .acquiringAndReleasing)
  }
}

/// One call and what became of it.
private final class Call<Result: Sendable>: AnyCall, @unchecked Sendable {
  private enum State {
    case running
    case done(Result)
    case abandoned
  }

  private let body: @Sendable () -> Result
  private let state = Mutex(State.running)

  init(_ body: @escaping @Sendable () -> Result) { self.body = body }

  var result: Result? {
    state.withLock { if case .done(let result) = $0 { result } else { nil } }
  }

  /// Leaves the call to itself; false where it has just ended.
  func abandon() -> Bool {
    state.withLock { state in
      guard case .running = state else { return false }
      state = .abandoned
      AbandonableCalls.noteAbandoned(1)
      return true
    }
  }

  override func run() {
    let result = body()
    state.withLock { state in
      if case .abandoned = state {
        AbandonableCalls.noteAbandoned(-1)
      } else {
        state = .done(result)
      }
    }
  }
}

/// A call as its thread knows it.
// Sendable: what changes in a call is behind its lock.
private class AnyCall: @unchecked Sendable {
  func run() {}

  /// Runs it on a thread of its own; false where there is none to be had.
  func start() -> Bool {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, 16 << 20)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Signals are for the threads that wait for them.
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let own = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        unsafe Unmanaged<AnyCall>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, own.toOpaque())
    if failed != 0 { unsafe own.release() }
    return failed == 0
  }
}
