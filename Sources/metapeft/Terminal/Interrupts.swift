import Glibc
import Synchronization

/// Ctrl-C: a thread of its own waits for the signal and cancels what runs.
///
/// SIGINT is blocked in every thread of ours. Threads of libraries that began before `main`, such as
/// OpenBLAS's, have it unblocked and may be given it: a handler then hands it to the waiting
/// thread. At the prompt the line editor lets the signal through, to have its read interrupted.
enum Interrupts {
  /// The thread that waits, for the handler.
  private static let waiter = Atomic<UInt>(0)

  /// Calls `action` for every SIGINT from now on. To be called once, before other threads exist.
  static func watch(_ action: @escaping @Sendable () -> Void) {
    // A write to a closed pipe or beyond a file limit is an error of that write, not of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let context = unsafe Unmanaged.passRetained(Box(action)).toOpaque()
    var thread = pthread_t()
    _ = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        let box = unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue()
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGINT)
        var number: Int32 = 0
        while unsafe sigwait(&set, &number) == 0 { box.action() }
        return nil
      }, context)
    // Stored before the handler is there to read it.
    waiter.store(UInt(thread), ordering: .sequentiallyConsistent)
    var handler = sigaction()
    unsafe handler.__sigaction_handler.sa_handler = { _ in
      _ = pthread_kill(pthread_t(Interrupts.waiter.load(ordering: .relaxed)), SIGINT)
    }
    handler.sa_flags = SA_RESTART
    unsafe sigaction(SIGINT, &handler, nil)
  }

  private final class Box {
    let action: @Sendable () -> Void
    init(_ action: @escaping @Sendable () -> Void) { self.action = action }
  }
}
