extension Tensor {
  /// `erf x = 2/√π ∫₀ˣ e^(−t²) dt`.
  public func erf() throws(TensorError) -> Tensor { try Erf().inexact(self) }
  /// The inverse of `erf`, on `[−1, 1]`.
  public func erfinv() throws(TensorError) -> Tensor { try InverseErf().inexact(self) }
}

/// `erf x`. The derivative is `2/√π · e^(−x²)`.
struct Erf: ElementwiseUnary {
  static var function: UnaryFunction { .erf }
  var name: String { "erf" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * ((-point.inputs[0].square()).exp() * 1.1283791670955126)]
  }
}

/// `erf⁻¹ x`. The derivative is `√π/2 · e^(y²)`, with y the output.
struct InverseErf: ElementwiseUnary {
  static var function: UnaryFunction { .erfinv }
  var name: String { "erfinv" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * (point.output.square().exp() * 0.8862269254527580)]
  }
}
