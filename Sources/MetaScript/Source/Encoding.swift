/// Finds bytes that aren't UTF-8.
enum UTF8Check {
  /// The index of the first byte that belongs to no well-formed character; `nil` if there is none.
  static func firstDamage(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      guard let length = length(of: byte), index + length <= bytes.count else { return index }
      guard isWellFormed(bytes[index..<index + length]) else { return index }
      index += length
    }
    return nil
  }

  private static func length(of lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  /// Whether continuation bytes follow, no form is longer than needed, and no surrogate results.
  private static func isWellFormed(_ character: ArraySlice<UInt8>) -> Bool {
    guard character.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    let lead = character[character.startIndex]
    let second = character[character.startIndex + 1]
    switch lead {
    case 0xE0: return second >= 0xA0
    case 0xED: return second < 0xA0
    case 0xF0: return second >= 0x90
    case 0xF4: return second < 0x90
    default: return true
    }
  }
}

/// The comment of PEP 263 that names a file's encoding.
enum EncodingDeclaration {
  /// The encoding named in one of the first two lines, and where the name stands.
  static func find(in source: SourceText) -> (name: String, index: Int)? {
    for number in 1...2 {
      let line = source.lineBytes(number)
      guard let first = line.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C }) else {
        continue
      }
      guard line[first] == UInt8(ascii: "#") else { return nil }
      if let found = findName(in: line[first...]) { return found }
    }
    return nil
  }

  /// Whether the name is one of UTF-8's, as CPython reads it.
  static func isUTF8(_ name: String) -> Bool {
    let plain = name.lowercased().split(separator: "_").joined(separator: "-")
    return plain == "utf-8" || plain.hasPrefix("utf-8-") || plain == "utf8" || plain == "ascii"
      || plain == "us-ascii"
  }

  /// Looks for `coding`, a colon or equals sign, space, and a name.
  private static func findName(in comment: ArraySlice<UInt8>) -> (name: String, index: Int)? {
    let word = Array("coding".utf8)
    var index = comment.startIndex
    while index + word.count < comment.endIndex {
      defer { index += 1 }
      guard comment[index..<index + word.count].elementsEqual(word) else { continue }
      var place = index + word.count
      guard comment[place] == UInt8(ascii: ":") || comment[place] == UInt8(ascii: "=") else {
        continue
      }
      place += 1
      while place < comment.endIndex, comment[place] == 0x20 || comment[place] == 0x09 {
        place += 1
      }
      let name = comment[place...].prefix {
        ByteClass.isIdentifier($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
      if !name.isEmpty { return (String(decoding: name, as: UTF8.self), place) }
    }
    return nil
  }
}
