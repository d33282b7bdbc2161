import TensorCore

/// The threads that arrays and learners work on.
package enum Threads {
  /// How many work at once at most, the session's own included: `METAPEFT_THREADS`, else one a core.
  /// Any number gives the same results. At least 1.
  package static var limit: Int {
    get { Workers.defaultThreads }
    set { Workers.defaultThreads = newValue }
  }
}
