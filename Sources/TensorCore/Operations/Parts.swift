extension Tensor {
  /// The elements in reverse along `axes`, all of them where nil.
  public func flipped(axes: [Int]? = nil) throws(TensorError) -> Tensor {
    for axis in axes ?? [] { _ = try Shape.axis(axis, rank: rank, of: "flip") }
    return try reversed(Shape.axes(axes, rank: rank))
  }

  /// The common shape of two under broadcasting.
  public static func broadcastShape(_ one: [Int], _ other: [Int]) throws(TensorError) -> [Int] {
    try Shape.broadcast(one, other)
  }

  /// The elements of the flattened array at `offset + Σ iₖ · stridesₖ`; row-major strides without
  /// any.
  ///
  /// A place outside the array throws, where MLX reads beyond it.
  public func strided(_ shape: [Int], strides: [Int]? = nil, offset: Int = 0) throws(TensorError)
    -> Tensor
  {
    let strides = strides ?? Shape.strides(shape)
    guard strides.count == shape.count else {
      throw .argument(
        operation: "as_strided",
        "The number of strides must match the number of dimensions of the shape.")
    }
    var places = try Tensor(offset, dtype: .int64)
    _ = try Shape.count(shape)
    for (axis, (size, stride)) in zip(shape, strides).enumerated() {
      var sizes = Array(repeating: 1, count: shape.count)
      sizes[axis] = size
      places = try places + Tensor.arange(size, dtype: .int64).reshaped(sizes) * stride
    }
    return try reshaped([-1]).take(places.broadcast(to: shape), axis: 0)
  }

  /// The part of `sizes` that begins at `starts` on `axes`; other axes begin at 0. A part that would
  /// reach beyond the array throws, where MLX reads there.
  public func part(from starts: [Int], axes: [Int], sizes: [Int]) throws(TensorError) -> Tensor {
    guard sizes.count == rank else {
      throw .argument(
        operation: "slice",
        "Invalid number of sizes for array with \(rank) dimensions: \(sizes.count).")
    }
    return try sliced(try slices(starts, axes, sizes, operation: "slice"))
  }

  /// A copy with the part that begins at `starts` on `axes` replaced by `update`.
  public func replacing(from starts: [Int], axes: [Int], with update: Tensor) throws(TensorError)
    -> Tensor
  {
    var target = shape
    for (axis, size) in zip(shape.indices.reversed(), update.shape.reversed()) {
      target[axis] = size
    }
    let slices = try slices(starts, axes, target, operation: "slice_update")
    return try SliceUpdate(slices: slices)([
      self, try update.asType(dtype).broadcast(to: target),
    ])
  }

  private func slices(_ starts: [Int], _ axes: [Int], _ sizes: [Int], operation: String)
    throws(TensorError) -> [AxisSlice]
  {
    guard starts.count == axes.count else {
      throw .argument(
        operation: operation, "Number of starting indices and axes must match.")
    }
    var slices: [AxisSlice] = []
    for (axis, size) in sizes.enumerated() {
      guard size >= 0 && size <= shape[axis] else {
        throw .argument(operation: operation, "Invalid slice sizes for array \(shapeText(shape)).")
      }
      slices.append(AxisSlice(start: 0, step: 1, count: size))
    }
    for (start, axis) in zip(starts, axes) {
      let position = try Shape.axis(axis, rank: rank)
      guard start >= 0, start <= shape[position] - sizes[position] else {
        throw .index(start, axis: position, size: shape[position])
      }
      slices[position].start = start
    }
    return slices
  }

  /// The integers toward zero.
  public func truncated() throws(TensorError) -> Tensor {
    guard dtype != .complex64 else {
      throw .argument(operation: "trunc", "Not supported for complex64.")
    }
    guard dtype.isFloating else { return self }
    return try Tensor.where(self < scalar(0), ceil(), floor())
  }

  /// The differences of neighbours along `axis`, taken `count` times.
  public func differences(_ count: Int = 1, axis: Int = -1) throws(TensorError) -> Tensor {
    guard count >= 0 else {
      throw .argument(operation: "diff", "Order `n` must be non-negative.")
    }
    guard axis >= -rank && axis < rank else {
      throw .invalidIndex("[diff] Axis is out of bounds for the array.")
    }
    let position = try Shape.axis(axis, rank: rank)
    var x = self
    for _ in 0..<Swift.min(count, shape[position]) {
      var later = x.shape.map { AxisSlice(start: 0, step: 1, count: $0) }
      var earlier = later
      later[position] = AxisSlice(start: 1, step: 1, count: Swift.max(0, x.shape[position] - 1))
      earlier[position].count = later[position].count
      if later[position].count == 0 { later[position].start = 0 }
      let (a, b) = (try x.sliced(later), try x.sliced(earlier))
      x = dtype == .bool ? try a != b : try a - b
    }
    return x
  }

  /// The product with Sylvester's Hadamard matrix along the last axis, whose size must be a power of
  /// two, times `scale` (`1 / √n` where nil).
  public func hadamardTransformed(scale: Double? = nil) throws(TensorError) -> Tensor {
    let size = shape.last ?? 0
    guard size > 0, size & (size - 1) == 0 else {
      throw .argument(
        operation: "hadamard", "Only a last axis whose size is a power of 2 is supported.")
    }
    var x = try asType(dtype.inexact)
    var step = 1
    while step < size {
      let pairs = try x.reshaped(shape.dropLast() + [size / (2 * step), 2, step])
        .split(parts: 2, axis: -2)
      x = try Tensor.concatenate([pairs[0] + pairs[1], pairs[0] - pairs[1]], axis: -2)
        .reshaped(shape)
      step *= 2
    }
    return try x * (scale ?? 1 / Double(size).squareRoot())
  }
}
