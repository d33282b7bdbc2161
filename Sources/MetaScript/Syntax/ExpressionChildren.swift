extension Expression.Kind {
  /// Calls `body` with every expression directly below this one, in source order.
  package func forEachChild<Failure: Error>(
    _ body: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .string, .name: break
    case .joinedString(let parts): try parts.forEachValue(body)
    case .attribute(let value, _), .unary(_, let value), .starred(let value),
      .yieldFrom(let value), .walrus(_, _, let value):
      try body(value)
    case .subscript(let left, let right), .binary(let left, _, let right):
      try body(left)
      try body(right)
    case .slice(let lower, let upper, let step):
      if let value = lower { try body(value) }
      if let value = upper { try body(value) }
      if let value = step { try body(value) }
    case .call(let function, let arguments):
      try body(function)
      for argument in arguments { try body(argument.value) }
    case .boolean(_, let values), .tuple(let values), .list(let values), .set(let values):
      for value in values { try body(value) }
    case .compare(let left, let comparisons):
      try body(left)
      for comparison in comparisons { try body(comparison.operand) }
    case .conditional(let test, let then, let otherwise):
      try body(then)
      try body(test)
      try body(otherwise)
    case .lambda(let parameters, let result, _):
      for parameter in parameters.all { if let value = parameter.defaultValue { try body(value) } }
      try body(result)
    case .dictionary(let items):
      for item in items {
        if let value = item.key { try body(value) }
        try body(item.value)
      }
    case .listComprehension(let element, let clauses, _),
      .setComprehension(let element, let clauses, _),
      .generatorExpression(let element, let clauses, _):
      try body(element)
      try clauses.forEachExpression(body)
    case .dictionaryComprehension(let key, let value, let clauses, _):
      try body(key)
      try body(value)
      try clauses.forEachExpression(body)
    case .yield(let value): if let value = value { try body(value) }
    }
  }
}

extension [StringPart] {
  /// Calls `body` with every value, those inside format specifications included.
  package func forEachValue<Failure: Error>(
    _ body: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for case .value(let value, _, let format) in self {
      try body(value)
      try format.forEachValue(body)
    }
  }
}

extension [ComprehensionClause] {
  fileprivate func forEachExpression<Failure: Error>(
    _ body: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for clause in self {
      try body(clause.target)
      try body(clause.iterable)
      for condition in clause.conditions { try body(condition) }
    }
  }
}
