import BigInt

/// `format` of integers and floats, free of any machine but for the budget of the text.
package enum FormatNumber {
  /// The parts of an integer in a presentation type for integers.
  ///
  /// - Parameter decimal: the decimal digits of the magnitude, asked for only when needed.
  package static func field(
    _ value: BigInt, _ specification: FormatSpecification,
    decimal: () throws(Raised) -> String
  ) throws -> NumberField {
    if specification.precision >= 0 {
      throw FormatFailure("Precision not allowed in integer format specifier")
    }
    if specification.coercesNegativeZero {
      throw FormatFailure(
        "Negative zero coercion (z) not allowed in integer format specifier")
    }
    var field = NumberField()
    let type = Unicode.Scalar(specification.type) ?? "d"
    if type == "c" {
      field.remainder = [try character(value, specification)]
      return field
    }
    field.isNegative = value.sign == .minus
    let base: Int
    switch type {
    case "b": (base, field.prefix) = (2, [48, 98])
    case "o": (base, field.prefix) = (8, [48, 111])
    case "x": (base, field.prefix) = (16, [48, 120])
    case "X": (base, field.prefix) = (16, [48, 88])
    default: base = 10
    }
    if !specification.alternate { field.prefix = [] }
    if base == 10 {
      field.digits = Array(try decimal().utf8.drop { $0 == 45 })
    } else {
      field.digits = IntegerText.digits(value.magnitude, base: base, uppercase: type == "X")
    }
    return field
  }

  private static func character(
    _ value: BigInt, _ specification: FormatSpecification
  ) throws(FormatFailure) -> UInt32 {
    if specification.sign != nil {
      throw FormatFailure("Sign not allowed with integer format specifier 'c'")
    }
    if specification.alternate {
      throw FormatFailure("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let small = Int(exactly: value) else {
      throw FormatFailure("Python int too large to convert to C long", kind: .overflowError)
    }
    guard small >= 0, small < 0x110000 else {
      throw FormatFailure("%c arg not in range(0x110000)", kind: .overflowError)
    }
    return UInt32(small)
  }

  /// The parts of a float in a presentation type for floats, or in none.
  package static func field(
    _ value: Double, _ specification: FormatSpecification
  ) throws(FormatFailure) -> NumberField {
    if specification.precision > Int(Int32.max) { throw FormatFailure("precision too big") }
    var value = value
    var precision = specification.precision
    let type = Unicode.Scalar(specification.type) ?? "f"
    if type == "%" { value *= 100 }
    let usesRepr = specification.type == 0
    if precision < 0, !usesRepr { precision = 6 }
    var field = NumberField()
    field.isNegative = value.sign == .minus && !value.isNaN
    let isUpper = type == "E" || type == "F" || type == "G"
    guard value.isFinite else {
      let name = value.isNaN ? "nan" : "inf"
      field.remainder = (isUpper ? name.uppercased() : name).unicodeScalars.map(\.value)
      if type == "%" { field.remainder.append(37) }
      return field
    }
    let form: FloatDigits.Form =
      switch type {
      case "e", "E": .exponent(precision: precision)
      case "f", "F", "%": .fixed(precision: precision)
      default: usesRepr && precision < 0 ? .shortest : .general(precision: precision)
      }
    let text = FloatDigits.text(
      value.magnitude, form, alternate: specification.alternate, addsPoint: usesRepr)
    if specification.coercesNegativeZero, field.isNegative,
      text.prefix(while: { $0 != 101 }).allSatisfy({ $0 == 48 || $0 == 46 })
    {
      field.isNegative = false
    }
    let whole = text.prefix { $0 >= 48 && $0 <= 57 }
    field.digits = Array(whole)
    field.remainder = text.dropFirst(whole.count).map { UInt32(isUpper && $0 == 101 ? 69 : $0) }
    if type == "%" { field.remainder.append(37) }
    return field
  }
}
