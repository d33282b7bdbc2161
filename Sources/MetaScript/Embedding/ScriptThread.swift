import Glibc

/// The thread that a session's machine lives on, with a stack of its own large enough for deep
/// scripts. Work is handed over one piece at a time; the caller waits until it is done.
@safe final class ScriptThread: @unchecked Sendable {
  // Unchecked: `work` and `isStopping` are touched only under `mutex`, which the waiting caller and
  // the thread take in turn.
  static let stackSize = 512 << 20

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var work: (() -> Void)?
  private var isStopping = false
  private var thread = pthread_t()

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, Self.stackSize)
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let status = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<ScriptThread>.fromOpaque(context).takeRetainedValue().serve()
        return nil
      }, context)
    unsafe pthread_attr_destroy(&attributes)
    if status != 0 { exhausted() }
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(changed)
    unsafe mutex.deallocate()
    unsafe changed.deallocate()
  }

  private func serve() {
    // Signals are for the threads of the host; a script is interrupted by its flag.
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    unsafe pthread_mutex_lock(mutex)
    while true {
      while work == nil, !isStopping { unsafe pthread_cond_wait(changed, mutex) }
      guard let next = work else { break }
      unsafe pthread_mutex_unlock(mutex)
      next()
      unsafe pthread_mutex_lock(mutex)
      work = nil
      unsafe pthread_cond_broadcast(changed)
    }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Whether the caller is the thread itself: a callback of the script.
  var isCurrent: Bool { pthread_equal(pthread_self(), thread) != 0 }

  /// Runs `body` on the thread and waits for it; on the thread itself, at once.
  func perform<Result>(_ body: () -> Result) -> Result {
    if isCurrent { return body() }
    var result: Result?
    withoutActuallyEscaping(body) { body in
      unsafe pthread_mutex_lock(mutex)
      while work != nil { unsafe pthread_cond_wait(changed, mutex) }
      work = { result = body() }
      unsafe pthread_cond_broadcast(changed)
      while work != nil { unsafe pthread_cond_wait(changed, mutex) }
      unsafe pthread_mutex_unlock(mutex)
    }
    return unsafe result.unsafelyUnwrapped
  }

  /// Ends the thread after what it is doing.
  func stop() {
    unsafe pthread_mutex_lock(mutex)
    isStopping = true
    unsafe pthread_cond_broadcast(changed)
    unsafe pthread_mutex_unlock(mutex)
    if isCurrent { pthread_detach(thread) } else { pthread_join(thread, nil) }
  }
}
