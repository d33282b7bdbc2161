extension Tensor {
  public static func == (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .equal).promoting(a, b)
  }
  public static func != (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .notEqual).promoting(a, b)
  }
  public static func < (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .less).promoting(a, b)
  }
  public static func <= (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .lessEqual).promoting(a, b)
  }
  public static func > (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .greater).promoting(a, b)
  }
  public static func >= (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Comparison(function: .greaterEqual).promoting(a, b)
  }

  /// Whether shapes and all elements agree; NaN agrees with NaN where `equalNaN`.
  public func arrayEqual(_ other: Tensor, equalNaN: Bool = false) throws(TensorError) -> Tensor {
    guard shape == other.shape else { return try Tensor(false) }
    var same = try self == other
    if equalNaN {
      same = try same.logicalOr(isNaN().logicalAnd(other.isNaN()))
    }
    return try same.all()
  }

  /// `|a − b| ≤ absolute + relative · |b|`, element by element; equal infinities are close.
  public func isClose(
    _ other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> Tensor {
    let limit = try other.abs() * relative + absolute
    let near = try (self - other).abs() <= limit
    let infinite = try isInfinite().logicalOr(other.isInfinite())
    var close = try Tensor.where(infinite, self == other, near)
    if equalNaN { close = try close.logicalOr(isNaN().logicalAnd(other.isNaN())) }
    return close
  }

  /// Whether all elements are close.
  public func allClose(
    _ other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> Tensor {
    try isClose(other, relative: relative, absolute: absolute, equalNaN: equalNaN).all()
  }

  public func isNaN() throws(TensorError) -> Tensor {
    dtype.isInexact ? try self != self : try Tensor.zeros(shape, dtype: .bool)
  }

  public func isInfinite() throws(TensorError) -> Tensor {
    guard dtype.isFloating else { return try Tensor.zeros(shape, dtype: .bool) }
    return try abs() == scalar(Double.infinity)
  }

  public func isPositiveInfinite() throws(TensorError) -> Tensor {
    guard dtype.isFloating else { return try Tensor.zeros(shape, dtype: .bool) }
    return try self == scalar(Double.infinity)
  }

  public func isNegativeInfinite() throws(TensorError) -> Tensor {
    guard dtype.isFloating else { return try Tensor.zeros(shape, dtype: .bool) }
    return try self == scalar(-Double.infinity)
  }

  public func isFinite() throws(TensorError) -> Tensor {
    guard dtype.isFloating else { return try Tensor.ones(shape, dtype: .bool) }
    return try abs() < scalar(Double.infinity)
  }
}

/// A comparison of two elements, with broadcasting; the result is `bool` and has no gradient.
struct Comparison: Operation {
  let function: ComparisonFunction

  var name: String {
    switch function {
    case .equal: "equal"
    case .notEqual: "not_equal"
    case .less: "less"
    case .lessEqual: "less_equal"
    case .greater: "greater"
    case .greaterEqual: "greater_equal"
    }
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(try Shape.broadcast(inputs[0].shape, inputs[1].shape), .bool)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.compare(function, inputs[0], inputs[1], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [nil, nil]
  }

  func promoting(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let dtype = a.dtype.promoted(with: b.dtype)
    return try self([try a.asType(dtype), try b.asType(dtype)])
  }
}
