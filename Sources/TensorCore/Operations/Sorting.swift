extension Tensor {
  /// Sorted ascending along `axis` (the flattened array where nil), NaN last.
  public func sorted(axis: Int? = -1) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).sorted(axis: 0) }
    let position = try Shape.axis(axis, rank: rank, of: "sort")
    let order = try ArgSort(axis: position)([self])
    return try takeAlongAxis(order, axis: position)
  }

  /// The positions along `axis` of the elements in ascending order, as `uint32`; stable.
  public func argsort(axis: Int? = -1) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).argsort(axis: 0) }
    return try ArgSort(axis: Shape.axis(axis, rank: rank, of: "argsort"))([self])
  }

  /// The `count` largest elements along `axis`, ascending.
  public func top(_ count: Int, axis: Int? = -1) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).top(count, axis: 0) }
    let position = try Shape.axis(axis, rank: rank, of: "topk")
    guard count >= 0 && count <= shape[position] else {
      throw .argument(
        operation: "topk",
        "Received invalid k=\(count) along axis \(axis) for array with shape: "
          + shapeText(shape))
    }
    var slices = shape.map { AxisSlice(start: 0, step: 1, count: $0) }
    slices[position] = AxisSlice(start: shape[position] - count, step: 1, count: count)
    return try sorted(axis: position).sliced(slices)
  }

  /// For each of `values` its place in this ascending vector, before equals or after them.
  public func searchSorted(_ values: Tensor, afterEquals: Bool = false) throws(TensorError)
    -> Tensor
  {
    guard rank == 1 else {
      throw .argument(
        operation: "searchsorted",
        "The sorted sequence must be 1-D but has \(rank) dimensions.")
    }
    let dtype = self.dtype.promoted(with: values.dtype)
    return try SearchSorted(afterEquals: afterEquals)([
      try asType(dtype), try values.asType(dtype),
    ])
  }
}

/// The permutation that sorts `axis`; no gradient. Sorting takes along it, and so has one.
struct ArgSort: Operation {
  let axis: Int
  var name: String { "argsort" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[0].shape, .uint32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.sort(
      inputs[0], AxisView(inputs[0].shape, axis: axis), positions: true, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}

/// Places in a sorted vector; no gradient.
struct SearchSorted: Operation {
  let afterEquals: Bool
  var name: String { "searchsorted" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[1].shape, .uint32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.search(inputs[0], inputs[1], afterEquals: afterEquals, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [nil, nil]
  }
}
