extension Lexer {
  /// A syntax error at an index of `bytes`, `length` bytes long.
  func failure(_ message: String, at index: Int, length: Int = 1) -> LexicalFailure {
    let start = Int32(truncatingIfNeeded: index + base)
    let end = Int32(truncatingIfNeeded: index + base + length)
    return LexicalFailure(
      kind: .syntaxError, message: message, span: Span(start: start, end: end))
  }

  /// A syntax error under the character before `position`, which is where CPython puts most of its
  /// tokenizer's complaints: on the last character it has read.
  func failureBeforePosition(_ message: String) -> LexicalFailure {
    var index = max(position - 1, 0)
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return failure(message, at: index, length: position - index)
  }

  func unclosedBracket() -> LexicalFailure {
    guard let open = openBrackets.last else { return failure("unexpected EOF", at: end) }
    let text = open.kind.text.map { "\($0)" } ?? "("
    var error = failure("'\(text)' was never closed", at: open.position)
    error.isIncomplete = true
    error.isUnclosedBracket = true
    error.overridesParser = false
    return error
  }

  /// The end of the last line that has any text: CPython's place for what is missing at the end.
  var lastLineEnd: Int {
    guard end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D else { return end }
    return end > 1 && bytes[end - 1] == 0x0A && bytes[end - 2] == 0x0D ? end - 2 : end - 1
  }

  /// The start of the last line that has any text.
  var lastLineStart: Int {
    var index = lastLineEnd
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    return index
  }

  /// The number of the line that holds an index of `bytes`, counted anew: for messages only.
  func lineNumber(of index: Int) -> Int {
    var line = 1
    var place = 0
    while place < min(index, end) {
      if bytes[place] == 0x0A || (bytes[place] == 0x0D && bytes[place + 1] != 0x0A) { line += 1 }
      place += 1
    }
    return line
  }

  /// What keeps the text from being read at all: its length, zero bytes, another encoding.
  static func encodingFailure(in source: SourceText) -> LexicalFailure? {
    func failure(_ message: String, at start: Int) -> LexicalFailure {
      let start = Int32(truncatingIfNeeded: start)
      return LexicalFailure(
        kind: .syntaxError, message: message, span: Span(start: start, end: start + 1))
    }
    if source.isTooLong {
      return failure("source text is longer than \(SourceText.maximumBytes) bytes", at: 0)
    }
    if let index = source.bytes.firstIndex(of: 0) {
      return failure("source code cannot contain null bytes", at: index)
    }
    if let index = UTF8Check.firstDamage(in: source.bytes) {
      let byte = String(source.bytes[index], radix: 16)
      let line = source.line(at: Int32(truncatingIfNeeded: index))
      return failure(
        "Non-UTF-8 code starting with '\\x\(byte)' in file \(source.name) on line \(line), "
          + "but no encoding declared; see https://peps.python.org/pep-0263/ for details",
        at: index)
    }
    if let (name, index) = EncodingDeclaration.find(in: source), !EncodingDeclaration.isUTF8(name) {
      return failure(
        "not part of .mps: the source encoding '\(name)'; save the file as UTF-8", at: index)
    }
    return nil
  }
}
