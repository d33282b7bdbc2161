extension Tensor {
  /// Whether both differ from 0.
  public func logicalAnd(_ other: Tensor) throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseAnd)([try asType(.bool), try other.asType(.bool)])
  }

  /// Whether either differs from 0.
  public func logicalOr(_ other: Tensor) throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseOr)([try asType(.bool), try other.asType(.bool)])
  }

  /// Whether the element is 0.
  public func logicalNot() throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseXor)([try asType(.bool), try Tensor(true)])
  }

  public func bitwiseAnd(_ other: Tensor) throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseAnd).promoting(self, other)
  }
  public func bitwiseOr(_ other: Tensor) throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseOr).promoting(self, other)
  }
  public func bitwiseXor(_ other: Tensor) throws(TensorError) -> Tensor {
    try Bitwise(function: .bitwiseXor).promoting(self, other)
  }
  public func leftShift(_ other: Tensor) throws(TensorError) -> Tensor {
    try shifted(.leftShift, other)
  }
  public func rightShift(_ other: Tensor) throws(TensorError) -> Tensor {
    // MLX names the common type here, in the others the operands'.
    let dtype = self.dtype.promoted(with: other.dtype)
    return dtype.isInexact
      ? try asType(dtype).shifted(.rightShift, other.asType(dtype))
      : try shifted(.rightShift, other)
  }

  /// Truth values are shifted as numbers.
  private func shifted(_ function: BinaryFunction, _ other: Tensor) throws(TensorError) -> Tensor {
    let areTruths = dtype == .bool && other.dtype == .bool
    return try Bitwise(function: function).promoting(
      areTruths ? asType(.uint8) : self, areTruths ? other.asType(.uint8) : other)
  }

  /// Every bit inverted; for truth values, the other one.
  public func bitwiseInvert() throws(TensorError) -> Tensor {
    if dtype == .bool { return try logicalNot() }
    guard !dtype.isInexact else {
      throw .argument(
        operation: "bitwise_invert", "Bitwise inverse only allowed on integer types.")
    }
    let ones = try Tensor(-1, dtype: dtype)
    return try Bitwise(function: .bitwiseXor).promoting(self, ones)
  }
}

/// An operation on the bits of integers or on truth values, with broadcasting; no gradient.
struct Bitwise: Operation {
  let function: BinaryFunction

  var name: String {
    switch function {
    case .bitwiseAnd: "bitwise_and"
    case .bitwiseOr: "bitwise_or"
    case .bitwiseXor: "bitwise_xor"
    case .leftShift: "left_shift"
    default: "right_shift"
    }
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(try Shape.broadcast(inputs[0].shape, inputs[1].shape), inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.binary(function, inputs[0], inputs[1], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [nil, nil]
  }

  func promoting(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let dtype = a.dtype.promoted(with: b.dtype)
    guard !dtype.isInexact else {
      throw .runtime(
        operation: name,
        "Only allowed on integer or boolean types but got types \(a.dtype.name) and "
          + "\(b.dtype.name).")
    }
    return try self([try a.asType(dtype), try b.asType(dtype)])
  }
}
