extension Tensor {
  /// `values`, row-major, in `shape`; a vector without one.
  ///
  /// - Throws: `TensorError.reshape` where the numbers of elements differ.
  public init(_ values: [Float], shape: [Int]? = nil) throws(TensorError) {
    try self.init(stored: values, shape: shape, dtype: .float32)
  }

  /// Integers as `int32`, MLX's type for them.
  ///
  /// - Throws: `TensorError.argument` where one does not fit, as MLX's `OverflowError`.
  public init(_ values: [Int], shape: [Int]? = nil, dtype: DType = .int32) throws(TensorError) {
    if dtype == .int32, let wide = values.first(where: { Int32(exactly: $0) == nil }) {
      throw .argument(
        operation: "",
        "Integer value \(wide) is outside the supported range [-2147483648, 2147483647].")
    }
    try self.init(
      try Tensor(stored: values.map(Int64.init), shape: shape, dtype: .int64).asType(dtype))
  }

  public init(_ values: [Int32], shape: [Int]? = nil) throws(TensorError) {
    try self.init(stored: values, shape: shape, dtype: .int32)
  }

  public init(_ values: [UInt32], shape: [Int]? = nil) throws(TensorError) {
    try self.init(stored: values, shape: shape, dtype: .uint32)
  }

  /// Real numbers, rounded to `dtype`.
  public init(_ values: [Double], shape: [Int]? = nil, dtype: DType = .float32) throws(TensorError)
  {
    try self.init(
      try Tensor(stored: values, shape: shape, dtype: .float64).asType(dtype))
  }

  public init(_ values: [Bool], shape: [Int]? = nil) throws(TensorError) {
    try self.init(stored: values.map { $0 ? UInt8(1) : 0 }, shape: shape, dtype: .bool)
  }

  public init(_ values: [Complex64], shape: [Int]? = nil) throws(TensorError) {
    try self.init(stored: values, shape: shape, dtype: .complex64)
  }

  /// A scalar.
  public init(_ value: Double, dtype: DType = .float32) throws(TensorError) {
    try self.init(uninitialized: [], dtype)
    Loops.fill(self, with: value)
  }

  public init(_ value: Int, dtype: DType = .int32) throws(TensorError) {
    try self.init([value], shape: [], dtype: dtype)
  }

  public init(_ value: Bool) throws(TensorError) {
    try self.init([value], shape: [])
  }

  /// Elements given by their little-endian bytes, row-major.
  public init(bytes: some Collection<UInt8>, shape: [Int], dtype: DType) throws(TensorError) {
    let count = try Shape.count(shape)
    guard bytes.count == count * dtype.byteCount else {
      throw .reshape(count: bytes.count / dtype.byteCount, to: shape)
    }
    try self.init(uninitialized: shape, dtype)
    Loops.fillBytes(self, from: bytes)
  }

  private init(_ other: Tensor) throws(TensorError) { self = other }

  private init<T: BitwiseCopyable>(stored values: [T], shape: [Int]?, dtype: DType)
    throws(TensorError)
  {
    let shape = shape ?? [values.count]
    guard try Shape.count(shape) == values.count else {
      throw .reshape(count: values.count, to: shape)
    }
    try self.init(uninitialized: shape, dtype)
    Loops.fill(self, from: values)
  }

  /// The elements `range` of `values`, row-major, in `shape`: no array is made on the way.
  package init(_ values: [Float], in range: Range<Int>, shape: [Int]) throws(TensorError) {
    try self.init(stored: values, in: range, shape: shape, dtype: .float32)
  }

  package init(_ values: [Int32], in range: Range<Int>, shape: [Int]) throws(TensorError) {
    try self.init(stored: values, in: range, shape: shape, dtype: .int32)
  }

  private init<T: BitwiseCopyable>(
    stored values: [T], in range: Range<Int>, shape: [Int], dtype: DType
  ) throws(TensorError) {
    guard try Shape.count(shape) == range.count else {
      throw .reshape(count: range.count, to: shape)
    }
    try self.init(uninitialized: shape, dtype)
    Loops.fill(self, from: values, in: range)
  }

