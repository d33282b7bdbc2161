/// Functions of MLX that are a few operations each.
extension Tensor {
  /// The real part of complex numbers; real ones as they are.
  public func real() throws(TensorError) -> Tensor {
    dtype == .complex64 ? try ComplexPart(imaginary: false)([self]) : self
  }

  /// The imaginary part of complex numbers; zeros for real ones.
  public func imaginary() throws(TensorError) -> Tensor {
    dtype == .complex64
      ? try ComplexPart(imaginary: true)([self]) : try Tensor.zeros(shape, dtype: dtype)
  }

  /// The complex conjugate.
  public func conjugate() throws(TensorError) -> Tensor {
    guard dtype == .complex64 else { return self }
    return try real() - imaginary() * Tensor([Complex64(0, 1)], shape: [])
  }

  /// The Kronecker product.
  public func kron(_ other: Tensor) throws(TensorError) -> Tensor {
    guard count > 0, other.count > 0 else {
      throw .argument(operation: "kron", "Input arrays cannot be empty.")
    }
    let width = Swift.max(rank, other.rank)
    let one = Array(repeating: 1, count: width - rank) + shape
    let two = Array(repeating: 1, count: width - other.rank) + other.shape
    let spread = try reshaped(one.flatMap { [$0, 1] }) * other.reshaped(two.flatMap { [1, $0] })
    return try spread.reshaped(zip(one, two).map { $0 * $1 })
  }

  /// The sum of products along `axis` of both, the left one conjugated.
  public func vecdot(_ other: Tensor, axis: Int = -1) throws(TensorError) -> Tensor {
    guard rank > 0, other.rank > 0 else {
      throw .argument(operation: "vecdot", "inputs must be at least 1D.")
    }
    let widest = Swift.max(rank, other.rank)
    guard axis >= -widest && axis < widest else {
      throw .invalidIndex("[vecdot] axis is out of bounds.")
    }
    guard rank == other.rank else {
      throw .argument(operation: "vecdot", "axis is out of bounds.")
    }
    let position = try Shape.axis(axis, rank: rank)
    guard shape[position] == other.shape[position] else {
      throw .argument(operation: "vecdot", "a and b must have the same size along axis.")
    }
    return try (conjugate() * other).sum(axes: [position])
  }

  /// Quotient toward minus infinity and remainder.
  public func divmod(_ other: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    guard dtype != .complex64, other.dtype != .complex64 else {
      throw .argument(operation: "divmod", "Complex type not supported.")
    }
    return (try floorDivided(by: other), try self % other)
  }

  /// The median over `axes`: the mean of the two middle elements of an even number; NaN where one
  /// is.
  public func median(axes: [Int]? = nil, keepingDimensions: Bool = false) throws(TensorError)
    -> Tensor
  {
    try Shape.check(axes, rank: rank, of: "median")
    if let axes, axes.isEmpty, rank > 0 {
      throw .argument(
        operation: "flatten", "start_axis must be less than or equal to end_axis")
    }
    let counted = Set((axes ?? []).map { $0 < 0 ? $0 + rank : $0 })
    guard counted.count == axes?.count ?? 0 else {
      throw .argument(operation: "median", "Received duplicate axis.")
    }
    let reduced = try Shape.axes(axes, rank: rank)
    let rest = shape.indices.filter { !reduced.contains($0) }
    let x = try asType(dtype.inexact)
    let flat = try x.transposed(rest + reduced).reshaped(
      rest.map { shape[$0] } + [reduced.reduce(1) { $0 * shape[$1] }])
    let size = flat.shape[flat.rank - 1]
    guard size > 0 else {
      throw .argument(operation: "median", "Cannot take median along empty axis.")
    }
    let sorted = try flat.sorted(axis: -1)
    let low = try sorted[[.ellipsis, .position((size - 1) / 2)]]
    let high = try sorted[[.ellipsis, .position(size / 2)]]
    // NaN is sorted to the end.
    let last = try sorted[[.ellipsis, .position(size - 1)]]
    let half = size % 2 == 1 ? low : try (low + high) * 0.5
    let middle = try Tensor.where(last.isNaN(), last, half)
    guard keepingDimensions else { return middle }
    return try middle.reshaped(shape.indices.map { reduced.contains($0) ? 1 : shape[$0] })
  }

  /// Coordinates of a grid: each vector repeated along the others' axes.
  public static func meshgrid(_ vectors: [Tensor], sparse: Bool = false, matrixOrder: Bool = false)
    throws(TensorError) -> [Tensor]
  {
    var grids: [Tensor] = []
    for (axis, vector) in vectors.enumerated() {
      var shape = Array(repeating: 1, count: vectors.count)
      shape[axis] = -1
      grids.append(try vector.reshaped(shape))
    }
    // MLX's default exchanges the first two axes, as plots count x first.
    if !matrixOrder && vectors.count > 1 {
      for index in grids.indices { grids[index] = try grids[index].swappingAxes(0, 1) }
    }
    return sparse ? grids : try broadcast(grids)
  }

  /// With at least `count` axes: a new one in front, then behind, as NumPy adds them.
  public func atLeast(dimensions count: Int) throws(TensorError) -> Tensor {
    switch (count, rank) {
    case (1, 0): try reshaped([1])
    case (2, 0): try reshaped([1, 1])
    case (2, 1): try reshaped([1, shape[0]])
    case (3, 0): try reshaped([1, 1, 1])
    case (3, 1): try reshaped([1, shape[0], 1])
    case (3, 2): try reshaped([shape[0], shape[1], 1])
    default: self
    }
  }

  /// Running `log Σ eˣ` along `axis`.
  public func cumulativeLogSumExp(axis: Int? = nil, reverse: Bool = false, inclusive: Bool = true)
    throws(TensorError) -> Tensor
  {
    guard let axis else {
      return try reshaped([-1]).cumulativeLogSumExp(axis: 0, reverse: reverse, inclusive: inclusive)
    }
    _ = try Shape.axis(axis, rank: rank, of: "logcumsumexp")
    let x = try asType(dtype.inexact)
    if count == 0 { return x }
    let top = try x.max(axes: [axis], keepingDimensions: true).stopGradient()
    let shift = try Tensor.where(top.isFinite(), top, top.scalar(0.0))
    return try (x - shift).exp()
      .cumulativeSum(axis: axis, reverse: reverse, inclusive: inclusive).log() + shift
  }

  /// The parts of `axis`, without it.
  public func unstacked(axis: Int = 0) throws(TensorError) -> [Tensor] {
    let position = try Shape.axis(axis, rank: rank, of: "unstack")
    if shape[position] == 0 { return [] }
    var parts: [Tensor] = []
    for part in try split(parts: shape[position], axis: position) {
      parts.append(try part.squeezed(axes: [position]))
    }
    return parts
  }
}

/// The real or the imaginary part of complex numbers, as `float32`.
struct ComplexPart: Operation {
  let imaginary: Bool
  var name: String { imaginary ? "imag" : "real" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[0].shape, .float32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let numbers = Loops.array(inputs[0], of: Complex64.self)
    Loops.fill(output, from: numbers.map { imaginary ? $0.imaginary : $0.real })
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let factor = Complex64(imaginary ? 0 : 1, imaginary ? 1 : 0)
    return [try gradient * Tensor([factor], shape: [])]
  }
}
