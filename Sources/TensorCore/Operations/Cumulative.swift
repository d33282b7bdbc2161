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
    try scanned(.product, axis, reverse, inclusive)
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

  fileprivate func scanned(
    _ function: ReductionFunction, _ axis: Int?, _ reverse: Bool, _ inclusive: Bool
  ) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([-1]).scanned(function, 0, reverse, inclusive) }
    let names: [ReductionFunction: String] = [
      .sum: "cumsum", .product: "cumprod", .maximum: "cummax", .minimum: "cummin",
    ]
    let position = try Shape.axis(axis, rank: rank, of: names[function] ?? "scan")
    return try Scan(
      function: function, axis: position, reverse: reverse, inclusive: inclusive)([self])
  }
}

/// Running reductions along `axis`.
///
/// The derivative of a running sum is a running sum from the other end; that of a running extreme goes
/// to the element that it is.
struct Scan: Operation {
  var hasDerivative: Bool { inclusive || function == .sum || function == .product }
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
      guard inclusive else { throw .notDifferentiable(name) }
      let chosen = try self.chosen(point.inputs[0], point.output)
      let zeros = try Tensor.zeros(gradient.shape, dtype: gradient.dtype)
      return [try PutAlongAxis(axis: axis, update: .add)([zeros, chosen, gradient])]
    }
  }

  /// For each running extreme `y` the place of its element, the latest of equals.
  private func chosen(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
    let size = x.shape[axis]
    var shape = Array(repeating: 1, count: x.rank)
    shape[axis] = size
    let places = try Tensor.arange(size).reshaped(shape)
    let none = try Tensor(reverse ? size : -1)
    let latest = try Tensor.where(x == y, places, none)
      .scanned(reverse ? .minimum : .maximum, axis, reverse, true)
    return try latest.clip(Tensor(0), Tensor(Swift.max(0, size - 1)))
  }
}
