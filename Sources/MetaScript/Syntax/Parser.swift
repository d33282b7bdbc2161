/// Reads tokens into a syntax tree, by recursive descent.
///
/// It decides only whether the text is a program. Where it isn't, it throws a bare `ParseFailure`,
/// and `SyntaxErrorFinder` goes over the failing statement again to say what CPython would say.
/// Only what needs no search is put into `diagnostic` right here: bad literals, and Python that is
/// not part of `.mps`.
struct Parser {
  let source: SourceText
  let tokens: [Token]
  var index = 0

  /// What is wrong, where the parser knows it better than the search would.
  var diagnostic: Diagnostic?

  /// The number of the next scope; the module's is 0.
  var nextScope: ScopeID

  /// The class around this place, without leading underscores; names like `__x` are mangled by it.
  var privateClass: String?

  /// The levels of nested expressions around this place.
  var depth: Int32

  /// Whether something that was tried failed only because the text ended.
  var attemptReachedEnd = false

  /// The token with which the current statement of the module began.
  var statementStart = 0

  /// The levels that an expression may have, found by trying CPython 3.11 with its usual limits.
  static let maximumHeight: Int32 = 2990

  init(
    source: SourceText, tokens: [Token], nextScope: ScopeID = 1, privateClass: String? = nil,
    depth: Int32 = 0
  ) {
    self.source = source
    self.tokens = tokens
    self.nextScope = nextScope
    self.privateClass = privateClass
    self.depth = depth
  }

  /// Reads a whole program.
  mutating func program() throws(ParseFailure) -> [Statement] {
    var body: [Statement] = []
    while kind != .endMarker {
      statementStart = index
      try statement(into: &body)
    }
    return body
  }
}

/// The text is not a program.
struct ParseFailure: Error {}

extension Parser {
  var token: Token { tokens[index] }

  var kind: TokenKind { tokens[index].kind }

  /// The kind of the token after this one.
  var nextKind: TokenKind { tokens[min(index + 1, tokens.count - 1)].kind }

  /// Whether nothing but the ends of blocks and of the text is left.
  var isAtEnd: Bool {
    tokens[index...].allSatisfy { $0.kind == .dedent || $0.kind == .endMarker }
  }

  /// The end of the token before this one.
  var previousEnd: Int32 { index > 0 ? tokens[index - 1].end : 0 }

  /// A span from `start` to the last token that was read.
  func span(from start: Int32) -> Span { Span(start: start, end: previousEnd) }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// Steps over a token of that kind, if it is the next one.
  mutating func accept(_ kind: TokenKind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: TokenKind) throws(ParseFailure) {
    if !accept(kind) { throw ParseFailure() }
  }

  /// Ends parsing with an error of the parser's own.
  mutating func fail(
    _ message: String, at span: Span, kind: String = "SyntaxError"
  ) -> ParseFailure {
    if diagnostic == nil {
      diagnostic = Diagnostic(
        kind: kind, message: message, place: .init(source: source, span: span))
    }
    return ParseFailure()
  }

  /// Ends parsing at Python that `.mps` leaves out.
  mutating func refuse(_ what: String, at span: Span) -> ParseFailure {
    fail(Refusal.prefix + what, at: span)
  }

  mutating func newScope() -> ScopeID {
    defer { nextScope += 1 }
    return nextScope
  }

  /// Builds an expression that ends with the last token, unless the tree gets too high.
  mutating func make(
    _ kind: Expression.Kind, from start: Int32
  ) throws(ParseFailure) -> Expression {
    try make(kind, span: span(from: start))
  }

  mutating func make(
    _ kind: Expression.Kind, span: Span
  ) throws(ParseFailure) -> Expression {
    let expression = Expression(kind, span: span)
    if expression.height > Self.maximumHeight { throw tooDeep(at: span) }
    return expression
  }

  /// Counts a level of nested expressions while `body` reads it.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(ParseFailure) -> Result
  ) throws(ParseFailure) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumHeight { throw tooDeep(at: token.span) }
    return try body(&self)
  }

  private mutating func tooDeep(at span: Span) -> ParseFailure {
    if diagnostic == nil {
      diagnostic = Diagnostic(
        kind: "RecursionError", message: "maximum recursion depth exceeded during compilation")
    }
    return ParseFailure()
  }

  /// Reads an identifier as it is written, in Unicode's composed compatibility form.
  mutating func rawName() throws(ParseFailure) -> String {
    guard kind == .name else { throw ParseFailure() }
    defer { advance() }
    return IdentifierText.normalized(source.bytes[Int(token.start)..<Int(token.end)])
  }

  /// Reads an identifier and mangles it where it is private to the class around.
  mutating func name() throws(ParseFailure) -> String { mangled(try rawName()) }

  mutating func identifier() throws(ParseFailure) -> Identifier {
    let span = token.span
    return Identifier(try name(), span: span)
  }

  /// `__x` in class `C` is `_C__x`.
  func mangled(_ name: String) -> String {
    guard let privateClass, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else {
      return name
    }
    return "_\(privateClass)\(name)"
  }

  /// Whether the next token is this name: a word that is a keyword only in its place.
  func isSoftKeyword(_ word: StaticString) -> Bool {
    guard kind == .name else { return false }
    let text = source.bytes[Int(token.start)..<Int(token.end)]
    return text.elementsEqual("\(word)".utf8)
  }

  /// Tries `body`; where it fails without an error of its own, everything is as it was before.
  mutating func attempt<Result>(
    _ body: (inout Parser) throws(ParseFailure) -> Result
  ) throws(ParseFailure) -> Result? {
    let (index, nextScope, depth) = (index, nextScope, depth)
    do throws(ParseFailure) {
      return try body(&self)
    } catch {
      if diagnostic != nil { throw error }
      if isAtEnd || kind == .failure { attemptReachedEnd = true }
      self.index = index
      self.nextScope = nextScope
      self.depth = depth
      return nil
    }
  }
}
