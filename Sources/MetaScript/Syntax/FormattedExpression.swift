extension Parser {
  /// Reads the expression in an f-string's braces, as if it stood in parentheses.
  mutating func formattedExpression(_ range: Range<Int>) throws(ParseFailure) -> Expression {
    var lexer = Lexer(expression: source.bytes[range])
    let list = lexer.run()
    if list.failure != nil { throw ParseFailure() }
    var inner = Parser(
      source: source, tokens: list.tokens, nextScope: nextScope, privateClass: privateClass,
      depth: depth)
    defer { nextScope = inner.nextScope }
    do throws(ParseFailure) {
      return try inner.parenthesizedContent()
    } catch {
      if let found = inner.diagnostic, found.message.hasPrefix(Refusal.prefix) {
        diagnostic = found
      }
      throw error
    }
  }

  /// What may stand between parentheses, up to the end of the tokens. A tuple or generator
  /// expression takes the braces for its parentheses.
  private mutating func parenthesizedContent() throws(ParseFailure) -> Expression {
    if kind == .yield {
      let value = try yieldExpression()
      try expect(.newline)
      return value
    }
    let braces = Span(start: token.start - 1, end: tokens[tokens.count - 1].end + 1)
    let first = try starNamedExpression()
    switch kind {
    case .comma:
      var elements = [first]
      while accept(.comma), kind != .newline { elements.append(try starNamedExpression()) }
      try expect(.newline)
      return try make(.tuple(elements), span: braces)
    case .for, .async:
      let generator = try comprehension(of: first, until: .newline, from: braces.start) {
        .generatorExpression(first, $0, scope: $1)
      }
      return Expression(generator.kind, span: braces)
    default:
      if case .starred = first.kind { throw ParseFailure() }
      try expect(.newline)
      return first
    }
  }
}

/// What is wrong with an expression in an f-string, found by reading it once more on its own.
enum FormattedExpressionError {
  /// CPython compiles the text of the expression in parentheses, and reports places in that text.
  static func diagnostic(
    of range: Range<Int>, in source: SourceText, token: Token
  ) -> Diagnostic {
    let line = source.line(at: Int32(truncatingIfNeeded: range.lowerBound))
    let text = SourceText(
      name: source.name,
      bytes: [UInt8(ascii: "(")] + source.bytes[range] + [UInt8(ascii: ")")],
      firstLine: source.firstLine + line - 1)
    var found = SyntaxErrorFinder.diagnoseExpression(text)
    if found.kind != "RecursionError" { found.message = "f-string: " + found.message }
    return found
  }
}
