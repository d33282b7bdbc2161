/// Where CPython reports an error that is said to be at a token.
enum ErrorPosition {
  /// Tokens that have no text of their own (indents, dedents, the end) are reported one character
  /// before the place where the tokenizer stood.
  static func span(of token: Token, in source: SourceText) -> Span {
    switch token.kind {
    case .indent, .dedent:
      let start = max(token.start - 1, 0)
      return Span(start: start, end: start)
    case .endMarker:
      let line = source.line(at: token.start)
      let text = source.lineBytes(line)
      if text.isEmpty, line > 1 {
        let end = Int32(truncatingIfNeeded: source.lineBytes(line - 1).endIndex)
        return Span(start: end, end: end)
      }
      return Span(start: token.start, end: token.start)
    default: return token.span
    }
  }
}
