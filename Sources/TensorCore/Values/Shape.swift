/// Arithmetic on shapes that never overflows and never trusts an axis.
enum Shape {
  /// The number of elements of `shape`; throws where it, times 8 bytes, exceeds `Int`.
  static func count(_ shape: [Int]) throws(TensorError) -> Int {
    var count = 1
    var overflow = false
    for size in shape {
      guard size >= 0 else {
        throw .argument(operation: "full", "Negative dimensions not allowed.")
      }
      let product = count.multipliedReportingOverflow(by: Swift.max(size, 1))
      overflow = overflow || product.overflow
      count = product.partialValue
    }
    if shape.contains(0) { return 0 }
    if overflow || count > Int.max / 64 { throw .shapeOverflow(shape) }
    return count
  }

  /// The number of elements of a shape that an existing tensor has.
  @inline(__always)
  static func knownCount(_ shape: some Sequence<Int>) -> Int {
    var count = 1
    for size in shape { count &*= size }
    return count
  }

  /// `axis`, counted from the front; `-1` is the last one.
  static func axis(_ axis: Int, rank: Int) throws(TensorError) -> Int {
    let positive = axis < 0 ? axis &+ rank : axis
    guard positive >= 0 && positive < rank else { throw .axis(axis, rank: rank) }
    return positive
  }

  /// The same, named in the error as some of MLX's operations name themselves.
  static func axis(_ axis: Int, rank: Int, of operation: String) throws(TensorError) -> Int {
    do { return try Self.axis(axis, rank: rank) } catch {
      throw .invalidIndex(
        "[\(operation)] Axis \(axis) is out of bounds for array with \(rank) dimensions.")
    }
  }

  /// `axes` all lie in an array of `rank`; else an error in the words of the statistics.
  static func check(_ axes: [Int]?, rank: Int, of operation: String) throws(TensorError) {
    for axis in axes ?? [] where axis < -rank || axis >= rank {
      throw .invalidIndex(
        "[\(operation)] axis \(axis) is out of bounds for array with \(rank) dimensions.")
    }
  }

  /// `axes` counted from the front, each once, ascending; nil is every axis.
  static func axes(_ axes: [Int]?, rank: Int) throws(TensorError) -> [Int] {
    guard let axes else { return Array(0..<rank) }
    var found: [Int] = []
    for axis in axes { found.append(try Self.axis(axis, rank: rank)) }
    found.sort()
    for (one, next) in zip(found, found.dropFirst()) where one == next {
      throw .argument(operation: "", "Duplicate axes detected in reduction.")
    }
    return found
  }

  /// The common shape of `left` and `right` under broadcasting.
  static func broadcast(_ left: [Int], _ right: [Int]) throws(TensorError) -> [Int] {
    if left == right { return left }
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var shape = long
    let offset = long.count - short.count
    for (index, size) in short.enumerated() {
      let other = long[offset + index]
      if other == size { continue }
      guard other == 1 || size == 1 else { throw .broadcast(left, right) }
      shape[offset + index] = other == 1 ? size : other
    }
    return shape
  }

  /// Row-major strides of `shape`, in elements.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = Array(repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step &*= Swift.max(shape[axis], 1)
    }
    return strides
  }
}
