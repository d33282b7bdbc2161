import BigInt

/// Decimal digits of a positive finite float (or zero): the value is `0.d₁d₂d₃… · 10^point`, the last
/// digit not zero.
package struct FloatDigits {
  /// ASCII digits without zeros at the end; empty for zero.
  package var digits: [UInt8]
  /// How many digits stand before the decimal point.
  package var point: Int

  init(digits: some Sequence<UInt8>, point: Int) {
    self.digits = Array(digits)
    self.point = point
    while self.digits.last == 48 { self.digits.removeLast() }
    if self.digits.isEmpty { self.point = 1 }
  }

  /// The shortest digits that read back as the same float.
  package static func shortest(_ value: Double) -> FloatDigits {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var exponentSign = 0
    for c in value.description.utf8 {
      switch c {
      case 46: point = digits.count
      case 101: exponentSign = 1
      case 45: exponentSign = -1
      case 43: break
      default:
        if exponentSign == 0 { digits.append(c) } else { exponent = exponent * 10 + Int(c) - 48 }
      }
    }
    let zeros = digits.prefix { $0 == 48 }.count
    return FloatDigits(
      digits: digits.dropFirst(zeros),
      point: (point ?? digits.count) + exponentSign * exponent - zeros)
  }

  /// The value rounded, half to even, to `places` digits after the point (negative: before it).
  package static func fixed(_ value: Double, places: Int) -> FloatDigits {
    // A float has at most 1074 digits after the point, and less than 310 before it.
    let places = min(places, 1_080)
    if places < -330 { return FloatDigits(digits: [], point: 1) }
    let digits = Self.decimal(Self.scaled(value, power: places))
    return FloatDigits(digits: digits, point: digits.count - places)
  }

  /// The value rounded, half to even, to `count` significant digits; `count` is at least 1.
  package static func significant(_ value: Double, count: Int) -> FloatDigits {
    if value == 0 { return FloatDigits(digits: [], point: 1) }
    // No float has more than 767 significant digits.
    let count = min(count, 800)
    var point = Int(Self.log10(value).rounded(.down)) + 1
    while true {
      let digits = Self.decimal(Self.scaled(value, power: count - point))
      if digits.count > count {
        point += 1
      } else if digits.count < count {
        point -= 1
      } else {
        return FloatDigits(digits: digits, point: point)
      }
    }
  }

  /// `value · 10^power` rounded half to even, when it can be had in 128 bits and fits in a word.
  package static func scaledWord(_ value: Double, power: Int) -> UInt64? {
    guard value > 0 else { return 0 }
    guard power <= 22, power >= -22, value.isNormal else { return nil }
    let exponent = Int(value.exponent) - 52
    var numerator = UInt128(value.significandBitPattern | 1 << 52)
    var denominator: UInt128 = 1
    if power >= 0 { numerator *= tenToThe[power] } else { denominator = tenToThe[-power] }
    if exponent >= 0 {
      guard exponent < numerator.leadingZeroBitCount else { return nil }
      numerator <<= UInt128(exponent)
    } else if power >= 0 {
      // The divisor is a power of two.
      let shift = -exponent
      if shift >= 128 { return 0 }
      let quotient = numerator >> UInt128(shift)
      let rest = numerator & ((1 << UInt128(shift)) - 1)
      let half = UInt128(1) << UInt128(shift - 1)
      return UInt64(
        exactly: rest > half || (rest == half && quotient & 1 == 1) ? quotient + 1 : quotient)
    } else {
      guard -exponent < denominator.leadingZeroBitCount - 1 else { return nil }
      denominator <<= UInt128(-exponent)
    }
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard denominator <= UInt128.max >> 1 else { return nil }
    let doubled = rest << 1
    let roundsUp = doubled > denominator || (doubled == denominator && quotient & 1 == 1)
    return UInt64(exactly: roundsUp ? quotient + 1 : quotient)
  }

  /// `10^power`; `power` is 0 to 19.
  package static func wordPower(_ power: Int) -> UInt64 { UInt64(tenToThe[power]) }

  /// The exponent of the first digit of a positive float, or one off.
  package static func decimalExponent(_ value: Double) -> Int {
    Int(log10(value).rounded(.down))
  }

  /// An estimate that is right or off by one.
  private static func log10(_ value: Double) -> Double {
    let exponent = value.isNormal ? Double(value.exponent) : Double(value.exponent)
    return (exponent + (value.significand - 1) * 0.95) * 0.301_029_995_663_981_2
  }

  private enum Whole {
    case small(UInt128)
    case big(BigUInt)
  }

  /// `value · 10^power` rounded half to even: in 128 bits where that holds it, else in big integers.
  private static func scaled(_ value: Double, power: Int) -> Whole {
    guard value > 0 else { return .small(0) }
    let isNormal = value.isNormal
    let mantissa = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let exponent = (isNormal ? Int(value.exponent) : -1_022) - 52
    if power >= 0, power <= 22 {
      let scaled = UInt128(mantissa) * tenToThe[power]
      if exponent >= 0 {
        if exponent < scaled.leadingZeroBitCount { return .small(scaled << UInt128(exponent)) }
      } else if exponent <= -128 {
        // The product is below 2^127, so the quotient is below one half.
        return .small(0)
      } else {
        let shift = UInt128(-exponent)
        let quotient = scaled >> shift
        let rest = scaled & ((1 << shift) - 1)
        let half = UInt128(1) << (shift - 1)
        let roundsUp = rest > half || (rest == half && quotient & 1 == 1)
        return .small(roundsUp ? quotient + 1 : quotient)
      }
    }
    var numerator = BigUInt(mantissa)
    var denominator: BigUInt = 1
    if exponent >= 0 { numerator <<= exponent } else { denominator <<= -exponent }
    if power >= 0 {
      numerator *= BigUInt(10).power(power)
    } else {
      denominator *= BigUInt(10).power(-power)
    }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let doubled = remainder << 1
    let roundsUp = doubled > denominator || (doubled == denominator && quotient[bitAt: 0])
    return .big(roundsUp ? quotient + 1 : quotient)
  }

  private static let tenToThe: [UInt128] = (0...22).map { count in
    (0..<count).reduce(1) { product, _ in product * 10 }
  }

  /// Decimal digits without zeros in front; none for zero.
  private static func decimal(_ value: Whole) -> [UInt8] {
    switch value {
    case .big(let value): return value.isZero ? [] : Array(String(value).utf8)
    case .small(var value):
      var digits: [UInt8] = []
      digits.reserveCapacity(40)
      while value > UInt128(UInt64.max) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
        digits.append(48 + UInt8(remainder))
        value = quotient
      }
      var low = UInt64(value)
      while low > 0 {
        digits.append(48 + UInt8(low % 10))
        low /= 10
      }
      digits.reverse()
      return digits
    }
  }
}
