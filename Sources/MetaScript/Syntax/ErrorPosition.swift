/// Where CPython reports an error that is said to be at a token.
enum ErrorPosition {
  /// Tokens that have no text of their own (indents, dedents, the end) are reported one character
  /// before the place where the tokenizer stood; that may be before a line's first character, so
  /// it is expressed by a span that ends before it starts (`Diagnostic.Place.column`).
  static func span(of token: Token, in source: SourceText) -> Span {
    switch token.kind {
    case .indent where token.start < source.bytes.count,
      .dedent where token.start < source.bytes.count:
      return Span(start: token.start, end: token.start - 1)
    case .indent, .dedent, .endMarker:
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

  /// Where a plain "invalid syntax" at a token is reported: before the line, for a token without
  /// text.
  static func plainSpan(of token: Token, in source: SourceText) -> Span {
    guard token.kind == .dedent || token.kind == .endMarker else {
      return span(of: token, in: source)
    }
    var line = source.line(at: token.start)
    if token.start == source.bytes.count, line > 1, source.lineBytes(line).isEmpty { line -= 1 }
    let start = source.lineStarts[line - 1]
    return Span(start: start, end: start - 1)
  }
}
