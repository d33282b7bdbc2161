/// Refuses statements where they have no meaning: `return` outside a function, `break` outside a
/// loop, a star without a list around it, and so on.
///
/// CPython finds these after the names have been resolved, so they come last here too.
struct PlacementChecker {
  let source: SourceText

  /// What surrounds the statement being checked.
  struct Place {
    var isInFunction = false
    var isInLoop = false
  }

  static func check(_ body: [Statement], source: SourceText) throws(Diagnostic) {
    try PlacementChecker(source: source).check(body, Place())
  }

  func error(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(
      kind: "SyntaxError", message: message, place: .init(source: source, span: span))
  }

  func check(_ body: [Statement], _ place: Place) throws(Diagnostic) {
    for statement in body { try check(statement, place) }
  }

  private func check(_ statement: Statement, _ place: Place) throws(Diagnostic) {
    switch statement.kind {
    case .break: if !place.isInLoop { throw error("'break' outside loop", at: statement.span) }
    case .continue:
      if !place.isInLoop { throw error("'continue' not properly in loop", at: statement.span) }
    case .return(let value):
      if !place.isInFunction { throw error("'return' outside function", at: statement.span) }
      if let value { try check(value, place) }
    default: break
    }
  }

  func check(_ expression: Expression, _ place: Place) throws(Diagnostic) {}
}
