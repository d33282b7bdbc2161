import BigInt

extension Machine {
  /// `round(value, digits)` of a built-in number; `digits` is none for the nearest integer.
  func round(_ value: Value, _ digits: Value) throws(Raised) -> Value {
    if digits.isNone {
      if value.isFloat { return try truncated(value.asFloat.rounded(.toNearestOrEven)) }
      return value.isBool ? .int(value.asInt) : value
    }
    let places = try integerIndex(digits)
    let count = places.isSmallInteger ? places.asInt : places.isNegativeInteger ? -1 << 40 : 1 << 40
    if !value.isFloat { return try roundInteger(value, -count) }
    guard let result = FloatDigits.rounded(value.asFloat, places: count) else {
      throw error(.overflowError, "rounded value too large to represent")
    }
    return .float(result)
  }

  /// To the nearest multiple of `10^zeros`, halves to the even one.
  private func roundInteger(_ value: Value, _ zeros: Int) throws(Raised) -> Value {
    if zeros <= 0 { return value.isBool ? .int(value.asInt) : value }
    let number = value.asBigInt
    // Half of the power is more than the number: nothing is left of it.
    if zeros > number.magnitude.bitWidth / 3 + 2 { return .int(0) }
    let power = BigInt(10).power(zeros)
    let (quotient, remainder) = IntegerMath.floorDivide(number, power)
    let twice = remainder * 2
    let isOdd = !quotient.magnitude.isZero && quotient.magnitude[bitAt: 0]
    let roundsUp = twice > power || (twice == power && isOdd)
    return try integer((roundsUp ? quotient + 1 : quotient) * power)
  }

  /// `abs` of a built-in number; nil for other values.
  func absolute(_ value: Value) throws(Raised) -> Value? {
    switch value.tag {
    case .float: .float(abs(value.asFloat))
    case .bool: .int(value.asInt)
    case .int, .bigInt: value.isNegativeInteger ? try arithmetic(.minus, value) : value
    default: nil
    }
  }
}

extension FloatDigits {
  /// The float nearest to the value rounded, half to even, to decimal places; nil when it is too
  /// large. Both roundings are exact, as CPython's are.
  package static func rounded(_ value: Double, places: Int) -> Double? {
    guard value.isFinite, value != 0, places <= 323 else { return value }
    if places < -308 { return value < 0 ? -0.0 : 0.0 }
    let digits = fixed(value.magnitude, places: places)
    if digits.digits.isEmpty { return value < 0 ? -0.0 : 0.0 }
    let text = "0." + String(decoding: digits.digits, as: UTF8.self) + "e\(digits.point)"
    guard let result = Double(text), result.isFinite else { return nil }
    return value < 0 ? -result : result
  }
}
