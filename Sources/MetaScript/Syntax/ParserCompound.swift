extension Parser {
  mutating func ifStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    var branches: [Branch] = []
    repeat {
      advance()
      let test = try namedExpression()
      branches.append(Branch(test: test, body: try block()))
    } while kind == .elif
    let otherwise = try elseBlock()
    return Statement(.ifElse(branches: branches, otherwise: otherwise), span: blockSpan(start))
  }

  mutating func whileStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let test = try namedExpression()
    let body = try block()
    let otherwise = try elseBlock()
    return Statement(
      .while(test: test, body: body, otherwise: otherwise), span: blockSpan(start))
  }

  mutating func forStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let target = try loopTarget()
    try expect(.in)
    let iterable = try starExpressions()
    let body = try block()
    let otherwise = try elseBlock()
    return Statement(
      .for(target: target, iterable: iterable, body: body, otherwise: otherwise),
      span: blockSpan(start))
  }

  mutating func tryStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let body = try block()
    var handlers: [ExceptionHandler] = []
    while kind == .except { handlers.append(try handler()) }
    let otherwise = handlers.isEmpty ? [] : try elseBlock()
    let finally = accept(.finally) ? try block() : []
    if handlers.isEmpty, finally.isEmpty { throw ParseFailure() }
    let statement = TryStatement(
      body: body, handlers: handlers, otherwise: otherwise, finally: finally)
    return Statement(.try(statement), span: blockSpan(start))
  }

  private mutating func handler() throws(ParseFailure) -> ExceptionHandler {
    let start = token.start
    advance()
    if kind == .star { throw refuse(Refusal.exceptionGroups, at: token.span) }
    if kind == .colon {
      let body = try block()
      return ExceptionHandler(type: nil, name: nil, body: body, span: blockSpan(start))
    }
    let type = try expression()
    let name = accept(.as) ? try name() : nil
    let body = try block()
    return ExceptionHandler(type: type, name: name, body: body, span: blockSpan(start))
  }

  mutating func withStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let items: [WithItem]
    if kind == .leftParenthesis, let inside = try parenthesizedWithItems() {
      items = inside
    } else {
      items = try withItems(until: .colon)
    }
    let body = try block()
    return Statement(.with(items, body: body), span: blockSpan(start))
  }

  /// `with (a as b, c):` — unless the parentheses turn out to belong to an expression.
  private mutating func parenthesizedWithItems() throws(ParseFailure) -> [WithItem]? {
    try attempt { (parser: inout Parser) throws(ParseFailure) in
      parser.advance()
      let items = try parser.withItems(until: .rightParenthesis)
      try parser.expect(.rightParenthesis)
      guard parser.kind == .colon else { throw ParseFailure() }
      return items
    }
  }

  private mutating func withItems(until close: TokenKind) throws(ParseFailure) -> [WithItem] {
    var items: [WithItem] = []
    repeat {
      let context = try expression()
      var target: Expression?
      if accept(.as) {
        let found = kind == .star ? try starExpression() : try primary()
        try checkTarget(found)
        target = found
      }
      items.append(WithItem(context: context, target: target))
    } while accept(.comma) && !(close == .rightParenthesis && kind == close)
    return items
  }

  private mutating func elseBlock() throws(ParseFailure) -> [Statement] {
    accept(.else) ? try block() : []
  }

  /// A span from `start` to the end of the last block's text: what comes after it, line ends and
  /// dedents, is left out.
  func blockSpan(_ start: Int32) -> Span {
    var last = index - 1
    while last > 0 {
      switch tokens[last].kind {
      case .newline, .dedent: last -= 1
      default: return Span(start: start, end: tokens[last].end)
      }
    }
    return Span(start: start, end: start)
  }
}
