/// What an unquoted word of a configuration file means.
///
/// Numbers are decimal, as Python writes them, so that `1e-3` is a number (YAML 1.1 readers make
/// it a string) and `010`, `0x10` or `1:30` are strings rather than surprising integers.
enum PlainScalar {
  /// - Parameters:
  ///   - text: The scalar's text.
  ///   - plain: Whether it stood without quotes; a quoted scalar is always text.
  static func value(_ text: String, plain: Bool) -> OptionValue {
    guard plain else { return .text(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .none
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return number(text) ?? .text(text)
    }
  }

  private static func number(_ text: String) -> OptionValue? {
    guard let form = DecimalText.form(text), let number = Double(text) else { return nil }
    guard form == .integer else { return .number(number) }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    if digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
    // Too large for an integer: a number all the same, so that the range check names it.
    return Int(text).map { .integer($0) } ?? .number(number)
  }
}
