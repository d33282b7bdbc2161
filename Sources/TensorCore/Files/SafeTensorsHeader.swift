/// The header of a safetensors file: which arrays, where, and the metadata.
struct SafeTensorsHeader {
  static let format = "safetensors"
  static let longest = 100_000_000
  /// Our own files carry a checksum of the whole file here: eight hexadecimal digits, zeros while it
  /// is computed.
  private static let checksumKey = "metapeft.crc32"
  static let zeros = "00000000"

  struct Entry {
    var name: String
    var dtype: DType
    var shape: [Int]
    var start: Int
    var end: Int
  }

  /// In the order of their data.
  private(set) var entries: [Entry] = []
  /// Without our checksum.
  private(set) var metadata: [(key: String, value: String)] = []
  /// The digits of our checksum, where the file has one.
  private(set) var checksum: String?

  /// Reads the header's text.
  init(_ text: [UInt8]) throws(FormatError) {
    let format = Self.format
    guard text.first == UInt8(ascii: "{") else {
      throw FormatError(format, .header("'{' expected", at: 0))
    }
    guard case .object(let members) = try JSONReader.value(text, format: format) else {
      throw FormatError(format, .header("an object expected", at: 0))
    }
    for member in members {
      let (name, value) = (member.key, member.value)
      if name == "__metadata__" {
        metadata = try Self.strings(value)
      } else {
        entries.append(try Self.entry(name, value))
      }
    }
    checksum = metadata.first { $0.key == Self.checksumKey }?.value
    metadata.removeAll { $0.key == Self.checksumKey }
    entries.sort { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// The arrays fill the `count` bytes of data, which begin at byte `dataStart`, without overlap or hole.
  func checkLayout(dataStart: Int, count: Int) throws(FormatError) {
    var position = 0
    for entry in entries {
      guard entry.start == position else {
        throw FormatError(
          Self.format, .layout(entry.start < position ? "arrays overlap" : "a hole before it"),
          member: entry.name)
      }
      position = entry.end
      guard entry.end <= count else {
        throw FormatError(
          Self.format, .truncated(at: dataStart + entry.start), member: entry.name)
      }
    }
    guard position == count else {
      throw FormatError(Self.format, .size(expected: position, found: count))
    }
  }

  private static func strings(_ value: JSONValue) throws(FormatError) -> [(
    key: String, value: String
  )] {
    guard case .object(let members) = value else {
      throw FormatError(format, .header("the metadata must be an object", at: 0))
    }
    var strings: [(key: String, value: String)] = []
    for member in members {
      guard case .string(let text) = member.value else {
        throw FormatError(
          format, .header("the metadata must be strings", at: 0), member: member.key)
      }
      strings.append((member.key, text))
    }
    return strings
  }

  private static func entry(_ name: String, _ value: JSONValue) throws(FormatError) -> Entry {
    func wrong(_ what: String) -> FormatError {
      FormatError(format, .header(what, at: 0), member: name)
    }
    guard PlainName.accepts(name) || name.isEmpty else {
      throw FormatError(format, .name, member: name)
    }
    guard case .object(let fields) = value, fields.count == 3 else {
      throw wrong("dtype, shape and data_offsets expected")
    }
    func field(_ key: String) -> JSONValue? { fields.first { $0.key == key }?.value }
    guard case .string(let typeName)? = field("dtype") else { throw wrong("no dtype") }
    guard let dtype = types.first(where: { $0.0 == typeName })?.1 else {
      throw FormatError(format, .elementType(typeName), member: name)
    }
    let shape = try sizes(field("shape"), wrong("the shape must be natural numbers"))
    let offsets = try sizes(field("data_offsets"), wrong("two data_offsets expected"))
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw wrong("two data_offsets expected")
    }
    guard shape.count <= 64, let count = try? Shape.count(shape) else {
      throw FormatError(format, .shape(Array(shape.prefix(64))), member: name)
    }
    let size = count * dtype.byteCount
    guard offsets[1] - offsets[0] == size else {
      throw FormatError(
        format, .size(expected: size, found: offsets[1] - offsets[0]), member: name)
    }
    return Entry(name: name, dtype: dtype, shape: shape, start: offsets[0], end: offsets[1])
  }

  private static func sizes(_ value: JSONValue?, _ error: FormatError) throws(FormatError) -> [Int]
  {
    guard case .array(let values)? = value else { throw error }
    var sizes: [Int] = []
    for value in values {
      guard case .integer(let size) = value, size >= 0 else { throw error }
      sizes.append(size)
    }
    return sizes
  }

  private static let types: [(String, DType)] = [
    ("BOOL", .bool), ("U8", .uint8), ("U16", .uint16), ("U32", .uint32), ("U64", .uint64),
    ("I8", .int8), ("I16", .int16), ("I32", .int32), ("I64", .int64), ("F16", .float16),
    ("F32", .float32), ("F64", .float64), ("BF16", .bfloat16), ("C64", .complex64),
  ]

  /// The text for `arrays`, whose data follow each other, with `metadata` and zeros for our checksum.
  static func text(
    _ arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)]
  ) -> [UInt8] {
    let pairs = metadata.filter { $0.key != checksumKey } + [(key: checksumKey, value: zeros)]
    let texts = pairs.map { quoted($0.key) + ":" + quoted($0.value) }
    var members = ["\"__metadata__\":{" + texts.joined(separator: ",") + "}"]
    var position = 0
    for (name, tensor) in arrays {
      let end = position + tensor.byteCount
      let type = types.first { $0.1 == tensor.dtype }!.0
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        quoted(name) + ":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(position),\(end)]}")
      position = end
    }
    var text = Array(("{" + members.joined(separator: ",") + "}").utf8)
    while text.count % 8 != 0 { text.append(0x20) }
    return text
  }

  /// Where in the header's text the checksum's eight digits stand.
  static func place(of digits: String, in text: [UInt8]) -> Int? {
    let wanted = Array("\"\(checksumKey)\":\"\(digits)\"".utf8)
    let limit = text.count - wanted.count
    guard limit >= 0, digits.utf8.count == zeros.utf8.count else { return nil }
    for start in 0...limit
    where text[start] == 0x22 && text[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start + wanted.count - 9
    }
    return nil
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default:
        if scalar.value < 32 {
          let code = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
