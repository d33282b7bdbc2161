extension Tensor {
  /// `x²`.
  public func square() throws(TensorError) -> Tensor { try Square()([self]) }
  /// `√x`.
  public func sqrt() throws(TensorError) -> Tensor { try SquareRoot().inexact(self) }
  /// `1 / √x`.
  public func rsqrt() throws(TensorError) -> Tensor { try ReciprocalSquareRoot().inexact(self) }
  /// `aᵇ`, with broadcasting and promotion.
  public func power(_ exponent: Tensor) throws(TensorError) -> Tensor {
    try Power().promoting(self, exponent)
  }
  public func power(_ exponent: Double) throws(TensorError) -> Tensor {
    try power(scalar(exponent))
  }
}

/// `x²`. The derivative is `2x`.
struct Square: ElementwiseUnary {
  static var function: UnaryFunction { .square }
  var name: String { "square" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.inputs[0] * 2)]
  }
}

/// `√x`. The derivative is `1 / (2√x)`.
struct SquareRoot: ElementwiseUnary {
  static var function: UnaryFunction { .squareRoot }
  var name: String { "sqrt" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * 0.5 / point.output]
  }
}

/// `x^(−1/2)`. The derivative is `−½ x^(−3/2)`.
struct ReciprocalSquareRoot: ElementwiseUnary {
  static var function: UnaryFunction { .reciprocalSquareRoot }
  var name: String { "rsqrt" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * -0.5 * (point.output / point.inputs[0])]
  }
}

/// `aᵇ`. The derivatives are `b · a^(b − 1)` and `aᵇ · log a`, the latter 0 where `a` is 0.
struct Power: ElementwiseBinary {
  static var function: BinaryFunction { .power }
  var name: String { "power" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b) = (point.inputs[0], point.inputs[1])
    var parts: [Tensor?] = [nil, nil]
    if point.wants(0) {
      parts[0] = try (gradient * b * a.power(b - 1)).summed(to: a.shape)
    }
    if point.wants(1) {
      let zero = try Tensor.zeros([], dtype: a.dtype)
      let slope = try Tensor.where(a == zero, zero, point.output * a.log())
      parts[1] = try (gradient * slope).summed(to: b.shape)
    }
    return parts
  }
}
