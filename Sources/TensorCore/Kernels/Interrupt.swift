import Synchronization

/// The request to stop, as long loops see it.
///
/// A host sets it from another thread or from a signal handler's helper; loops poll it every few
/// milliseconds of work and end with `TensorError.interrupted`. The flag stays set until `clear`.
public enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  /// Asks running operations of every thread to stop.
  public static func request() { flag.store(true, ordering: .relaxed) }

  /// Withdraws the request, once it has been answered.
  public static func clear() { flag.store(false, ordering: .relaxed) }

  /// Whether a stop is asked for.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Throws `TensorError.interrupted` when a stop is asked for.
  @inline(__always)
  public static func check() throws(TensorError) {
    if flag.load(ordering: .relaxed) { throw .interrupted }
  }
}
