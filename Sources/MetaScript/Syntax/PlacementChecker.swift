/// Refuses what is grammatical but has no meaning where it stands: `return` outside a function,
/// `break` outside a loop, a star without a list around it, a pattern that hides the next ones.
///
/// CPython finds these when it compiles, after the names have been resolved; so they come last
/// here too.
struct PlacementChecker {
  let source: SourceText

  /// Where the imports from `__future__` at the head of the program end.
  private var futureEnd: Int32 = 0

  private init(source: SourceText) { self.source = source }

  /// What surrounds the statement being checked.
  struct Place {
    var isInFunction = false
    var isInLoop = false
  }

  static func check(_ body: [Statement], source: SourceText) throws(Diagnostic) {
    var checker = PlacementChecker(source: source)
    try checker.checkFutureImports(body)
    try checker.check(body, Place())
  }

  func error(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(
      kind: "SyntaxError", message: message, place: .init(source: source, span: span))
  }

  func check(_ body: [Statement], _ place: Place) throws(Diagnostic) {
    for statement in body { try check(statement, place) }
  }

  private func check(_ statement: Statement, _ place: Place) throws(Diagnostic) {
    var loop = place
    loop.isInLoop = true
    switch statement.kind {
    case .pass, .global, .nonlocal: break
    case .import(let modules):
      for module in modules { try refuseDebug(module.alias ?? module.name, at: statement.span) }
    case .break: if !place.isInLoop { throw error("'break' outside loop", at: statement.span) }
    case .continue:
      if !place.isInLoop { throw error("'continue' not properly in loop", at: statement.span) }
    case .return(let value):
      if !place.isInFunction { throw error("'return' outside function", at: statement.span) }
      try check(value, place)
    case .expression(let value): try check(value, place)
    case .assign(let targets, let value):
      try check(value, place)
      for target in targets { try check(target: target, place) }
    case .augmentedAssign(let target, _, let value):
      try check(target: target, place)
      try check(value, place)
    case .annotatedAssign(let target, _, let value, _):
      try check(value, place)
      if case .name(let name) = target.kind { try refuseDebug(name, at: statement.span) }
      try check(target: target, place)
    case .delete(let targets): for target in targets { try check(deleted: target, place) }
    case .raise(let exception, let cause):
      try check(exception, place)
      try check(cause, place)
    case .assert(let test, let message):
      try check(test, place)
      try check(message, place)
    case .importFrom(let module, let names, let level):
      for name in names { try refuseDebug(name.alias ?? name.name, at: statement.span) }
      if module == "__future__", level == 0, statement.span.start >= futureEnd {
        throw error(Self.lateFuture, at: statement.span)
      }
    case .ifElse(let branches, let otherwise):
      for branch in branches {
        try check(branch.test, place)
        try check(branch.body, place)
      }
      try check(otherwise, place)
    case .while(let test, let body, let otherwise):
      try check(test, place)
      try check(body, loop)
      try check(otherwise, place)
    case .for(let target, let iterable, let body, let otherwise):
      try check(iterable, place)
      try check(target: target, place)
      try check(body, loop)
      try check(otherwise, place)
    case .try(let statement): try check(statement, place)
    case .with(let items, let body):
      for item in items {
        try check(item.context, place)
        if let target = item.target { try check(target: target, place) }
      }
      try check(body, place)
    case .function(let function):
      for decorator in function.decorators { try check(decorator, place) }
      try refuseDebug(function.name, at: statement.span)
      for parameter in function.parameters.all {
        try refuseDebug(parameter.name, at: statement.span)
      }
      for parameter in function.parameters.all { try check(parameter.defaultValue, place) }
      try check(function.body, Place(isInFunction: true))
    case .class(let definition):
      for decorator in definition.decorators { try check(decorator, place) }
      try refuseDebug(definition.name, at: statement.span)
      try check(definition.base, place)
      try check(keywords: definition.keywords, place)
      for case .function(let method) in definition.body.lazy.map(\.kind)
      where method.name == "__del__" {
        throw error(Refusal.prefix + Refusal.finalizer, at: method.nameSpan)
      }
      try check(definition.body, Place())
    case .match(let subject, let cases):
      try check(subject, place)
      try check(cases, place)
    }
  }

  private func check(_ statement: TryStatement, _ place: Place) throws(Diagnostic) {
    try check(statement.body, place)
    for handler in statement.handlers {
      if handler.type == nil, handler.span != statement.handlers.last?.span {
        throw error("default 'except:' must be last", at: handler.span)
      }
    }
    for handler in statement.handlers {
      try check(handler.type, place)
      if let name = handler.name { try refuseDebug(name, at: handler.span) }
      try check(handler.body, place)
    }
    try check(statement.otherwise, place)
    try check(statement.finally, place)
  }
}

