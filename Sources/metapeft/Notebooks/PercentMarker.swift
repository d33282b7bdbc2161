import MetaScript

/// The line that begins a cell of an `.mps` file, in the words of jupytext's percent format:
/// `# %% A title [markdown] tags=["a"] id="x"`, every option a JSON value.
struct PercentMarker: Equatable {
  enum Kind: String { case code, markdown, raw, output }

  var kind = Kind.code
  var title = ""
  var options = JSONObject()

  init(_ kind: Kind) { self.kind = kind }

  /// Reads a line; nil where it begins no cell.
  init?(line: Substring) {
    let bytes = Array(line.utf8)
    guard bytes.first == 0x23 else { return nil }
    var start = 1
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard bytes[start...].starts(with: Array("%%".utf8)) else { return nil }
    start += 2
    guard start == bytes.count || bytes[start] == 0x20 || bytes[start] == 0x09 else { return nil }
    var rest = Array(bytes[start...])
    if let (head, options) = Self.options(of: rest) {
      self.options = options
      rest = head
    }
    var words = String(decoding: rest, as: UTF8.self).split(separator: " ").map(String.init)
    for (name, kind) in [
      ("[markdown]", Kind.markdown), ("[md]", .markdown), ("[raw]", .raw), ("[output]", .output),
      ("[code]", .code),
    ] where words.last == name {
      self.kind = kind
      words.removeLast()
    }
    title = words.joined(separator: " ")
  }

  /// What stands before the first option, and the options, when everything after it is options.
  private static func options(of bytes: [UInt8]) -> ([UInt8], JSONObject)? {
    // A title has few words that look like options: each is read as far as it goes.
    var attempts = 0
    for start in bytes.indices
    where start > 0 && (bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09) {
      guard isNameByte(bytes[start]), attempts < 64 else { continue }
      attempts += 1
      guard let options = parse(bytes, from: start) else { continue }
      return (Array(bytes[..<start]), options)
    }
    return nil
  }

  /// `name=value` to the end of the line; nil where anything else stands there.
  private static func parse(_ bytes: [UInt8], from start: Int) -> JSONObject? {
    var options = JSONObject()
    var place = start
    while place < bytes.count {
      let rest = bytes[place...]
      let name = rest.prefix { isNameByte($0) }
      guard !name.isEmpty, place + name.count < bytes.count, bytes[place + name.count] == 0x3D
      else { return nil }
      let key = String(decoding: name, as: UTF8.self)
      var parser = JSONParser(bytes, at: place + name.count + 1)
      guard let value = try? parser.value(), options[key] == nil else { return nil }
      options[key] = value
      place = parser.position
      guard place == bytes.count || bytes[place] == 0x20 || bytes[place] == 0x09 else { return nil }
      while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    }
    return options.isEmpty ? nil : options
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// Whether a name of metadata can be an option.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(isNameByte)
  }

  /// The line.
  var line: String {
    var line = "# %%"
    if !title.isEmpty { line += " " + title }
    if kind != .code { line += " [\(kind.rawValue)]" }
    for (name, value) in options.members { line += " \(name)=\(value.compactText)" }
    return line
  }
}
