import Glibc
import Synchronization

/// Signals: a thread of its own waits for them and tells who asked.
///
/// They are blocked in every thread of ours. Threads of libraries that began before `main`, such as
/// OpenBLAS's, have them unblocked and may be given one: a handler then hands it to the waiting
/// thread.
enum Interrupts {
  enum Signal: Sendable {
    /// Ctrl-C.
    case interrupt
    /// The window has another size.
    case resize
    /// The process goes on after Ctrl-Z.
    case `continue`
  }

  /// The thread that waits, for the handler.
  private static let waiter = Atomic<UInt>(0)

  /// Calls `action` for every SIGINT from now on. To be called once, before other threads exist.
  static func watch(_ action: @escaping @Sendable () -> Void) {
    watchAll([SIGINT]) { signal in if signal == .interrupt { action() } }
  }

  /// Calls `action` for every signal that a prompt has to know of.
  static func watchAll(
    _ numbers: [Int32] = [SIGINT, SIGWINCH, SIGCONT],
    _ action: @escaping @Sendable (Signal) -> Void
  ) {
    // A write to a closed pipe or beyond a file limit is an error of that write, not of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var set = signals(numbers)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let context = unsafe Unmanaged.passRetained(Box(numbers, action)).toOpaque()
    var thread = pthread_t()
    _ = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        let box = unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue()
        var set = Interrupts.signals(box.numbers)
        var number: Int32 = 0
        while unsafe sigwait(&set, &number) == 0 {
          switch number {
          case SIGWINCH: box.action(.resize)
          case SIGCONT: box.action(.continue)
          default: box.action(.interrupt)
          }
        }
        return nil
      }, context)
    // Stored before the handler is there to read it.
    waiter.store(UInt(thread), ordering: .sequentiallyConsistent)
    var handler = sigaction()
    unsafe handler.__sigaction_handler.sa_handler = { number in
      _ = pthread_kill(pthread_t(Interrupts.waiter.load(ordering: .relaxed)), number)
    }
    handler.sa_flags = SA_RESTART
    for number in numbers { unsafe sigaction(number, &handler, nil) }
  }

  private static func signals(_ numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    return set
  }

  private final class Box {
    let numbers: [Int32]
    let action: @Sendable (Signal) -> Void
    init(_ numbers: [Int32], _ action: @escaping @Sendable (Signal) -> Void) {
      self.numbers = numbers
      self.action = action
    }
  }
}
