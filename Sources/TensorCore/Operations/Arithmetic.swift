extension Tensor {
  /// `a + b`, with broadcasting and promotion.
  public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Add().promoting(a, b)
  }

  /// `a − b`, with broadcasting and promotion.
  public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Subtract().promoting(a, b)
  }

  /// `a · b`, element by element, with broadcasting and promotion.
  public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Multiply().promoting(a, b)
  }

  /// `a / b`, with broadcasting; integers divide as `float32`.
  public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Divide().promotingToInexact(a, b)
  }

  /// `a − ⌊a / b⌋ · b`, with the sign of `b`.
  public static func % (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    guard a.dtype != .complex64, b.dtype != .complex64 else {
      throw .argument(operation: "remainder", "Complex type not supported.")
    }
    return try Remainder().promoting(a, b)
  }

  /// `⌊a / b⌋`; for integers the quotient toward zero, for complex numbers the quotient itself, as in
  /// MLX.
  public func floorDivided(by other: Tensor) throws(TensorError) -> Tensor {
    if dtype == .complex64 || other.dtype == .complex64 { return try self / other }
    return try FloorDivide().promoting(self, other)
  }

  /// `−x`.
  public static prefix func - (x: Tensor) throws(TensorError) -> Tensor { try Negate()([x]) }

  /// `1 / x`.
  public func reciprocal() throws(TensorError) -> Tensor { try 1.0 / self }

  public static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a + a.scalar(b)
  }
  public static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a - a.scalar(b)
  }
  public static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a * a.scalar(b)
  }
  public static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a / a.scalar(b)
  }
  public static func + (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar(a) + b
  }
  public static func - (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar(a) - b
  }
  public static func * (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar(a) * b
  }
  public static func / (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar(a) / b
  }
  public static func + (a: Tensor, b: Int) throws(TensorError) -> Tensor { try a + a.scalar(b) }
  public static func - (a: Tensor, b: Int) throws(TensorError) -> Tensor { try a - a.scalar(b) }
  public static func * (a: Tensor, b: Int) throws(TensorError) -> Tensor { try a * a.scalar(b) }
  public static func / (a: Tensor, b: Int) throws(TensorError) -> Tensor { try a / a.scalar(b) }
  public static func + (a: Int, b: Tensor) throws(TensorError) -> Tensor { try b.scalar(a) + b }
  public static func - (a: Int, b: Tensor) throws(TensorError) -> Tensor { try b.scalar(a) - b }
  public static func * (a: Int, b: Tensor) throws(TensorError) -> Tensor { try b.scalar(a) * b }
  public static func / (a: Int, b: Tensor) throws(TensorError) -> Tensor { try b.scalar(a) / b }
}

/// `a + b`. Both derivatives are 1.
struct Add: ElementwiseBinary {
  static var function: BinaryFunction { .add }
  var name: String { "add" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [
      point.wants(0) ? try gradient.summed(to: point.inputs[0].shape) : nil,
      point.wants(1) ? try gradient.summed(to: point.inputs[1].shape) : nil,
    ]
  }
}

/// `a − b`. The derivatives are 1 and −1.
struct Subtract: ElementwiseBinary {
  static var function: BinaryFunction { .subtract }
  var name: String { "subtract" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [
      point.wants(0) ? try gradient.summed(to: point.inputs[0].shape) : nil,
      point.wants(1) ? try -gradient.summed(to: point.inputs[1].shape) : nil,
    ]
  }
}

/// `a · b`. The derivatives are `b` and `a`.
struct Multiply: ElementwiseBinary {
  static var function: BinaryFunction { .multiply }
  var name: String { "multiply" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b) = (point.inputs[0], point.inputs[1])
    return [
      point.wants(0) ? try (gradient * b).summed(to: a.shape) : nil,
      point.wants(1) ? try (gradient * a).summed(to: b.shape) : nil,
    ]
  }
}

/// `a / b`. The derivatives are `1 / b` and `−a / b²`.
struct Divide: ElementwiseBinary {
  static var function: BinaryFunction { .divide }
  var name: String { "divide" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b) = (point.inputs[0], point.inputs[1])
    return [
      point.wants(0) ? try (gradient / b).summed(to: a.shape) : nil,
      point.wants(1) ? try (-(gradient * a) / (b * b)).summed(to: b.shape) : nil,
    ]
  }
}

/// `a mod b`, with the sign of `b`. The derivatives are 1 and `−⌊a / b⌋`.
struct Remainder: ElementwiseBinary {
  static var function: BinaryFunction { .remainder }
  var name: String { "remainder" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b) = (point.inputs[0], point.inputs[1])
    return [
      point.wants(0) ? try gradient.summed(to: a.shape) : nil,
      point.wants(1) ? try (-gradient * (a / b).floor()).summed(to: b.shape) : nil,
    ]
  }
}

/// `⌊a / b⌋`, which is constant between its jumps: no gradient.
struct FloorDivide: ElementwiseBinary {
  static var function: BinaryFunction { .floorDivide }
  var name: String { "floor_divide" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [nil, nil]
  }
}

/// `−x`, whose derivative is −1.
struct Negate: ElementwiseUnary {
  static var function: UnaryFunction { .negate }
  var name: String { "negative" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    guard inputs[0].dtype != .bool else {
      throw .argument(operation: "negative", "Not supported for bool, use logical_not instead.")
    }
    return ResultType(inputs[0])
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try -gradient]
  }
}
