/// The parts of transformers that are a few operations each.
extension Tensor {
  /// `(x − mean) / √(variance + ε) · weight + bias` along the last axis.
  public func layerNormalized(_ weight: Tensor?, _ bias: Tensor?, eps: Double) throws(TensorError)
    -> Tensor
  {
    try checkScale([("weight", weight), ("bias", bias)], operation: "layer_norm")
    let (x, result) = try widened([weight, bias])
    let mean = try x.mean(axes: [-1], keepingDimensions: true)
    let variance = try x.variance(axes: [-1], keepingDimensions: true)
    var y = try ((x - mean) * (variance + eps).rsqrt()).asType(result)
    if let weight { y = try y * weight }
    if let bias { y = try y + bias }
    return y
  }

  /// `x / √(mean(x²) + ε) · weight` along the last axis.
  public func rootMeanSquareNormalized(_ weight: Tensor?, eps: Double) throws(TensorError) -> Tensor
  {
    try checkScale([("(*weight)", weight)], operation: "rms_norm")
    let (x, result) = try widened([weight])
    let mean = try x.square().mean(axes: [-1], keepingDimensions: true)
    let y = try (x * (mean + eps).rsqrt()).asType(result)
    guard let weight else { return y }
    return try y * weight
  }

  /// The vectors that the last axis is multiplied with or added to must be as long.
  private func checkScale(
    _ vectors: [(name: String, vector: Tensor?)], operation: String
  ) throws(TensorError) {
    guard let size = shape.last else {
      throw .argument(
        operation: operation,
        "Input must have at least 1 dimension but got input with 0 dimensions.")
    }
    for case (let name, let vector?) in vectors {
      guard vector.rank == 1 else {
        throw .argument(
          operation: operation,
          "\(name) must have 1 dimension but has \(vector.rank) dimensions.")
      }
      guard vector.shape[0] == size else {
        throw .argument(
          operation: operation,
          "\(name) must have the same size as the last dimension of x but has "
            + "\(vector.shape[0]) elements.")
      }
    }
  }

  /// With at least the precision of `float32`, and the type of a mixture with `others`.
  private func widened(_ others: [Tensor?]) throws(TensorError) -> (Tensor, DType) {
    var result = dtype
    for other in others {
      if let other { result = result.promoted(with: other.dtype) }
    }
    return (try asType(result.isFloating && result.byteCount < 4 ? .float32 : result), result)
  }

  /// Rotary positional encoding (Su et al. 2021, arXiv:2104.09864) of the first `size` features of
  /// `[…, positions, features]`: pairs of features are turned by angles that grow with the position.
  ///
  /// - Parameters:
  ///   - traditional: pairs are neighbours; else the i-th of the first half with that of the second.
  ///   - offset: the first position; a scalar, or one for each batch.
  ///   - periods: positions for each pair to turn by 1; `base^(2i / size)` without them.
  public func rotated(
    _ size: Int, traditional: Bool, base: Double, scale: Double, offset: Tensor,
    periods: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    guard rank >= 2, size > 0, size % 2 == 0, size <= shape[rank - 1] else {
      throw .argument(
        operation: "rope",
        "The dims \(size) must be even and at most the last of the array's sizes "
          + "\(shapeText(shape)).")
    }
    let half = size / 2
    let frequencies: Tensor
    if let periods {
      frequencies = try periods.asType(.float32).reciprocal()
    } else {
      frequencies = try (Tensor.arange(0, Double(half)) * (-Loops.logarithm(base) / Double(half)))
        .exp()
    }
    var positions = try Tensor.arange(0, Double(shape[rank - 2]))
    if offset.rank == 1 && offset.count > 1 {
      let batch = Array(repeating: 1, count: rank - 2)
      positions =
        try positions.reshaped(batch + [-1])
        + offset.asType(.float32).reshaped([-1] + batch)
    } else {
      positions = try positions + offset.asType(.float32).reshaped([])
    }
    let angles = try (positions * scale).expandingDimensions([-1]) * frequencies
    let (cosine, sine) = (try angles.cos().asType(dtype), try angles.sin().asType(dtype))
    let turned = try self[[.ellipsis, .slice(nil, size, nil)]]
    let one =
      try traditional
      ? turned[[.ellipsis, .slice(0, nil, 2)]] : turned[[.ellipsis, .slice(nil, half, nil)]]
    let two =
      try traditional
      ? turned[[.ellipsis, .slice(1, nil, 2)]] : turned[[.ellipsis, .slice(half, nil, nil)]]
    let pair = [try one * cosine - two * sine, try one * sine + two * cosine]
    let result =
      try traditional
      ? Tensor.stack(pair, axis: -1).reshaped(turned.shape) : Tensor.concatenate(pair, axis: -1)
    if size == shape[rank - 1] { return result }
    return try Tensor.concatenate([result, self[[.ellipsis, .slice(size, nil, nil)]]], axis: -1)
  }

  /// Scaled dot-product attention of queries `[batch, heads, queries, features]`: `softmax(q · kᵀ ·
  /// scale + mask) · v`. With fewer heads of keys, each serves a group of queries' heads.
  ///
  /// - Parameters:
  ///   - mask: numbers to add, or truth values of what may be seen.
  ///   - isCausal: whether a query sees its own and earlier positions only.
  ///   - sinks: a score for each head that takes part in the softmax and has no value.
  public func attention(
    _ keys: Tensor, _ values: Tensor, scale: Double, mask: Tensor? = nil, isCausal: Bool = false,
    sinks: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    guard rank == 4, keys.rank == 4, values.rank == 4, keys.shape[1] > 0,
      shape[1] % keys.shape[1] == 0, keys.shape[1] == values.shape[1]
    else {
      throw .argument(
        operation: "scaled_dot_product_attention",
        "Queries \(shapeText(shape)), keys \(shapeText(keys.shape)) and values "
          + "\(shapeText(values.shape)) do not go together.")
    }
    let group = shape[1] / keys.shape[1]
    let k = group == 1 ? keys : try keys.repeated(group, axis: 1)
    let v = group == 1 ? values : try values.repeated(group, axis: 1)
    var scores = try (self * scale).matmul(k.swappingAxes(-1, -2))
    if isCausal {
      let (queries, seen) = (shape[2], keys.shape[2])
      let own = try Tensor.arange(queries).expandingDimensions([-1]) + (seen - queries)
      scores = try scores.masked(own >= Tensor.arange(seen))
    }
    if let mask {
      scores =
        mask.dtype == .bool ? try scores.masked(mask) : try scores + mask.asType(scores.dtype)
    }
    guard let sinks else { return try scores.softmax(axes: [-1]).matmul(v) }
    let column = try sinks.asType(scores.dtype).reshaped([1, -1, 1, 1])
      .broadcast(to: Array(scores.shape.dropLast()) + [1])
    let weights = try Tensor.concatenate([column, scores], axis: -1).softmax(axes: [-1])
    return try weights[[.ellipsis, .slice(1, nil, nil)]].matmul(v)
  }

  /// With the lowest number where `mask` does not hold.
  private func masked(_ mask: Tensor) throws(TensorError) -> Tensor {
    let lowest: Double = dtype == .float16 ? -65504 : -3.3895313892515355e38
    return try Tensor.where(mask, self, scalar(lowest))
  }
}
