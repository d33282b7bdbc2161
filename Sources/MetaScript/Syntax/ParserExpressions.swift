extension Parser {
  /// `star_expressions`: one expression, or several with commas, which are a tuple.
  mutating func starExpressions() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try starExpression()
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma) {
      if !startsExpression { break }
      elements.append(try starExpression())
    }
    return try make(.tuple(elements), from: start)
  }

  /// `*operand` or an expression.
  mutating func starExpression() throws(ParseFailure) -> Expression {
    guard kind == .star else { return try expression() }
    return try starred { (parser: inout Parser) throws(ParseFailure) in
      try parser.binary(.bitOr)
    }
  }

  /// `*operand` or an expression that may be an assignment expression.
  mutating func starNamedExpression() throws(ParseFailure) -> Expression {
    kind == .star ? try starExpression() : try namedExpression()
  }

  mutating func starred(
    _ operand: (inout Parser) throws(ParseFailure) -> Expression
  ) throws(ParseFailure) -> Expression {
    let start = token.start
    try expect(.star)
    let value = try operand(&self)
    return try make(.starred(value), from: start)
  }

  /// `name := value`, or an expression.
  mutating func namedExpression() throws(ParseFailure) -> Expression {
    guard kind == .name, nextKind == .walrus else { return try expression() }
    let start = token.start
    let targetSpan = token.span
    let target = try name()
    advance()
    let value = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.expression()
    }
    return try make(.walrus(target: target, targetSpan: targetSpan, value: value), from: start)
  }

  /// A conditional expression, a lambda, or what binds tighter.
  mutating func expression() throws(ParseFailure) -> Expression {
    if kind == .lambda { return try lambda() }
    let start = token.start
    let then = try disjunction()
    guard accept(.if) else { return then }
    let test = try disjunction()
    try expect(.else)
    let otherwise = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.expression()
    }
    return try make(.conditional(test: test, then: then, otherwise: otherwise), from: start)
  }

  private mutating func lambda() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    let scope = newScope()
    let parameters = try parameters(until: .colon)
    try expect(.colon)
    let body = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.expression()
    }
    return try make(.lambda(parameters, body: body, scope: scope), from: start)
  }

  mutating func yieldOrStarExpressions() throws(ParseFailure) -> Expression {
    kind == .yield ? try yieldExpression() : try starExpressions()
  }

  mutating func yieldExpression() throws(ParseFailure) -> Expression {
    let start = token.start
    try expect(.yield)
    if accept(.from) {
      let value = try expression()
      return try make(.yieldFrom(value), from: start)
    }
    let value = startsExpression ? try starExpressions() : nil
    return try make(.yield(value), from: start)
  }

  /// Whether the next token can begin an expression, starred or not.
  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus,
      .minus, .tilde, .star, .none, .true, .false, .not, .lambda, .await:
      true
    default: false
    }
  }
}

extension Parser {
  /// Operands joined by `or`.
  mutating func disjunction() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try conjunction()
    guard kind == .or else { return first }
    var operands = [first]
    while accept(.or) { operands.append(try conjunction()) }
    return try make(.boolean(.or, operands), from: start)
  }

  private mutating func conjunction() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try inversion()
    guard kind == .and else { return first }
    var operands = [first]
    while accept(.and) { operands.append(try inversion()) }
    return try make(.boolean(.and, operands), from: start)
  }

  private mutating func inversion() throws(ParseFailure) -> Expression {
    guard kind == .not else { return try comparison() }
    let start = token.start
    advance()
    let operand = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.inversion()
    }
    return try make(.unary(.not, operand), from: start)
  }

  private mutating func comparison() throws(ParseFailure) -> Expression {
    let start = token.start
    let left = try binary(.bitOr)
    guard let first = try comparisonOperator() else { return left }
    var comparisons = [Comparison(first, try binary(.bitOr))]
    while let next = try comparisonOperator() {
      comparisons.append(Comparison(next, try binary(.bitOr)))
    }
    return try make(.compare(left, comparisons), from: start)
  }

  private mutating func comparisonOperator() throws(ParseFailure) -> ComparisonOperator? {
    let found: ComparisonOperator
    switch kind {
    case .equalEqual: found = .equal
    case .notEqual: found = .notEqual
    case .less: found = .less
    case .lessEqual: found = .lessOrEqual
    case .greater: found = .greater
    case .greaterEqual: found = .greaterOrEqual
    case .in: found = .in
    case .is:
      advance()
      return accept(.not) ? .isNot : .is
    case .not where nextKind == .in:
      advance()
      found = .notIn
    default: return nil
    }
    advance()
    return found
  }

  /// Left-associative operators by precedence climbing: those that bind at least as tight as
  /// `minimum`. A chain of operators is a loop, so that its length costs no stack.
  mutating func binary(_ minimum: Precedence) throws(ParseFailure) -> Expression {
    let start = token.start
    var left = try factor()
    while let (found, precedence) = Precedence.of(kind), precedence.rawValue >= minimum.rawValue {
      advance()
      let right = try binary(precedence.tighter)
      left = try make(.binary(left, found, right), from: start)
    }
    return left
  }

  /// Signs and powers.
  private mutating func factor() throws(ParseFailure) -> Expression {
    let start = token.start
    let sign: UnaryOperator
    switch kind {
    case .minus: sign = .minus
    case .plus: sign = .plus
    case .tilde: sign = .invert
    default: return try power()
    }
    advance()
    let operand = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.factor()
    }
    return try make(.unary(sign, operand), from: start)
  }

  private mutating func power() throws(ParseFailure) -> Expression {
    let start = token.start
    let base = try primary()
    guard accept(.doubleStar) else { return base }
    let exponent = try nested { (parser: inout Parser) throws(ParseFailure) in
      try parser.factor()
    }
    return try make(.binary(base, .power, exponent), from: start)
  }
}

/// How tight the left-associative operators bind, loosest first.
enum Precedence: Int {
  case bitOr, bitXor, bitAnd, shift, sum, term, factor

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .factor }

  static func of(_ kind: TokenKind) -> (BinaryOperator, Precedence)? {
    switch kind {
    case .bar: (.bitOr, .bitOr)
    case .caret: (.bitXor, .bitXor)
    case .ampersand: (.bitAnd, .bitAnd)
    case .leftShift: (.leftShift, .shift)
    case .rightShift: (.rightShift, .shift)
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .star: (.multiply, .term)
    case .slash: (.divide, .term)
    case .doubleSlash: (.floorDivide, .term)
    case .percent: (.modulo, .term)
    case .at: (.matrixMultiply, .term)
    default: nil
    }
  }
}
