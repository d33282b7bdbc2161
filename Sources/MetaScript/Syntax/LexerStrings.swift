extension Lexer {
  /// Reads a string whose quote is at `position`; its prefix, if any, starts at `start`.
  ///
  /// Only the end is looked for: escapes and the insides of f-strings are read by the parser.
  mutating func readString(from start: Int) throws(LexicalFailure) {
    let quote = bytes[position]
    position += 1
    var isTriple = false
    if bytes[position] == quote {
      if bytes[position + 1] != quote {
        position += 1
        append(.string, from: start, to: position)
        return
      }
      isTriple = true
      position += 2
    }
    var quotes = 0
    while true {
      let byte = bytes[position]
      if byte == quote {
        quotes += 1
        position += 1
        if !isTriple || quotes == 3 { break }
        continue
      }
      quotes = 0
      if byte == UInt8(ascii: "\\"), position + 1 < end {
        position += 1
        if bytes[position] == 0x0D { skipLineEnd() } else { position += 1 }
      } else if position >= end || (!isTriple && (byte == 0x0A || byte == 0x0D)) {
        throw unterminated(from: start, isTriple: isTriple)
      } else {
        position += 1
      }
    }
    append(.string, from: start, to: position)
  }

  private func unterminated(from start: Int, isTriple: Bool) -> LexicalFailure {
    let line = lineNumber(of: min(position, lastLineEnd))
    let name = isTriple ? "triple-quoted string" : "string"
    var error = failure("unterminated \(name) literal (detected at line \(line))", at: start)
    // A single-quoted string goes on only where a backslash ended the last line.
    error.isIncomplete = position >= end && (isTriple || end > 0 && lastLineEnd < end)
    return error
  }
}
