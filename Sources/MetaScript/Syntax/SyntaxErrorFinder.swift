/// Says what is wrong with a text that the parser has refused, in CPython's words.
///
/// CPython parses twice: the first pass decides where a plain "invalid syntax" would stand, on the
/// last token that was looked at; the second looks for something better to say. Errors of its
/// tokenizer anywhere in the text go before both.
enum SyntaxErrorFinder {
  static func diagnose(_ parser: Parser, failure: LexicalFailure?) -> Diagnostic {
    report(parser, failure, rule: "file")
  }

  /// Diagnoses a text that is one expression in parentheses.
  static func diagnoseExpression(_ source: SourceText) -> Diagnostic {
    let list = Lexer.tokens(of: source)
    var parser = Parser(source: source, tokens: list.tokens)
    do throws(ParseFailure) { _ = try parser.starExpressions() } catch {}
    return report(parser, list.failure, rule: "fstring")
  }

  private static func report(
    _ parser: Parser, _ failure: LexicalFailure?, rule: String
  ) -> Diagnostic {
    let found = parser.diagnostic ?? search(parser, failure, rule: rule)
    guard let failure, failure.overridesParser, found.message != unexpectedIndent else {
      return found
    }
    return Diagnostic(failure, in: parser.source)
  }

  private static let unexpectedIndent = "unexpected indent"

  /// The tokens up to which the second pass begins with the first statement, as CPython's does: it
  /// may find fault with what the first pass has accepted, such as `print -x` before an error.
  private static let wholeSearchTokens = 4000

  private static func search(
    _ parser: Parser, _ failure: LexicalFailure?, rule: String
  ) -> Diagnostic {
    let source = parser.source
    let start = parser.statementStart
    var search = ErrorSearch(
      source: source, tokens: parser.tokens, from: start, failure: failure)
    let isText = search.run(rule, from: start, complaining: false)
    let last = isText || search.hasGivenUp ? parser.index : max(search.seen - 1, start)
    if !isText, search.found == nil, !search.hasGivenUp {
      let isShort = start < wholeSearchTokens
      _ = search.run(rule, from: isShort ? 0 : start, complaining: true)
    }
    let furthest = parser.tokens[max(search.seen - 1, start)]
    if let found = search.found {
      return unclosedBracket(failure, before: furthest, source) ?? found
    }
    let token = parser.tokens[min(last, parser.tokens.count - 1)]
    if token.kind == .failure, let failure { return Diagnostic(failure, in: source) }
    var result = Diagnostic(
      kind: "SyntaxError", message: "invalid syntax",
      place: .init(source: source, span: ErrorPosition.plainSpan(of: token, in: source)))
    if token.kind == .indent || token.kind == .dedent {
      result.kind = "IndentationError"
      result.message = token.kind == .indent ? unexpectedIndent : "unexpected unindent"
      result.place?.span = ErrorPosition.span(of: token, in: source)
      return result
    }
    return unclosedBracket(failure, before: furthest, source) ?? result
  }

  /// An open bracket is the better explanation for an error on a line below it.
  private static func unclosedBracket(
    _ failure: LexicalFailure?, before token: Token, _ source: SourceText
  ) -> Diagnostic? {
    guard let failure, failure.isUnclosedBracket,
      source.line(at: token.start) > source.line(at: failure.span.start)
    else { return nil }
    return Diagnostic(failure, in: source)
  }
}

extension Diagnostic {
  init(_ failure: LexicalFailure, in source: SourceText) {
    self.init(
      kind: failure.kind.rawValue, message: failure.message,
      place: .init(source: source, span: failure.span))
  }
}
