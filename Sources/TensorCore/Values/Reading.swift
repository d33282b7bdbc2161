extension Tensor {
  /// The elements, row-major, as `Float`s.
  public func floats() throws(TensorError) -> [Float] {
    try checkReadable()
    return dtype == .float32
      ? Loops.array(self, of: Float.self) : Loops.doubles(self).map(Float.init)
  }

  /// The elements, row-major, as `Double`s; complex ones by their real part.
  public func doubles() throws(TensorError) -> [Double] {
    try checkReadable()
    return Loops.doubles(self)
  }

  /// The elements, row-major, as integers, truncated toward zero.
  public func integers() throws(TensorError) -> [Int] {
    try checkReadable()
    return Loops.integers(self)
  }

  /// The elements, row-major, as truth values: whether each differs from zero.
  public func booleans() throws(TensorError) -> [Bool] {
    try checkReadable()
    return Loops.doubles(self).map { $0 != 0 }
  }

  /// The elements of a `complex64` tensor, or real ones as complex numbers.
  public func complexNumbers() throws(TensorError) -> [Complex64] {
    try checkReadable()
    if dtype == .complex64 { return Loops.array(self, of: Complex64.self) }
    return Loops.doubles(self).map { Complex64(Float($0)) }
  }

  /// The one element, as `Double`.
  public func item() throws(TensorError) -> Double {
    try checkSingle()
    return Loops.doubles(self)[0]
  }

  /// The one element, as an integer, truncated toward zero.
  public func itemAsInteger() throws(TensorError) -> Int {
    try checkSingle()
    return Loops.integers(self)[0]
  }

  /// The elements' bytes, little-endian, row-major.
  public func bytes() throws(TensorError) -> [UInt8] {
    try checkReadable()
    return Loops.bytes(self)
  }

  private func checkSingle() throws(TensorError) {
    guard count == 1 else {
      throw .argument(
        operation: "convert", "Only length-1 arrays can be converted to Python scalars.")
    }
    try checkReadable()
  }

  /// Reading is refused where a capture would keep the value: a plan must not depend on it.
  func checkReadable() throws(TensorError) {
    if trace.levels & Recorder.captureBit != 0,
      ThreadState.current.recorder.levels(of: self) & Recorder.captureBit != 0
    {
      throw .readWhileCapturing("An array's elements")
    }
  }
}
