/// Where CPython reports an error that is said to be at a token.
enum ErrorPosition {
  /// Tokens that have no text of their own (indents, dedents, the end) are reported one character
  /// before the place where the tokenizer stood; that may be before a line's first character, so
  /// it is expressed by a span that ends before it starts (`Diagnostic.Place.column`).
  static func span(of token: Token, in source: SourceText) -> Span {
    switch token.kind {
    case .indent: Span(start: token.start, end: token.start - 1)
    case .dedent, .endMarker: plainSpan(of: token, in: source)
    default: token.span
    }
  }

  /// Where a plain "invalid syntax" at a token is reported: before the line, for a token without
  /// text. The end of the text belongs to its last line that is not empty.
  static func plainSpan(of token: Token, in source: SourceText) -> Span {
    guard token.kind == .dedent || token.kind == .endMarker else {
      return span(of: token, in: source)
    }
    if token.start == source.bytes.count { return beforeLastLine(of: source) }
    return before(line: source.line(at: token.start), of: source)
  }

  /// A span before the last line that is not empty.
  static func beforeLastLine(of source: SourceText) -> Span {
    let line = source.lineCount
    return before(line: line > 1 && source.lineBytes(line).isEmpty ? line - 1 : line, of: source)
  }

  private static func before(line: Int, of source: SourceText) -> Span {
    let start = source.lineStarts[line - 1]
    return Span(start: start, end: start - 1)
  }
}
