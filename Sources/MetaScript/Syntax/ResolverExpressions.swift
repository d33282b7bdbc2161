extension Resolver {
  mutating func visit(_ expression: Expression) throws(Diagnostic) {
    switch expression.kind {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .string: break
    case .name(let name): read(name, at: expression.span)
    case .joinedString(let parts): try visit(parts)
    case .attribute(let value, _), .unary(_, let value), .starred(let value): try visit(value)
    case .subscript(let left, let right), .binary(let left, _, let right):
      try visit(left)
      try visit(right)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { if let part { try visit(part) } }
    case .call(let function, let arguments):
      try visit(function)
      for argument in arguments { try visit(argument.value) }
    case .boolean(_, let values), .tuple(let values), .list(let values), .set(let values):
      for value in values { try visit(value) }
    case .compare(let left, let comparisons):
      try visit(left)
      for comparison in comparisons { try visit(comparison.operand) }
    case .conditional(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .walrus(let target, let span, let value):
      try visit(walrus: target, at: span, value)
    case .lambda(let parameters, let body, let scope):
      try visit(defaultsOf: parameters)
      try enter(scope, .lambda, "<lambda>") { (resolver: inout Resolver) throws(Diagnostic) in
        try resolver.declare(parameters: parameters, of: scope)
        try resolver.visit(body)
      }
    case .dictionary(let items):
      for item in items {
        if let key = item.key { try visit(key) }
        try visit(item.value)
      }
    case .listComprehension(let element, let clauses, let scope):
      try visit(comprehension: [element], clauses, scope, .listComprehension)
    case .setComprehension(let element, let clauses, let scope):
      try visit(comprehension: [element], clauses, scope, .setComprehension)
    case .generatorExpression(let element, let clauses, let scope):
      try visit(comprehension: [element], clauses, scope, .generatorExpression)
    case .dictionaryComprehension(let key, let value, let clauses, let scope):
      try visit(comprehension: [key, value], clauses, scope, .dictionaryComprehension)
    case .yield(let value):
      try noteYield(at: expression.span)
      if let value { try visit(value) }
    case .yieldFrom(let value):
      try noteYield(at: expression.span)
      try visit(value)
    }
  }

  /// Visits what is assigned to or deleted: names are bound, the rest is read.
  mutating func visit(
    target: Expression, _ use: NameUse = []
  ) throws(Diagnostic) {
    switch target.kind {
    case .name(let name):
      if use.contains(.iteration) { try checkIteration(name, at: target.span) }
      bind(name, use)
    case .tuple(let elements), .list(let elements):
      for element in elements { try visit(target: element, use) }
    case .starred(let value): try visit(target: value, use)
    default: try visit(target)
    }
  }

  mutating func visit(defaultsOf parameters: Parameters) throws(Diagnostic) {
    for parameter in parameters.all {
      if let value = parameter.defaultValue { try visit(value) }
    }
  }

  private mutating func visit(_ parts: [StringPart]) throws(Diagnostic) {
    for case .value(let value, _, let format) in parts {
      try visit(value)
      try visit(format)
    }
  }

  private mutating func noteYield(at span: Span) throws(Diagnostic) {
    let place: String
    switch scopes[current].scope.kind {
    case .listComprehension: place = "list comprehension"
    case .setComprehension: place = "set comprehension"
    case .dictionaryComprehension: place = "dict comprehension"
    case .generatorExpression: place = "generator expression"
    case .module, .function, .lambda, .classBody:
      scopes[current].scope.isGenerator = true
      return
    }
    throw error("'yield' inside \(place)", at: span)
  }
}

extension Resolver {
  private mutating func visit(
    comprehension elements: [Expression], _ clauses: [ComprehensionClause], _ scope: ScopeID,
    _ kind: Scope.Kind
  ) throws(Diagnostic) {
    guard let first = clauses.first else { return }
    try visit(iterable: first.iterable)
    let name: String
    switch kind {
    case .setComprehension: name = "<setcomp>"
    case .dictionaryComprehension: name = "<dictcomp>"
    case .generatorExpression: name = "<genexpr>"
    default: name = "<listcomp>"
    }
    try enter(scope, kind, name) { (resolver: inout Resolver) throws(Diagnostic) in
      for (index, clause) in clauses.enumerated() {
        try resolver.visit(target: clause.target, .iteration)
        if index > 0 { try resolver.visit(iterable: clause.iterable) }
        for condition in clause.conditions { try resolver.visit(condition) }
      }
      for element in elements { try resolver.visit(element) }
    }
  }

  private mutating func visit(iterable: Expression) throws(Diagnostic) {
    let outer = scopes[current].isInIterable
    scopes[current].isInIterable = true
    try visit(iterable)
    scopes[current].isInIterable = outer
  }

  /// `target := value` binds in the nearest scope that is not a comprehension.
  private mutating func visit(
    walrus target: String, at span: Span, _ value: Expression
  ) throws(Diagnostic) {
    let whole = Span(from: span, to: value.span)
    if isInIterable {
      throw error(
        "assignment expression cannot be used in a comprehension iterable expression", at: whole)
    }
    guard scopes[current].isComprehension else {
      try visit(value)
      return bind(target)
    }
    let owner = try walrusOwner(target, at: span)
    try visit(value)
    let isGlobal =
      scopes[owner].scope.kind == .module
      || scopes[owner].uses[target]?.contains(.global) == true
    // The comprehensions in between see the name as `global` or `nonlocal` there.
    var place = current
    while place != owner {
      scopes[place].note(target, isGlobal ? [.global, .bound] : [.nonlocal, .bound])
      place = scopes[place].scope.parent ?? owner
    }
    scopes[owner].note(target, .bound)
  }

  private func walrusOwner(_ target: String, at span: Span) throws(Diagnostic) -> ScopeID {
    var place = current
    while scopes[place].isComprehension {
      if scopes[place].uses[target]?.contains(.iteration) == true {
        throw error(
          "assignment expression cannot rebind comprehension iteration variable '\(target)'",
          at: span)
      }
      place = scopes[place].scope.parent ?? 0
    }
    if scopes[place].scope.kind == .classBody {
      throw error(
        "assignment expression within a comprehension cannot be used in a class body", at: span)
    }
    return place
  }

  /// Whether an iterable of a comprehension is being read, here or around this scope, as long as
  /// no function or lambda lies between.
  private var isInIterable: Bool { scopes[current].isInIterable }

  private func checkIteration(_ name: String, at span: Span) throws(Diagnostic) {
    let use = scopes[current].uses[name] ?? []
    if !use.isDisjoint(with: [.global, .nonlocal]) {
      throw error(
        "comprehension inner loop cannot rebind assignment expression target '\(name)'", at: span)
    }
  }
}
