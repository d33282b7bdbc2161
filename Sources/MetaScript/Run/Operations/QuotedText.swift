/// How strings show themselves: quotes, escapes, and which code points need one.
extension Machine {
  static func writeQuoted(_ string: StringRef, _ out: inout StringBuilder) throws(Raised) {
    var hasSingle = false
    var hasDouble = false
    var isPlain = true
    for index in 0..<string.count {
      try out.tickFine(index)
      let codePoint = string[index]
      if codePoint == 0x27 { hasSingle = true }
      if codePoint == 0x22 { hasDouble = true }
      if codePoint < 0x20 || codePoint >= 0x7F || codePoint == 0x5C { isPlain = false }
    }
    let quote: UInt32 = hasSingle && !hasDouble ? 0x22 : 0x27
    try out.append(codePoint: quote)
    if isPlain, !hasSingle || quote == 0x22 {
      try out.append(string)
    } else {
      for index in 0..<string.count {
        try out.tickFine(index)
        let codePoint = string[index]
        if codePoint == quote || codePoint == 0x5C {
          try out.append("\\")
          try out.append(codePoint: codePoint)
        } else if isPrintable(codePoint) {
          try out.append(codePoint: codePoint)
        } else {
          try out.append(escape(codePoint))
        }
      }
    }
    try out.append(codePoint: quote)
  }

  /// Whether `repr` shows a code point as it is: CPython's `str.isprintable`.
  static func isPrintable(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x7F { return codePoint >= 0x20 }
    guard let scalar = Unicode.Scalar(codePoint) else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  /// `\n`, `\x07`, `\u2028`, `\U0001f600`
  static func escape(_ codePoint: UInt32) -> String {
    switch codePoint {
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    default: break
    }
    let digits = String(codePoint, radix: 16)
    let (mark, width) =
      codePoint < 0x100 ? ("\\x", 2) : codePoint < 0x1_0000 ? ("\\u", 4) : ("\\U", 8)
    return mark + String(repeating: "0", count: width - digits.count) + digits
  }
}
