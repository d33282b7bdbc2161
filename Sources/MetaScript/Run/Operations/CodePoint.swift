/// Properties of single code points, as `str` and the number readers ask for them.
package enum CodePoint {
  /// `str.isspace` of one code point: what `split` and `strip` take for white space.
  @inline(__always) package static func isSpace(_ c: UInt32) -> Bool {
    if c < 0x80 { return c == 32 || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) }
    return isWideSpace(c)
  }

  private static func isWideSpace(_ c: UInt32) -> Bool {
    switch c {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A line ends here: `splitlines`.
  @inline(__always) package static func isLineBreak(_ c: UInt32) -> Bool {
    if c < 0x80 { return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) }
    return c == 0x85 || c == 0x2028 || c == 0x2029
  }

  /// The value of a decimal digit of any script, or nil.
  @inline(__always) package static func decimal(_ c: UInt32) -> Int? {
    if c < 0x80 { return c >= 48 && c <= 57 ? Int(c) - 48 : nil }
    return wideDecimal(c)
  }

  private static func wideDecimal(_ c: UInt32) -> Int? {
    guard let properties = Unicode.Scalar(c)?.properties, properties.numericType == .decimal
    else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  // MARK: Classes

  private static func properties(_ c: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(c)?.properties
  }

  @inline(__always) package static func isLower(_ c: UInt32) -> Bool {
    c < 0x80 ? c >= 97 && c <= 122 : properties(c)?.isLowercase == true
  }

  @inline(__always) package static func isUpper(_ c: UInt32) -> Bool {
    c < 0x80 ? c >= 65 && c <= 90 : properties(c)?.isUppercase == true
  }

  static func isTitle(_ c: UInt32) -> Bool {
    c >= 0x80 && properties(c)?.generalCategory == .titlecaseLetter
  }

  static func isCased(_ c: UInt32) -> Bool { isLower(c) || isUpper(c) || isTitle(c) }

  @inline(__always) package static func isAlpha(_ c: UInt32) -> Bool {
    if c < 0x80 { return (c | 32) >= 97 && (c | 32) <= 122 }
    switch properties(c)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  static func isDigit(_ c: UInt32) -> Bool {
    if c < 0x80 { return c >= 48 && c <= 57 }
    let type = properties(c)?.numericType
    return type == .decimal || type == .digit
  }

  static func isNumeric(_ c: UInt32) -> Bool {
    c < 0x80 ? c >= 48 && c <= 57 : properties(c)?.numericType != nil
  }

  @inline(__always) package static func isAlphanumeric(_ c: UInt32) -> Bool {
    isAlpha(c) || isNumeric(c)
  }

  /// Shown as it is by `repr`.
  package static func isPrintable(_ c: UInt32) -> Bool {
    if c < 0x7F { return c >= 32 }
    switch properties(c)?.generalCategory {
    case nil, .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  static func startsIdentifier(_ c: UInt32) -> Bool {
    c < 0x80 ? isAlpha(c) || c == 95 : properties(c)?.isXIDStart == true
  }

  static func continuesIdentifier(_ c: UInt32) -> Bool {
    c < 0x80 ? isAlphanumeric(c) || c == 95 : properties(c)?.isXIDContinue == true
  }
}
