/// A complex number of two `Float`s: the element type of `complex64` arrays.
public struct Complex64: BitwiseCopyable, Sendable, Equatable {
  public var real: Float
  public var imaginary: Float

  public init(_ real: Float, _ imaginary: Float = 0) {
    self.real = real
    self.imaginary = imaginary
  }
}
