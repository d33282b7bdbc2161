import TensorCore

/// The memory that arrays may take.
package enum ArrayMemory {
  /// The most bytes that the process's arrays may take together: three quarters of what the machine has,
  /// unless set. An array that would not fit is refused before its memory is asked for.
  package static var limit: Int {
    get { MemoryBudget.limit }
    set { MemoryBudget.limit = newValue }
  }
}
