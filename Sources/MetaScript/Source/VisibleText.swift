/// Text that may hold anything, made safe for a terminal.
package enum VisibleText {
  /// With control characters, and those that reorder or hide text, as escapes; line ends and tabs
  /// stay. No program can then send the terminal commands by way of what it names or prints.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard isHidden(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let width = scalar.value > 0xFF ? 4 : 2
      result += width == 4 ? "\\u" : "\\x"
      result += String(repeating: "0", count: width - min(width, digits.count)) + digits
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": false
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": true
    case "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
    default: false
    }
  }
}
