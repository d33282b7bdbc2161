extension Compiler {
  /// Evaluates an expression to a register: a plain local's own, else a fresh temporary.
  func value(_ expression: Expression) throws(Diagnostic) -> Register {
    switch expression.kind {
    case .name(let name):
      if let register = localRegister(name) {
        try check(register, at: expression.span)
        return register
      }
    case .walrus(let name, _, let value):
      if let register = localRegister(name) {
        try evaluate(value, into: register)
        markBound(register)
        return register
      }
    default: break
    }
    let target = try temporary(at: expression.span)
    try evaluate(expression, into: target)
    return target
  }

  /// Evaluates an operand that is used only after `later` have been evaluated too: a local that a
  /// walrus in them assigns is copied first.
  func operand(
    _ expression: Expression, before later: Expression...
  ) throws(Diagnostic) -> Register {
    let register = try value(expression)
    return try protect(register, from: later, at: expression.span)
  }

  /// The same, with a temporary to use where the operand is no local.
  func operand(
    _ expression: Expression, before later: Expression, preferring target: Register
  ) throws(Diagnostic) -> Register {
    if isLocal(target) { return try operand(expression, before: later) }
    if case .name(let name) = expression.kind, localRegister(name) != nil {
      return try operand(expression, before: later)
    }
    try evaluate(expression, into: target)
    return target
  }

  func protect(
    _ register: Register, from later: [Expression], at span: Span
  ) throws(Diagnostic) -> Register {
    guard isLocal(register) else { return register }
    let name = localNames[Int(register)]
    guard later.contains(where: { $0.assigns(name) }) else { return register }
    let copy = try temporary(at: span)
    try emit(.move, copy, register, at: span)
    return copy
  }

  /// Evaluates an expression into a register.
  ///
  /// A temporary may be used on the way. A local is written by the last instruction only, so that
  /// it keeps its value when the expression raises, and the expression may read it.
  func evaluate(_ expression: Expression, into target: Register) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let span = expression.span
    if let constant = folded(expression) {
      try load(constant: constant, into: target, at: span)
      return
    }
    switch expression.kind {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .string:
      preconditionFailure("a literal that is no constant")
    case .name(let name): try load(name, into: target, at: span)
    case .joinedString(let parts): try join(parts, into: target, at: span)
    case .attribute(let object, let name):
      let object = try operand(object, preferring: target)
      let place = attributeSpan(expression)
      try emit(.getAttribute, target, object, nameIndex(name, at: span), at: place)
      try cache(at: place)
    case .subscript(let object, let index):
      let object = try operand(object, before: index, preferring: target)
      if let number = immediate(index) {
        try emit(.getItemInt, target, object, number, at: span)
      } else {
        try emit(.getItem, target, object, value(index), at: span)
      }
    case .slice(let lower, let upper, let step):
      try slice(lower, upper, step, into: target, at: span)
    case .call(let callee, let arguments):
      try call(callee, arguments, into: target, at: span)
    case .unary(let op, let value): try unary(op, value, into: target, at: span)
    case .binary(let left, let op, let right):
      try binary(left, op, right, into: target, at: span)
    case .boolean(let op, let values): try boolean(op, values, into: target, at: span)
    case .compare(let left, let comparisons):
      try compare(left, comparisons, into: target, at: span)
    case .conditional(let test, let then, let otherwise):
      try conditional(test, then, otherwise, into: target, at: span)
    case .walrus(let name, let nameSpan, let value):
      let register = try self.value(value)
      try store(name, from: register, at: nameSpan)
      if register != target { try emit(.move, target, register, at: span) }
    case .lambda(let parameters, let body, let scope):
      try lambda(parameters, body, scope: scope, into: target, at: span)
    case .tuple(let items): try tuple(items, into: target, at: span)
    case .list(let items): try list(items, into: target, at: span)
    case .set(let items): try set(items, into: target, at: span)
    case .dictionary(let items): try dictionary(items, into: target, at: span)
    case .listComprehension(_, let clauses, let scope),
      .setComprehension(_, let clauses, let scope),
      .dictionaryComprehension(_, _, let clauses, let scope),
      .generatorExpression(_, let clauses, let scope):
      try comprehension(expression, clauses, scope: scope, into: target, at: span)
    case .starred:
      // Displays, calls and targets take the star off; nothing else may hold one.
      throw error("can't use starred expression here", at: span)
    case .yield(let value):
      let source =
        if let value { try self.value(value) } else { try load(constant: .none, at: span) }
      try emit(.yield, source, target, at: span)
    case .yieldFrom(let value):
      let iterator = try temporary(at: span)
      try emit(.iterate, iterator, self.value(value), at: span)
      let sent = try load(constant: .none, at: span)
      try emit(.yieldFrom, iterator, target, sent, at: span)
    }
  }

  /// Evaluates the only operand of an instruction.
  func operand(
    _ expression: Expression, preferring target: Register
  ) throws(Diagnostic) -> Register {
    if isLocal(target) { return try value(expression) }
    if case .name(let name) = expression.kind, let local = localRegister(name) {
      try check(local, at: expression.span)
      return local
    }
    try evaluate(expression, into: target)
    return target
  }

  /// Evaluates an expression for its effects.
  func discard(_ expression: Expression) throws(Diagnostic) {
    if folded(expression) != nil { return }
    let mark = mark
    _ = try value(expression)
    release(to: mark)
  }

  private func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, into target: Register,
    at span: Span
  ) throws(Diagnostic) {
    let (second, end) = (label(), label())
    try branch(on: test, when: false, to: second, at: span)
    try evaluate(then, into: target)
    try jump(to: end, at: span)
    bind(second)
    try evaluate(otherwise, into: target)
    bind(end)
  }

  private func slice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?, into target: Register,
    at span: Span
  ) throws(Diagnostic) {
    let first = try temporaries(3, at: span)
    for (index, part) in [lower, upper, step].enumerated() {
      let register = first + Register(index)
      if let part {
        try evaluate(part, into: register)
      } else {
        try emit(.loadNone, register, at: span)
      }
    }
    try emit(.buildSlice, target, first, at: span)
  }

  /// The part of an attribute expression that stands on its last line: CPython points there.
  func attributeSpan(_ expression: Expression) -> Span {
    let source = program.tree.source
    let span = expression.span
    guard source.line(at: span.start) != source.line(at: span.end) else { return span }
    var start = Int(span.end)
    while start > Int(span.start), ByteClass.isIdentifier(source.bytes[start - 1]) { start -= 1 }
    return Span(start: Int32(truncatingIfNeeded: start), end: span.end)
  }
}

extension Expression {
  /// Whether a walrus in this expression assigns the name.
  func assigns(_ name: String) -> Bool {
    if case .walrus(name, _, _) = kind { return true }
    var found = false
    kind.forEachChild { found = found || $0.assigns(name) }
    return found
  }
}