extension PlacementChecker {
  func check(_ value: Expression?, _ place: Place) throws(Diagnostic) {
    if let value { try check(value, place) }
  }

  /// Checks an expression that may not be starred; displays may have starred elements.
  func check(_ value: Expression, _ place: Place) throws(Diagnostic) {
    switch value.kind {
    case .starred: throw error("can't use starred expression here", at: value.span)
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements { try check(element: element, place) }
    case .call(let function, let arguments):
      try check(function, place)
      for case .keyword("__debug__") in arguments.map(\.kind) {
        try refuseDebug("__debug__", at: value.span)
      }
      try check(keywords: arguments, place)
    case .walrus(let target, let span, let value):
      try refuseDebug(target, at: span)
      try check(value, place)
    case .lambda(let parameters, let body, _):
      for parameter in parameters.all { try refuseDebug(parameter.name, at: value.span) }
      for parameter in parameters.all { try check(parameter.defaultValue, place) }
      try check(body, Place(isInFunction: true))
    case .listComprehension(let element, let clauses, _),
      .setComprehension(let element, let clauses, _),
      .generatorExpression(let element, let clauses, _):
      try check(clauses, place)
      try check(element, place)
    case .dictionaryComprehension(let key, let element, let clauses, _):
      try check(clauses, place)
      try check(key, place)
      try check(element, place)
    case .yield, .yieldFrom:
      if !place.isInFunction { throw error("'yield' outside function", at: value.span) }
      fallthrough
    default:
      try value.kind.forEachChild { (child) throws(Diagnostic) in try check(child, place) }
    }
  }

  private func check(_ clauses: [ComprehensionClause], _ place: Place) throws(Diagnostic) {
    for clause in clauses {
      try check(clause.iterable, place)
      try check(target: clause.target, place)
      for condition in clause.conditions { try check(condition, place) }
    }
  }

  private func check(element: Expression, _ place: Place) throws(Diagnostic) {
    guard case .starred(let value) = element.kind else { return try check(element, place) }
    try check(value, place)
  }

  private func check(keywords arguments: [Argument], _ place: Place) throws(Diagnostic) {
    var seen: Set<String> = []
    for argument in arguments {
      if case .keyword(let name) = argument.kind, !seen.insert(name).inserted {
        throw error("keyword argument repeated: \(name)", at: argument.span)
      }
    }
    for argument in arguments { try check(argument.value, place) }
  }

  private func check(target: Expression, _ place: Place) throws(Diagnostic) {
    switch target.kind {
    case .starred:
      throw error("starred assignment target must be in a list or tuple", at: target.span)
    case .tuple(let elements), .list(let elements):
      var stars = 0
      for element in elements {
        guard case .starred(let value) = element.kind else {
          try check(target: element, place)
          continue
        }
        stars += 1
        if stars > 1 {
          throw error("multiple starred expressions in assignment", at: target.span)
        }
        try check(target: value, place)
      }
    case .name(let name), .attribute(_, let name):
      try refuseDebug(name, at: target.span)
      try check(target, place)
    default: try check(target, place)
    }
  }

  private func check(deleted target: Expression, _ place: Place) throws(Diagnostic) {
    switch target.kind {
    case .name("__debug__"): throw error("cannot delete __debug__", at: target.span)
    case .tuple(let elements), .list(let elements):
      for element in elements { try check(deleted: element, place) }
    default: try check(target, place)
    }
  }

  private func refuseDebug(_ name: String, at span: Span) throws(Diagnostic) {
    if name == "__debug__" { throw error("cannot assign to __debug__", at: span) }
  }
}

extension PlacementChecker {
  static let lateFuture = "from __future__ imports must occur at the beginning of the file"

  /// The features that 3.11 knows; all but `annotations` have long been the rule.
  static let futures: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  private mutating func checkFutureImports(_ body: [Statement]) throws(Diagnostic) {
    for statement in body.prefix(while: { isLeading($0, in: body) }) {
      futureEnd = statement.span.end
      guard case .importFrom("__future__", let names, 0) = statement.kind else { continue }
      for name in names where !Self.futures.contains(name.name) {
        throw error(
          name.name == "braces"
            ? "not a chance" : "future feature \(name.name) is not defined",
          at: Span(start: statement.span.start, end: statement.span.start))
      }
    }
  }

  /// Whether the statement is the module's docstring or imports from `__future__`.
  private func isLeading(_ statement: Statement, in body: [Statement]) -> Bool {
    if statement.span == body.first?.span, body.docstring != nil { return true }
    if case .importFrom("__future__", _, 0) = statement.kind { return true }
    return false
  }
}
