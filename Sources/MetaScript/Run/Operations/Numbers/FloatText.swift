/// Reading floats, and their shortest text.
package enum FloatText {
  /// `repr` of a float.
  package static func repr(_ value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    // In this range Swift writes what CPython writes.
    if value.magnitude < 9e15, value.magnitude >= 1e-4 { return value.description }
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let digits = FloatDigits.shortest(value.magnitude)
    let text = String(decoding: digits.layOut(.shortest), as: UTF8.self)
    return value < 0 ? "-" + text : text
  }

  /// Reads a float as `float(text)` does, or nil: white space around, underscores between digits,
  /// digits of any script, `inf`, `infinity`, `nan`.
  package static func read(_ text: some RandomAccessCollection<UInt32>) -> Double? {
    var ascii: [UInt8] = []
    ascii.reserveCapacity(text.count)
    for c in text {
      if c < 0x80 {
        ascii.append(CodePoint.isSpace(c) ? 32 : UInt8(c))
      } else if let digit = CodePoint.decimal(c) {
        ascii.append(48 + UInt8(digit))
      } else if CodePoint.isSpace(c) {
        ascii.append(32)
      } else {
        return nil
      }
    }
    var rest = ascii[...]
    while rest.first == 32 { rest = rest.dropFirst() }
    while rest.last == 32 { rest = rest.dropLast() }
    var sign = 1.0
    var plain: [UInt8] = []
    if let c = rest.first, c == 43 || c == 45 {
      sign = c == 45 ? -1 : 1
      rest = rest.dropFirst()
    }
    switch String(decoding: rest, as: UTF8.self).lowercased() {
    case "inf", "infinity": return sign * .infinity
    case "nan": return sign < 0 ? -Double.nan : .nan
    default: break
    }
    guard takeNumber(&rest, into: &plain), rest.isEmpty else { return nil }
    return Double(String(decoding: plain, as: UTF8.self)).map { sign * $0 }
  }

  /// `digits [. digits] [e [sign] digits]` with a digit on one side of the point at least.
  private static func takeNumber(_ rest: inout ArraySlice<UInt8>, into plain: inout [UInt8]) -> Bool
  {
    guard let whole = takeDigits(&rest, into: &plain) else { return false }
    var count = whole
    if rest.first == 46 {
      rest = rest.dropFirst()
      plain.append(46)
      guard let fraction = takeDigits(&rest, into: &plain) else { return false }
      count += fraction
      if fraction == 0 { plain.append(48) }
    }
    guard count > 0 else { return false }
    if whole == 0 { plain.insert(48, at: 0) }
    guard rest.first == 101 || rest.first == 69 else { return true }
    rest = rest.dropFirst()
    plain.append(101)
    if let c = rest.first, c == 43 || c == 45 {
      plain.append(c)
      rest = rest.dropFirst()
    }
    guard let exponent = takeDigits(&rest, into: &plain) else { return false }
    return exponent > 0
  }

  /// The number of digits taken; nil when an underscore is not between two digits.
  private static func takeDigits(_ rest: inout ArraySlice<UInt8>, into plain: inout [UInt8]) -> Int?
  {
    var count = 0
    var afterUnderscore = false
    while let c = rest.first {
      if c >= 48, c <= 57 {
        plain.append(c)
        count += 1
        afterUnderscore = false
      } else if c == 95 {
        if count == 0 || afterUnderscore { return nil }
        afterUnderscore = true
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return afterUnderscore ? nil : count
  }
}
