extension RandomKey {
  /// Draws along `axis` of unnormalized log-probabilities, as `uint32`.
  ///
  /// - Parameters:
  ///   - shape: the shape of the draws, which the other axes broadcast to.
  ///   - count: or this many draws for each of the other axes, along a new last axis.
  public func categorical(
    _ logits: Tensor, axis: Int = -1, shape: [Int]? = nil, count: Int? = nil
  ) throws(TensorError) -> Tensor {
    let position = axis < 0 ? axis &+ logits.rank : axis
    guard position >= 0 && position < logits.rank else {
      throw .invalidIndex(
        "[categorical] Invalid axis \(axis) for logits with \(logits.rank) dimensions.")
    }
    if let count {
      guard shape == nil else {
        throw .argument(
          operation: "categorical", "At most one of shape or num_samples can be specified.")
      }
      let wide = try logits.expandingDimensions([-1])
      var sizes = wide.shape
      sizes.remove(at: position)
      sizes[sizes.count - 1] = count
      return try drawn(wide, position, sizes)
    }
    var reduced = logits.shape
    reduced.remove(at: position)
    let shape = shape ?? reduced
    guard try Shape.broadcast(shape, reduced) == shape else {
      throw .argument(
        operation: "categorical",
        "Requested shape \(shapeText(shape)) is not broadcast compatible with reduced logits "
          + "shape\(shapeText(reduced)).")
    }
    return try drawn(logits, position, shape)
  }

  private func drawn(_ logits: Tensor, _ axis: Int, _ shape: [Int]) throws(TensorError) -> Tensor {
    let size = logits.shape[axis]
    if size > 0 && logits.count == size && !shape.isEmpty {
      return try inverted(logits.reshaped([size]), shape)
    }
    // The largest of logits with Gumbel noise falls at i with probability softmax(logits)[i].
    let offset = axis + shape.count - logits.rank + 1
    var sizes = shape
    sizes.insert(size, at: offset)
    return try (gumbel(sizes) + logits).argmax(axis: offset)
  }

  /// By inverting the cumulative distribution of one vector of logits.
  private func inverted(_ logits: Tensor, _ shape: [Int]) throws(TensorError) -> Tensor {
    let dtype = logits.dtype.promoted(with: .float32)
    let x = try logits.asType(dtype)
    let top = try x.max()
    // Where the largest is infinite, those equal to it are equally likely.
    let weights = try Tensor.where(
      top.isInfinite(), (x == top).asType(dtype), (x - top).exp())
    let before = try weights.cumulativeSum(axis: 0, inclusive: false)
    let drawn = try uniform(shape) * weights.sum()
    return try before.searchSorted(drawn, afterEquals: true) - Tensor(1, dtype: .uint32)
  }
}
