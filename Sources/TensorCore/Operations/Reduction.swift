extension Tensor {
  /// The sum over `axes` (all where nil). Truth values and small integers sum as `int32`.
  public func sum(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    if rank == 0 || axes?.isEmpty ?? false, axes?.isEmpty ?? true { return self }
    let wide: DType =
      switch dtype {
      case .bool, .int8, .int16: .int32
      case .uint8, .uint16: .uint32
      default: dtype
      }
    return try asType(wide).reduced(.sum, axes, keepingDimensions)
  }

  /// The product over `axes`.
  public func product(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    if rank == 0 || axes?.isEmpty ?? false, axes?.isEmpty ?? true { return self }
    let wide: DType =
      switch dtype {
      case .bool, .int8, .int16: .int32
      case .uint8, .uint16: .uint32
      default: dtype
      }
    return try asType(wide).reduced(.product, axes, keepingDimensions)
  }

  /// The largest element over `axes`; NaN where one is.
  public func max(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try reduced(.maximum, axes, keepingDimensions)
  }

  /// The smallest element over `axes`; NaN where one is.
  public func min(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try reduced(.minimum, axes, keepingDimensions)
  }

  /// Whether every element over `axes` differs from 0.
  public func all(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try asType(.bool).reduced(.product, axes, keepingDimensions)
  }

  /// Whether any element over `axes` differs from 0.
  public func any(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try asType(.bool).reduced(.sum, axes, keepingDimensions)
  }

  /// The mean over `axes`: the sum divided by the number of elements.
  public func mean(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    try Shape.check(axes, rank: rank, of: "mean")
    let x = try asType(dtype.inexact)
    let count = try x.reducedCount(axes)
    return try x.sum(axes: axes, keepingDimensions: keepingDimensions) * (1 / Double(count))
  }

  /// The variance over `axes`: squared deviations from the mean, divided by the number of elements
  /// less `ddof`; 0 or NaN where that is not positive, as in MLX. Of complex numbers it is real.
  public func variance(axes: [Int]? = nil, keepingDimensions: Bool = false, ddof: Int = 0)
    throws(TensorError) -> Tensor
  {
    try Shape.check(axes, rank: rank, of: "mean")
    let x = try asType(dtype.inexact)
    let count = try x.reducedCount(axes)
    var variance: Tensor
    let leading = Array(0..<Swift.max(0, rank - 1))
    if x.dtype == .float32, x.count > 0, !leading.isEmpty,
      try Shape.axes(axes, rank: rank) == leading
    {
      // Of columns, as batch normalization takes it: in one sweep.
      variance = try SquaredDeviations()([x, x.mean(axes: axes)]) * (1 / Double(count))
      if keepingDimensions {
        variance = try variance.reshaped(leading.map { _ in 1 } + [shape[rank - 1]])
      }
    } else {
      let deviation = try x - x.mean(axes: axes, keepingDimensions: true)
      let squares =
        dtype == .complex64
        ? try deviation.real().square() + deviation.imaginary().square() : try deviation.square()
      variance = try squares.mean(axes: axes, keepingDimensions: keepingDimensions)
    }
    if ddof == 0 { return variance }
    return try variance * (Double(count) / Swift.max(0, Double(count) - Double(ddof)))
  }

  /// The standard deviation over `axes`: the root of the variance.
  public func standardDeviation(
    axes: [Int]? = nil, keepingDimensions: Bool = false, ddof: Int = 0
  ) throws(TensorError) -> Tensor {
    try variance(axes: axes, keepingDimensions: keepingDimensions, ddof: ddof).sqrt()
  }

  /// `log Σ eˣ` over `axes`, shifted by the largest element so that nothing overflows.
  public func logSumExp(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    guard count > 0 else {
      throw .argument(operation: "logsumexp", "Received empty array.")
    }
    try checkScalar(axes, "logsumexp")
    if dtype == .float16 || dtype == .bfloat16 {
      return try asType(.float32).logSumExp(axes: axes, keepingDimensions: keepingDimensions)
        .asType(dtype)
    }
    let x = try asType(dtype.inexact)
    if let axes, axes.count == 1, x.dtype == .float32, rank > 0 {
      let axis = try Shape.axis(axes[0], rank: rank)
      let moved = try x.movingAxis(axis, to: -1)
      let sums = try LogSumExp()([moved]).movingAxis(-1, to: axis)
      return keepingDimensions ? sums : try sums.squeezed(axes: [axis])
    }
    let top = try x.max(axes: axes, keepingDimensions: true).stopGradient()
    // An infinite maximum would turn x − max into NaN: shift by 0 there, the sum is right as it is.
    let shift = try Tensor.where(top.isFinite(), top, top.scalar(0.0))
    let total = try (x - shift).exp().sum(axes: axes, keepingDimensions: true).log() + shift
    if keepingDimensions { return total }
    return try total.squeezed(axes: Shape.axes(axes, rank: rank))
  }

  /// A scalar has no axes to work along.
  func checkScalar(_ axes: [Int]?, _ operation: String) throws(TensorError) {
    if rank == 0, !(axes?.isEmpty ?? true) {
      throw .argument(
        operation: operation, "Received non-empty axes for array with 0 dimensions.")
    }
  }

  /// The number of elements that go into each result of a reduction over `axes`.
  private func reducedCount(_ axes: [Int]?) throws(TensorError) -> Int {
    var count = 1
    for axis in try Shape.axes(axes, rank: rank) { count *= shape[axis] }
    return count
  }

  /// Reduces over `axes`, keeping them as axes of size 1 where asked.
  func reduced(_ function: ReductionFunction, _ axes: [Int]?, _ keepingDimensions: Bool)
    throws(TensorError) -> Tensor
  {
    let axes = try Shape.axes(axes, rank: rank)
    var kept = self
    if !axes.isEmpty {
      kept = try Reduction(function: function, axes: axes)([self])
    }
    return keepingDimensions ? kept : try kept.squeezed(axes: axes)
  }
}

