/// Reads JSON strictly (RFC 8259): no comments, no trailing commas, no name twice, no half of a
/// surrogate pair, nesting up to a fixed depth.
struct JSONParser {
  private let text: [UInt8]
  private(set) var position: Int
  private static let deepest = 200

  /// Reads from a place in a text, to have what follows the value left for others.
  init(_ text: [UInt8], at position: Int = 0) {
    (self.text, self.position) = (text, position)
  }

  /// The value that a whole text is.
  static func parse(_ text: [UInt8]) throws(JSONError) -> JSON {
    var parser = JSONParser(text)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.position == text.count else { throw parser.error("more after the value") }
    return value
  }

  /// The value at the position, which moves behind it.
  mutating func value() throws(JSONError) -> JSON { try value(depth: 0) }

  private func error(_ what: String, at place: Int? = nil) -> JSONError {
    let before = text[..<min(place ?? position, text.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      line: before.count { $0 == 0x0A } + 1, column: before.count - start + 1, what: what)
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ character: UInt8) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let bytes = Array("\(word)".utf8)
    guard text[position...].starts(with: bytes) else { return false }
    position += bytes.count
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < Self.deepest else { throw error("nested more than \(Self.deepest) deep") }
    skipBlanks()
    guard let first = next else { throw error("the text ends where a value should stand") }
    switch first {
    case 0x7B: return .object(try object(depth: depth))
    case 0x5B: return .array(try array(depth: depth))
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return .number(try number())
    default:
      if takeWord("true") { return .bool(true) }
      if takeWord("false") { return .bool(false) }
      if takeWord("null") { return .null }
      throw error("no JSON value begins like this")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    var object = JSONObject()
    position += 1
    skipBlanks()
    if take(0x7D) { return object }
    while true {
      skipBlanks()
      guard next == 0x22 else { throw error("a name in quotes should stand here") }
      let start = position
      let name = try string()
      guard object[name] == nil else { throw error("the name '\(name)' a second time", at: start) }
      skipBlanks()
      guard take(0x3A) else { throw error("a colon should stand here") }
      object[name] = try value(depth: depth + 1)
      skipBlanks()
      if take(0x7D) { return object }
      guard take(0x2C) else { throw error("a comma or a closing brace should stand here") }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSON] {
    var items: [JSON] = []
    position += 1
    skipBlanks()
    if take(0x5D) { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if take(0x5D) { return items }
      guard take(0x2C) else { throw error("a comma or a closing bracket should stand here") }
    }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func digits(_ parser: inout JSONParser) throws(JSONError) {
      guard isDigit(parser.next) else { throw parser.error("a digit should stand here") }
      while isDigit(parser.next) { parser.position += 1 }
    }
    _ = take(0x2D)
    if !take(0x30) { try digits(&self) }
    if take(0x2E) { try digits(&self) }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      try digits(&self)
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var bytes: [UInt8] = []
    let start = position
    while let byte = next {
      position += 1
      switch byte {
      case 0x22:
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw error("text that is not UTF-8", at: start)
        }
        return string
      case 0x5C: try escape(&bytes)
      case ..<0x20: throw error("a control character in a string", at: position - 1)
      default: bytes.append(byte)
      }
    }
    throw error("a string without an end", at: start - 1)
  }

  private mutating func escape(_ bytes: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("a string without an end") }
    position += 1
    let simple: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let character = simple[byte] {
      bytes.append(character)
      return
    }
    guard byte == 0x75 else { throw error("no such escape", at: position - 2) }
    let start = position - 2
    var unit = try hexadecimal()
    if unit & 0xFC00 == 0xD800, take(0x5C), take(0x75) {
      let low = try hexadecimal()
      guard low & 0xFC00 == 0xDC00 else { throw error("half of a surrogate pair", at: start) }
      unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(unit) else {
      throw error("half of a surrogate pair", at: start)
    }
    bytes += Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits should stand here")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
