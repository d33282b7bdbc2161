extension Tensor {
  /// `(x − mean) / √(variance + ε) · weight + bias`, where `mean` and `variance` are those of this
  /// tensor over all axes but the last: its gradient takes them as functions of it.
  ///
  /// - Parameter weight, bias: One number for each place of the last axis; 1 and 0 where nil.
  /// - SeeAlso: Ioffe and Szegedy, "Batch Normalization" (2015), §3, arXiv:1502.03167.
  public func batchNormalized(
    mean: Tensor, variance: Tensor, weight: Tensor?, bias: Tensor?, eps: Double
  ) throws(TensorError) -> Tensor {
    let vectors = [mean, variance, weight, bias].compactMap { $0 }
    guard dtype == .float32, rank > 1, count > 0,
      vectors.allSatisfy({ $0.dtype == .float32 && $0.shape == [shape[rank - 1]] })
    else {
      let y = try (self - mean) * (variance + eps).rsqrt()
      guard let weight, let bias else { return y }
      return try weight * y + bias
    }
    let scale = try (variance + eps).rsqrt()
    return try BatchNormalization(eps: eps)([
      self, mean, scale, try mean.alike(weight, 1), try mean.alike(bias, 0),
    ])
  }

  /// `vector`, or one of this one's shape that holds `number`.
  private func alike(_ vector: Tensor?, _ number: Double) throws(TensorError) -> Tensor {
    if let vector { return vector }
    return try scalar(number).broadcast(to: shape)
  }

  /// All axes but the last.
  fileprivate var leadingAxes: [Int] { Array(0..<(rank - 1)) }
}

/// `weight · x̂ + bias` with `x̂ = (x − mean) · scale`, of x `[…, columns]` and vectors.
///
/// `mean` and `scale = 1 / √(variance + ε)` are functions of x, whose gradient holds all of it: with g
/// that of the output, N rows, `B = Σ g` and `W = Σ g · x̂`, it is `weight · scale · (g − B/N − x̂ · W/N)`;
/// W and B are those of weight and bias.
struct BatchNormalization: Operation {
  let eps: Double
  var name: String { "batch_norm" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try step(inputs, output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [step(inputs, output)]
  }

  func step(_ inputs: [Tensor], relu: Bool = false, _ output: Tensor) -> Step {
    Step.normalize(
      Step.Columns(
        x: inputs[0], mean: inputs[1], scale: inputs[2], weight: inputs[3], bias: inputs[4],
        relu: relu), output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (x, mean, scale) = (point.inputs[0], point.inputs[1], point.inputs[2])
    let sums = try BatchNormalizationSums(eps: eps)([gradient, x, mean, scale])
    var parts: [Tensor?] = [nil, nil, nil, nil, nil]
    if point.wants(0) {
      parts[0] = try BatchNormalizationGradient(eps: eps)([
        gradient, x, mean, scale, point.inputs[3], sums,
      ])
    }
    if point.wants(3) { parts[3] = try sums[[.position(1)]] }
    if point.wants(4) { parts[4] = try sums[[.position(0)]] }
    return parts
  }
}

/// Sums over the rows of one matrix, which threads share, with the mean of each column.
private protocol ColumnSums: Operation {
  static var sum: ColumnSum { get }
  func columns(_ inputs: [Tensor]) -> Step.Columns
}

extension ColumnSums {
  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try step(inputs, output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    step(inputs, output).blocks(.listed, scratch: scratch)
  }

  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int {
    let view = view(columns(inputs))
    return Step.columnSumScratch(Self.sum, rows: view.length, count: view.inner)
  }

  private func step(_ inputs: [Tensor], _ output: Tensor) -> Step {
    let columns = columns(inputs)
    return Step.columnSums(Self.sum, columns, view(columns), output)
  }

  private func view(_ columns: Step.Columns) -> AxisView {
    guard let count = columns.mean?.count else { preconditionFailure("sums without a mean") }
    return AxisView(outer: 1, length: columns.x.count / count, inner: count)
  }
}

/// `Σ g` and `Σ g · x̂` over rows, `[2, columns]`, of g, x, its mean and its scale.
struct BatchNormalizationSums: ColumnSums {
  static var sum: ColumnSum { .gradients }
  let eps: Double
  var name: String { "batch_norm_sums" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType([2, inputs[2].count], .float32)
  }

  func columns(_ inputs: [Tensor]) -> Step.Columns {
    Step.Columns(x: inputs[1], gradient: inputs[0], mean: inputs[2], scale: inputs[3])
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let eps = eps
    let parts = try derivatives(
      of: { inputs throws(TensorError) in
        let (g, normal, _) = try normalized(inputs, eps)
        return try Tensor.stack([
          g.sum(axes: g.leadingAxes), (g * normal).sum(axes: g.leadingAxes),
        ])
      }, at: Array(point.inputs[..<2]), gradient)
    return parts + [nil, nil]
  }
}

/// The gradient of `BatchNormalization` in x, of g, x, its mean and scale, the weight, and the sums that
/// `BatchNormalizationSums` gives.
struct BatchNormalizationGradient: Operation {
  let eps: Double
  var name: String { "batch_norm_gradient" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try step(inputs, output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [step(inputs, output)]
  }

  private func step(_ inputs: [Tensor], _ output: Tensor) -> Step {
    Step.normalize(
      Step.Columns(
        x: inputs[1], gradient: inputs[0], mean: inputs[2], scale: inputs[3], weight: inputs[4],
        sums: inputs[5]), output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let eps = eps
    let operands = [point.inputs[0], point.inputs[1], point.inputs[4]]
    let parts = try derivatives(
      of: { inputs throws(TensorError) in
        let (g, normal, scale) = try normalized(inputs, eps)
        let axes = g.leadingAxes
        let centered = try g - g.mean(axes: axes) - normal * (g * normal).mean(axes: axes)
        return try centered * (inputs[2] * scale)
      }, at: operands, gradient)
    return [parts[0], parts[1], nil, nil, parts[2], nil]
  }
}

/// g, `x̂` and its scale, of g and x, by operations that have derivatives of any order.
private func normalized(
  _ inputs: [Tensor], _ eps: Double
) throws(TensorError) -> (Tensor, Tensor, Tensor) {
  let x = inputs[1]
  let centered = try x - x.mean(axes: x.leadingAxes)
  let scale = try (centered.square().mean(axes: x.leadingAxes) + eps).rsqrt()
  return (inputs[0], try centered * scale, scale)
}

/// The gradients of `function` at `inputs` for that of its result.
private func derivatives(
  of function: ([Tensor]) throws(TensorError) -> Tensor, at inputs: [Tensor], _ gradient: Tensor
) throws(TensorError) -> [Tensor?] {
  do {
    return try vectorJacobianProduct(
      of: { try [function($0)] }, at: inputs, cotangents: [gradient]
    ).gradients
  } catch let error as TensorError {
    throw error
  } catch {
    preconditionFailure("tensors throw their own errors")
  }
}

/// `Σ (x − mean)²` over all axes but the last, `[columns]`, with `mean` that of x: its derivative in
/// `mean` is 0.
struct SquaredDeviations: ColumnSums {
  static var sum: ColumnSum { .deviations }
  var name: String { "squared_deviations" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType([inputs[1].count], .float32)
  }

  func columns(_ inputs: [Tensor]) -> Step.Columns {
    Step.Columns(x: inputs[0], mean: inputs[1])
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try (point.inputs[0] - point.inputs[1]) * (gradient * 2), nil]
  }
}
