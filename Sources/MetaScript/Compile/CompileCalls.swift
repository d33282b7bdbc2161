extension Compiler {
  func call(
    _ callee: Expression, _ arguments: [Argument], into target: Register, at span: Span
  ) throws(Diagnostic) {
    if arguments.contains(where: \.isUnpacked) {
      try spreadCall(callee, arguments, into: target, at: span)
    } else if case .attribute(let object, let name) = callee.kind {
      try methodCall(callee, of: object, name, arguments, into: target, at: span)
    } else {
      let base = try callBase(for: target, at: span)
      try evaluate(callee, into: base)
      let names = try push(arguments, at: span)
      try emit(
        names == nil ? .call : .callKeywords, base, argumentCount(arguments, at: span), target,
        at: span)
      if let names { try emit(.extra, 0, wide: names, at: span) }
    }
  }

  private func methodCall(
    _ callee: Expression, of object: Expression, _ name: String, _ arguments: [Argument],
    into target: Register, at span: Span
  ) throws(Diagnostic) {
    let base = try callBase(for: target, at: span)
    let receiver = try operand(object, preferring: base)
    _ = try temporary(at: span)
    let place = attributeSpan(callee)
    try emit(.loadMethod, base, receiver, nameIndex(name, at: span), at: place)
    try cache(at: place)
    let names = try push(arguments, at: span)
    // Over several lines, the call too is said to begin at the method's name.
    let whole = place == callee.span ? span : Span(start: place.start, end: span.end)
    try emit(
      names == nil ? .callMethod : .callMethodKeywords, base,
      argumentCount(arguments, at: span), target, at: whole)
    if let names { try emit(.extra, 0, wide: names, at: whole) }
  }

  private func argumentCount(_ arguments: [Argument], at span: Span) throws(Diagnostic) -> UInt16 {
    try operand(arguments.count, "arguments", at: span)
  }

  /// Evaluates arguments to the next temporaries; the constant with the names of the last ones.
  private func push(_ arguments: [Argument], at span: Span) throws(Diagnostic) -> Int? {
    var names: [Constant] = []
    for argument in arguments {
      try push(argument.value)
      if case .keyword(let name) = argument.kind { names.append(.name(name)) }
    }
    return names.isEmpty ? nil : try pooled(.tuple(names), at: span)
  }

  /// A call with `*` or `**`: all positional arguments are evaluated first, then the named ones.
  private func spreadCall(
    _ callee: Expression, _ arguments: [Argument], into target: Register, at span: Span
  ) throws(Diagnostic) {
    let base = try callBase(for: target, at: span)
    try evaluate(callee, into: base)
    let positional = arguments.compactMap { argument -> Expression? in
      switch argument.kind {
      case .positional: argument.value
      case .unpackedSequence: Expression(.starred(argument.value), span: argument.span)
      case .keyword, .unpackedMapping: nil
      }
    }
    let sequence = try temporary(at: span)
    if positional.count == 1, case .starred(let only) = positional[0].kind {
      // The machine makes the tuple: its message for what cannot be iterated names the callee.
      try evaluate(only, into: sequence)
    } else {
      try tuple(positional, into: sequence, at: span)
    }
    let mapping = try temporary(at: span)
    try keywordMapping(arguments, of: base, into: mapping, at: span)
    try emit(.callSpread, base, 0, target, at: span)
  }

  /// Gathers named arguments and `**` mappings in a dict, or undefined when there are none.
  private func keywordMapping(
    _ arguments: [Argument], of callee: Register, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let named = arguments.filter(\.isNamed)
    guard !named.isEmpty else {
      try loadUndefined(into: target, at: span)
      return
    }
    var rest = named[...]
    var isFirst = true
    while let argument = rest.first {
      let mark = mark
      if argument.kind == .unpackedMapping {
        if isFirst { try emit(.buildDict, target, at: span) }
        try emit(.dictMerge, target, value(argument.value), callee, at: span)
        rest = rest.dropFirst()
      } else {
        let run = rest.prefix { $0.kind != .unpackedMapping }
        let piece = isFirst ? target : try temporary(at: span)
        try buildKeywords(run, into: piece, at: span)
        if !isFirst { try emit(.dictMerge, target, piece, callee, at: span) }
        rest = rest.dropFirst(run.count)
      }
      isFirst = false
      release(to: mark)
    }
  }

  /// `target ←` a dict of named arguments.
  func buildKeywords(
    _ arguments: ArraySlice<Argument>, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let first = Register(mark)
    for argument in arguments {
      guard case .keyword(let name) = argument.kind else { continue }
      _ = try load(constant: .name(name), at: span)
      try push(argument.value)
    }
    try emit(
      .buildDict, target, first, operand(arguments.count, "arguments", at: span), at: span)
  }
}

extension Argument {
  var isUnpacked: Bool { kind == .unpackedSequence || kind == .unpackedMapping }

  var isNamed: Bool {
    switch kind {
    case .positional, .unpackedSequence: false
    case .keyword, .unpackedMapping: true
    }
  }
}
