/// Numbers in the formats that programs use most, written straight into one small buffer.
///
/// Whatever is not plain (big integers, grouping, alternate forms, general and shortest floats, more
/// than 17 digits, wide fields) gives nil and goes the long way through `NumberField`.
struct PlainNumber: ~Copyable {
  private static var most: Int { 100 }

  private var bytes = InlineArray<128, UInt8>(repeating: 48)
  private var count = 0

  private mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// Appends the digits of a number, with zeros in front up to `least` of them.
  private mutating func append(
    _ value: UInt64, base: UInt64 = 10, least: Int = 1, upper: Bool = false
  ) {
    var digits = 1
    var rest = value / base
    while rest > 0 {
      digits += 1
      rest /= base
    }
    digits = max(digits, least)
    rest = value
    let letters: UInt8 = upper ? 55 : 87
    for index in stride(from: count + digits - 1, through: count, by: -1) {
      let digit = UInt8(truncatingIfNeeded: rest % base)
      bytes[index] = digit < 10 ? 48 + digit : letters + digit
      rest /= base
    }
    count += digits
  }

  /// The text of `value` in its field, or nil.
  static func text(
    _ value: Value, _ specification: FormatSpecification, _ heap: Heap
  ) throws(Raised) -> StringRef? {
    guard specification.grouping == .none, !specification.alternate,
      !specification.coercesNegativeZero, specification.width <= most, specification.fill < 0x80,
      specification.precision <= 17
    else { return nil }
    var number = PlainNumber()
    let isNegative: Bool
    if value.isFloat {
      let float = value.asFloat
      isNegative = float.sign == .minus
      guard number.append(float.magnitude, specification) else { return nil }
    } else {
      guard value.tag == .int, specification.precision < 0 else { return nil }
      isNegative = value.asInt < 0
      guard number.append(value.asInt.magnitude, specification) else { return nil }
    }
    let sign: UInt8? =
      isNegative ? 45 : specification.sign == "+" ? 43 : specification.sign == " " ? 32 : nil
    return try number.place(sign, specification, heap)
  }

  private mutating func append(_ magnitude: UInt, _ specification: FormatSpecification) -> Bool {
    let base: UInt64
    switch Unicode.Scalar(specification.type) {
    case "d": base = 10
    case "x", "X": base = 16
    case "o": base = 8
    case "b": base = 2
    default: return false
    }
    append(UInt64(magnitude), base: base, upper: specification.type == 88)
    return true
  }

  private mutating func append(_ value: Double, _ specification: FormatSpecification) -> Bool {
    guard value.isFinite else { return false }
    let precision = specification.precision < 0 ? 6 : specification.precision
    switch Unicode.Scalar(specification.type) {
    case "f", "F": return append(fixed: value, precision)
    case "%":
      guard append(fixed: value * 100, precision) else { return false }
      append(37)
      return true
    case "e", "E": return append(exponent: value, precision, upper: specification.type == 69)
    default: return false
    }
  }

  private mutating func append(fixed value: Double, _ precision: Int) -> Bool {
    guard let scaled = FloatDigits.scaledWord(value, power: precision) else { return false }
    let unit = FloatDigits.wordPower(precision)
    append(scaled / unit)
    if precision > 0 {
      append(46)
      append(scaled % unit, least: precision)
    }
    return true
  }

  private mutating func append(exponent value: Double, _ precision: Int, upper: Bool) -> Bool {
    var exponent = 0
    var digits: UInt64 = 0
    if value > 0 {
      let (low, high) = (FloatDigits.wordPower(precision), FloatDigits.wordPower(precision + 1))
      exponent = FloatDigits.decimalExponent(value)
      while true {
        guard let scaled = FloatDigits.scaledWord(value, power: precision - exponent) else {
          return false
        }
        if scaled >= high {
          exponent += 1
        } else if scaled < low {
          exponent -= 1
        } else {
          digits = scaled
          break
        }
      }
    }
    let unit = FloatDigits.wordPower(precision)
    append(digits / unit)
    if precision > 0 {
      append(46)
      append(digits % unit, least: precision)
    }
    append(upper ? 69 : 101)
    append(exponent < 0 ? 45 : 43)
    append(UInt64(exponent.magnitude), least: 2)
    return true
  }

  /// Sign, padding and digits as a string.
  private func place(
    _ sign: UInt8?, _ specification: FormatSpecification, _ heap: Heap
  ) throws(Raised) -> StringRef {
    let length = count + (sign == nil ? 0 : 1)
    let padding = max(0, specification.width - length)
    let left =
      switch specification.align {
      case ">": padding
      case "^": padding / 2
      default: 0
      }
    let inside = specification.align == "=" ? padding : 0
    let made = try heap.uninitializedString(count: length + padding, width: .one)
    var place = 0
    for _ in 0..<left {
      made.store(specification.fill, at: place)
      place += 1
    }
    if let sign {
      made.store(UInt32(sign), at: place)
      place += 1
    }
    for _ in 0..<inside {
      made.store(specification.fill, at: place)
      place += 1
    }
    for index in 0..<count {
      made.store(UInt32(bytes[index]), at: place)
      place += 1
    }
    while place < made.count {
      made.store(specification.fill, at: place)
      place += 1
    }
    return made
  }
}
