extension Parser {
  /// The targets of a `for`: read as operands, so that `in` ends them.
  mutating func loopTarget() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try loopTargetItem()
    var target = first
    if kind == .comma {
      var elements = [first]
      while accept(.comma), kind != .in { elements.append(try loopTargetItem()) }
      target = try make(.tuple(elements), from: start)
    }
    try checkTarget(target)
    return target
  }

  private mutating func loopTargetItem() throws(ParseFailure) -> Expression {
    kind == .star ? try starExpression() : try binary(.bitOr)
  }

  /// Fails unless the expression can be assigned to.
  func checkTarget(_ target: Expression) throws(ParseFailure) {
    switch target.kind {
    case .name, .attribute, .subscript: return
    case .tuple(let elements), .list(let elements):
      for element in elements { try checkTarget(element) }
    case .starred(let value):
      if case .starred = value.kind { throw ParseFailure() }
      try checkTarget(value)
    default: throw ParseFailure()
    }
  }

  /// Fails unless the expression is one name, attribute or subscript.
  func checkSingleTarget(_ target: Expression) throws(ParseFailure) {
    switch target.kind {
    case .name, .attribute, .subscript: return
    default: throw ParseFailure()
    }
  }

  /// Fails unless the expression can be deleted.
  func checkDeletable(_ target: Expression) throws(ParseFailure) {
    switch target.kind {
    case .name, .attribute, .subscript: return
    case .tuple(let elements), .list(let elements):
      for element in elements { try checkDeletable(element) }
    default: throw ParseFailure()
    }
  }
}
