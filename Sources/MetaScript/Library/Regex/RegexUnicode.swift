/// What `re` asks about single code points.
enum RegexUnicode {
  static func isDigit(_ c: UInt32) -> Bool {
    if c < 0x80 { return c &- 48 < 10 }
    return Unicode.Scalar(c)?.properties.numericType == .decimal
  }

  static func isSpace(_ c: UInt32) -> Bool {
    if c < 0x80 { return c == 32 || c &- 9 < 5 || c &- 28 < 4 }
    return Unicode.Scalar(c)?.properties.isWhitespace ?? false
  }

  static func isWord(_ c: UInt32) -> Bool {
    if c < 0x80 { return isASCIIWord(c) }
    guard let properties = Unicode.Scalar(c)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return properties.numericType != nil
    }
  }

  static func isASCIIWord(_ c: UInt32) -> Bool {
    (c | 32) &- 97 < 26 || c &- 48 < 10 || c == 95
  }

  static func isASCIILetter(_ c: UInt32) -> Bool { (c | 32) &- 97 < 26 }

  static func matches(_ category: RegexCategory, _ c: UInt32, ascii: Bool) -> Bool {
    if ascii, c >= 0x80 { return category.rawValue & 1 == 1 }
    switch category {
    case .digit: return isDigit(c)
    case .notDigit: return !isDigit(c)
    // The information separators count as spaces in text, not under ASCII.
    case .space: return isSpace(c) && !(ascii && c &- 28 < 4)
    case .notSpace: return !isSpace(c) || (ascii && c &- 28 < 4)
    case .word: return isWord(c)
    case .notWord: return !isWord(c)
    }
  }

  /// The one code point that stands for all that are equal to `c` when case is ignored.
  static func fold(_ c: UInt32, ascii: Bool) -> UInt32 {
    if c < 0x80 { return c &- 65 < 26 ? c | 32 : c }
    if ascii { return c }
    let lower = lowercase(c)
    return sameUppercase[lower] ?? lower
  }

  static func lowercase(_ c: UInt32) -> UInt32 {
    guard let first = Unicode.Scalar(c)?.properties.lowercaseMapping.unicodeScalars.first else {
      return c
    }
    return first.value
  }

  static func uppercase(_ c: UInt32) -> UInt32 {
    guard let mapping = Unicode.Scalar(c)?.properties.uppercaseMapping.unicodeScalars,
      let first = mapping.first, mapping.count == 1
    else { return c }
    return first.value
  }

  /// Every code point that `fold` may take for the same as `c`: what a range of a set is asked for.
  static func variants(of c: UInt32, ascii: Bool) -> [UInt32] {
    if ascii { return isASCIILetter(c) ? [c, c ^ 32] : [c] }
    let folded = fold(c, ascii: false)
    var all = [c, folded, uppercase(folded), title(folded)]
    for (other, key) in sameUppercase where key == folded {
      all += [other, uppercase(other)]
    }
    for (odd, key) in oddCapitals where key == folded { all.append(odd) }
    return all
  }

  private static func title(_ c: UInt32) -> UInt32 {
    guard let mapping = Unicode.Scalar(c)?.properties.titlecaseMapping.unicodeScalars,
      let first = mapping.first, mapping.count == 1
    else { return c }
    return first.value
  }

  /// Capitals whose lower case has another capital: İ, ẞ, ohm, kelvin, ångström, ϴ.
  private static let oddCapitals: [UInt32: UInt32] = [
    0x130: 0x69, 0x1E9E: 0xDF, 0x2126: 0x3C9, 0x212A: 0x6B, 0x212B: 0xE5, 0x3F4: 0x3B8,
  ]

  /// Lower-case code points that share their capital with a smaller one.
  private static let sameUppercase: [UInt32: UInt32] = [
    0x131: 0x69, 0x17F: 0x73, 0x3BC: 0xB5, 0x3B9: 0x345, 0x1FBE: 0x345, 0x1FD3: 0x390,
    0x1FE3: 0x3B0, 0x3D0: 0x3B2, 0x3F5: 0x3B5, 0x3D1: 0x3B8, 0x3F0: 0x3BA, 0x3D6: 0x3C0,
    0x3F1: 0x3C1, 0x3C3: 0x3C2, 0x3D5: 0x3C6, 0x1C80: 0x432, 0x1C81: 0x434, 0x1C82: 0x43E,
    0x1C83: 0x441, 0x1C84: 0x442, 0x1C85: 0x442, 0x1C86: 0x44A, 0x1C87: 0x463, 0xA64B: 0x1C88,
    0x1E9B: 0x1E61, 0xFB06: 0xFB05,
  ]
}
