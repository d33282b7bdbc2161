import BigInt

extension Value {
  /// A bool, or an int of at most 64 bits: `asInt` is its value.
  @inline(__always) package var isSmallInteger: Bool { tag == .int || tag == .bool }
  /// A bool or an int of any size.
  @inline(__always) package var isInteger: Bool { isSmallInteger || tag == .bigInt }
  /// A bool, an int of any size, or a float.
  @inline(__always) package var isNumber: Bool { isInteger || tag == .float }

  /// The value of an `isInteger`.
  package var asBigInt: BigInt {
    tag == .bigInt ? BigIntRef(unchecked: self).value : BigInt(asInt)
  }

  /// Whether an `isInteger` is below zero.
  var isNegativeInteger: Bool {
    tag == .bigInt ? BigIntRef(unchecked: self).value.sign == .minus : asInt < 0
  }
}

extension Machine {
  /// An int result, refused beyond the host's bound on the size of integers.
  func integer(_ value: BigInt) throws(Raised) -> Value {
    if value.magnitude.bitWidth > host.mostIntegerBits { throw integerTooLarge() }
    return heap.int(value)
  }

  /// The one difference from CPython here: its integers end only with the memory.
  func integerTooLarge() -> Raised {
    let bits = host.mostIntegerBits
    let bound = bits.nonzeroBitCount == 1 ? "2**\(bits.trailingZeroBitCount)" : "\(bits)"
    return error(.overflowError, "integer larger than \(bound) bits")
  }

  /// Charges an operation on big integers that takes `words` steps of 64 bits.
  @inline(__always) func chargeWords(_ words: Int) throws(Raised) {
    if words > 256 { try charge(words >> 6) }
  }

  /// Charges a walk over the bytes of a long string.
  @inline(__always) func chargeBytes(_ count: Int) throws(Raised) {
    if count > 4_096 { try charge(count >> 10) }
  }

  /// A number as a float; OverflowError when an int is too large. The caller knows it is a number.
  @inline(__always) package func double(_ value: Value) throws(Raised) -> Double {
    if value.isFloat { return value.asFloat }
    if value.isSmallInteger { return Double(value.asInt) }
    guard let result = BigIntRef(unchecked: value).value.nearestDouble else {
      throw error(.overflowError, "int too large to convert to float")
    }
    return result
  }
}

extension BigInt {
  /// The nearest float, ties to even; nil when it would be infinite.
  var nearestDouble: Double? {
    let width = magnitude.bitWidth
    if width <= 64 {
      let nearest = Double(UInt64(magnitude))
      return sign == .minus ? -nearest : nearest
    }
    let top = UInt64(truncatingIfNeeded: magnitude >> (width - 64))
    let isExact = magnitude.trailingZeroBitCount >= width - 64
    return Double.rounding(top, exponent: width - 64, isExact: isExact, sign: sign == .minus)
  }
}

extension Double {
  /// The float nearest to `mantissa · 2^exponent`, ties to even; nil when it would be infinite.
  ///
  /// - Parameters:
  ///   - mantissa: its top bit is set.
  ///   - isExact: false when bits below the mantissa were dropped that were not all zero.
  static func rounding(
    _ mantissa: UInt64, exponent: Int, isExact: Bool, sign isNegative: Bool
  ) -> Double? {
    let leading = exponent + 63
    if leading > 1_023 { return nil }
    // Subnormal results keep fewer bits.
    let kept = leading >= -1_022 ? 53 : 53 - (-1_022 - leading)
    if kept < 0 { return isNegative ? -0.0 : 0.0 }
    let dropped = UInt64(64 - kept)
    let quotient = dropped == 64 ? 0 : mantissa >> dropped
    let rest = dropped == 64 ? mantissa : mantissa & ((1 << dropped) - 1)
    let half = UInt64(1) << (dropped - 1)
    let roundsUp = rest > half || (rest == half && (!isExact || quotient & 1 == 1))
    let rounded = Double(quotient + (roundsUp ? 1 : 0))
    let result = Double(
      sign: isNegative ? .minus : .plus, exponent: exponent + Int(dropped), significand: rounded)
    return result.isInfinite ? nil : result
  }
}
