/// A header's text, read from its beginning: what the readers of JSON and of NumPy's literals share.
protocol HeaderText {
  var text: [UInt8] { get }
  /// The file's format, for errors.
  var format: String { get }
  var position: Int { get set }
}

extension HeaderText {
  /// `what` is wrong here.
  func error(_ what: String) -> FormatError {
    FormatError(format, .header(what, at: position))
  }

  func peek() -> UInt8? { position < text.count ? text[position] : nil }

  mutating func skipSpaces() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
      position += 1
    }
  }

  /// Passes `character` where it is next after spaces.
  mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard peek() == character.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Character) throws(FormatError) {
    guard take(character) else { throw error("'\(character)' expected") }
  }
}
