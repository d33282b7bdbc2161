/// Text to bytes and back, for files.
struct TextCodec {
  enum Encoding { case utf8, utf8WithMark, ascii, latin1 }
  enum Errors: String { case strict, ignore, replace }

  /// As the script wrote it.
  let name: String
  let encoding: Encoding
  let errors: Errors

  static let standard = TextCodec(name: "UTF-8", encoding: .utf8, errors: .strict)

  init(name: String, encoding: Encoding, errors: Errors) {
    self.name = name
    self.encoding = encoding
    self.errors = errors
  }

  /// The codec of a name, or nil when there is none.
  init?(name: String, errors: Errors) {
    let key = name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    switch String(key) {
    case "utf_8", "utf8", "u8", "utf", "cp65001": encoding = .utf8
    case "utf_8_sig": encoding = .utf8WithMark
    case "ascii", "us_ascii", "646": encoding = .ascii
    case "latin_1", "latin1", "iso_8859_1", "iso8859_1", "l1", "8859": encoding = .latin1
    default: return nil
    }
    self.name = name
    self.errors = errors
  }

  private var codecName: String {
    switch encoding {
    case .utf8, .utf8WithMark: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    }
  }

  func encode(_ text: StringRef, _ machine: Machine) throws(Raised) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    let most: UInt32 =
      switch encoding {
      case .utf8, .utf8WithMark: 0x10FFFF
      case .ascii: 0x7F
      case .latin1: 0xFF
      }
    for index in 0..<text.count {
      try machine.tickFine(index)
      let c = text[index]
      if c < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: c))
      } else if c <= most, encoding == .latin1 {
        bytes.append(UInt8(truncatingIfNeeded: c))
      } else if c <= most, let encoded = Unicode.Scalar(c).flatMap(UTF8.encode) {
        bytes.append(contentsOf: encoded)
      } else {
        switch errors {
        case .ignore: break
        case .replace: bytes.append(0x3F)
        case .strict: throw refused(c, at: index, machine)
        }
      }
    }
    return bytes
  }

  private func refused(_ c: UInt32, at index: Int, _ machine: Machine) -> Raised {
    let digits = String(c, radix: 16)
    let shown =
      c < 0x100
      ? "\\x" + pad(digits, 2) : c < 0x10000 ? "\\u" + pad(digits, 4) : "\\U" + pad(digits, 8)
    let reason: String =
      switch encoding {
      case .utf8, .utf8WithMark: "surrogates not allowed"
      case .ascii: "ordinal not in range(128)"
      case .latin1: "ordinal not in range(256)"
      }
    return machine.error(
      .unicodeEncodeError,
      "'\(codecName)' codec can't encode character '\(shown)' in position \(index): \(reason)")
  }

  private func pad(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// How many bytes the code point that begins with `byte` takes; 0 when none begins so.
  static func length(_ byte: UInt8) -> Int {
    switch byte {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }

  /// Decodes whole code points.
  func decode(_ bytes: ArraySlice<UInt8>, _ machine: Machine) throws(Raised) -> [UInt32] {
    var text: [UInt32] = []
    text.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    var steps = 0
    while index < bytes.endIndex {
      try machine.tickFine(steps)
      steps &+= 1
      let byte = bytes[index]
      if byte < 0x80 || encoding == .latin1 {
        text.append(UInt32(byte))
        index += 1
        continue
      }
      if encoding == .ascii {
        try wrong(
          bytes, index, 1, "ordinal not in range(128)", &text, machine)
        index += 1
        continue
      }
      let length = Self.length(byte)
      guard length > 0 else {
        try wrong(bytes, index, 1, "invalid start byte", &text, machine)
        index += 1
        continue
      }
      var code = UInt32(byte) & (0x7F >> UInt32(length))
      var taken = 1
      while taken < length, index + taken < bytes.endIndex {
        let next = bytes[index + taken]
        guard Self.follows(next, byte, at: taken) else { break }
        code = code << 6 | UInt32(next & 0x3F)
        taken += 1
      }
      if taken == length {
        text.append(code)
      } else {
        let isCut = index + taken == bytes.endIndex
        try wrong(
          bytes, index, taken, isCut ? "unexpected end of data" : "invalid continuation byte",
          &text, machine)
      }
      index += taken
    }
    return text
  }

  /// Whether a byte may follow as the second, third … of a code point.
  private static func follows(_ byte: UInt8, _ first: UInt8, at place: Int) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    guard place == 1 else { return true }
    switch first {
    case 0xE0: return byte >= 0xA0
    case 0xED: return byte < 0xA0
    case 0xF0: return byte >= 0x90
    case 0xF4: return byte < 0x90
    default: return true
    }
  }

  private func wrong(
    _ bytes: ArraySlice<UInt8>, _ index: Int, _ count: Int, _ reason: String,
    _ text: inout [UInt32], _ machine: Machine
  ) throws(Raised) {
    switch errors {
    case .ignore: return
    case .replace: text.append(0xFFFD)
    case .strict:
      let place = index - bytes.startIndex
      let what =
        count == 1
        ? "byte 0x\(pad(String(bytes[index], radix: 16), 2)) in position \(place)"
        : "bytes in position \(place)-\(place + count - 1)"
      throw machine.error(
        .unicodeDecodeError, "'\(codecName)' codec can't decode \(what): \(reason)")
    }
  }
}
