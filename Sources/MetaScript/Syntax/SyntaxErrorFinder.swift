/// Says what is wrong with a text that the parser has refused, in CPython's words.
enum SyntaxErrorFinder {
  static func diagnose(_ parser: Parser, failure: LexicalFailure?) -> Diagnostic {
    if let diagnostic = parser.diagnostic { return diagnostic }
    let source = parser.source
    if let failure { return Diagnostic(failure, in: source) }
    return Diagnostic(
      kind: "SyntaxError", message: "invalid syntax",
      place: .init(source: source, span: ErrorPosition.span(of: parser.token, in: source)))
  }

  /// Diagnoses a text that is one expression in parentheses.
  static func diagnoseExpression(_ source: SourceText) -> Diagnostic {
    let list = Lexer.tokens(of: source)
    var parser = Parser(source: source, tokens: list.tokens)
    do throws(ParseFailure) {
      _ = try parser.starExpressions()
      try parser.expect(.newline)
    } catch {}
    return diagnose(parser, failure: list.failure)
  }
}

extension Diagnostic {
  init(_ failure: LexicalFailure, in source: SourceText) {
    self.init(
      kind: failure.kind.rawValue, message: failure.message,
      place: .init(source: source, span: failure.span))
  }
}
