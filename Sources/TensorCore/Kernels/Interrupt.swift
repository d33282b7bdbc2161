import CKernels

/// The request to stop, as long loops see it.
///
/// A host sets it from another thread or from a signal handler's helper; loops poll it every few
/// milliseconds of work and end with `TensorError.interrupted`. The flag stays set until `clear`.
public enum Interrupt {
  /// Asks running operations of every thread to stop; safe in a signal handler.
  public static func request() { ck_stop_request() }

  /// Withdraws the request, once it has been answered.
  public static func clear() { ck_stop_clear() }

  /// Whether a stop is asked for.
  public static var isRequested: Bool { ck_stop_is_requested() != 0 }

  /// Throws `TensorError.interrupted` when a stop is asked for.
  @inline(__always)
  public static func check() throws(TensorError) {
    if ck_stop_is_requested() != 0 { throw .interrupted }
  }
}
