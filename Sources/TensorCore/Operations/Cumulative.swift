extension Tensor {
  /// Running sums along `axis` (of the flattened array without one), from the end if `reverse`;
  /// without the element itself unless `inclusive`.
  public func cumulativeSum(axis: Int? = nil, reverse: Bool = false, inclusive: Bool = true)
    throws(TensorError) -> Tensor
  {
    let x = dtype == .bool ? try asType(.int32) : self
    return try x.scanned(.sum, axis, reverse, inclusive)
  }

  /// Running products along `axis`.
  public func cumulativeProduct(axis: Int? = nil, reverse: Bool = false, inclusive: Bool = true)
    throws(TensorError) -> Tensor
  {
    let x = dtype == .bool ? try asType(.int32) : self
    return try x.scanned(.product, axis, reverse, inclusive)
  }

  /// Running maxima along `axis`.
  public func cumulativeMaximum(axis: Int? = nil, reverse: Bool = false, inclusive: Bool = true)
    throws(TensorError) -> Tensor
  {
    try scanned(.maximum, axis, reverse, inclusive)
  }

  /// Running minima along `axis`.
  public func cumulativeMinimum(axis: Int? = nil, reverse: Bool = false, inclusive: Bool = true)
    throws(TensorError) -> Tensor
  {
    try scanned(.minimum, axis, reverse, inclusive)
  }

  private func scanned(
    _ function: ReductionFunction, _ axis: Int?, _ reverse: Bool, _ inclusive: Bool
  ) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).scanned(function, 0, reverse, inclusive) }
    let position = try Shape.axis(axis, rank: rank)
    return try Scan(
      function: function, axis: position, reverse: reverse, inclusive: inclusive)([self])
  }
}

/// Running reductions along `axis`.
///
/// The derivative of a running sum is a running sum from the other end.
struct Scan: Operation {
  let function: ReductionFunction
  let axis: Int
  let reverse: Bool
  let inclusive: Bool

  var name: String {
    switch function {
    case .sum: "cumsum"
    case .product: "cumprod"
    case .maximum: "cummax"
    case .minimum: "cummin"
    }
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.scan(
      function, inputs[0], AxisView(inputs[0].shape, axis: axis), reverse: reverse,
      inclusive: inclusive, into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    switch function {
    case .sum:
      return [
        try gradient.cumulativeSum(axis: axis, reverse: !reverse, inclusive: inclusive)
      ]
    case .product:
      // Σ over later outputs of gradient · output, divided by the element; as MLX, undefined at 0.
      let sums = try (gradient * point.output).cumulativeSum(
        axis: axis, reverse: !reverse, inclusive: inclusive)
      return [try sums / point.inputs[0]]
    case .maximum, .minimum:
      throw .notDifferentiable(name)
    }
  }
}