/// A reduction over `axes` (ascending, from the front), which become 1.
///
/// The derivative of a sum is 1; of a product, the product of the others; of a maximum, 1 shared
/// evenly by the elements that attain it.
struct Reduction: Operation {
  let function: ReductionFunction
  let axes: [Int]

  var name: String {
    switch function {
    case .sum: "sum"
    case .product: "prod"
    case .maximum: "max"
    case .minimum: "min"
    }
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    var shape = inputs[0].shape
    for axis in axes {
      if shape[axis] == 0 && (function == .maximum || function == .minimum) {
        throw .argument(operation: name, "Cannot \(name) reduce over axis \(axis) with size 0.")
      }
      shape[axis] = 1
    }
    return ResultType(shape, inputs[0].dtype)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    guard let view = view(inputs[0].shape) else { return nil }
    let step = Step.reduction(function, inputs[0], view, output)
    return step.map { sumsColumns(view) ? $0.blocks(.listed, scratch: scratch) : [$0] }
  }

  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int {
    guard output.dtype == .float32, let view = view(inputs[0].shape), sumsColumns(view) else {
      return 0
    }
    return Step.columnSumScratch(.values, rows: view.length, count: view.inner)
  }

  /// Where the axes are one run: the axes before, in and after it. Several runs need a place between
  /// them.
  private func view(_ shape: [Int]) -> AxisView? {
    guard axes.count == axes[axes.count - 1] - axes[0] + 1 else { return nil }
    return AxisView(
      outer: Shape.knownCount(shape[..<axes[0]]),
      length: Shape.knownCount(shape[axes[0]...axes[axes.count - 1]]),
      inner: Shape.knownCount(shape[(axes[axes.count - 1] + 1)...]))
  }

  /// Whether it adds up the rows of one matrix.
  private func sumsColumns(_ view: AxisView) -> Bool {
    function == .sum && view.outer == 1 && view.inner > 1
  }

  /// Runs of adjacent axes are reduced at once, the last run first.
  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    var x = inputs[0]
    var remaining = axes
    while let last = remaining.popLast() {
      var first = last
      while let next = remaining.last, next == first - 1 {
        first = next
        remaining.removeLast()
      }
      var shape = x.shape
      for axis in first...last { shape[axis] = 1 }
      let view = AxisView(
        outer: Shape.knownCount(Array(x.shape[..<first])),
        length: Shape.knownCount(Array(x.shape[first...last])),
        inner: Shape.knownCount(Array(x.shape[(last + 1)...])))
      let target = remaining.isEmpty ? output : try Tensor(uninitialized: shape, x.dtype)
      try Loops.reduce(function, x, view, into: target)
      x = target
    }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let x = point.inputs[0]
    switch function {
    case .sum:
      return [try gradient.broadcast(to: x.shape)]
    case .product:
      return [try gradient * productOfOthers(x)]
    case .maximum, .minimum:
      let mask = try (x == point.output).asType(gradient.dtype)
      let share = try gradient / mask.sum(axes: axes, keepingDimensions: true)
      return [try mask * share]
    }
  }

  /// For each element, the product of the others that it is reduced with: products before it times
  /// products after it, so that zeros are right.
  private func productOfOthers(_ x: Tensor) throws(TensorError) -> Tensor {
    // The reduced axes moved to the end and merged into one.
    let order = x.shape.indices.filter { !axes.contains($0) } + axes
    let moved = try x.transposed(order)
    let lead = moved.shape.dropLast(axes.count)
    let flat = try moved.reshaped(lead + [axes.reduce(1) { $0 * x.shape[$1] }])
    let before = try flat.cumulativeProduct(axis: -1, inclusive: false)
    let after = try flat.cumulativeProduct(axis: -1, reverse: true, inclusive: false)
    var inverse = Array(repeating: 0, count: order.count)
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return try (before * after).reshaped(moved.shape).transposed(inverse)
  }
}
