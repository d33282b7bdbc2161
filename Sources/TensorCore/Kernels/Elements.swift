/// Where elements stand, without a hold on them.
///
/// Threads that share tensors pass these around: each count of a reference to the same tensor makes
/// the other threads wait for the count. Whoever makes one keeps the tensor until it is used no more.
// Sendable: as a tensor's elements are, which nobody changes, or which one thread at a time changes.
@safe package struct Elements: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  /// The number of bytes.
  package let byteCount: Int

  private init(_ base: UnsafeMutableRawPointer, _ byteCount: Int) {
    unsafe self.base = base
    self.byteCount = byteCount
  }

  /// The bytes `range` of these.
  package func part(_ range: Range<Int>) -> Elements {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "part outside its whole")
    return unsafe Elements(base + range.lowerBound, range.count)
  }

  /// Copies as many bytes as `other` has there.
  // Not inlined: see `Loops.copy`.
  @inline(never)
  package func copy(into other: Elements) {
    precondition(other.byteCount <= byteCount, "too few elements to copy")
    if other.byteCount > 0 {
      unsafe other.base.copyMemory(from: base, byteCount: other.byteCount)
    }
  }

  /// The first element, a `float32`.
  package var firstFloat: Float {
    precondition(byteCount >= 4, "no first element")
    return unsafe base.load(as: Float.self)
  }

  /// Makes these one `float32`.
  package func set(_ value: Float) {
    precondition(byteCount == 4, "one number")
    unsafe base.storeBytes(of: value, as: Float.self)
  }

  fileprivate init(of tensor: Tensor) {
    unsafe self.init(tensor.storage.base, tensor.byteCount)
  }
}

extension Tensor {
  /// Where the elements stand; the tensor must live while that is used.
  package var elements: Elements { Elements(of: self) }
}

/// Numbers that threads leave for the one that shared out their work: each its own rows.
// Sendable: a row is written by one thread, and read when the work is over.
@safe package final class NumberTable: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Double>
  private let rows: Int
  private let columns: Int
  /// From row to row: two lines of cache, which are fetched together, so that no thread waits for another.
  private let stride: Int

  /// Zeros.
  package init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    stride = (columns + 15) / 16 * 16
    unsafe base = .allocate(capacity: Swift.max(1, rows * stride))
    unsafe base.initialize(repeating: 0, count: rows * stride)
  }

  deinit { unsafe base.deallocate() }

  package subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the table")
      return unsafe base[row * stride + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the table")
      unsafe base[row * stride + column] = newValue
    }
  }
}
