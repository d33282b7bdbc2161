extension Tensor {
  public func sinh() throws(TensorError) -> Tensor { try HyperbolicSine().inexact(self) }
  public func cosh() throws(TensorError) -> Tensor { try HyperbolicCosine().inexact(self) }
  public func tanh() throws(TensorError) -> Tensor { try HyperbolicTangent().inexact(self) }
  public func arcsinh() throws(TensorError) -> Tensor { try AreaSine().inexact(self) }
  public func arccosh() throws(TensorError) -> Tensor { try AreaCosine().inexact(self) }
  public func arctanh() throws(TensorError) -> Tensor { try AreaTangent().inexact(self) }
}

/// `sinh x`. The derivative is `cosh x`.
struct HyperbolicSine: ElementwiseUnary {
  static var function: UnaryFunction { .sinh }
  var name: String { "sinh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * point.inputs[0].cosh()]
  }
}

/// `cosh x`. The derivative is `sinh x`.
struct HyperbolicCosine: ElementwiseUnary {
  static var function: UnaryFunction { .cosh }
  var name: String { "cosh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * point.inputs[0].sinh()]
  }
}

/// `tanh x`. The derivative is `1 − tanh² x`.
struct HyperbolicTangent: ElementwiseUnary {
  static var function: UnaryFunction { .tanh }
  var name: String { "tanh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (1 - point.output.square())]
  }
}

/// `arsinh x`. The derivative is `1 / √(x² + 1)`.
struct AreaSine: ElementwiseUnary {
  static var function: UnaryFunction { .arcsinh }
  var name: String { "arcsinh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.inputs[0].square() + 1).rsqrt()]
  }
}

/// `arcosh x`. The derivative is `1 / √(x² − 1)`.
struct AreaCosine: ElementwiseUnary {
  static var function: UnaryFunction { .arccosh }
  var name: String { "arccosh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.inputs[0].square() - 1).rsqrt()]
  }
}

/// `artanh x`. The derivative is `1 / (1 − x²)`.
struct AreaTangent: ElementwiseUnary {
  static var function: UnaryFunction { .arctanh }
  var name: String { "arctanh" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / (1 - point.inputs[0].square())]
  }
}
