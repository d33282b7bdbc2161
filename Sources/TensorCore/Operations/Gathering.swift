extension Tensor {
  /// Slices of `axis` at `indices`, whose axes replace it; of the flattened array without an axis.
  ///
  /// An index outside the axis throws, where MLX reads beyond the array.
  public func take(_ indices: Tensor, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard indices.dtype.isInteger else {
      throw .argument(
        operation: "gather", "Got indices with invalid dtype. Indices must be integral.")
    }
    guard let axis else { return try reshaped([-1]).take(indices, axis: 0) }
    guard axis >= -rank && axis < rank else {
      throw .invalidIndex(
        "[take] Received invalid axis \(axis) for array with \(rank) dimensions.")
    }
    let position = try Shape.axis(axis, rank: rank)
    guard shape[position] > 0 || indices.count == 0 else {
      throw .argument(operation: "take", "Cannot do a non-empty take from an empty axis.")
    }
    return try Take(axis: position)([self, indices])
  }

  /// For each position of `indices`, the element along `axis` that it names: the other axes agree or
  /// broadcast.
  public func takeAlongAxis(_ indices: Tensor, axis: Int?) throws(TensorError) -> Tensor {
    guard let axis else {
      return try reshaped([-1]).takeAlongAxis(indices.reshaped([-1]), axis: 0)
    }
    let (x, picks, position) = try aligned(indices, axis: axis, operation: "take_along_axis")
    return try TakeAlongAxis(axis: position)([x, picks])
  }

  /// A copy whose elements along `axis` at `indices` are `values`.
  public func putAlongAxis(_ indices: Tensor, _ values: Tensor, axis: Int?) throws(TensorError)
    -> Tensor
  {
    guard let axis else {
      return try reshaped([-1]).putAlongAxis(
        indices.reshaped([-1]), values.reshaped([-1]), axis: 0
      ).reshaped(shape)
    }
    let (_, picks, position) = try aligned(indices, axis: axis, operation: "put_along_axis")
    let updates = try values.asType(dtype).broadcast(to: picks.shape)
    return try PutAlongAxis(axis: position, update: .assign)([self, picks, updates])
  }

  private func aligned(_ indices: Tensor, axis: Int, operation: String) throws(TensorError)
    -> (Tensor, Tensor, Int)
  {
    let position = try Shape.axis(axis, rank: rank)
    guard indices.rank == rank else {
      throw .argument(
        operation: operation,
        "Indices of dimension \(indices.rank) does not match array of dimension \(rank).")
    }
    guard indices.dtype.isInteger else {
      throw .argument(
        operation: "gather", "Got indices with invalid dtype. Indices must be integral.")
    }
    var (own, other) = (shape, indices.shape)
    let (size, picked) = (own.remove(at: position), other.remove(at: position))
    var common = try Shape.broadcast(own, other)
    common.insert(size, at: position)
    let x = try broadcast(to: common)
    common[position] = picked
    return (x, try indices.broadcast(to: common), position)
  }
}

/// Slices of an axis: inputs are the array and the indices. The gradient is added at the indices.
struct Take: Operation {
  let axis: Int
  var name: String { "take" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let shape = inputs[0].shape
    return ResultType(
      Array(shape[..<axis]) + inputs[1].shape + Array(shape[(axis + 1)...]), inputs[0].dtype)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let view = AxisView(inputs[0].shape, axis: axis)
    return Step.take(inputs[0], inputs[1], view, alongAxis: false, output).map { [$0] }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if let steps = steps(inputs, into: output, scratch: nil) { return try Step.run(steps[...]) }
    try Loops.take(
      inputs[0], inputs[1], AxisView(inputs[0].shape, axis: axis), into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let x = point.inputs[0]
    let zeros = try Tensor.zeros(x.shape, dtype: gradient.dtype)
    return [try Put(axis: axis, update: .add)([zeros, point.inputs[1], gradient]), nil]
  }
}

/// Elements along an axis: inputs are the array and the indices, of one rank.
struct TakeAlongAxis: Operation {
  let axis: Int
  var name: String { "take_along_axis" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[1].shape, inputs[0].dtype)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let view = AxisView(inputs[0].shape, axis: axis)
    return Step.take(inputs[0], inputs[1], view, alongAxis: true, output).map { [$0] }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if let steps = steps(inputs, into: output, scratch: nil) { return try Step.run(steps[...]) }
    try Loops.takeAlongAxis(
      inputs[0], inputs[1], AxisView(inputs[0].shape, axis: axis), into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let zeros = try Tensor.zeros(point.inputs[0].shape, dtype: gradient.dtype)
    return [
      try PutAlongAxis(axis: axis, update: .add)([zeros, point.inputs[1], gradient]), nil,
    ]
  }
}
