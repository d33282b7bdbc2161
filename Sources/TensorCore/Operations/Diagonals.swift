extension Tensor {
  /// The diagonal `offset` above the main one over two axes, as the last axis of the result.
  public func diagonal(offset: Int = 0, axis1: Int = 0, axis2: Int = 1) throws(TensorError)
    -> Tensor
  {
    guard rank >= 2 else {
      throw .argument(
        operation: "diagonal",
        "Array must have at least two dimensions, but got \(rank) dimensions.")
    }
    let (first, second) = try planeAxes(axis1, axis2, of: "diagonal")
    let rest = shape.indices.filter { $0 != first && $0 != second }
    let (rows, columns) = (shape[first], shape[second])
    let row = Swift.max(0, offset == .min ? rows : -offset)
    let column = Swift.max(0, offset)
    let length = Swift.max(
      0, Swift.min(rows - Swift.min(row, rows), columns - Swift.min(column, columns)))
    let flat = try transposed(rest + [first, second])
      .reshaped(rest.map { shape[$0] } + [rows * columns])
    var slices = flat.shape.map { AxisSlice(start: 0, step: 1, count: $0) }
    slices[slices.count - 1] = AxisSlice(
      start: length == 0 ? 0 : row * columns + column, step: length <= 1 ? 1 : columns + 1,
      count: length)
    return try flat.sliced(slices)
  }

  /// Two different axes, counted from the front.
  private func planeAxes(_ axis1: Int, _ axis2: Int, of operation: String) throws(TensorError)
    -> (Int, Int)
  {
    for (name, axis) in [("axis1", axis1), ("axis2", axis2)] where axis < -rank || axis >= rank {
      throw .invalidIndex(
        "[\(operation)] Invalid \(name) \(axis) for array with \(rank) dimensions.")
    }
    let axes = (try Shape.axis(axis1, rank: rank), try Shape.axis(axis2, rank: rank))
    guard axes.0 != axes.1 else {
      throw .argument(operation: operation, "axis1 and axis2 cannot be the same axis")
    }
    return axes
  }

  /// A square matrix with this vector on the diagonal `offset` above the main one; of a matrix, that
  /// diagonal.
  public func diag(offset: Int = 0) throws(TensorError) -> Tensor {
    if rank == 2 { return try diagonal(offset: offset) }
    guard rank == 1 else {
      throw .argument(
        operation: "diag", "array must be 1-D or 2-D, got array with \(rank) dimensions.")
    }
    let width = Int(clamping: offset.magnitude)
    let size = try Shape.count([1, count.addingReportingOverflow(width).partialValue])
    let zeros = try Tensor.zeros([size * size], dtype: dtype)
    if count == 0 { return try zeros.reshaped([size, size]) }
    let start = offset >= 0 ? width : width * size
    let slice = AxisSlice(start: start, step: count == 1 ? 1 : size + 1, count: count)
    return try SliceUpdate(slices: [slice])([zeros, self]).reshaped([size, size])
  }

  /// The sum of a diagonal over two axes, of elements made `dtype` first where that is given.
  public func trace(offset: Int = 0, axis1: Int = 0, axis2: Int = 1, dtype: DType? = nil)
    throws(TensorError) -> Tensor
  {
    guard rank >= 2 else {
      throw .argument(
        operation: "trace", "Array must have at least two dimensions, but got \(rank) dimensions.")
    }
    _ = try planeAxes(axis1, axis2, of: "trace")
    let elements = try diagonal(offset: offset, axis1: axis1, axis2: axis2)
    return try elements.asType(dtype ?? self.dtype).sum(axes: [-1])
  }

  /// Zero above the diagonal `offset` above the main one, in the last two axes.
  public func lowerTriangle(offset: Int = 0) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw .argument(operation: "tril", "array must be at least 2-D")
    }
    let mask = try Tensor.lowerMask(shape[rank - 2], shape[rank - 1], offset: offset)
    return try Tensor.where(mask, self, Tensor.zeros([], dtype: dtype))
  }

  /// Zero below the diagonal `offset` above the main one, in the last two axes.
  public func upperTriangle(offset: Int = 0) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw .argument(operation: "triu", "array must be at least 2-D")
    }
    let mask = try Tensor.lowerMask(
      shape[rank - 2], shape[rank - 1], offset: offset.subtractingReportingOverflow(1).partialValue)
    return try Tensor.where(mask, Tensor.zeros([], dtype: dtype), self)
  }

  /// Ones on and below the diagonal `offset` above the main one, `[rows, columns]`.
  public static func tri(_ rows: Int, columns: Int? = nil, offset: Int = 0, dtype: DType = .float32)
    throws(TensorError) -> Tensor
  {
    try lowerMask(rows, columns ?? rows, offset: offset).asType(dtype)
  }

  /// Whether `column ≤ row + offset`.
  private static func lowerMask(_ rows: Int, _ columns: Int, offset: Int) throws(TensorError)
    -> Tensor
  {
    let row = try Tensor.arange(0, Double(rows), dtype: .int64).reshaped([rows, 1])
    let column = try Tensor.arange(0, Double(columns), dtype: .int64)
    return try column <= row + Tensor(offset, dtype: .int64)
  }

  /// NaN replaced by `nan`, infinities by the largest finite numbers or by those given.
  public func nanToNumber(nan: Double = 0, positive: Double? = nil, negative: Double? = nil)
    throws(TensorError) -> Tensor
  {
    guard dtype.isFloating else { return self }
    let most: Double =
      switch dtype {
      case .float16: Double(Float16.greatestFiniteMagnitude)
      case .bfloat16: Double(Float(bitPattern: 0x7F7F_0000))
      case .float64: Double.greatestFiniteMagnitude
      default: Double(Float.greatestFiniteMagnitude)
      }
    let finite = try Tensor.where(isNaN(), scalar(nan), self)
    let below = try Tensor.where(
      isPositiveInfinite(), scalar(positive ?? most), finite)
    return try Tensor.where(isNegativeInfinite(), scalar(negative ?? -most), below)
  }
}
