extension Tensor {
  /// `max(x, 0)`.
  public func relu() throws(TensorError) -> Tensor { try Relu()([self]) }

  /// `1 / (1 + e⁻ˣ)`.
  public func sigmoid() throws(TensorError) -> Tensor { try Sigmoid().inexact(self) }

  /// `eˣ / Σ eˣ` over `axes` (the last one where nil), shifted by the largest element.
  public func softmax(axes: [Int]? = [-1]) throws(TensorError) -> Tensor {
    let x = try asType(dtype.inexact)
    if rank == 0 { return try Tensor.ones([], dtype: x.dtype) }
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
    [try Gate()([gradient, point.inputs[0]])]
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
