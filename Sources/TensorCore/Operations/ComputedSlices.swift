extension Tensor {
  /// The part of `sizes` that begins at the integers `starts` on `axes`; see `part(from:axes:sizes:)`.
  public func part(from starts: Tensor, axes: [Int], sizes: [Int]) throws(TensorError) -> Tensor {
    guard starts.isCaptured else {
      return try part(from: starts.integers(), axes: axes, sizes: sizes)
    }
    // Checks all but the starts.
    _ = try part(from: axes.map { _ in 0 }, axes: axes, sizes: sizes)
    return try ComputedSlice(axes: axes, sizes: sizes)([self, starts])
  }

  /// A copy with the part that begins at the integers `starts` on `axes` replaced by `update`.
  public func replacing(
    from starts: Tensor, axes: [Int], with update: Tensor
  ) throws(TensorError) -> Tensor {
    guard starts.isCaptured else {
      return try replacing(from: starts.integers(), axes: axes, with: update)
    }
    _ = try replacing(from: axes.map { _ in 0 }, axes: axes, with: update)
    var sizes = shape
    for (axis, size) in zip(shape.indices.reversed(), update.shape.reversed()) {
      sizes[axis] = size
    }
    return try ComputedSliceUpdate(axes: axes)([
      self, try update.asType(dtype).broadcast(to: sizes), starts,
    ])
  }
}

/// A part that begins where the second input says, for recordings: that is looked at in each replay.
struct ComputedSlice: Operation {
  let axes: [Int]
  let sizes: [Int]
  var name: String { "slice" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(sizes, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let x = inputs[0].untraced
    let part = try x.part(from: inputs[1].untraced.integers(), axes: axes, sizes: sizes)
    Loops.copy(part, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let x = point.inputs[0]
    let zeros = try Tensor.zeros(x.shape, dtype: x.dtype)
    return [try ComputedSliceUpdate(axes: axes)([zeros, gradient, point.inputs[1]]), nil]
  }
}

/// The first input with the second in place of the part that begins where the third says.
struct ComputedSliceUpdate: Operation {
  let axes: [Int]
  var name: String { "slice_update" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let made = try inputs[0].untraced.replacing(
      from: inputs[2].untraced.integers(), axes: axes, with: inputs[1].untraced)
    Loops.copy(made, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (part, starts) = (point.inputs[1], point.inputs[2])
    return [
      point.wants(0)
        ? try self([gradient, try Tensor.zeros(part.shape, dtype: part.dtype), starts]) : nil,
      point.wants(1)
        ? try ComputedSlice(axes: axes, sizes: part.shape)([gradient, starts]) : nil, nil,
    ]
  }
}
