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
}
