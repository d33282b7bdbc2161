/// Says whether the lines typed into the REPL so far are a cell that can be run.
///
/// An open bracket, string or block wants more lines. A block that could end here, but need not,
/// does too, until an empty line has been typed: until the text ends with a line end.
package func inputStatus(of source: SourceText) -> InputStatus {
  let list = Lexer.tokens(of: source)
  var parser = Parser(source: source, tokens: list.tokens)
  let body: [Statement]
  do throws(ParseFailure) {
    body = try parser.program()
  } catch {
    if parser.diagnostic != nil { return .invalid }
    if let failure = list.failure {
      return failure.isIncomplete && parser.kind == .failure ? .incomplete : .invalid
    }
    return parser.isAtEnd || parser.attemptReachedEnd ? .incomplete : .invalid
  }
  if let last = body.last, last.isCompound, source.bytes.last != 0x0A { return .incomplete }
  return (try? parse(source)) == nil ? .invalid : .complete
}

extension Statement {
  /// Whether the statement has blocks.
  fileprivate var isCompound: Bool {
    switch kind {
    case .ifElse, .while, .for, .try, .with, .function, .class, .match: true
    case .expression, .assign, .augmentedAssign, .annotatedAssign, .delete, .pass, .break,
      .continue, .return, .raise, .global, .nonlocal, .assert, .import, .importFrom:
      false
    }
  }
}
