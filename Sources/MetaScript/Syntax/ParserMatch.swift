extension Parser {
  /// Reads a `match` statement; `nil` where `match` turns out to be an ordinary name.
  mutating func matchStatement() throws(ParseFailure) -> Statement? {
    let start = token.start
    let subject = try attempt { (parser: inout Parser) throws(ParseFailure) in
      try parser.matchHeader()
    }
    guard let subject else { return nil }
    var cases: [MatchCase] = []
    repeat { cases.append(try matchCase()) } while isSoftKeyword("case")
    try expect(.dedent)
    return Statement(.match(subject: subject, cases), span: blockSpan(start))
  }

  private mutating func matchHeader() throws(ParseFailure) -> Expression {
    advance()
    let start = token.start
    let first = try starNamedExpression()
    var subject = first
    if kind == .comma {
      var elements = [first]
      while accept(.comma), kind != .colon { elements.append(try starNamedExpression()) }
      subject = try make(.tuple(elements), from: start)
    } else if case .starred = first.kind {
      throw ParseFailure()
    }
    try expect(.colon)
    try expect(.newline)
    try expect(.indent)
    guard isSoftKeyword("case") else { throw ParseFailure() }
    return subject
  }

  private mutating func matchCase() throws(ParseFailure) -> MatchCase {
    advance()
    let pattern = try topPattern()
    let condition = accept(.if) ? try namedExpression() : nil
    return MatchCase(pattern: pattern, condition: condition, body: try block())
  }

  /// A pattern, or several with commas, which are a sequence.
  private mutating func topPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    let first = try starOrPattern()
    guard kind == .comma else {
      if case .star = first.kind { throw ParseFailure() }
      return first
    }
    var elements = [first]
    while accept(.comma), kind != .colon, kind != .if { elements.append(try starOrPattern()) }
    return Pattern(.sequence(elements), span: span(from: start))
  }

  private mutating func starOrPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    guard accept(.star) else { return try pattern() }
    let name = isSoftKeyword("_") ? nil : try captureName()
    if name == nil { advance() }
    return Pattern(.star(name), span: span(from: start))
  }

  /// Alternatives, and a name for what they matched.
  mutating func pattern() throws(ParseFailure) -> Pattern {
    try nested { (parser: inout Parser) throws(ParseFailure) in
      let start = parser.token.start
      let pattern = try parser.orPattern()
      guard parser.accept(.as) else { return pattern }
      let name = try parser.captureName()
      return Pattern(.capture(pattern, name: name), span: parser.span(from: start))
    }
  }

  private mutating func orPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    let first = try closedPattern()
    guard kind == .bar else { return first }
    var alternatives = [first]
    while accept(.bar) { alternatives.append(try closedPattern()) }
    return Pattern(.or(alternatives), span: span(from: start))
  }

  /// A name that a pattern binds: not `_`, not the start of a dotted name or a class pattern.
  mutating func captureName() throws(ParseFailure) -> String {
    if isSoftKeyword("_") { throw ParseFailure() }
    let name = try name()
    switch kind {
    case .dot, .leftParenthesis, .equal: throw ParseFailure()
    default: return name
    }
  }

  private mutating func closedPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    switch kind {
    case .number, .minus, .string:
      let value = try literalPattern()
      return Pattern(.value(value), span: value.span)
    case .none, .true, .false:
      let value = try primary()
      return Pattern(.singleton(value), span: value.span)
    case .leftParenthesis: return try groupPattern()
    case .leftBracket:
      advance()
      let elements = try patternElements(until: .rightBracket)
      try expect(.rightBracket)
      return Pattern(.sequence(elements), span: span(from: start))
    case .leftBrace: return try mappingPattern()
    case .name: return try namePattern()
    default: throw ParseFailure()
    }
  }

  /// A number with an optional minus, or a string.
  mutating func literalPattern() throws(ParseFailure) -> Expression {
    let start = token.start
    if kind == .string { return try strings() }
    let isNegative = accept(.minus)
    guard kind == .number else { throw ParseFailure() }
    let value = try number()
    if kind == .plus || kind == .minus {
      advance()
      // Reading an imaginary number refuses it.
      if kind == .number { _ = try number() }
      throw ParseFailure()
    }
    return isNegative ? try make(.unary(.minus, value), from: start) : value
  }

  private mutating func groupPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    advance()
    if accept(.rightParenthesis) { return Pattern(.sequence([]), span: span(from: start)) }
    let first = try starOrPattern()
    if accept(.rightParenthesis) {
      if case .star = first.kind { throw ParseFailure() }
      return first
    }
    try expect(.comma)
    let elements = [first] + (try patternElements(until: .rightParenthesis))
    try expect(.rightParenthesis)
    return Pattern(.sequence(elements), span: span(from: start))
  }

  private mutating func patternElements(
    until close: TokenKind
  ) throws(ParseFailure) -> [Pattern] {
    var elements: [Pattern] = []
    while kind != close {
      elements.append(try starOrPattern())
      if !accept(.comma) { break }
    }
    return elements
  }

  /// A capture, the wildcard, a dotted name, or a class pattern.
  private mutating func namePattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    if nextKind != .dot, nextKind != .leftParenthesis {
      if isSoftKeyword("_") {
        advance()
        if kind == .equal { throw ParseFailure() }
        return Pattern(.wildcard, span: span(from: start))
      }
      return Pattern(.capture(nil, name: try captureName()), span: span(from: start))
    }
    let value = try dottedValue()
    switch kind {
    case .leftParenthesis: return try classPattern(value, from: start)
    case .equal: throw ParseFailure()
    default: return Pattern(.value(value), span: value.span)
    }
  }

  /// `name.attribute…`, of any length.
  mutating func dottedValue() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try name()
    var value = try make(.name(first), from: start)
    while accept(.dot) {
      let attribute = try name()
      value = try make(.attribute(value, attribute), from: start)
    }
    return value
  }
}
