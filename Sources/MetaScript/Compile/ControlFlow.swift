extension Compiler {
  func ifElse(
    _ branches: [Branch], _ otherwise: [Statement], at span: Span
  ) throws(Diagnostic) {
    let end = label()
    for (index, branch) in branches.enumerated() {
      let following = label()
      try self.branch(on: branch.test, when: false, to: following, at: span)
      try compile(branch.body)
      if index < branches.count - 1 || !otherwise.isEmpty { try jump(to: end, at: span) }
      bind(following)
    }
    try compile(otherwise)
    bind(end)
  }

  func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], at span: Span
  ) throws(Diagnostic) {
    let (again, done, end) = (label(), label(), label())
    let head = loopHead()
    try branch(on: test, when: false, to: done, at: span)
    try enter(.loop(exit: end, again: again, iterator: nil), at: span)
    try compile(body)
    blocks.removeLast()
    bind(again)
    try loop(to: head, at: span)
    bind(done)
    try compile(otherwise)
    bind(end)
  }

  func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    at span: Span
  ) throws(Diagnostic) {
    let (again, done, end) = (label(), label(), label())
    let iterator = try startIteration(over: iterable, at: span)
    let head = loopHead()
    try next(of: iterator, to: target, orElse: done, at: span)
    try enter(.loop(exit: end, again: again, iterator: iterator), at: span)
    try compile(body)
    blocks.removeLast()
    bind(again)
    try loop(to: head, at: span)
    bind(done)
    try compile(otherwise)
    bind(end)
  }

  /// A fresh register with the iterator of an expression's value.
  func startIteration(
    over iterable: Expression, at span: Span
  ) throws(Diagnostic) -> Register {
    let iterator = try temporary(at: span)
    // A list or set of constants that only this loop sees may as well be a tuple or a frozenset.
    if let constant = constantItems(iterable) {
      try load(constant: constant, into: iterator, at: span)
      try emit(.iterate, iterator, iterator, at: span)
    } else {
      let source = try operand(iterable, preferring: iterator)
      try emit(.iterate, iterator, source, at: span)
    }
    return iterator
  }

  /// Takes the next item of an iterator to a target, or jumps when there is none.
  func next(
    of iterator: Register, to target: Expression, orElse done: Label, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if case .name(let name) = target.kind, let register = localRegister(name) {
      try emit(.forNext, iterator, register, at: span)
      try distance(to: done, at: span)
      markBound(register)
    } else {
      let item = try temporary(at: span)
      try emit(target.isPair ? .forNextPair : .forNext, iterator, item, at: span)
      try distance(to: done, at: span)
      try store(to: target, from: item)
    }
  }

  func leaveLoop(isBreak: Bool, at span: Span) throws(Diagnostic) {
    let place = blocks.lastIndex { block in
      if case .loop = block { return true }
      return false
    }
    guard let place, case .loop(let exit, let again, let iterator) = blocks[place] else {
      throw error(isBreak ? "'break' outside loop" : "'continue' not properly in loop", at: span)
    }
    try leave(to: place + 1, at: span) { compiler throws(Diagnostic) in
      if isBreak, let iterator { try compiler.emit(.dropIterator, iterator, at: span) }
      try compiler.jump(to: isBreak ? exit : again, at: span)
    }
  }

  func `return`(_ value: Expression?, at span: Span) throws(Diagnostic) {
    var result: Register
    if let value {
      result = try self.value(value)
      if isLocal(result), blocks.contains(where: \.runsStatements) {
        // The blocks on the way out may give the local another value.
        let copy = try temporary(at: span)
        try emit(.move, copy, result, at: span)
        result = copy
      }
    } else {
      result = try load(constant: .none, at: span)
    }
    try leave(to: 0, at: span) { compiler throws(Diagnostic) in
      try compiler.emit(.return, result, at: span)
      compiler.bound = nil
    }
  }
}

extension Expression {
  /// Whether a target takes two items apart.
  fileprivate var isPair: Bool {
    switch kind {
    case .tuple(let targets), .list(let targets):
      targets.count == 2 && !targets.contains(where: \.isStarred)
    default: false
    }
  }
}
