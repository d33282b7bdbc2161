extension Compiler {
  /// `def`, with its decorators
  func function(_ definition: FunctionDefinition, at span: Span) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let start = definition.decorators.first?.span ?? span
    let shape = CodeShape(
      definition.parameters, firstLine: line(of: start),
      documentation: definition.body.docstring)
    let local = localRegister(definition.name)
    let isPlain =
      definition.decorators.isEmpty && definition.returns == nil
      && definition.parameters.all.allSatisfy { $0.defaultValue == nil && $0.annotation == nil }
    if isPlain, let local {
      // Nothing follows that could fail, so the local may receive the function at once.
      let code = try functionCode(definition, shape, at: span)
      try makeFunction(code, scope: definition.scope, into: local, at: span)
      markBound(local)
      return
    }
    try decorated(definition.decorators, at: span) { compiler, target throws(Diagnostic) in
      let defaults = try compiler.defaults(of: definition.parameters, at: span)
      let annotations = try compiler.annotations(of: definition, at: span)
      let code = try compiler.functionCode(definition, shape, at: span)
      try compiler.makeFunction(code, scope: definition.scope, into: target, at: span)
      try compiler.complete(target, defaults, annotations, at: span)
    } store: { compiler, made throws(Diagnostic) in
      try compiler.store(definition.name, from: made, at: span)
    }
  }

  func lambda(
    _ parameters: Parameters, _ body: Expression, scope: ScopeID, into target: Register,
    at span: Span
  ) throws(Diagnostic) {
    let defaults = try defaults(of: parameters, at: span)
    let made = isLocal(target) && !defaults.isEmpty ? try temporary(at: span) : target
    let inner = Compiler(
      program, scope: scope, qualifiedName: qualifiedName(ofInner: "<lambda>", binding: nil))
    try inner.startFunction(at: span)
    let result = try inner.value(body)
    try inner.emit(.return, result, at: body.span)
    inner.bound = nil
    let code = try inner.finish(CodeShape(parameters, firstLine: line(of: span)), at: span)
    try makeFunction(code, scope: scope, into: made, at: span)
    try complete(made, defaults, nil, at: span)
    if made != target { try emit(.move, target, made, at: span) }
  }

  private func functionCode(
    _ definition: FunctionDefinition, _ shape: CodeShape, at span: Span
  ) throws(Diagnostic) -> CodeRef {
    let inner = Compiler(
      program, scope: definition.scope,
      qualifiedName: qualifiedName(
        ofInner: definition.writtenName, binding: scope.bindings[definition.name]))
    definition.body.forEachUnboundName { name in
      if let register = inner.localRegister(name) { inner.unbindable.insert(register) }
    }
    try inner.startFunction(at: span)
    try inner.compile(definition.body)
    return try inner.finish(shape, at: span)
  }

  /// What comes before a function's body: the generator is made, captured locals become cells.
  func startFunction(at span: Span) throws(Diagnostic) {
    guard localCount < Self.maximumRegisters else {
      throw tooComplex("more than \(Self.maximumRegisters) names", at: span)
    }
    if scope.isGenerator { try emit(.makeGenerator, at: span) }
    for (index, name) in localNames.enumerated() {
      if case .cell(let register) = variable(name) {
        try emit(.makeCell, register, at: span)
      } else if index < scope.parameters.count || name == VariableLayout.iteratorName {
        markBound(Register(index))
      }
    }
  }

  /// `target ←` a function of the code, with the cells that its scope captures.
  func makeFunction(
    _ code: CodeRef, scope id: ScopeID, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let inner = program.tree.resolution[id]
    let captured = inner.names(.free) + inner.passedThrough
    let index = try operand(constants.add(code), "names and constants", at: span)
    try emit(
      .makeFunction, target, index, operand(captured.count, "captured names", at: span), at: span)
    for name in captured {
      if name == "__class__", let classCell {
        try emit(.capture, 0, classCell, at: span)
      } else if let cell = capturedNames.firstIndex(of: name) {
        try emit(.capture, 1, UInt16(truncatingIfNeeded: cell), at: span)
      } else if case .cell(let register) = variable(name) {
        try emit(.capture, 0, register, at: span)
      } else {
        preconditionFailure("no cell for the captured name \(name)")
      }
    }
  }

  /// The registers of a function's defaults: a tuple and a dict, where there are any.
  struct Defaults {
    var positional: Register?
    var keyword: Register?
    var isEmpty: Bool { positional == nil && keyword == nil }
  }

  private func defaults(
    of parameters: Parameters, at span: Span
  ) throws(Diagnostic) -> Defaults {
    var defaults = Defaults()
    let positional = (parameters.positionalOnly + parameters.regular).compactMap(\.defaultValue)
    if !positional.isEmpty {
      let register = try temporary(at: span)
      try evaluate(Expression(.tuple(positional), span: span), into: register)
      defaults.positional = register
    }
    let keyword = parameters.keywordOnly.compactMap { parameter in
      parameter.defaultValue.map { Argument(.keyword(parameter.name), $0, span: parameter.span) }
    }
    if !keyword.isEmpty {
      let register = try temporary(at: span)
      try buildKeywords(keyword[...], into: register, at: span)
      defaults.keyword = register
    }
    return defaults
  }

  /// A dict of the annotations' texts by name, in CPython's order; nil when there are none.
  private func annotations(
    of definition: FunctionDefinition, at span: Span
  ) throws(Diagnostic) -> Register? {
    let parameters = definition.parameters
    let ordered =
      parameters.regular + parameters.positionalOnly + [parameters.variadic].compactMap { $0 }
      + parameters.keywordOnly + [parameters.keywordVariadic].compactMap { $0 }
    var entries = ordered.compactMap { parameter in
      parameter.annotation.map { (name: parameter.name, annotation: $0) }
    }
    if let returns = definition.returns { entries.append((name: "return", annotation: returns)) }
    guard !entries.isEmpty else { return nil }
    let target = try temporary(at: span)
    let mark = mark
    defer { release(to: mark) }
    for entry in entries {
      _ = try load(constant: .name(entry.name), at: span)
      let text = entry.annotation.text.unicodeScalars.map(\.value)
      _ = try load(constant: .string(text), at: span)
    }
    let count = try operand(entries.count, "annotations", at: span)
    try emit(.buildDict, target, Register(mark), count, at: span)
    return target
  }

  private func complete(
    _ function: Register, _ defaults: Defaults, _ annotations: Register?, at span: Span
  ) throws(Diagnostic) {
    if let register = defaults.positional {
      try emit(.setDefaults, function, register, at: span)
    }
    if let register = defaults.keyword {
      try emit(.setKeywordDefaults, function, register, at: span)
    }
    if let register = annotations { try emit(.setAnnotations, function, register, at: span) }
  }

  /// Evaluates decorators from the top down, makes what they decorate, applies them from the
  /// bottom up, and stores the result.
  func decorated(
    _ decorators: [Expression], at span: Span,
    make: (Compiler, Register) throws(Diagnostic) -> Void,
    store: (Compiler, Register) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let first = Register(mark)
    for decorator in decorators { try push(decorator) }
    let made = try temporary(at: span)
    try make(self, made)
    for (index, decorator) in decorators.enumerated().reversed() {
      let callee = first + Register(index)
      try emit(.call, callee, 1, callee, at: decorator.span)
    }
    try store(self, first)
  }

  /// `__qualname__` of something defined here.
  func qualifiedName(ofInner name: String, binding: NameBinding?) -> String {
    if binding == .globalExplicit { return name }
    switch scope.kind {
    case .module: return name
    case .classBody: return qualifiedName + "." + name
    default: return qualifiedName + ".<locals>." + name
    }
  }

  func line(of span: Span) -> Int {
    program.tree.source.line(at: span.start) + program.tree.source.firstLine - 1
  }
}

extension CodeShape {
  /// The shape of a function with these parameters.
  init(_ parameters: Parameters, firstLine: Int, documentation: [UInt32]? = nil) {
    self.init(firstLine: firstLine)
    positionalOnly = parameters.positionalOnly.count
    positional = positionalOnly + parameters.regular.count
    keywordOnly = parameters.keywordOnly.count
    if parameters.variadic != nil { flags.insert(.variadic) }
    if parameters.keywordVariadic != nil { flags.insert(.keywords) }
    self.parameters = parameters.all.map(\.name)
    self.documentation = documentation
  }
}
