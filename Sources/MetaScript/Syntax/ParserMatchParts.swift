extension Parser {
  /// `{key: pattern, **rest}`
  mutating func mappingPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    advance()
    var keys: [Expression] = []
    var patterns: [Pattern] = []
    var rest: String?
    while kind != .rightBrace {
      if accept(.doubleStar) {
        rest = try captureName()
        _ = accept(.comma)
        break
      }
      keys.append(try mappingKey())
      try expect(.colon)
      patterns.append(try pattern())
      if !accept(.comma) { break }
    }
    try expect(.rightBrace)
    return Pattern(
      .mapping(keys: keys, patterns: patterns, rest: rest), span: span(from: start))
  }

  /// A literal or a dotted name.
  private mutating func mappingKey() throws(ParseFailure) -> Expression {
    switch kind {
    case .number, .minus, .string: return try literalPattern()
    case .none, .true, .false: return try primary()
    default:
      let key = try dottedValue()
      if case .name = key.kind { throw ParseFailure() }
      return key
    }
  }

  /// The arguments of a class pattern, parentheses included.
  mutating func classPattern(
    _ value: Expression, from start: Int32
  ) throws(ParseFailure) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [KeywordPattern] = []
    while kind != .rightParenthesis {
      if kind == .name, nextKind == .equal {
        let name = try rawName()
        advance()
        keywords.append(KeywordPattern(name: name, pattern: try pattern()))
      } else {
        if !keywords.isEmpty { throw ParseFailure() }
        positional.append(try pattern())
      }
      if !accept(.comma) { break }
    }
    try expect(.rightParenthesis)
    return Pattern(
      .class(value, positional: positional, keywords: keywords), span: span(from: start))
  }
}
