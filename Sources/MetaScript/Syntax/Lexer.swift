/// Turns a source's bytes into tokens, as CPython 3.11's tokenizer does: same tokens, same errors.
///
/// It works on bytes (`"\r\n"` is one `Character`), copies no text, and reads everything before
/// parsing starts. Blank lines, comments and line ends inside brackets leave no token.
package struct Lexer {
  /// The text with zeros after it, so that looking ahead needs no bounds of its own.
  let bytes: [UInt8]
  /// Where the text ends in `bytes`.
  let end: Int
  /// What is added to an index of `bytes` to get an offset into the source.
  let base: Int

  var position: Int
  var tokens: [Token] = []
  var indentation = IndentationStack()
  var openBrackets: [OpenBracket] = []

  struct OpenBracket {
    let kind: TokenKind
    let position: Int
  }

  static let maximumBracketDepth = 200

  package init(_ source: SourceText) {
    bytes = source.bytes + [0, 0, 0, 0]
    end = source.bytes.count
    base = 0
    let hasMark = bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    position = hasMark ? 3 : 0
    // About one token for four bytes: what ordinary programs have.
    tokens.reserveCapacity(end / 4 + 8)
  }

  /// Reads a part of a source as if it stood in parentheses: an expression within an f-string.
  init(expression part: ArraySlice<UInt8>) {
    bytes = part + [0, 0, 0, 0]
    end = part.count
    base = part.startIndex
    position = 0
    openBrackets.append(OpenBracket(kind: .leftParenthesis, position: 0))
  }

  /// Reads the tokens of `source`.
  package static func tokens(of source: SourceText) -> TokenList {
    if let failure = encodingFailure(in: source) {
      return TokenList(
        tokens: [Token(kind: .failure, depth: 0, start: 0, end: 0)], failure: failure)
    }
    var lexer = Lexer(source)
    return lexer.run()
  }

  mutating func run() -> TokenList {
    do throws(LexicalFailure) {
      while try readLine() {}
      return TokenList(tokens: tokens, failure: nil)
    } catch {
      append(.failure, from: min(position, end), to: min(position, end))
      return TokenList(tokens: tokens, failure: error)
    }
  }

  /// Reads one logical line, or a blank one, or the end; returns whether there may be more.
  private mutating func readLine() throws(LexicalFailure) -> Bool {
    if openBrackets.isEmpty, !(try readIndentation()) { return position < end || finish() }
    // A comment belongs to the token of the line's end: errors there are put on its `#`.
    var comment: Int?
    while true {
      skipSpace()
      let byte = bytes[position]
      switch byte {
      case 0x0A, 0x0D:
        let start = comment ?? position
        comment = nil
        skipLineEnd()
        if openBrackets.isEmpty {
          append(.newline, from: start, to: start)
          return true
        }
      case UInt8(ascii: "#"):
        comment = position
        skipComment()
      case UInt8(ascii: "\\"): try continueLine()
      case 0 where position >= end:
        // In an f-string's expression the bracket that is open is the imagined one.
        if openBrackets.count > (base > 0 ? 1 : 0) { throw unclosedBracket() }
        append(.newline, from: comment ?? end, to: comment ?? end)
        return finish()
      default: try readToken(byte)
      }
    }
  }

  private mutating func finish() -> Bool {
    for _ in 0..<indentation.popAll() { append(.dedent, from: end, to: end) }
    append(.endMarker, from: end, to: end)
    return false
  }

  private mutating func readToken(_ byte: UInt8) throws(LexicalFailure) {
    switch ByteClass.table[Int(byte)] {
    case .identifier: try readNameOrString()
    case .digit: try readNumber()
    case .quote: try readString(from: position)
    case .other:
      if byte == UInt8(ascii: "."), ByteClass.isDigit(bytes[position + 1]) {
        try readNumber()
      } else {
        try readOperator(byte)
      }
    }
  }

  mutating func append(_ kind: TokenKind, from start: Int, to end: Int) {
    tokens.append(
      Token(
        kind: kind, depth: UInt8(truncatingIfNeeded: openBrackets.count),
        start: Int32(truncatingIfNeeded: start + base),
        end: Int32(truncatingIfNeeded: end + base)))
  }

  /// Spaces, tabs and form feeds between tokens.
  mutating func skipSpace() {
    while true {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0C else { return }
      position += 1
    }
  }

  mutating func skipComment() {
    while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
  }

  /// Steps over `\n`, `\r` or `\r\n`.
  mutating func skipLineEnd() {
    if bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
    position += 1
  }

  /// Steps over a backslash and the line end that must follow it.
  mutating func continueLine() throws(LexicalFailure) {
    let byte = bytes[position + 1]
    position += 1
    if position < end, byte != 0x0A, byte != 0x0D {
      var error = failure("unexpected character after line continuation character", at: position)
      error.overridesParser = false
      throw error
    }
    if position < end { skipLineEnd() }
    if position >= end {
      let message = "unexpected EOF while parsing"
      var error =
        tokens.isEmpty
        ? failure(message, at: lastLineStart, length: -1) : failure(message, at: lastLineEnd)
      error.isIncomplete = true
      error.overridesParser = false
      throw error
    }
  }
}