  /// The few elements that `bytes` are, row-major, in `shape`.
  ///
  /// For arrays that wait as bytes until somebody reads them: at most 64 KiB, which no budget refuses.
  package init(copying bytes: RawSpan, shape: [Int], dtype: DType) {
    precondition(
      bytes.byteCount == Shape.knownCount(shape) * dtype.byteCount, "bytes disagree with shape")
    self.init(storage: Storage(copying: bytes), shape: shape, dtype: dtype)
  }

  /// Every element `value`.
  public static func full(_ shape: [Int], _ value: Double, dtype: DType = .float32)
    throws(TensorError) -> Tensor
  {
    let tensor = try Tensor(uninitialized: shape, dtype)
    Loops.fill(tensor, with: value)
    return tensor
  }

  public static func zeros(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    let tensor = try Tensor(uninitialized: shape, dtype)
    Loops.clear(tensor)
    return tensor
  }

  public static func ones(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype: dtype)
  }

  /// `start, start + step, …` below `stop` (above it where `step` is negative): `⌈(stop − start) /
  /// step⌉` numbers.
  public static func arange(
    _ start: Double, _ stop: Double, step: Double = 1, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard step != 0 else { throw .argument(operation: "arange", "step must be nonzero.") }
    guard dtype != .bool else { throw .argument(operation: "", "bool not supported for arange.") }
    guard !start.isNaN, !stop.isNaN, !step.isNaN, start.isFinite || stop.isFinite,
      step.isInfinite || start.isFinite && stop.isFinite
    else {
      throw .argument(operation: "arange", "Cannot compute length.")
    }
    let length = ((stop - start) / step).rounded(.up)
    guard length < 0x1p31 else {
      throw .argument(operation: "arange", "Maximum size exceeded.")
    }
    let tensor = try Tensor(uninitialized: [Int(Swift.max(0, length))], dtype)
    Loops.fillRange(tensor, start: start, step: step)
    return tensor
  }

  /// `0, 1, …, stop − 1` as `int32`.
  public static func arange(_ stop: Int, dtype: DType = .int32) throws(TensorError) -> Tensor {
    try arange(0, Double(stop), dtype: dtype)
  }

  /// `count` numbers from `start` to `stop`, evenly spaced; the last is `stop` if `includingEnd`.
  public static func linspace(
    _ start: Double, _ stop: Double, count: Int = 50, includingEnd: Bool = true,
    dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard count >= 0 else {
      throw .argument(
        operation: "linspace", "number of samples, \(count), must be non-negative.")
    }
    if count == 1 { return try Tensor([start], dtype: dtype) }
    // MLX's form, in the working type: t from 0 to 1, then (1 − t) · start + t · stop.
    let unit =
      try arange(0, Double(count), dtype: .float32)
      / Double(Swift.max(includingEnd ? count - 1 : count, 1))
    let value = try (1.0 - unit) * start + unit * stop
    return try value.asType(dtype)
  }

  /// Ones on the diagonal `offset` above the main one, zeros elsewhere; `[rows, columns]`.
  public static func eye(
    _ rows: Int, columns: Int? = nil, offset: Int = 0, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    let columns = columns ?? rows
    let tensor = try zeros([rows, columns], dtype: dtype)
    let length = Swift.min(
      rows &- Swift.max(0, offset == .min ? rows : -offset), columns &- Swift.max(0, offset))
    guard length > 0 else { return tensor }
    let first = offset >= 0 ? offset : -offset * columns
    try Loops.scatter(
      try ones([length], dtype: dtype), offset: first, steps: [columns + 1], into: tensor)
    return tensor
  }

  public static func identity(_ size: Int, dtype: DType = .float32) throws(TensorError) -> Tensor {
    try eye(size, dtype: dtype)
  }
}
