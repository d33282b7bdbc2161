extension Compiler {
  /// `with items: body`; several items are `with` statements in each other.
  func with(
    _ items: ArraySlice<WithItem>, _ body: [Statement], at span: Span
  ) throws(Diagnostic) {
    guard let item = items.first else {
      try compile(body)
      return
    }
    guard let before = bound?.subtracting(unbindable) else { return }
    let mark = mark
    let context = try value(item.context)
    let exit = try temporary(at: span)
    let entered = try temporary(at: span)
    try emit(.enterContext, entered, context, exit, at: span)
    let exception = try temporary(at: span)
    let region = region(register: exception)
    try enter(.with(region, exit: exit, span: span), at: span)
    if let target = item.target { try store(to: target, from: entered) }
    try with(items.dropFirst(), body, at: span)
    endBlock(region)

    let end = label()
    try emit(.exitContext, entered, exit, Opcode.noRegister, at: span)
    try jump(to: end, at: span)
    startHandler(of: region, bound: before)
    try handling(exception, bound: before, at: span) { compiler throws(Diagnostic) in
      let suppressed = compiler.label()
      try compiler.emit(.exitContext, entered, exit, exception, at: span)
      try compiler.branch(.branchTrue, entered, to: suppressed, at: span)
      return suppressed
    }
    bind(end)
    release(to: mark)
  }
}
