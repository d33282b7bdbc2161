/// An operation on each element by itself: `yᵢ = f(xᵢ)`, of the operand's shape and type.
protocol ElementwiseUnary: Operation {
  static var function: UnaryFunction { get }
}

extension ElementwiseUnary {
  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.unary(Self.function, inputs[0], into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    Step.unary(Self.function, inputs[0], output).map { [$0] }
  }

  /// Applies to integers as to `float32`, as MLX does for functions with real values.
  func inexact(_ x: Tensor) throws(TensorError) -> Tensor {
    try self([x.dtype.isInexact ? x : x.asType(.float32)])
  }
}

/// An operation on pairs of elements: `yᵢ = f(aᵢ, bᵢ)`, with broadcasting, of the operands' type.
protocol ElementwiseBinary: Operation {
  static var function: BinaryFunction { get }
}

extension ElementwiseBinary {
  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(try Shape.broadcast(inputs[0].shape, inputs[1].shape), inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.binary(Self.function, inputs[0], inputs[1], into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    Step.binary(Self.function, inputs[0], inputs[1], output).map { [$0] }
  }

  /// Applies to operands brought to their common type.
  @inline(__always)
  func promoting(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    if a.dtype == b.dtype { return try self([a, b]) }
    let dtype = a.dtype.promoted(with: b.dtype)
    return try self([try a.asType(dtype), try b.asType(dtype)])
  }

  /// Applies to operands brought to their common type, or to `float32` where that is not inexact.
  @inline(__always)
  func promotingToInexact(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let dtype = a.dtype.promoted(with: b.dtype).inexact
    return try self([try a.asType(dtype), try b.asType(dtype)])
  }
}

extension Tensor {
  /// The sum over what broadcasting repeated, of shape `target`: the pullback of broadcasting.
  package func summed(to target: [Int]) throws(TensorError) -> Tensor {
    if shape == target { return self }
    let extra = rank - target.count
    var axes = Array(0..<extra)
    for (axis, size) in target.enumerated() where size == 1 && shape[extra + axis] != 1 {
      axes.append(extra + axis)
    }
    return try sum(axes: axes).reshaped(target)
  }

  /// `value` as a scalar that does not change this tensor's type: a real number with integers is
  /// `float32`, as a Python `float` is.
  package func scalar(_ value: Double) throws(TensorError) -> Tensor {
    try Tensor(value, dtype: dtype.inexact)
  }

  /// `value` as a scalar of this tensor's type; `int32` for truth values, as a Python `int` is.
  package func scalar(_ value: Int) throws(TensorError) -> Tensor {
    try Tensor(value, dtype: dtype == .bool ? .int32 : dtype)
  }
}
