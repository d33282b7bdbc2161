import CKernels
import Glibc

/// What TensorCore keeps for each thread: the record of operations, and freed blocks to use again.
///
/// Confined to its thread: it is reached only through `current`, so nothing in it needs a lock.
final class ThreadState {
  /// The record that operations on traced tensors go to; idle when no gradient is being taken.
  let recorder = Recorder()
  /// Whether the thread runs a piece of shared work; nested work is then not shared out again.
  var isWorking = false
  /// Blocks freed on this thread.
  let pool = BlockPool()

  /// This thread's state, created at first use and freed when the thread ends.
  static var current: ThreadState {
    @inline(__always) get {
      if let slot = unsafe ck_thread_slot_get() {
        return unsafe Unmanaged<ThreadState>.fromOpaque(slot).takeUnretainedValue()
      }
      return create()
    }
  }

  /// The state where it exists already: a thread that is ending has none.
  static var existing: ThreadState? {
    @inline(__always) get {
      guard let slot = unsafe ck_thread_slot_get() else { return nil }
      return unsafe Unmanaged<ThreadState>.fromOpaque(slot).takeUnretainedValue()
    }
  }

  private static func create() -> ThreadState {
    let state = ThreadState()
    let slot = unsafe Unmanaged.passRetained(state).toOpaque()
    unsafe ck_thread_slot_set(slot)
    unsafe pthread_setspecific(endOfThread, slot)
    return state
  }

  /// The key whose destructor frees a thread's state.
  private static let endOfThread: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key) { slot in
      guard let slot = unsafe slot else { return }
      let state = unsafe Unmanaged<ThreadState>.fromOpaque(slot)
      // Emptied while it still is the thread's state, so that what it frees finds the pool.
      unsafe state.takeUnretainedValue().recorder.removeAll()
      ck_thread_slot_set(nil)
      unsafe state.release()
    }
    return key
  }()
}
