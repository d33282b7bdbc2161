extension Compiler {
  /// A comprehension or generator expression: a function of the first iterable's iterator, called
  /// at once.
  func comprehension(
    _ expression: Expression, _ clauses: [ComprehensionClause], scope id: ScopeID,
    into target: Register, at span: Span
  ) throws(Diagnostic) {
    guard let first = clauses.first else { return }
    let name = program.tree.resolution[id].name
    let inner = Compiler(
      program, scope: id, qualifiedName: qualifiedName(ofInner: name, binding: nil))
    try inner.comprehensionBody(expression, clauses, at: span)
    var shape = CodeShape(firstLine: line(of: span))
    shape.positional = 1
    shape.parameters = [VariableLayout.iteratorName]
    let code = try inner.finish(shape, at: span)

    let base = try callBase(for: target, at: span)
    try makeFunction(code, scope: id, into: base, at: span)
    _ = try startIteration(over: first.iterable, at: span)
    try emit(.call, base, 1, target, at: span)
  }

  private func comprehensionBody(
    _ expression: Expression, _ clauses: [ComprehensionClause], at span: Span
  ) throws(Diagnostic) {
    try startFunction(at: span)
    let result = try temporary(at: span)
    switch expression.kind {
    case .listComprehension(let element, _, _):
      try emit(.buildList, result, at: span)
      try clause(clauses[...], from: 0, at: span) { compiler throws(Diagnostic) in
        try compiler.emit(.listAppend, result, compiler.value(element), at: span)
      }
    case .setComprehension(let element, _, _):
      try emit(.buildSet, result, at: span)
      try clause(clauses[...], from: 0, at: span) { compiler throws(Diagnostic) in
        try compiler.emit(.setAdd, result, compiler.value(element), at: span)
      }
    case .dictionaryComprehension(let key, let value, _, _):
      try emit(.buildDict, result, at: span)
      try clause(clauses[...], from: 0, at: span) { compiler throws(Diagnostic) in
        let key = try compiler.operand(key, before: value)
        try compiler.emit(.dictSet, result, key, compiler.value(value), at: span)
      }
    case .generatorExpression(let element, _, _):
      try clause(clauses[...], from: 0, at: span) { compiler throws(Diagnostic) in
        try compiler.emit(.yield, compiler.value(element), result, at: span)
      }
      try emit(.loadNone, result, at: span)
    default: preconditionFailure("not a comprehension")
    }
    try emit(.return, result, at: span)
    bound = nil
  }

  /// The loops and conditions, from the outermost in, with `body` in the middle.
  private func clause(
    _ clauses: ArraySlice<ComprehensionClause>, from iterator: Register, at span: Span,
    _ body: (Compiler) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    guard let clause = clauses.first else {
      try body(self)
      return
    }
    let (again, done) = (label(), label())
    let head = loopHead()
    try next(of: iterator, to: clause.target, orElse: done, at: span)
    for condition in clause.conditions {
      try branch(on: condition, when: false, to: again, at: span)
    }
    let rest = clauses.dropFirst()
    if let inner = rest.first {
      let iterator = try startIteration(over: inner.iterable, at: span)
      try self.clause(rest, from: iterator, at: span, body)
    } else {
      try body(self)
    }
    bind(again)
    try loop(to: head, at: span)
    bind(done)
  }
}
