extension Tensor {
  /// `eˣ`.
  public func exp() throws(TensorError) -> Tensor { try Exponential().inexact(self) }
  /// `eˣ − 1`, accurate near 0.
  public func expm1() throws(TensorError) -> Tensor { try ExponentialMinusOne().inexact(self) }
  /// The natural logarithm.
  public func log() throws(TensorError) -> Tensor { try Logarithm().inexact(self) }
  /// The logarithm to base 2.
  public func log2() throws(TensorError) -> Tensor { try BinaryLogarithm().inexact(self) }
  /// The logarithm to base 10.
  public func log10() throws(TensorError) -> Tensor { try DecimalLogarithm().inexact(self) }
  /// `log(1 + x)`, accurate near 0.
  public func log1p() throws(TensorError) -> Tensor { try LogarithmOfOnePlus().inexact(self) }
}

/// `eˣ`, which is its own derivative.
struct Exponential: ElementwiseUnary {
  static var function: UnaryFunction { .exp }
  var name: String { "exp" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * point.output]
  }
}

/// `eˣ − 1`. The derivative is `eˣ`, the output plus 1.
struct ExponentialMinusOne: ElementwiseUnary {
  static var function: UnaryFunction { .expm1 }
  var name: String { "expm1" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.output + 1)]
  }
}

/// `log x`. The derivative is `1 / x`.
struct Logarithm: ElementwiseUnary {
  static var function: UnaryFunction { .log }
  var name: String { "log" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / point.inputs[0]]
  }
}

/// `log₂ x`. The derivative is `1 / (x · log 2)`.
struct BinaryLogarithm: ElementwiseUnary {
  static var function: UnaryFunction { .log2 }
  var name: String { "log2" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / (point.inputs[0] * 0.693147180559945309)]
  }
}

/// `log₁₀ x`. The derivative is `1 / (x · log 10)`.
struct DecimalLogarithm: ElementwiseUnary {
  static var function: UnaryFunction { .log10 }
  var name: String { "log10" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / (point.inputs[0] * 2.302585092994045684)]
  }
}

/// `log(1 + x)`. The derivative is `1 / (1 + x)`.
struct LogarithmOfOnePlus: ElementwiseUnary {
  static var function: UnaryFunction { .log1p }
  var name: String { "log1p" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / (point.inputs[0] + 1)]
  }
}
