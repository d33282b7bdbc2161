extension Compiler {
  func raise(
    _ exception: Expression?, _ cause: Expression?, at span: Span
  ) throws(Diagnostic) {
    if let exception, let cause {
      let exception = try operand(exception, before: cause)
      try emit(.raiseFrom, exception, value(cause), at: span)
    } else if let exception {
      try emit(.raise, value(exception), at: span)
    } else {
      try emit(.reraise, at: span)
    }
    bound = nil
  }

  func assert(_ test: Expression, _ message: Expression?, at span: Span) throws(Diagnostic) {
    let passed = label()
    try branch(on: test, when: true, to: passed, at: span)
    // CPython points at the test where that is a comparison, else at the statement.
    let place: Span
    if case .compare = test.kind { place = test.span } else { place = span }
    let error = try temporary(at: span)
    try emit(.loadAssertionError, error, at: place)
    if let message {
      try push(message)
      try emit(.call, error, 1, error, at: place)
    }
    try emit(.raise, error, at: place)
    bound = nil
    bind(passed)
  }

  func tryStatement(_ statement: TryStatement, at span: Span) throws(Diagnostic) {
    if statement.finally.isEmpty {
      try tryExcept(statement, at: span)
    } else {
      try tryFinally(statement, at: span)
    }
  }

  /// The `finally` block is compiled once for each way to it: the normal one, the exceptional one,
  /// and every `return`, `break` and `continue` that leaves the body (see `leave`).
  private func tryFinally(_ statement: TryStatement, at span: Span) throws(Diagnostic) {
    guard let before = bound?.subtracting(unbindable) else { return }
    let end = label()
    let exception = try temporary(at: span)
    let region = region(register: exception)
    try enter(.finally(region, statement.finally), at: span)
    if statement.handlers.isEmpty {
      try compile(statement.body)
    } else {
      try tryExcept(statement, at: span)
    }
    endBlock(region)
    try compile(statement.finally)
    try jump(to: end, at: span)

    startHandler(of: region, bound: before)
    try handling(exception, bound: before, at: span) { compiler throws(Diagnostic) in
      try compiler.compile(statement.finally)
      return nil
    }
    bind(end)
  }

  private func tryExcept(_ statement: TryStatement, at span: Span) throws(Diagnostic) {
    guard let before = bound?.subtracting(unbindable) else { return }
    let end = label()
    let mark = mark
    let exception = try temporary(at: span)
    let region = region(register: exception)
    try enter(.protected(region), at: span)
    try compile(statement.body)
    endBlock(region)
    try compile(statement.otherwise)
    try jump(to: end, at: span)

    startHandler(of: region, bound: before)
    try handling(exception, bound: before, at: span) { compiler throws(Diagnostic) in
      try compiler.exceptClauses(statement.handlers, of: exception)
    }
    bind(end)
    release(to: mark)
  }

  /// Code that runs with `exception` being handled. What was handled before is restored on every
  /// way out, and the code's end goes on with the exception; the label that `body` returns is
  /// where code arrives that is done with it.
  func handling(
    _ exception: Register, bound before: LocalSet, at span: Span,
    _ body: (Compiler) throws(Diagnostic) -> Label?
  ) throws(Diagnostic) {
    guard isReachable else { return }
    let saved = try temporary(at: span)
    try emit(.pushHandling, exception, saved, at: span)
    // An exception in here replaces the one that is being handled.
    let region = region(register: exception)
    try enter(.handling(region, saved: saved, span: span), at: span)
    let done = try body(self)
    endBlock(region)

    // The code's end falls through to the handler of its region.
    let after = bound
    startHandler(of: region, bound: before)
    if after != nil { bound = after }
    try emit(.popHandling, saved, at: span)
    try emit(.resumeRaise, exception, at: span)
    bound = nil
    if let done {
      bind(done)
      try emit(.popHandling, saved, at: span)
    }
  }

  /// The `except` clauses one after the other; returns where those arrive that matched.
  private func exceptClauses(
    _ handlers: [ExceptionHandler], of exception: Register
  ) throws(Diagnostic) -> Label {
    let done = label()
    for handler in handlers {
      let mark = mark
      let following = label()
      if let type = handler.type {
        let matches = try temporary(at: handler.span)
        try emit(.matchException, matches, exception, value(type), at: handler.span)
        try branch(.branchFalse, matches, to: following, at: handler.span)
        release(to: mark)
      }
      try exceptBody(handler, of: exception)
      try jump(to: done, at: handler.span)
      bind(following)
      release(to: mark)
    }
    return done
  }

  private func exceptBody(
    _ handler: ExceptionHandler, of exception: Register
  ) throws(Diagnostic) {
    let span = handler.span
    guard let name = handler.name, let before = bound else {
      try enter(.handler(nil, name: nil, span: span), at: span)
      try compile(handler.body)
      blocks.removeLast()
      return
    }
    try store(name, from: exception, at: span)
    let raised = try temporary(at: span)
    let region = region(register: raised)
    try enter(.handler(region, name: name, span: span), at: span)
    try compile(handler.body)
    endBlock(region)
    let end = label()
    try unbind(name, at: span)
    try jump(to: end, at: span)
    startHandler(of: region, bound: before.subtracting(unbindable))
    try unbind(name, at: span)
    try emit(.resumeRaise, raised, at: span)
    bound = nil
    bind(end)
  }
}
