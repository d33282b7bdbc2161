extension Parser {
  mutating func decorated() throws(ParseFailure) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    switch kind {
    case .def: return try functionDefinition(decorators: decorators, from: token.start)
    case .class: return try classDefinition(decorators: decorators, from: token.start)
    case .async: throw refuse(Refusal.asynchronous, at: token.span)
    default: throw ParseFailure()
    }
  }

  mutating func functionDefinition(
    decorators: [Expression], from start: Int32
  ) throws(ParseFailure) -> Statement {
    advance()
    let scope = newScope()
    let nameSpan = token.span
    let name = try rawName()
    try expect(.leftParenthesis)
    let parameters = try parameters(until: .rightParenthesis)
    try expect(.rightParenthesis)
    let returns = accept(.arrow) ? try annotation() : nil
    let body = try block()
    let function = FunctionDefinition(
      name: mangled(name), writtenName: name, nameSpan: nameSpan, parameters: parameters,
      returns: returns,
      decorators: decorators, body: body, scope: scope)
    return Statement(.function(function), span: blockSpan(start))
  }

  mutating func classDefinition(
    decorators: [Expression], from start: Int32
  ) throws(ParseFailure) -> Statement {
    advance()
    let scope = newScope()
    let nameSpan = token.span
    let rawName = try rawName()
    let (base, keywords) = try classArguments()
    let outer = privateClass
    defer { privateClass = outer }
    let bareName = rawName.drop { $0 == "_" }
    privateClass = bareName.isEmpty ? nil : String(bareName)
    let body = try block()
    privateClass = outer
    let definition = ClassDefinition(
      name: mangled(rawName), writtenName: rawName, nameSpan: nameSpan, base: base,
      keywords: keywords,
      decorators: decorators, body: body, scope: scope)
    return Statement(.class(definition), span: blockSpan(start))
  }

  /// `ABCMeta` or `abc.ABCMeta`, the one metaclass there is: deriving from `ABC` asks for the same.
  private func isAbstractMetaclass(_ value: Expression) -> Bool {
    switch value.kind {
    case .name("ABCMeta"), .attribute(_, "ABCMeta"): true
    default: false
    }
  }

  /// The base class and the keyword arguments in a class's header.
  private mutating func classArguments() throws(ParseFailure) -> (Expression?, [Argument]) {
    guard kind == .leftParenthesis else { return (nil, []) }
    let start = token.start
    let arguments = try callArguments()
    if let first = arguments.first, case .generatorExpression = first.value.kind,
      first.span.start == start
    {
      throw ParseFailure()
    }
    var base: Expression?
    var keywords: [Argument] = []
    for argument in arguments {
      switch argument.kind {
      case .positional:
        if base != nil { throw refuse(Refusal.multipleInheritance, at: argument.span) }
        base = argument.value
      case .keyword("metaclass") where !isAbstractMetaclass(argument.value):
        throw refuse(Refusal.metaclass, at: argument.span)
      case .keyword: keywords.append(argument)
      case .unpackedSequence, .unpackedMapping:
        throw refuse(Refusal.unpackedBases, at: argument.span)
      }
    }
    return (base, keywords)
  }
}
