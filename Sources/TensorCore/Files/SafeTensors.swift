/// Named arrays in the safetensors format: a JSON header, then the elements.
///
/// - SeeAlso: huggingface/safetensors, README, "Format".
enum SafeTensors {
  private static let format = "safetensors"
  private static let longestHeader = 100_000_000
  /// Our own files carry a checksum of the whole file here: eight hexadecimal digits, zeros while it
  /// is computed.
  private static let checksumKey = "metapeft.crc32"

  /// The arrays, in the order of their data, and the file's metadata without our checksum.
  static func read(_ bytes: [UInt8]) throws(LoadError) -> (
    arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)]
  ) {
    do {
      return try parsed(bytes)
    } catch let error as FormatError {
      throw LoadError(error)
    } catch let error as TensorError {
      throw .tensor(error)
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  private struct Entry {
    var name: String
    var dtype: DType
    var shape: [Int]
    var start: Int
    var end: Int
  }

  private static func parsed(_ bytes: [UInt8]) throws -> (
    arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)]
  ) {
    let reader = ByteReader(bytes[...], format: format)
    let length = try reader.size64(0)
    guard length <= longestHeader else { throw FormatError(format, .tooLarge(length)) }
    let text = Array(try reader.range(8, length))
    guard text.first == UInt8(ascii: "{") else {
      throw FormatError(format, .header("'{' expected", at: 0))
    }
    guard case .object(let members) = try JSONReader.value(text, format: format) else {
      throw FormatError(format, .header("an object expected", at: 0))
    }
    var entries: [Entry] = []
    var metadata: [(key: String, value: String)] = []
    for member in members {
      let (name, value) = (member.key, member.value)
      if name == "__metadata__" {
        metadata = try strings(value)
      } else {
        entries.append(try entry(name, value))
      }
    }
    if let stated = metadata.first(where: { $0.key == checksumKey }) {
      guard checksum(bytes, stated: stated.value) else { throw FormatError(format, .checksum) }
      metadata.removeAll { $0.key == checksumKey }
    }
    let data = try reader.range(8 + length, bytes.count - 8 - length)
    entries.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    var position = 0
    var arrays: [(name: String, tensor: Tensor)] = []
    for entry in entries {
      guard entry.start == position else {
        throw FormatError(
          format, .layout(entry.start < position ? "arrays overlap" : "a hole before it"),
          member: entry.name)
      }
      position = entry.end
      guard entry.end <= data.count else {
        throw FormatError(format, .truncated(at: 8 + length + entry.start), member: entry.name)
      }
      let part = data[(data.startIndex + entry.start)..<(data.startIndex + entry.end)]
      if entry.dtype == .bool, let bad = part.firstIndex(where: { $0 > 1 }) {
        throw FormatError(
          format, .truthValue(part[bad], at: bad - part.startIndex), member: entry.name)
      }
      arrays.append(
        (entry.name, try Tensor(bytes: part, shape: entry.shape, dtype: entry.dtype)))
    }
    guard position == data.count else {
      throw FormatError(format, .size(expected: position, found: data.count))
    }
    return (arrays, metadata)
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

  /// The file for `arrays`, in their order, with `metadata` and our checksum.
  static func bytes(
    _ arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)]
  ) throws(TensorError) -> [UInt8] {
    let zeros = "00000000"
    var members: [String] = []
    let pairs = metadata.filter { $0.key != checksumKey } + [(key: checksumKey, value: zeros)]
    let texts = pairs.map { quoted($0.key) + ":" + quoted($0.value) }
    members.append("\"__metadata__\":{" + texts.joined(separator: ",") + "}")
    var data: [UInt8] = []
    // The widest elements first, so that every array starts at a multiple of its element's size.
    let ordered = arrays.enumerated().sorted { one, other in
      let (a, b) = (one.element.tensor.dtype.byteCount, other.element.tensor.dtype.byteCount)
      return a == b ? one.offset < other.offset : a > b
    }
    for (_, array) in ordered {
      let start = data.count
      data += try array.tensor.bytes()
      let type = types.first { $0.1 == array.tensor.dtype }!.0
      let shape = array.tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        quoted(array.name) + ":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(data.count)]}")
    }
    var header = Array(("{" + members.joined(separator: ",") + "}").utf8)
    while header.count % 8 != 0 { header.append(0x20) }
    var bytes: [UInt8] = []
    bytes.append(header.count, size: 8)
    bytes += header + data
    let digits = hexadecimal(Deflate.checksum(bytes[...]))
    if let place = place(of: zeros, in: bytes) {
      bytes.replaceSubrange(place..<(place + 8), with: digits)
    }
    return bytes
  }

  /// Whether the file's checksum, its own digits taken as zeros, is `stated`.
  private static func checksum(_ bytes: [UInt8], stated: String) -> Bool {
    guard stated.utf8.count == 8, let place = place(of: stated, in: bytes) else { return false }
    var sum = Deflate.checksum(bytes[..<place])
    sum = Deflate.checksum(Array("00000000".utf8)[...], from: sum)
    sum = Deflate.checksum(bytes[(place + 8)...], from: sum)
    return hexadecimal(sum) == Array(stated.utf8)
  }

  /// Where the checksum's digits stand.
  private static func place(of digits: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array("\"\(checksumKey)\":\"\(digits)\"".utf8)
    let limit = Swift.min(bytes.count, longestHeader) - wanted.count
    guard limit >= 0 else { return nil }
    for start in 0...limit
    where bytes[start] == 0x22 && bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start + wanted.count - 9
    }
    return nil
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    let text = String(value, radix: 16)
    return Array((String(repeating: "0", count: 8 - text.count) + text).utf8)
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
