extension Parser {
  /// Reads a compound statement, or a line of simple ones.
  mutating func statement(into body: inout [Statement]) throws(ParseFailure) {
    switch kind {
    case .if: body.append(try ifStatement())
    case .while: body.append(try whileStatement())
    case .for: body.append(try forStatement())
    case .try: body.append(try tryStatement())
    case .with: body.append(try withStatement())
    case .def: body.append(try functionDefinition(decorators: [], from: token.start))
    case .class: body.append(try classDefinition(decorators: [], from: token.start))
    case .at: body.append(try decorated())
    case .async: throw refuse(Refusal.asynchronous, at: token.span)
    case .name where isSoftKeyword("match"):
      if let match = try matchStatement() {
        body.append(match)
      } else {
        try simpleStatements(into: &body)
      }
    default: try simpleStatements(into: &body)
    }
  }

  /// Statements on one line, with semicolons between them.
  mutating func simpleStatements(into body: inout [Statement]) throws(ParseFailure) {
    repeat {
      body.append(try simpleStatement())
    } while accept(.semicolon) && kind != .newline
    try expect(.newline)
  }

  /// A block: indented lines, or simple statements on the line of the header.
  mutating func block() throws(ParseFailure) -> [Statement] {
    try expect(.colon)
    var body: [Statement] = []
    if accept(.newline) {
      try expect(.indent)
      repeat { try statement(into: &body) } while kind != .dedent && kind != .endMarker
      try expect(.dedent)
    } else {
      try simpleStatements(into: &body)
    }
    return body
  }

  private mutating func simpleStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    let kind: Statement.Kind
    switch self.kind {
    case .pass:
      advance()
      kind = .pass
    case .break:
      advance()
      kind = .break
    case .continue:
      advance()
      kind = .continue
    case .return:
      advance()
      kind = .return(startsExpression ? try starExpressions() : nil)
    case .raise: kind = try raise()
    case .global:
      advance()
      kind = .global(try identifiers())
    case .nonlocal:
      advance()
      kind = .nonlocal(try identifiers())
    case .del: kind = try delete()
    case .assert:
      advance()
      let test = try expression()
      kind = .assert(test: test, message: accept(.comma) ? try expression() : nil)
    case .import:
      advance()
      kind = .import(try importedModules())
    case .from: kind = try importFrom()
    default: kind = try expressionOrAssignment()
    }
    return Statement(kind, span: span(from: start))
  }

  private mutating func raise() throws(ParseFailure) -> Statement.Kind {
    advance()
    guard startsExpression else { return .raise(exception: nil, cause: nil) }
    let exception = try expression()
    return .raise(exception: exception, cause: accept(.from) ? try expression() : nil)
  }

  private mutating func identifiers() throws(ParseFailure) -> [Identifier] {
    var names = [try identifier()]
    while accept(.comma) { names.append(try identifier()) }
    return names
  }

  private mutating func delete() throws(ParseFailure) -> Statement.Kind {
    advance()
    var targets: [Expression] = []
    repeat {
      let target = try primary()
      try checkDeletable(target)
      targets.append(target)
    } while accept(.comma) && kind != .semicolon && kind != .newline
    return .delete(targets)
  }
}

extension Parser {
  private mutating func expressionOrAssignment() throws(ParseFailure) -> Statement.Kind {
    let startsWithName = kind == .name
    let first = try yieldOrStarExpressions()
    switch kind {
    case .equal: return try assignment(first)
    case .colon: return try annotatedAssignment(first, isBare: startsWithName)
    default: break
    }
    guard let augmented = Self.augmentedOperator(kind) else { return .expression(first) }
    try checkSingleTarget(first)
    advance()
    return .augmentedAssign(target: first, augmented, value: try yieldOrStarExpressions())
  }

  private mutating func assignment(_ first: Expression) throws(ParseFailure) -> Statement.Kind {
    var targets: [Expression] = []
    var value = first
    while accept(.equal) {
      try checkTarget(value)
      targets.append(value)
      value = try yieldOrStarExpressions()
    }
    return .assign(targets: targets, value: value)
  }

  private mutating func annotatedAssignment(
    _ target: Expression, isBare: Bool
  ) throws(ParseFailure) -> Statement.Kind {
    try checkSingleTarget(target)
    advance()
    let annotation = try annotation()
    let value = accept(.equal) ? try yieldOrStarExpressions() : nil
    var isSimple = false
    if case .name = target.kind { isSimple = isBare }
    return .annotatedAssign(
      target: target, annotation: annotation, value: value, isSimple: isSimple)
  }

  private static func augmentedOperator(_ kind: TokenKind) -> BinaryOperator? {
    switch kind {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .modulo
    case .atEqual: .matrixMultiply
    case .doubleStarEqual: .power
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    default: nil
    }
  }
}
