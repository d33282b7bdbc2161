/// Numbers in the formats that programs use most, written straight into one small buffer.
///
/// Whatever is not plain (big integers, grouping, alternate forms, general and shortest floats, more
/// than 17 digits, wide fields) gives nil and goes the long way through `NumberField`.
struct PlainNumber {
  private let specification: FormatSpecification
  private let digits: DigitBuffer

  /// The text of `value` in its field, or nil.
  static func text(
    _ value: Value, _ specification: FormatSpecification, _ heap: Heap
  ) throws(Raised) -> StringRef? {
    guard specification.grouping == .none, !specification.alternate,
      !specification.coercesNegativeZero, specification.width <= 100, specification.fill < 0x80,
      specification.precision <= 17
    else { return nil }
    let number = PlainNumber(specification: specification, digits: heap.digits)
    number.digits.clear()
    let isNegative: Bool
    if value.isFloat {
      let float = value.asFloat
      isNegative = float.sign == .minus
      guard number.write(float.magnitude) else { return nil }
    } else {
      guard value.tag == .int, specification.precision < 0 else { return nil }
      isNegative = value.asInt < 0
      guard number.write(value.asInt.magnitude) else { return nil }
    }
    let sign: UInt8? =
      isNegative ? 45 : specification.sign == "+" ? 43 : specification.sign == " " ? 32 : nil
    return try number.place(sign, heap)
  }

  private func write(_ magnitude: UInt) -> Bool {
    let value = UInt64(magnitude)
    switch Unicode.Scalar(specification.type) {
    case "d": digits.prepend(decimal: value)
    case "x": digits.prepend(value, bitsOfDigit: 4, upper: false)
    case "X": digits.prepend(value, bitsOfDigit: 4, upper: true)
    case "o": digits.prepend(value, bitsOfDigit: 3, upper: false)
    case "b": digits.prepend(value, bitsOfDigit: 1, upper: false)
    default: return false
    }
    return true
  }

  private func write(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    let precision = specification.precision < 0 ? 6 : specification.precision
    switch Unicode.Scalar(specification.type) {
    case "f", "F": return write(fixed: value, precision)
    case "%":
      digits.prepend(37)
      return write(fixed: value * 100, precision)
    case "e", "E": return write(exponent: value, precision, upper: specification.type == 69)
    default: return false
    }
  }

  private func write(fixed value: Double, _ precision: Int) -> Bool {
    guard let scaled = FloatDigits.scaledWord(value, power: precision) else { return false }
    write(scaled, precision)
    return true
  }

  /// Writes digits, the last `precision` of them behind a point.
  private func write(_ scaled: UInt64, _ precision: Int) {
    guard precision > 0 else { return digits.prepend(decimal: scaled) }
    let (whole, part) = scaled.quotientAndRemainder(
      dividingBy: FloatDigits.wordPower(precision))
    digits.prepend(decimal: part, least: precision)
    digits.prepend(46)
    digits.prepend(decimal: whole)
  }

  private func write(exponent value: Double, _ precision: Int, upper: Bool) -> Bool {
    var exponent = 0
    var scaled: UInt64 = 0
    if value > 0 {
      let (low, high) = (FloatDigits.wordPower(precision), FloatDigits.wordPower(precision + 1))
      exponent = FloatDigits.decimalExponent(value)
      while true {
        guard let word = FloatDigits.scaledWord(value, power: precision - exponent) else {
          return false
        }
        if word >= high {
          exponent += 1
        } else if word < low {
          exponent -= 1
        } else {
          scaled = word
          break
        }
      }
    }
    digits.prepend(decimal: UInt64(exponent.magnitude), least: 2)
    digits.prepend(exponent < 0 ? 45 : 43)
    digits.prepend(upper ? 69 : 101)
    write(scaled, precision)
    return true
  }

  /// Sign, padding and digits as a string.
  private func place(_ sign: UInt8?, _ heap: Heap) throws(Raised) -> StringRef {
    let length = digits.count + (sign == nil ? 0 : 1)
    let padding = max(0, specification.width - length)
    let left =
      switch specification.align {
      case ">": padding
      case "^": padding / 2
      default: 0
      }
    let inside = specification.align == "=" ? padding : 0
    let made = try heap.uninitializedString(count: length + padding, width: .one)
    let fill = UInt8(specification.fill)
    var place = 0
    func put(_ byte: UInt8, _ count: Int) {
      made.fill(from: place, count: count, with: byte)
      place += count
    }
    put(fill, left)
    if let sign { put(sign, 1) }
    put(fill, inside)
    digits.copy(to: made, at: place)
    place += digits.count
    put(fill, made.count - place)
    return made
  }
}
