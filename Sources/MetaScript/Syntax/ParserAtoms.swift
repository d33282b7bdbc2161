extension Parser {
  /// An atom and what follows it: attributes, calls, subscripts.
  mutating func primary() throws(ParseFailure) -> Expression {
    let start = token.start
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let name = try name()
        value = try make(.attribute(value, name), from: start)
      case .leftParenthesis:
        let arguments = try callArguments()
        value = try make(.call(value, arguments), from: start)
      case .leftBracket:
        advance()
        let index = try slices()
        try expect(.rightBracket)
        value = try make(.subscript(value, index: index), from: start)
      default: return value
      }
    }
  }

  private mutating func atom() throws(ParseFailure) -> Expression {
    let start = token.start
    switch kind {
    case .name:
      let name = try name()
      return try make(.name(name), from: start)
    case .number: return try number()
    case .string: return try strings()
    case .leftParenthesis: return try parenthesized()
    case .leftBracket: return try listDisplay()
    case .leftBrace: return try braceDisplay()
    case .none: return try constant(.none)
    case .true: return try constant(.true)
    case .false: return try constant(.false)
    case .ellipsis: return try constant(.ellipsis)
    case .await: throw refuse(Refusal.asynchronous, at: token.span)
    default: throw ParseFailure()
    }
  }

  private mutating func constant(_ kind: Expression.Kind) throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    return try make(kind, from: start)
  }

  mutating func number() throws(ParseFailure) -> Expression {
    let span = token.span
    let text = source.bytes[Int(span.start)..<Int(span.end)]
    advance()
    switch NumberLiteral.value(of: text) {
    case .success(let kind): return try make(kind, span: span)
    case .failure(let error): throw fail(error.message, at: span)
    }
  }

  /// A tuple, a generator expression, or an expression in parentheses.
  private mutating func parenthesized() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    if accept(.rightParenthesis) { return try make(.tuple([]), from: start) }
    if kind == .yield {
      let value = try yieldExpression()
      try expect(.rightParenthesis)
      return value
    }
    let first = try starNamedExpression()
    switch kind {
    case .rightParenthesis:
      if case .starred = first.kind { throw ParseFailure() }
      advance()
      return first
    case .comma:
      let elements = try elements(after: first)
      try expect(.rightParenthesis)
      return try make(.tuple(elements), from: start)
    case .for, .async:
      return try comprehension(of: first, until: .rightParenthesis, from: start) {
        .generatorExpression(first, $0, scope: $1)
      }
    default: throw ParseFailure()
    }
  }

  private mutating func listDisplay() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    if accept(.rightBracket) { return try make(.list([]), from: start) }
    let first = try starNamedExpression()
    if kind == .for || kind == .async {
      return try comprehension(of: first, until: .rightBracket, from: start) {
        .listComprehension(first, $0, scope: $1)
      }
    }
    let elements = try elements(after: first)
    try expect(.rightBracket)
    return try make(.list(elements), from: start)
  }

  private mutating func braceDisplay() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    if accept(.rightBrace) { return try make(.dictionary([]), from: start) }
    if kind == .doubleStar { return try dictionary(from: start) }
    if kind != .star, !(kind == .name && nextKind == .walrus) {
      // A key and an element begin alike; the colon tells.
      let key = try expression()
      if kind == .colon { return try dictionary(from: start, firstKey: key) }
      return try setDisplay(first: key, from: start)
    }
    return try setDisplay(first: try starNamedExpression(), from: start)
  }

  private mutating func setDisplay(
    first: Expression, from start: Int32
  ) throws(ParseFailure) -> Expression {
    if kind == .for || kind == .async {
      return try comprehension(of: first, until: .rightBrace, from: start) {
        .setComprehension(first, $0, scope: $1)
      }
    }
    let elements = try elements(after: first)
    try expect(.rightBrace)
    return try make(.set(elements), from: start)
  }

  private mutating func dictionary(
    from start: Int32, firstKey: Expression? = nil
  ) throws(ParseFailure) -> Expression {
    var items: [DictionaryItem] = []
    var key = firstKey
    while true {
      if key == nil, accept(.doubleStar) {
        items.append(DictionaryItem(key: nil, value: try binary(.bitOr)))
      } else {
        let itemKey: Expression
        if let key { itemKey = key } else { itemKey = try expression() }
        key = nil
        try expect(.colon)
        let value = try expression()
        if items.isEmpty, kind == .for || kind == .async {
          return try comprehension(of: itemKey, until: .rightBrace, from: start) {
            .dictionaryComprehension(key: itemKey, value: value, $0, scope: $1)
          }
        }
        items.append(DictionaryItem(key: itemKey, value: value))
      }
      if !accept(.comma) || kind == .rightBrace { break }
    }
    try expect(.rightBrace)
    return try make(.dictionary(items), from: start)
  }

  /// The elements of a display whose first one is read already.
  private mutating func elements(after first: Expression) throws(ParseFailure) -> [Expression] {
    var elements = [first]
    while accept(.comma) {
      switch kind {
      case .rightParenthesis, .rightBracket, .rightBrace: return elements
      default: elements.append(try starNamedExpression())
      }
    }
    return elements
  }
}
