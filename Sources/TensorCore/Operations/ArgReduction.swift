extension Tensor {
  /// The position of the largest element along `axis`, the first of equals, as `uint32`; of the
  /// flattened array without one. NaN is taken for the largest.
  public func argmax(axis: Int? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    try argReduced(axis, keepingDimensions, largest: true)
  }

  /// The position of the smallest element along `axis`, as `argmax`; NaN is taken for the smallest.
  public func argmin(axis: Int? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    try argReduced(axis, keepingDimensions, largest: false)
  }

  private func argReduced(_ axis: Int?, _ keepingDimensions: Bool, largest: Bool)
    throws(TensorError) -> Tensor
  {
    guard let axis else {
      let flat = try reshaped([-1]).argReduced(0, false, largest: largest)
      return keepingDimensions
        ? try flat.reshaped(Array(repeating: 1, count: rank)) : flat
    }
    if count == 0, axis < -rank || axis >= rank {
      let name = largest ? "argmax" : "argmin"
      throw .argument(operation: name, "Cannot \(name) reduce zero size array.")
    }
    let position = try Shape.axis(axis, rank: rank)
    let kept = try ArgReduction(axis: position, largest: largest)([self])
    return keepingDimensions ? kept : try kept.squeezed(axes: [position])
  }
}

/// The position of an extreme element along `axis`, which becomes 1; no gradient.
struct ArgReduction: Operation {
  let axis: Int
  let largest: Bool
  var name: String { largest ? "argmax" : "argmin" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    guard inputs[0].count > 0 else {
      throw .argument(operation: name, "Cannot \(name) reduce zero size array.")
    }
    var shape = inputs[0].shape
    shape[axis] = 1
    return ResultType(shape, .uint32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.argReduce(
      inputs[0], AxisView(inputs[0].shape, axis: axis), largest: largest, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}
