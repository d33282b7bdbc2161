extension Tensor {
  /// `max(x, 0)`.
  public func relu() throws(TensorError) -> Tensor { try Relu()([self]) }

  /// `1 / (1 + e⁻ˣ)`.
  public func sigmoid() throws(TensorError) -> Tensor { try Sigmoid().inexact(self) }

  /// `eˣ / Σ eˣ` over `axes` (the last one where nil), shifted by the largest element.
  public func softmax(axes: [Int]? = [-1]) throws(TensorError) -> Tensor {
    try checkScalar(axes, "softmax")
    if count == 0 { return try asType(dtype.inexact) }
    if dtype == .float16 || dtype == .bfloat16 {
      return try asType(.float32).softmax(axes: axes).asType(dtype)
    }
    let x = try asType(dtype.inexact)
    if rank == 0 { return try Tensor.ones([], dtype: x.dtype) }
    if let axes, axes.count == 1, x.dtype == .float32 {
      let axis = try Shape.axis(axes[0], rank: rank)
      return try Softmax()([x.movingAxis(axis, to: -1)]).movingAxis(-1, to: axis)
    }
    let top = try x.max(axes: axes, keepingDimensions: true).stopGradient()
    let powers = try (x - top).exp()
    return try powers / powers.sum(axes: axes, keepingDimensions: true)
  }

  public func softmax(axis: Int) throws(TensorError) -> Tensor { try softmax(axes: [axis]) }

  /// `x − log Σ eˣ` over `axis`: the logarithm of `softmax`.
  public func logSoftmax(axis: Int = -1) throws(TensorError) -> Tensor {
    let x = try asType(dtype.inexact)
    return try x - x.logSumExp(axes: [axis], keepingDimensions: true)
  }

  /// A new last axis of `classes`: 1 at the class this integer array names, else 0.
  public func oneHot(classes: Int, dtype: DType = .float32) throws(TensorError) -> Tensor {
    guard self.dtype.isInteger || self.dtype == .bool else {
      throw .type(operation: "one_hot", "Classes must be integers, not \(self.dtype.name).")
    }
    let numbers = try Tensor.arange(0, Double(classes), dtype: .int64)
    return try (expandingDimensions([-1]).asType(.int64) == numbers).asType(dtype)
  }
}

/// `max(x, 0)`. The derivative is 1 above 0, else 0.
struct Relu: ElementwiseUnary {
  static var function: UnaryFunction { .relu }
  var name: String { "relu" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    // The output is above 0 where the input is; the input then need not be kept.
    [try Gate()([gradient, point.output])]
  }
}

/// `a` where `b > 0`, else 0. The gradient of `a` passes the same gate; that of `b` is 0.
struct Gate: ElementwiseBinary {
  static var function: BinaryFunction { .gate }
  var name: String { "gate" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [point.wants(0) ? try self([gradient, point.inputs[1]]) : nil, nil]
  }
}

/// `y = 1 / (1 + e⁻ˣ)`. The derivative is `y(1 − y)`.
struct Sigmoid: ElementwiseUnary {
  static var function: UnaryFunction { .sigmoid }
  var name: String { "sigmoid" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let y = point.output
    return [try gradient * (y * (1 - y))]
  }
}

/// `y = eˣ / Σ eˣ` over the last axis, of `float32`.
///
/// With `g` the gradient of y, that of x is `y · (g − Σ g · y)`.
struct Softmax: Operation {
  var name: String { "softmax" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let length = output.shape[output.rank - 1]
    try Step.rows(inputs[0], length: length, logarithm: false, output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let length = output.shape[output.rank - 1]
    return [Step.rows(inputs[0], length: length, logarithm: false, output)]
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let y = point.output
    let weighted = try gradient * y
    return [try weighted - y * weighted.sum(axes: [-1], keepingDimensions: true)]
  }
}

/// `log Σ eˣ` over the last axis, which becomes 1, of `float32`. The derivative is `softmax(x)`.
struct LogSumExp: Operation {
  var name: String { "logsumexp" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let shape = inputs[0].shape
    guard shape[shape.count - 1] > 0 else {
      throw .argument(
        operation: "max", "Cannot max reduce over axis \(shape.count - 1) with size 0.")
    }
    return ResultType(shape.dropLast() + [1], .float32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let length = inputs[0].shape[inputs[0].rank - 1]
    try Step.rows(inputs[0], length: length, logarithm: true, output).run()
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let length = inputs[0].shape[inputs[0].rank - 1]
    return [Step.rows(inputs[0], length: length, logarithm: true, output)]
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * Softmax()([point.inputs[0]])]
  }
}
