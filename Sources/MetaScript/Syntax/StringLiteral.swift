/// A string token taken apart: its prefix, and where its text lies.
struct StringLiteral {
  var isRaw = false
  var isFormatted = false
  var isBytes = false
  /// Indices into the source's bytes, without the quotes.
  var text: Range<Int>

  init(_ token: Token, in bytes: [UInt8]) {
    var start = Int(token.start)
    while true {
      switch bytes[start] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "f"): isFormatted = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "u"): break
      default:
        text = Self.text(from: start, to: Int(token.end), in: bytes)
        return
      }
      start += 1
    }
  }

  private static func text(from start: Int, to end: Int, in bytes: [UInt8]) -> Range<Int> {
    let quote = bytes[start]
    let isTriple = end - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    return start + width..<end - width
  }
}

/// Turns the text of a string literal into code points.
enum EscapeDecoder {
  struct Failure: Error {
    let message: String
  }

  /// The code points of `text` as it stands, line ends made `\n`.
  static func raw(_ text: ArraySlice<UInt8>, into result: inout [UInt32]) {
    var index = text.startIndex
    while index < text.endIndex { append(text, &index, to: &result) }
  }

  /// The code points of `text` with its escapes replaced.
  static func decode(
    _ text: ArraySlice<UInt8>, into result: inout [UInt32]
  ) throws(Failure) {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex {
        try escape(text, &index, into: &result)
      } else {
        append(text, &index, to: &result)
      }
    }
  }

  /// Appends one character; the text is known to be well-formed UTF-8.
  private static func append(
    _ text: ArraySlice<UInt8>, _ index: inout Int, to result: inout [UInt32]
  ) {
    let byte = text[index]
    index += 1
    if byte < 0x80 {
      guard byte == 0x0D else { return result.append(UInt32(byte)) }
      if index < text.endIndex, text[index] == 0x0A { index += 1 }
      return result.append(0x0A)
    }
    var value = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
    while index < text.endIndex, text[index] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(text[index] & 0x3F)
      index += 1
    }
    result.append(value)
  }

  private static func escape(
    _ text: ArraySlice<UInt8>, _ index: inout Int, into result: inout [UInt32]
  ) throws(Failure) {
    let start = index
    let letter = text[index + 1]
    index += 2
    switch letter {
    case 0x0A: return
    case 0x0D:
      if index < text.endIndex, text[index] == 0x0A { index += 1 }
      return
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(UInt32(letter))
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(letter) - 0x30
      for _ in 0..<2 {
        guard index < text.endIndex, text[index] & 0xF8 == 0x30 else { break }
        value = value * 8 + UInt32(text[index]) - 0x30
        index += 1
      }
      result.append(value)
    case UInt8(ascii: "x"): result.append(try hexadecimal(text, start, &index, "x", 2))
    case UInt8(ascii: "u"): result.append(try hexadecimal(text, start, &index, "u", 4))
    case UInt8(ascii: "U"): result.append(try hexadecimal(text, start, &index, "U", 8))
    case UInt8(ascii: "N"): result.append(try named(text, start, &index))
    default:
      // An unknown escape stands for itself, backslash and all.
      result.append(0x5C)
      index -= 1
      append(text, &index, to: &result)
    }
  }

  private static func hexadecimal(
    _ text: ArraySlice<UInt8>, _ start: Int, _ index: inout Int, _ letter: String, _ count: Int
  ) throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < text.endIndex, ByteClass.isHexDigit(text[index]) else {
        let digits = String(repeating: "X", count: count)
        throw failure("truncated \\\(letter)\(digits) escape", text, start, index)
      }
      let byte = text[index]
      value = value << 4 | UInt32(ByteClass.isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57)
      index += 1
    }
    if value > 0x10FFFF { throw failure("illegal Unicode character", text, start, index) }
    return value
  }

  private static func named(
    _ text: ArraySlice<UInt8>, _ start: Int, _ index: inout Int
  ) throws(Failure) -> UInt32 {
    let malformed = "malformed \\N character escape"
    guard index < text.endIndex, text[index] == UInt8(ascii: "{") else {
      throw failure(malformed, text, start, index)
    }
    guard let close = text[index...].firstIndex(of: UInt8(ascii: "}")) else {
      throw failure(malformed, text, start, text.endIndex)
    }
    let name = text[(index + 1)..<close]
    if name.isEmpty { throw failure(malformed, text, start, index + 1) }
    index = close + 1
    guard let value = CharacterNames.codePoint(named: name) else {
      throw failure("unknown Unicode character name", text, start, index)
    }
    return value
  }

  /// CPython's words: positions count in its decoder's buffer, in which a character beyond ASCII
  /// takes the ten bytes of `\UXXXXXXXX`.
  private static func failure(
    _ reason: String, _ text: ArraySlice<UInt8>, _ start: Int, _ end: Int
  ) -> Failure {
    func width(_ bytes: ArraySlice<UInt8>) -> Int {
      bytes.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 & 0xC0 == 0x80 ? 0 : 10) }
    }
    let first = width(text[text.startIndex..<start])
    let last = first + width(text[start..<end]) - 1
    let place =
      first == last ? "byte 0x5c in position \(first)" : "bytes in position \(first)-\(last)"
    return Failure(
      message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)")
  }
}

/// Characters by their names in the Unicode standard, for `\N{…}`.
enum CharacterNames {
  static func codePoint(named name: ArraySlice<UInt8>) -> UInt32? {
    // No name is longer; a short key also keeps hashing hostile text cheap.
    guard name.count <= 100 else { return nil }
    return table[String(decoding: name, as: UTF8.self).uppercased()]
  }

  /// Built when the first `\N{…}` is met: the standard library has names by character only.
  private static let table: [String: UInt32] = {
    var table: [String: UInt32] = [:]
    table.reserveCapacity(160_000)
    for value in UInt32(0)...0x10FFFF {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      if let name = properties.name { table[name] = value }
      if let alias = properties.nameAlias { table[alias] = value }
    }
    return table
  }()
}
