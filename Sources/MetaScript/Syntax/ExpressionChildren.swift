extension Expression.Kind {
  /// Calls `body` with every expression directly below this one, in source order.
  package func forEachChild(_ body: (Expression) -> Void) {
    switch self {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .string, .name: break
    case .joinedString(let parts): parts.forEachValue(body)
    case .attribute(let value, _), .unary(_, let value), .starred(let value),
      .yieldFrom(let value), .walrus(_, _, let value):
      body(value)
    case .subscript(let left, let right), .binary(let left, _, let right):
      body(left)
      body(right)
    case .slice(let lower, let upper, let step):
      lower.map(body)
      upper.map(body)
      step.map(body)
    case .call(let function, let arguments):
      body(function)
      for argument in arguments { body(argument.value) }
    case .boolean(_, let values), .tuple(let values), .list(let values), .set(let values):
      values.forEach(body)
    case .compare(let left, let comparisons):
      body(left)
      for comparison in comparisons { body(comparison.operand) }
    case .conditional(let test, let then, let otherwise):
      body(then)
      body(test)
      body(otherwise)
    case .lambda(let parameters, let result, _):
      for parameter in parameters.all { parameter.defaultValue.map(body) }
      body(result)
    case .dictionary(let items):
      for item in items {
        item.key.map(body)
        body(item.value)
      }
    case .listComprehension(let element, let clauses, _),
      .setComprehension(let element, let clauses, _),
      .generatorExpression(let element, let clauses, _):
      body(element)
      clauses.forEachExpression(body)
    case .dictionaryComprehension(let key, let value, let clauses, _):
      body(key)
      body(value)
      clauses.forEachExpression(body)
    case .yield(let value): value.map(body)
    }
  }
}

extension [StringPart] {
  /// Calls `body` with every value, those inside format specifications included.
  package func forEachValue(_ body: (Expression) -> Void) {
    for case .value(let value, _, let format) in self {
      body(value)
      format.forEachValue(body)
    }
  }
}

extension [ComprehensionClause] {
  fileprivate func forEachExpression(_ body: (Expression) -> Void) {
    for clause in self {
      body(clause.target)
      body(clause.iterable)
      clause.conditions.forEach(body)
    }
  }
}
