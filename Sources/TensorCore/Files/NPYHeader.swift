/// The header of a .npy array: element type, order, shape.
///
/// - SeeAlso: NumPy, numpy/lib/format.py; versions 1.0 to 3.0 differ in the width of the length and
///   in the text's encoding.
struct NPYHeader: Equatable {
  /// What `descr` says of the elements.
  struct Element: Equatable {
    var dtype: DType
    var isBigEndian: Bool
  }

  var element: Element
  var isColumnMajor: Bool
  var shape: [Int]

  private static let signature: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy's own limit.
  private static let longest = 10_000

  /// The most bytes that stand before the elements.
  static let longestWithSignature = 12 + longest

  /// Reads the header of `reader`; gives where the elements begin.
  static func read(_ reader: ByteReader) throws(LoadError) -> (header: NPYHeader, end: Int) {
    func error(_ problem: FormatError.Problem) -> LoadError {
      .format(FormatError(reader.format, problem))
    }
    guard reader.count >= 8, Array(try reader.range(0, 6)) == signature else {
      throw error(.signature)
    }
    let version = try reader.range(6, 2)
    let major = version[version.startIndex]
    guard (1...3).contains(major), version[version.startIndex + 1] == 0 else {
      throw error(.version(Int(major)))
    }
    let length = major == 1 ? try reader.uint16(8) : try reader.uint32(8)
    let start = major == 1 ? 10 : 12
    guard length <= longest else { throw error(.header("longer than \(longest) bytes", at: 0)) }
    let text = try reader.range(start, length)
    var parser = LiteralParser(Array(text), asciiOnly: major < 3)
    do { return (try parser.header(), start + length) } catch { throw .format(error) }
  }

  /// The bytes that NumPy would write before the elements.
  static func bytes(for tensor: Tensor) -> [UInt8] {
    let shape =
      "(" + tensor.shape.map { "\($0)," }.joined(separator: " ") + ")"
    let text = shape.replacingSingletons(rank: tensor.rank)
    var header = Array(
      "{'descr': '\(code(tensor.dtype))', 'fortran_order': False, 'shape': \(text), }".utf8)
    // The elements begin at a multiple of 64, as NumPy aligns them.
    let padding = 63 - (10 + header.count) % 64
    header += Array(repeating: 0x20, count: padding) + [0x0A]
    var bytes = signature + [1, 0]
    bytes.append(header.count, size: 2)
    return bytes + header
  }

  /// NumPy's code of an element type; `V2` for bfloat16, as MLX writes it.
  private static func code(_ dtype: DType) -> String {
    switch dtype {
    case .bool: "|b1"
    case .uint8: "|u1"
    case .int8: "|i1"
    case .uint16, .uint32, .uint64: "<u\(dtype.byteCount)"
    case .int16, .int32, .int64: "<i\(dtype.byteCount)"
    case .float16, .float32, .float64: "<f\(dtype.byteCount)"
    case .bfloat16: "<V2"
    case .complex64: "<c8"
    }
  }

  /// The element type that `text` names, as in `<f4`.
  static func element(_ text: String) -> Element? {
    guard let order = text.first, "<>|=".contains(order) else { return nil }
    let types: [String: DType] = [
      "b1": .bool, "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64, "i1": .int8,
      "i2": .int16, "i4": .int32, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
      "V2": .bfloat16, "c8": .complex64,
    ]
    guard let dtype = types[String(text.dropFirst())] else { return nil }
    return Element(dtype: dtype, isBigEndian: order == ">")
  }
}

extension String {
  /// A tuple's text as Python writes it: `(3,)`, `(2, 3)`, `()`.
  fileprivate func replacingSingletons(rank: Int) -> String {
    rank > 1 ? String(dropLast(2)) + ")" : self
  }
}

/// Reads the literal dictionary of a .npy header: its three keys, each once.
private struct LiteralParser: HeaderText {
  let text: [UInt8]
  let format = "npy"
  private let asciiOnly: Bool
  var position = 0

  init(_ text: [UInt8], asciiOnly: Bool) {
    (self.text, self.asciiOnly) = (text, asciiOnly)
  }

  mutating func header() throws(FormatError) -> NPYHeader {
    if asciiOnly, let wide = text.firstIndex(where: { $0 >= 128 }) {
      throw FormatError("npy", .header("a byte that is not ASCII", at: wide))
    }
    var element: NPYHeader.Element?
    var order: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let start = position
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where element == nil:
        skipSpaces()
        guard peek() == UInt8(ascii: "'") || peek() == UInt8(ascii: "\"") else {
          throw FormatError("npy", .elementType("structured"))
        }
        let name = try string()
        guard let found = NPYHeader.element(name) else {
          throw FormatError("npy", .elementType(name))
        }
        element = found
      case "fortran_order" where order == nil: order = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw FormatError("npy", .header("an unknown or repeated key", at: start))
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpaces()
    guard position == text.count else { throw error("more after the dictionary") }
    guard let element, let order, let shape else { throw error("a key is missing") }
    return NPYHeader(element: element, isColumnMajor: order, shape: shape)
  }

  private mutating func string() throws(FormatError) -> String {
    skipSpaces()
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw error("a string expected")
    }
    position += 1
    let start = position
    while let byte = peek(), byte != quote {
      guard byte != UInt8(ascii: "\\") else { throw error("an escape") }
      position += 1
    }
    guard peek() == quote else { throw error("a string does not end") }
    defer { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func boolean() throws(FormatError) -> Bool {
    skipSpaces()
    for (word, value) in [("True", true), ("False", false)] {
      let bytes = Array(word.utf8)
      if text[position...].starts(with: bytes) {
        position += bytes.count
        return value
      }
    }
    throw error("True or False expected")
  }

  private mutating func tuple() throws(FormatError) -> [Int] {
    try expect("(")
    var sizes: [Int] = []
    while !take(")") {
      skipSpaces()
      let start = position
      var size = 0
      while let byte = peek(), (0x30...0x39).contains(byte) {
        let scaled = size.multipliedReportingOverflow(by: 10)
        let sum = scaled.partialValue.addingReportingOverflow(Int(byte - 0x30))
        guard !scaled.overflow, !sum.overflow else { throw error("a size is too large") }
        size = sum.partialValue
        position += 1
      }
      guard position > start else { throw error("a size expected") }
      sizes.append(size)
      guard sizes.count <= 64 else { throw error("more than 64 axes") }
      if !take(",") {
        try expect(")")
        guard sizes.count > 1 else { throw error("a tuple of one needs a comma") }
        break
      }
    }
    return sizes
  }
}
