extension Parser {
  /// Reads string literals that stand side by side, which are one string.
  mutating func strings() throws(ParseFailure) -> Expression {
    let start = index
    while kind == .string { advance() }
    let span = Span(from: tokens[start].span, to: tokens[index - 1].span)
    var text: [UInt32] = []
    var parts: [StringPart] = []
    var isFormatted = false
    for token in tokens[start..<index] {
      let literal = StringLiteral(token, in: source.bytes)
      if literal.isBytes { throw refuse(Refusal.bytes, at: token.span) }
      if literal.isFormatted {
        isFormatted = true
        var reader = FormattedStringReader(
          parser: self, literal: literal, token: token, text: text)
        do throws(ParseFailure) {
          parts += try reader.read()
        } catch {
          diagnostic = reader.parser.diagnostic
          throw error
        }
        text = reader.text
        nextScope = reader.parser.nextScope
      } else {
        try decode(literal.text, isRaw: literal.isRaw, into: &text)
      }
    }
    if !isFormatted { return try make(.string(text), span: span) }
    if !text.isEmpty { parts.append(.literal(text)) }
    return try make(.joinedString(parts), span: span)
  }

  /// Decodes a part of a string literal; what is wrong with it is reported where CPython does, at
  /// the token after the literals.
  mutating func decode(
    _ range: Range<Int>, isRaw: Bool, into text: inout [UInt32]
  ) throws(ParseFailure) {
    if isRaw { return EscapeDecoder.raw(source.bytes[range], into: &text) }
    do throws(EscapeDecoder.Failure) {
      try EscapeDecoder.decode(source.bytes[range], into: &text)
    } catch {
      throw fail(error.message, at: token.span)
    }
  }
}
