extension Lexer {
  /// Reads an operator, bracket or separator.
  mutating func readOperator(_ byte: UInt8) throws(LexicalFailure) {
    let start = position
    let (kind, length) = operatorKind(byte, bytes[position + 1], bytes[position + 2])
    position += length
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace:
      if openBrackets.count >= Self.maximumBracketDepth {
        throw failureBeforePosition("too many nested parentheses")
      }
      openBrackets.append(OpenBracket(kind: kind, position: start))
    case .rightParenthesis, .rightBracket, .rightBrace: try closeBracket(kind, byte)
    case .stray where byte < 0x20 || byte == 0x7F:
      throw failureBeforePosition(
        "invalid non-printable character \(Unicode.Scalar(byte).codePointText)")
    default: break
    }
    append(kind, from: start, to: position)
  }

  private mutating func closeBracket(_ kind: TokenKind, _ byte: UInt8) throws(LexicalFailure) {
    let closing = Unicode.Scalar(byte)
    guard let open = openBrackets.popLast() else {
      throw failureBeforePosition("unmatched '\(closing)'")
    }
    switch (open.kind, kind) {
    case (.leftParenthesis, .rightParenthesis), (.leftBracket, .rightBracket),
      (.leftBrace, .rightBrace):
      return
    default: break
    }
    let opening = open.kind.text.map { "\($0)" } ?? ""
    let line = lineNumber(of: open.position)
    let place = line == lineNumber(of: position - 1) ? "" : " on line \(line)"
    throw failureBeforePosition(
      "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'\(place)")
  }

  /// The operator that starts with these three bytes, and its length.
  private func operatorKind(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (TokenKind, Int) {
    let equalNext = b == UInt8(ascii: "=")
    func pick(_ plain: TokenKind, _ withEqual: TokenKind) -> (TokenKind, Int) {
      equalNext ? (withEqual, 2) : (plain, 1)
    }
    /// An operator that may be doubled, each form with or without `=`.
    func double(
      _ plain: TokenKind, _ single: TokenKind, _ doubled: TokenKind, _ doubledEqual: TokenKind
    ) -> (TokenKind, Int) {
      if b != a { return pick(plain, single) }
      return c == UInt8(ascii: "=") ? (doubledEqual, 3) : (doubled, 2)
    }
    switch a {
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: ":"): return pick(.colon, .walrus)
    case UInt8(ascii: "="): return pick(.equal, .equalEqual)
    case UInt8(ascii: "+"): return pick(.plus, .plusEqual)
    case UInt8(ascii: "%"): return pick(.percent, .percentEqual)
    case UInt8(ascii: "@"): return pick(.at, .atEqual)
    case UInt8(ascii: "&"): return pick(.ampersand, .ampersandEqual)
    case UInt8(ascii: "|"): return pick(.bar, .barEqual)
    case UInt8(ascii: "^"): return pick(.caret, .caretEqual)
    case UInt8(ascii: "!"): return pick(.stray, .notEqual)
    case UInt8(ascii: "-"): return b == UInt8(ascii: ">") ? (.arrow, 2) : pick(.minus, .minusEqual)
    case UInt8(ascii: "."):
      return b == a && c == a ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: "*"): return double(.star, .starEqual, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"): return double(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: ">"): return double(.greater, .greaterEqual, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "<"):
      // `<>` is a token of CPython's too, which only a joke of a future import allows.
      if b == UInt8(ascii: ">") { return (.stray, 2) }
      return double(.less, .lessEqual, .leftShift, .leftShiftEqual)
    default: return (.stray, 1)
    }
  }
}
