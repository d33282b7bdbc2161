/// Draws from `key`, equal to MLX's for the same key: see each for where arithmetic differs.
extension RandomKey {
  /// Uniform on `[low, high)`, which broadcast to `shape`.
  public func uniform(_ shape: [Int], low: Tensor, high: Tensor, dtype: DType = .float32)
    throws(TensorError) -> Tensor
  {
    let upper: Float
    switch dtype {
    case .float64: throw .runtime(operation: "uniform", "Unsupported type.")
    case .float32: upper = (1 as Float).nextDown
    case .float16: upper = Float((1 as Float16).nextDown)
    case .bfloat16: upper = Float(BFloat16(0.99609375))
    default:
      throw .argument(
        operation: "uniform",
        "Can only generate uniform numbers with real floating point type.")
    }
    let low = try low.asType(dtype)
    let range = try high.asType(dtype) - low
    let common = try Shape.broadcast(shape, range.shape)
    guard common == shape else {
      throw .argument(
        operation: "uniform",
        "Cannot generate random values of shape \(shapeText(shape)) from broadcasted shape "
          + "\(shapeText(common)).")
    }
    let unit = try bits(shape).asType(.float32) / 4_294_967_296.0
    let below = try Tensor.minimum(unit, Tensor(Double(upper))).asType(dtype)
    return try range * below + low
  }

  /// Uniform on `[low, high)`.
  public func uniform(
    _ shape: [Int], low: Double = 0, high: Double = 1, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    try uniform(
      shape, low: Tensor(low, dtype: dtype), high: Tensor(high, dtype: dtype), dtype: dtype)
  }

  /// Normal with mean `location` and deviation `scale`; within 2 units in the last place of MLX's.
  public func normal(
    _ shape: [Int], location: Tensor? = nil, scale: Tensor? = nil, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    if dtype == .complex64 {
      return try complexNormal(shape, location: location, scale: scale)
    }
    guard dtype.isFloating else {
      throw .argument(
        operation: "normal", "Only floating point and complex64 types are supported.")
    }
    var factor = try Tensor(2.0.squareRoot(), dtype: dtype)
    if let scale { factor = try factor * scale.asType(dtype) }
    let samples = try factor * symmetric(shape).erfinv().asType(dtype)
    guard let location else { return samples }
    return try location.asType(dtype) + samples
  }

  public func normal(
    _ shape: [Int], location: Double, scale: Double, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    // MLX leaves out what changes nothing.
    try normal(
      shape, location: location == 0 ? nil : Tensor(location, dtype: dtype),
      scale: scale == 1 ? nil : Tensor(scale, dtype: dtype), dtype: dtype)
  }

  /// Uniform on `(−1, 1)`, from which `erfinv` makes normal draws.
  private func symmetric(_ shape: [Int]) throws(TensorError) -> Tensor {
    try uniform(shape, low: Double((-1 as Float).nextUp), high: 1)
  }

  private func complexNormal(_ shape: [Int], location: Tensor?, scale: Tensor?)
    throws(TensorError) -> Tensor
  {
    var samples = try symmetric(shape + [2]).erfinv().viewed(as: .complex64).reshaped(shape)
    if let scale { samples = try scale * samples }
    if let location { samples = try location + samples }
    return samples
  }

  /// Integers from `low` to `high − 1`, which broadcast to `shape`.
  public func randint(_ shape: [Int], low: Tensor, high: Tensor, dtype: DType = .int32)
    throws(TensorError) -> Tensor
  {
    guard !dtype.isInexact else {
      throw .argument(
        operation: "randint", "randint only accepts integer dtypes and bool.")
    }
    let drawn = try uniform(shape, low: low, high: high).floor().asType(dtype)
    let highest = try (high - high.scalar(1)).asType(dtype)
    return try Tensor.maximum(Tensor.minimum(drawn, highest), low.asType(dtype))
  }

  public func randint(_ shape: [Int], low: Int, high: Int, dtype: DType = .int32)
    throws(TensorError) -> Tensor
  {
    try randint(
      shape, low: Tensor(low, dtype: .int64), high: Tensor(high, dtype: .int64), dtype: dtype)
  }

  /// True with probability `p`, which broadcasts to `shape`.
  public func bernoulli(_ p: Tensor, shape: [Int]? = nil) throws(TensorError) -> Tensor {
    guard p.dtype.isFloating else {
      throw .argument(
        operation: "bernoulli", "bernoulli probability `p` must be a float type.")
    }
    let shape = shape ?? p.shape
    let drawn = try bits(shape)
    let result = try drawn < p * Double(Float(UInt32.max).nextUp)
    guard result.shape == shape else {
      throw .argument(
        operation: "bernoulli", "shape of `p` is incompatible with argument `shape`.")
    }
    return result
  }

  public func bernoulli(_ p: Double = 0.5, shape: [Int] = []) throws(TensorError) -> Tensor {
    try bernoulli(Tensor(p), shape: shape)
  }

  /// Standard normal draws within `lower ... upper`, which broadcast together to `shape`.
  public func truncatedNormal(
    lower: Tensor, upper: Tensor, shape: [Int]? = nil, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard dtype.isFloating else {
      throw .argument(
        operation: "trunc_normal", "trunc_normal only accepts floating point dtypes.")
    }
    let root = try Tensor(2.0.squareRoot(), dtype: dtype)
    let (lower, upper) = (try lower.asType(dtype), try upper.asType(dtype))
    var target = shape ?? []
    if shape == nil { target = try Shape.broadcast(lower.shape, upper.shape) }
    let drawn = try uniform(
      target, low: (lower / root).erf(), high: (upper / root).erf(), dtype: dtype)
    return try Tensor.maximum(Tensor.minimum(upper, root * drawn.erfinv()), lower)
  }

  /// The standard Gumbel distribution: `−log(−log u)`.
  public func gumbel(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try -(-uniform(shape, dtype: dtype).log()).log()
  }

  /// The Laplace distribution with mean `location` and scale `scale`, with MLX's signs.
  public func laplace(
    _ shape: [Int], location: Tensor? = nil, scale: Tensor? = nil, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard dtype.isFloating else {
      throw .argument(operation: "laplace", "Only real floating point types are supported.")
    }
    let drawn = try symmetric(shape).asType(dtype == .float64 ? .float64 : .float32)
    var samples = try (drawn.sign() * (drawn.abs() * -1.0).log1p()).asType(dtype)
    if let scale { samples = try scale.asType(dtype) * samples }
    if let location { samples = try location.asType(dtype) + samples }
    return samples
  }

  /// The numbers `0 ..< count` in random order, as `uint32`.
  public func permutation(_ count: Int) throws(TensorError) -> Tensor {
    try bits([count]).argsort(axis: -1)
  }

  /// The slices of `axis` in random order.
  public func permutation(of x: Tensor, axis: Int = 0) throws(TensorError) -> Tensor {
    let position = try Shape.axis(axis, rank: x.rank)
    return try x.take(permutation(x.shape[position]), axis: position)
  }
}
