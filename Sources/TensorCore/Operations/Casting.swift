extension Tensor {
  /// The elements converted to `dtype`; itself where they have that type.
  public func asType(_ dtype: DType) throws(TensorError) -> Tensor {
    self.dtype == dtype ? self : try Cast(dtype: dtype)([self])
  }

  /// A constant with this value: no gradient passes through it.
  public func stopGradient() throws(TensorError) -> Tensor {
    guard trace.levels != 0 else { return self }
    return ThreadState.current.recorder.constant(self)
  }
}

/// Conversion to another element type. The gradient is converted back, from integers too, as in MLX.
struct Cast: Operation {
  let dtype: DType
  var name: String { "astype" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[0].shape, dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.cast(inputs[0], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let source = point.inputs[0].dtype
    return [source.isInexact ? try gradient.asType(source) : nil]
  }
}

extension Tensor {
  /// The same bytes as elements of another type; the last axis grows or shrinks with the size.
  public func viewed(as dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    var shape = shape
    if dtype.byteCount != self.dtype.byteCount {
      guard let last = shape.last else {
        throw .argument(
          operation: "view",
          "Changing the type of a scalar is only allowed for types with the same size.")
      }
      guard last * self.dtype.byteCount % dtype.byteCount == 0 else {
        throw .argument(
          operation: "view",
          "When viewing as a larger dtype, the size in bytes of the last axis must be a multiple of "
            + "the requested type size.")
      }
      shape[shape.count - 1] = last * self.dtype.byteCount / dtype.byteCount
    }
    return try View(shape: shape, dtype: dtype)([self])
  }
}

/// The same bytes under another type; no gradient.
struct View: AliasingOperation {
  let shape: [Int]
  let dtype: DType
  var name: String { "view" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(shape, dtype) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[0], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}
