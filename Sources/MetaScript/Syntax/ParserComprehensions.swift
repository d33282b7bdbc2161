extension Parser {
  /// Reads the clauses of a comprehension, up to and including its closing bracket.
  mutating func comprehension(
    of element: Expression, until close: TokenKind, from start: Int32,
    build: ([ComprehensionClause], ScopeID) -> Expression.Kind
  ) throws(ParseFailure) -> Expression {
    if case .starred = element.kind { throw ParseFailure() }
    let clauses = try comprehensionClauses()
    try expect(close)
    let scope = newScope()
    return try make(build(clauses, scope), from: start)
  }

  private mutating func comprehensionClauses() throws(ParseFailure) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while kind == .for || kind == .async {
      if kind == .async { throw refuse(Refusal.asynchronous, at: token.span) }
      advance()
      let target = try loopTarget()
      try expect(.in)
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while accept(.if) { conditions.append(try disjunction()) }
      clauses.append(
        ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }
}
