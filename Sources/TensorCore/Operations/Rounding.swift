extension Tensor {
  /// The largest integer not above.
  public func floor() throws(TensorError) -> Tensor { try Floor()([self]) }
  /// The smallest integer not below.
  public func ceil() throws(TensorError) -> Tensor { try Ceil()([self]) }
  /// To nearest, ties to even; to `decimals` places where given: scaled and scaled back by floats, as
  /// in MLX.
  public func round(decimals: Int = 0) throws(TensorError) -> Tensor {
    if decimals == 0 { return try Round()([self]) }
    let power = power10(Int(clamping: decimals.magnitude))
    let scale = Float(decimals > 0 ? power : 1 / power)
    return try (Round()([try self * Double(scale)]) * Double(1 / scale)).asType(dtype)
  }
  /// `|x|`; the modulus of a complex number, as `float32`.
  public func abs() throws(TensorError) -> Tensor {
    let modulus = try Absolute()([self])
    return dtype == .complex64 ? try modulus.asType(.float32) : modulus
  }
  /// −1, 0 or 1; `x / |x|` for complex numbers.
  public func sign() throws(TensorError) -> Tensor { try Sign()([self]) }
}

private func power10(_ exponent: Int) -> Double {
  (0..<Swift.min(exponent, 400)).reduce(1.0) { power, _ in power * 10 }
}

/// A step function: its derivative is 0 wherever it has one.
protocol StepFunction: ElementwiseUnary {}

extension StepFunction {
  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}

extension StepFunction {
  /// As the operand; throws for complex numbers, which have no order.
  fileprivate func ordered(_ x: Tensor) throws(TensorError) -> ResultType {
    if x.dtype == .complex64 {
      throw .argument(operation: name, "Not supported for complex64.")
    }
    return ResultType(x)
  }
}

/// `⌊x⌋`.
struct Floor: StepFunction {
  static var function: UnaryFunction { .floor }
  var name: String { "floor" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { try ordered(inputs[0]) }
}

/// `⌈x⌉`.
struct Ceil: StepFunction {
  static var function: UnaryFunction { .ceil }
  var name: String { "ceil" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { try ordered(inputs[0]) }
}

/// `x` to the nearest integer, ties to even.
struct Round: StepFunction {
  static var function: UnaryFunction { .round }
  var name: String { "round" }
}

/// The sign of `x`.
struct Sign: StepFunction {
  static var function: UnaryFunction { .sign }
  var name: String { "sign" }
}

/// `|x|`. The derivative is the sign of x, 0 at 0.
struct Absolute: ElementwiseUnary {
  static var function: UnaryFunction { .absolute }
  var name: String { "abs" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient * point.inputs[0].sign()]
  }
}
