extension Tensor {
  public func sin() throws(TensorError) -> Tensor { try Sine().inexact(self) }
  public func cos() throws(TensorError) -> Tensor { try Cosine().inexact(self) }
  public func tan() throws(TensorError) -> Tensor { try Tangent().inexact(self) }
  /// The angle in `[−π/2, π/2]` whose sine this is.
  public func arcsin() throws(TensorError) -> Tensor { try ArcSine().inexact(self) }
  /// The angle in `[0, π]` whose cosine this is.
  public func arccos() throws(TensorError) -> Tensor { try ArcCosine().inexact(self) }
  /// The angle in `[−π/2, π/2]` whose tangent this is.
  public func arctan() throws(TensorError) -> Tensor { try ArcTangent().inexact(self) }
  /// The angle of the point `(x, self)`, in `[−π, π]`.
  public func arctan2(_ x: Tensor) throws(TensorError) -> Tensor {
    guard dtype != .complex64, x.dtype != .complex64 else {
      throw .argument(operation: "arctan2", "Not supported for complex64.")
    }
    return try ArcTangent2().promotingToInexact(self, x)
  }
  /// Radians as degrees.
  public func degrees() throws(TensorError) -> Tensor { try self * (180 / Double.pi) }
  /// Degrees as radians.
  public func radians() throws(TensorError) -> Tensor { try self * (Double.pi / 180) }
}

/// `sin x`. The derivative is `cos x`.
struct Sine: ElementwiseUnary {
  static var function: UnaryFunction { .sin }
  var name: String { "sin" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * point.inputs[0].cos()]
  }
}

/// `cos x`. The derivative is `−sin x`.
struct Cosine: ElementwiseUnary {
  static var function: UnaryFunction { .cos }
  var name: String { "cos" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try -gradient * point.inputs[0].sin()]
  }
}

/// `tan x`. The derivative is `1 + tan² x`.
struct Tangent: ElementwiseUnary {
  static var function: UnaryFunction { .tan }
  var name: String { "tan" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.output.square() + 1)]
  }
}

/// `arcsin x`. The derivative is `1 / √(1 − x²)`.
struct ArcSine: ElementwiseUnary {
  static var function: UnaryFunction { .arcsin }
  var name: String { "arcsin" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (1 - point.inputs[0].square()).rsqrt()]
  }
}

/// `arccos x`. The derivative is `−1 / √(1 − x²)`.
struct ArcCosine: ElementwiseUnary {
  static var function: UnaryFunction { .arccos }
  var name: String { "arccos" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try -gradient * (1 - point.inputs[0].square()).rsqrt()]
  }
}

/// `arctan x`. The derivative is `1 / (1 + x²)`.
struct ArcTangent: ElementwiseUnary {
  static var function: UnaryFunction { .arctan }
  var name: String { "arctan" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient / (point.inputs[0].square() + 1)]
  }
}

/// The angle of `(x, y)`. The derivatives are `x / (x² + y²)` in y and `−y / (x² + y²)` in x.
struct ArcTangent2: ElementwiseBinary {
  static var function: BinaryFunction { .arctan2 }
  var name: String { "arctan2" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (y, x) = (point.inputs[0], point.inputs[1])
    let scaled = try gradient / (x.square() + y.square())
    return [
      point.wants(0) ? try (scaled * x).summed(to: y.shape) : nil,
      point.wants(1) ? try (-(scaled * y)).summed(to: x.shape) : nil,
    ]
  }
}
