extension Tensor {
  /// `a` where `condition` holds, else `b`, with broadcasting and promotion of the two.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws(TensorError)
    -> Tensor
  {
    let dtype = a.dtype.promoted(with: b.dtype)
    // As in MLX, it is the first pair of shapes that a message names.
    _ = try Shape.broadcast(Shape.broadcast(condition.shape, a.shape), b.shape)
    return try Select()([
      try condition.asType(.bool), try a.asType(dtype), try b.asType(dtype),
    ])
  }

  /// The larger of each pair; NaN where either is.
  public static func maximum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Maximum().promoting(a, b)
  }

  /// The smaller of each pair; NaN where either is.
  public static func minimum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Minimum().promoting(a, b)
  }

  /// Each element moved into `lower ... upper`; nil is no bound.
  public func clip(_ lower: Tensor?, _ upper: Tensor?) throws(TensorError) -> Tensor {
    guard lower != nil || upper != nil else {
      throw .argument(operation: "", "At most one of a_min and a_max may be None")
    }
    var x = self
    if let lower { x = try Tensor.maximum(x, lower) }
    if let upper { x = try Tensor.minimum(x, upper) }
    return x
  }

  /// `log(eᵃ + eᵇ)`.
  public static func logAddExp(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try LogAddExp().promotingToInexact(a, b)
  }
}

/// `c ? a : b`. The gradient goes to the one that was taken.
struct Select: Operation {
  var name: String { "where" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let pair = try Shape.broadcast(inputs[1].shape, inputs[2].shape)
    return ResultType(try Shape.broadcast(inputs[0].shape, pair), inputs[1].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.select(inputs[0], inputs[1], inputs[2], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let zero = try Tensor.zeros([], dtype: gradient.dtype)
    let condition = point.inputs[0]
    var parts: [Tensor?] = [nil, nil, nil]
    if point.wants(1) {
      parts[1] = try Tensor.where(condition, gradient, zero).summed(to: point.inputs[1].shape)
    }
    if point.wants(2) {
      parts[2] = try Tensor.where(condition, zero, gradient).summed(to: point.inputs[2].shape)
    }
    return parts
  }
}

/// `max(a, b)`. The gradient goes to the larger; to `b` where they are equal, as in MLX.
struct Maximum: ElementwiseBinary {
  static var function: BinaryFunction { .maximum }
  var name: String { "maximum" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    try Maximum.share(gradient, point, first: point.inputs[0] > point.inputs[1])
  }

  /// The gradient where `first` holds for the first input, elsewhere for the second.
  static func share(_ gradient: Tensor, _ point: Point, first: Tensor) throws(TensorError)
    -> [Tensor?]
  {
    let mask = try first.asType(gradient.dtype)
    return [
      point.wants(0) ? try (gradient * mask).summed(to: point.inputs[0].shape) : nil,
      point.wants(1)
        ? try (gradient * first.logicalNot().asType(gradient.dtype))
          .summed(to: point.inputs[1].shape) : nil,
    ]
  }
}

/// `min(a, b)`. The gradient goes to the smaller; to `b` where they are equal, as in MLX.
struct Minimum: ElementwiseBinary {
  static var function: BinaryFunction { .minimum }
  var name: String { "minimum" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    try Maximum.share(gradient, point, first: point.inputs[0] < point.inputs[1])
  }
}

/// `y = log(eᵃ + eᵇ)`. The derivatives are `e^(a − y)` and `e^(b − y)`.
struct LogAddExp: ElementwiseBinary {
  static var function: BinaryFunction { .logAddExp }
  var name: String { "logaddexp" }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b, y) = (point.inputs[0], point.inputs[1], point.output)
    return [
      point.wants(0) ? try (gradient * (a - y).exp()).summed(to: a.shape) : nil,
      point.wants(1) ? try (gradient * (b - y).exp()).summed(to: b.shape) : nil,
    ]
  }
}
