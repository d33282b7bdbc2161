/// Reads a program and resolves its names.
///
/// Programs nest up to 200 brackets and some 3,000 operators deep, so it wants a thread with a
/// stack of 64 MiB or more. Files and cells are read alike; only their compilation differs.
///
/// - Throws: The first error, as CPython would report it, or one whose message begins with
///   "not part of .mps: " for Python that the language leaves out.
package func parse(
  _ source: SourceText, mode: SourceMode = .program
) throws(Diagnostic) -> SyntaxTree {
  let list = Lexer.tokens(of: source)
  var parser = Parser(source: source, tokens: list.tokens)
  let body: [Statement]
  do throws(ParseFailure) {
    body = try parser.program()
  } catch {
    throw SyntaxErrorFinder.diagnose(parser, failure: list.failure)
  }
  let resolution = try Resolver.resolve(body, source: source, scopeCount: parser.nextScope)
  try PlacementChecker.check(body, source: source)
  return SyntaxTree(source: source, body: body, resolution: resolution)
}
