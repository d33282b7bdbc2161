/// Decimal numbers as files write them: `12`, `-0.5`, `1e-3`, and nothing else.
///
/// Swift's own readers also take `0x1p3` and `nan(0x1)`, which in a data file are mistakes.
enum DecimalText {
  /// What the text is.
  enum Form { case integer, real }

  /// Whether the text is a number, and of which form.
  static func form(_ text: some StringProtocol) -> Form? {
    var rest = Substring(text).utf8[...]
    dropSign(&rest)
    let whole = dropDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : nil }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = dropDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest.removeFirst()
      dropSign(&rest)
      guard dropDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? .real : nil
  }

  /// The number, if the text is one; infinite where it is too large.
  static func number(_ text: some StringProtocol) -> Double? {
    form(text) == nil ? nil : Double(text)
  }

  private static func dropSign(_ rest: inout Substring.UTF8View) {
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest.removeFirst()
    }
  }

  private static func dropDigits(_ rest: inout Substring.UTF8View) -> Int {
    let count = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
    rest.removeFirst(count)
    return count
  }
}
