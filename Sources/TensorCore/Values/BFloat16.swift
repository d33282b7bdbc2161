/// A number with the exponent of `Float` and 8 bits of precision: the upper half of a `Float`.
struct BFloat16: BitwiseCopyable, Sendable {
  var bits: UInt16

  /// `value`, rounded to nearest, ties to even; every NaN becomes the same one, as in MLX.
  init(_ value: Float) {
    let pattern = value.bitPattern
    if value.isNaN {
      bits = 0x7FC0
      return
    }
    let rounded = pattern &+ 0x7FFF &+ ((pattern >> 16) & 1)
    bits = UInt16(truncatingIfNeeded: rounded >> 16)
  }
}

extension Float {
  init(_ value: BFloat16) { self.init(bitPattern: UInt32(value.bits) << 16) }
}
