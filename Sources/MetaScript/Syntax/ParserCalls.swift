extension Parser {
  /// The arguments of a call, parentheses included; a generator expression may stand there bare.
  mutating func callArguments() throws(ParseFailure) -> [Argument] {
    let start = token.start
    try expect(.leftParenthesis)
    if accept(.rightParenthesis) { return [] }
    let isKeyword = kind == .name && nextKind == .equal
    if !isKeyword, kind != .star, kind != .doubleStar {
      let first = try namedExpression()
      if kind == .for || kind == .async {
        let generator = try comprehension(of: first, until: .rightParenthesis, from: start) {
          .generatorExpression(first, $0, scope: $1)
        }
        return [Argument(.positional, generator, span: generator.span)]
      }
      return try arguments(after: Argument(.positional, first, span: first.span))
    }
    return try arguments(after: nil)
  }

  /// Reads arguments up to and including the closing parenthesis.
  private mutating func arguments(after first: Argument?) throws(ParseFailure) -> [Argument] {
    var arguments: [Argument] = []
    if let first {
      arguments.append(first)
      if !accept(.comma) {
        try expect(.rightParenthesis)
        return arguments
      }
    }
    var seenKeyword = false
    var seenMapping = false
    while kind != .rightParenthesis {
      let argument = try argument()
      switch argument.kind {
      case .positional: if seenKeyword || seenMapping { throw ParseFailure() }
      case .unpackedSequence: if seenMapping { throw ParseFailure() }
      case .keyword: seenKeyword = true
      case .unpackedMapping: seenMapping = true
      }
      arguments.append(argument)
      if !accept(.comma) { break }
    }
    try expect(.rightParenthesis)
    return arguments
  }

  private mutating func argument() throws(ParseFailure) -> Argument {
    let start = token.start
    switch kind {
    case .star:
      advance()
      let value = try expression()
      return Argument(.unpackedSequence, value, span: span(from: start))
    case .doubleStar:
      advance()
      let value = try expression()
      return Argument(.unpackedMapping, value, span: span(from: start))
    case .name where nextKind == .equal:
      let name = try rawName()
      advance()
      let value = try expression()
      return Argument(.keyword(name), value, span: span(from: start))
    default:
      let value = try namedExpression()
      return Argument(.positional, value, span: value.span)
    }
  }

  /// The inside of a subscript's brackets: one index, or several as a tuple.
  mutating func slices() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try sliceOrStarred()
    if kind != .comma {
      guard case .starred = first.kind else { return first }
      return try make(.tuple([first]), from: start)
    }
    var elements = [first]
    while accept(.comma), kind != .rightBracket { elements.append(try sliceOrStarred()) }
    return try make(.tuple(elements), from: start)
  }

  private mutating func sliceOrStarred() throws(ParseFailure) -> Expression {
    if kind == .star {
      return try starred { (parser: inout Parser) throws(ParseFailure) in
        try parser.expression()
      }
    }
    let start = token.start
    var lower: Expression?
    if kind != .colon {
      if kind == .name, nextKind == .walrus { return try namedExpression() }
      let value = try expression()
      if kind != .colon { return value }
      lower = value
    }
    try expect(.colon)
    let upper = try slicePart()
    let step = accept(.colon) ? try slicePart() : nil
    return try make(.slice(lower: lower, upper: upper, step: step), from: start)
  }

  private mutating func slicePart() throws(ParseFailure) -> Expression? {
    switch kind {
    case .colon, .comma, .rightBracket: nil
    default: try expression()
    }
  }
}
