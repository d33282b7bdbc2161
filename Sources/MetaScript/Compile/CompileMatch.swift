extension Compiler {
  func match(
    _ subject: Expression, _ cases: [MatchCase], at span: Span
  ) throws(Diagnostic) {
    throw error("not part of .mps: the match statement; use if and elif", at: span)
  }
}
