extension Lexer {
  /// Reads an identifier, a keyword, or a string that begins with a prefix.
  mutating func readNameOrString() throws(LexicalFailure) {
    let start = position
    if try readPrefixedString() { return }
    var packed: UInt64 = 0
    var isASCII = true
    var byte = bytes[position]
    while ByteClass.isIdentifier(byte) {
      packed = packed << 8 | UInt64(byte)
      if byte >= 128 { isASCII = false }
      position += 1
      byte = bytes[position]
    }
    if !isASCII { try verifyIdentifier(from: start) }
    let isShort = position - start <= 8
    append(isShort ? Keywords.kind(of: packed) : .name, from: start, to: position)
  }

  /// Reads a string if letters that are a prefix, and a quote, stand here; else reads nothing.
  private mutating func readPrefixedString() throws(LexicalFailure) -> Bool {
    var index = position
    var (bytesLetter, unicode, raw, formatted) = (false, false, false, false)
    while true {
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "b") where !bytesLetter && !unicode && !formatted: bytesLetter = true
      case UInt8(ascii: "u") where !bytesLetter && !unicode && !raw && !formatted: unicode = true
      case UInt8(ascii: "r") where !raw && !unicode: raw = true
      case UInt8(ascii: "f") where !formatted && !bytesLetter && !unicode: formatted = true
      default: return false
      }
      index += 1
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let start = position
        position = index
        try readString(from: start)
        return true
      }
    }
  }

  /// Checks the characters beyond ASCII of the identifier that ends at `position`.
  private mutating func verifyIdentifier(from start: Int) throws(LexicalFailure) {
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    var index = start
    for scalar in name.unicodeScalars {
      let properties = scalar.properties
      let fits =
        index == start
        ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      index += UTF8.width(scalar)
      if fits { continue }
      position = index
      let code = scalar.codePointText
      throw failureBeforePosition(
        scalar.isPrintable
          ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)")
    }
  }
}

extension Unicode.Scalar {
  /// Whether Python counts the character as printable: not a control, a separator, unassigned.
  package var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }

  /// `U+00E9`: at least four digits.
  package var codePointText: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The reserved words, found by their bytes packed into one integer.
enum Keywords {
  /// The kind of the word of up to 8 bytes whose bytes are packed, the last one lowest.
  static func kind(of packed: UInt64) -> TokenKind {
    var slot = hash(packed)
    while table[slot].packed != 0 {
      if table[slot].packed == packed { return table[slot].kind }
      slot = (slot + 1) & mask
    }
    return .name
  }

  private static let mask = 127

  private static func hash(_ packed: UInt64) -> Int {
    Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 57)
  }

  private static let table: [(packed: UInt64, kind: TokenKind)] = {
    var table = [(packed: UInt64, kind: TokenKind)](
      repeating: (0, .name), count: mask + 1)
    for kind in TokenKind.allCases where kind.isKeyword {
      guard let text = kind.text else { continue }
      let packed = "\(text)".utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var slot = hash(packed)
      while table[slot].packed != 0 { slot = (slot + 1) & mask }
      table[slot] = (packed, kind)
    }
    return table
  }()
}
