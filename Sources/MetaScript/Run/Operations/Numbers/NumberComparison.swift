import BigInt

extension Machine {
  /// Exact comparison of numbers of any kinds: negative, zero, positive; nil when unordered (nan).
  @inline(__always) func compareNumbers(_ a: Value, _ b: Value) -> Int? { Self.order(a, b) }

  static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a.isFloat, b.isFloat) {
    case (false, false):
      if a.isSmallInteger, b.isSmallInteger { return Self.order(a.asInt, b.asInt) }
      return Self.order(a.asBigInt, b.asBigInt)
    case (true, true):
      let (x, y) = (a.asFloat, b.asFloat)
      return x < y ? -1 : x > y ? 1 : x == y ? 0 : nil
    case (false, true): return Self.compare(a, b.asFloat)
    case (true, false): return Self.compare(b, a.asFloat).map { -$0 }
    }
  }

  @inline(__always) private static func order<T: Comparable>(_ a: T, _ b: T) -> Int {
    a < b ? -1 : a > b ? 1 : 0
  }

  private static func compare(_ integer: Value, _ float: Double) -> Int? {
    if float.isNaN { return nil }
    if float.isInfinite { return float > 0 ? -1 : 1 }
    if integer.isSmallInteger {
      let value = integer.asInt
      if value.magnitude <= 1 << 53 { return order(Double(value), float) }
      if float >= 0x1p63 { return -1 }
      if float < -0x1p63 { return 1 }
      let whole = float.rounded(.towardZero)
      if Int(whole) != value { return order(value, Int(whole)) }
      return order(whole, float)
    }
    let big = integer.asBigInt
    // A big int lies outside the range of 64 bits.
    if abs(float) < 0x1p63 { return big.sign == .minus ? -1 : 1 }
    return order(big, BigInt(float))
  }

  /// CPython's hash of a number: its value modulo the prime 2⁶¹ - 1, the same for equal numbers of
  /// any kind.
  func hashOfNumber(_ value: Value) -> Int {
    switch value.tag {
    case .float: return NumberHash.hash(value.asFloat)
    case .bigInt: return NumberHash.hash(BigIntRef(unchecked: value).value)
    default: return NumberHash.hash(value.asInt)
    }
  }
}

package enum NumberHash {
  static let bits = 61
  static let modulus = (1 << 61) - 1
  static let infinity = 314_159

  @inline(__always) package static func hash(_ value: Int) -> Int {
    if value.magnitude < UInt(modulus) { return value == -1 ? -2 : value }
    let reduced = Int(value.magnitude % UInt(modulus))
    return finish(value < 0 ? -reduced : reduced)
  }

  package static func hash(_ value: BigInt) -> Int {
    let reduced = Int(value.magnitude % BigUInt(modulus))
    return finish(value.sign == .minus ? -reduced : reduced)
  }

  package static func hash(_ value: Double) -> Int {
    if let whole = Int(exactly: value) { return hash(whole) }
    if value.isInfinite { return value > 0 ? infinity : -infinity }
    if value.isNaN { return 0 }
    // A float is m · 2^e, and 2^61 is 1 modulo the prime: so the power is a rotation.
    let mantissa = Int(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let exponent = (value.isNormal ? Int(value.exponent) : -1_022) - 52
    let rotation = ((exponent % bits) + bits) % bits
    let rotated = ((mantissa << rotation) & modulus) | (mantissa >> (bits - rotation))
    let reduced = rotated == modulus ? 0 : rotated
    return finish(value < 0 ? -reduced : reduced)
  }

  private static func finish(_ hash: Int) -> Int { hash == -1 ? -2 : hash }
}
