extension Parser {
  /// The parameters of a function, up to `)`, or of a lambda, up to `:`, which is not read.
  mutating func parameters(until close: TokenKind) throws(ParseFailure) -> Parameters {
    var parameters = Parameters()
    var seenSlash = false
    var seenStar = false
    var bareStar = false
    var seenDefault = false
    while kind != close {
      switch kind {
      case .slash:
        if seenSlash || seenStar || parameters.regular.isEmpty { throw ParseFailure() }
        advance()
        seenSlash = true
        parameters.positionalOnly = parameters.regular
        parameters.regular = []
      case .star:
        if seenStar { throw ParseFailure() }
        advance()
        seenStar = true
        bareStar = kind == .comma
        if !bareStar {
          parameters.variadic = try parameter(
            annotated: close == .rightParenthesis, isVariadic: true)
        }
      case .doubleStar:
        advance()
        parameters.keywordVariadic = try parameter(annotated: close == .rightParenthesis)
      default:
        let next = try parameter(annotated: close == .rightParenthesis, mayHaveDefault: true)
        if seenStar {
          parameters.keywordOnly.append(next)
        } else {
          if next.defaultValue != nil {
            seenDefault = true
          } else if seenDefault {
            throw ParseFailure()
          }
          parameters.regular.append(next)
        }
      }
      if !accept(.comma) || parameters.keywordVariadic != nil { break }
    }
    if kind != close || (bareStar && parameters.keywordOnly.isEmpty) { throw ParseFailure() }
    return parameters
  }

  private mutating func parameter(
    annotated: Bool, isVariadic: Bool = false, mayHaveDefault: Bool = false
  ) throws(ParseFailure) -> Parameter {
    let span = token.span
    let name = try name()
    var annotation: Annotation?
    if annotated, accept(.colon) { annotation = try self.annotation(mayBeStarred: isVariadic) }
    var defaultValue: Expression?
    if mayHaveDefault, accept(.equal) { defaultValue = try expression() }
    return Parameter(name: name, span: span, annotation: annotation, defaultValue: defaultValue)
  }

  /// An annotation: read as an expression, so that it must be one, and kept as text.
  mutating func annotation(mayBeStarred: Bool = false) throws(ParseFailure) -> Annotation {
    let start = token.start
    let scopes = nextScope
    _ = mayBeStarred && kind == .star ? try starExpression() : try expression()
    nextScope = scopes
    let span = span(from: start)
    return Annotation(text: source.text(of: span), span: span)
  }
}
