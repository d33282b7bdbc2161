/// A strict JSON value: one reading, no duplicate keys, bounded depth.
///
/// Foundation's reader keeps the last of two equal keys and compares strings by canonical
/// equivalence; a header must not be read that loosely.
enum JSONValue {
  case null
  case boolean(Bool)
  /// An integer as it was written; fractions and exponents are `.real`.
  case integer(Int)
  case real(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order of the text.
  case object([JSONMember])
}

/// One member of an object.
struct JSONMember {
  let key: String
  let value: JSONValue
}

/// Parses one JSON value that must fill the text.
struct JSONReader: HeaderText {
  let text: [UInt8]
  let format: String
  var position = 0
  private static let deepest = 32

  init(_ text: [UInt8], format: String) {
    (self.text, self.format) = (text, format)
  }

  static func value(_ text: [UInt8], format: String) throws(FormatError) -> JSONValue {
    var reader = JSONReader(text, format: format)
    let value = try reader.value(depth: 0)
    reader.skipSpaces()
    guard reader.position == text.count else { throw reader.error("more after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(FormatError) -> JSONValue {
    guard depth < JSONReader.deepest else { throw error("nested too deeply") }
    skipSpaces()
    switch peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(FormatError) -> JSONValue {
    guard self.text[position...].starts(with: Array(text.utf8)) else {
      throw error("a value expected")
    }
    position += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(FormatError) -> JSONValue {
    try expect("{")
    var members: [JSONMember] = []
    var keys: Set<[UInt8]> = []
    if take("}") { return .object(members) }
    repeat {
      skipSpaces()
      guard peek() == UInt8(ascii: "\"") else { throw error("a key expected") }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw FormatError(format, .duplicate(key))
      }
      try expect(":")
      members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func array(depth: Int) throws(FormatError) -> JSONValue {
    try expect("[")
    var values: [JSONValue] = []
    if take("]") { return .array(values) }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func number() throws(FormatError) -> JSONValue {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while let byte = peek(), (0x30...0x39).contains(byte) { position += 1 }
    guard position > digits, text[digits] != 0x30 || position == digits + 1 else {
      throw error("a value expected")
    }
    var isInteger = true
    while let byte = peek(),
      (0x30...0x39).contains(byte) || [0x2E, 0x65, 0x45, 0x2B, 0x2D].contains(byte)
    {
      isInteger = false
      position += 1
    }
    let written = String(decoding: text[start..<position], as: UTF8.self)
    guard isInteger else { return .real(written) }
    guard let value = Int(written) else { throw error("an integer is too large") }
    return .integer(value)
  }

  private mutating func string() throws(FormatError) -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      guard byte >= 32 else { throw error("a control character in a string") }
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      bytes += try escape()
    }
    guard peek() != nil else { throw error("a string does not end") }
    position += 1
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw error("a string that is not UTF-8")
    }
    return string
  }

  private mutating func escape() throws(FormatError) -> [UInt8] {
    guard let byte = peek() else { throw error("a string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) {
        guard peek() == UInt8(ascii: "\\") else { throw error("half a surrogate pair") }
        position += 1
        guard peek() == UInt8(ascii: "u") else { throw error("half a surrogate pair") }
        position += 1
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
      return Array(String(Character(scalar)).utf8)
    default: throw error("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(FormatError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 128
      else { throw error("four hexadecimal digits expected") }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
