import BigInt

extension Machine {
  /// `format(value, spec)` for built-in numbers and strings; the caller has dealt with `__format__`.
  func formatBuiltin(_ value: Value, _ specification: StringRef) throws(Raised) -> Value {
    if let string = StringRef(value) { return try formatString(string, specification).value }
    let isFloat = value.isFloat
    var typeName: String { type(of: value).info.nameInErrors }
    let parsed = try parse(
      specification, type: isFloat ? 0 : 100, align: ">", typeName: typeName)
    if let text = try PlainNumber.text(value, parsed, heap) { return text.value }
    var out = StringBuilder(heap)
    switch Unicode.Scalar(parsed.type) {
    case "e", "E", "f", "F", "g", "G", "%": try write(try double(value), parsed, to: &out)
    case "n" where isFloat, "\0" where isFloat: try write(value.asFloat, parsed, to: &out)
    case "b" where !isFloat, "c" where !isFloat, "d" where !isFloat, "o" where !isFloat,
      "x" where !isFloat, "X" where !isFloat, "n" where !isFloat:
      let field = try raising {
        try FormatNumber.field(value.asBigInt, parsed) { () throws(Raised) in
          try decimalText(value)
        }
      }
      try field.write(parsed, to: &out)
    default: throw raised(.unknownCode(parsed.type, for: typeName))
    }
    return try out.finish().value
  }

  private func write(
    _ value: Double, _ specification: FormatSpecification, to out: inout StringBuilder
  ) throws(Raised) {
    // Refused before the digits are made.
    if specification.precision <= Int(Int32.max) { try heap.reserve(specification.precision * 4) }
    let field = try raising { try FormatNumber.field(value, specification) }
    try field.write(specification, to: &out)
  }

  private func formatString(
    _ value: StringRef, _ specification: StringRef
  ) throws(Raised) -> StringRef {
    let parsed = try parse(specification, type: 115, align: "<", typeName: "str")
    if parsed.type != 115 { throw raised(.unknownCode(parsed.type, for: "str")) }
    func refuse(_ what: String) -> Raised {
      error(.valueError, "\(what) not allowed in string format specifier")
    }
    if let sign = parsed.sign { throw refuse(sign == " " ? "Space" : "Sign") }
    if parsed.coercesNegativeZero { throw refuse("Negative zero coercion (z)") }
    if parsed.alternate { throw refuse("Alternate form (#)") }
    if parsed.align == "=" { throw refuse("'=' alignment") }
    let count = parsed.precision >= 0 ? min(parsed.precision, value.count) : value.count
    let padding = max(0, parsed.width - count)
    if padding == 0 {
      return StringRef(unchecked: try heap.substring(value, from: 0, count: count))
    }
    let left = parsed.align == ">" ? padding : parsed.align == "^" ? padding / 2 : 0
    if value.width == .one, parsed.fill < 0x100, count == value.count, padding < 256 {
      let made = try heap.uninitializedString(count: count + padding, width: .one)
      let fill = UInt8(parsed.fill)
      made.fill(from: 0, count: left, with: fill)
      made.store(value, at: left)
      made.fill(from: left + count, count: padding - left, with: fill)
      return made
    }
    var out = StringBuilder(heap)
    try out.append(repeating: parsed.fill, count: left)
    try out.append(value.units[0..<count])
    try out.append(repeating: parsed.fill, count: padding - left)
    return try out.finish()
  }

  /// A specification, which is read once while the same literal comes again and again.
  private func parse(
    _ specification: StringRef, type: UInt32, align: Unicode.Scalar,
    typeName: @autoclosure () -> String
  ) throws(Raised) -> FormatSpecification {
    if let known = formats.found(specification, type) { return known }
    do {
      let parsed = try FormatSpecification.parse(
        specification.units, defaultType: type, defaultAlign: align, typeName: typeName())
      formats.remember(parsed, specification, type)
      return parsed
    } catch {
      throw raised(error)
    }
  }

  /// A failure to format as the exception that scripts see.
  func raised(_ failure: FormatFailure) -> Raised { error(failure.kind, failure.message) }

  /// Runs formatting code, its failures raised in the script.
  func raising<Result>(_ body: () throws -> Result) throws(Raised) -> Result {
    do {
      return try body()
    } catch let failure as FormatFailure {
      throw raised(failure)
    } catch let raised as Raised {
      throw raised
    } catch {
      preconditionFailure("formatting throws two kinds of error")
    }
  }
}
