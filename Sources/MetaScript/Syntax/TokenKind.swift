/// The kinds of token, keywords and operators each their own.
///
/// `match`, `case` and `_` are names: only their place makes them keywords.
package enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case endMarker, newline, indent, dedent
  case name, number, string
  /// A character that starts no token, `$` for one: the parser's error, not the lexer's.
  case stray
  /// Where the lexer stopped; `TokenList.failure` says why.
  case failure

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, at, equal, walrus
  case plus, minus, star, slash, doubleSlash, percent, doubleStar
  case leftShift, rightShift, ampersand, bar, caret, tilde
  case less, greater, lessEqual, greaterEqual, equalEqual, notEqual
  case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual
  case doubleStarEqual, leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual

  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`
  case def, del, elif, `else`, except, finally, `for`, from, global, `if`, `import`, `in`, `is`
  case lambda, nonlocal, not, or, pass, raise, `return`, `try`, `while`, with, yield

  /// The text of an operator or keyword; `nil` for the kinds whose text varies.
  package var text: StaticString? {
    switch self {
    case .endMarker, .newline, .indent, .dedent, .name, .number, .string, .stray, .failure: nil
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .comma: ","
    case .colon: ":"
    case .semicolon: ";"
    case .dot: "."
    case .ellipsis: "..."
    case .arrow: "->"
    case .at: "@"
    case .equal: "="
    case .walrus: ":="
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    case .doubleSlash: "//"
    case .percent: "%"
    case .doubleStar: "**"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .ampersand: "&"
    case .bar: "|"
    case .caret: "^"
    case .tilde: "~"
    case .less: "<"
    case .greater: ">"
    case .lessEqual: "<="
    case .greaterEqual: ">="
    case .equalEqual: "=="
    case .notEqual: "!="
    case .plusEqual: "+="
    case .minusEqual: "-="
    case .starEqual: "*="
    case .slashEqual: "/="
    case .doubleSlashEqual: "//="
    case .percentEqual: "%="
    case .atEqual: "@="
    case .doubleStarEqual: "**="
    case .leftShiftEqual: "<<="
    case .rightShiftEqual: ">>="
    case .ampersandEqual: "&="
    case .barEqual: "|="
    case .caretEqual: "^="
    case .false: "False"
    case .none: "None"
    case .true: "True"
    case .and: "and"
    case .as: "as"
    case .assert: "assert"
    case .async: "async"
    case .await: "await"
    case .break: "break"
    case .class: "class"
    case .continue: "continue"
    case .def: "def"
    case .del: "del"
    case .elif: "elif"
    case .else: "else"
    case .except: "except"
    case .finally: "finally"
    case .for: "for"
    case .from: "from"
    case .global: "global"
    case .if: "if"
    case .import: "import"
    case .in: "in"
    case .is: "is"
    case .lambda: "lambda"
    case .nonlocal: "nonlocal"
    case .not: "not"
    case .or: "or"
    case .pass: "pass"
    case .raise: "raise"
    case .return: "return"
    case .try: "try"
    case .while: "while"
    case .with: "with"
    case .yield: "yield"
    }
  }

  /// Whether this is one of Python's reserved words.
  package var isKeyword: Bool { rawValue >= TokenKind.false.rawValue }
}

/// One token: its kind and the bytes it was read from.
package struct Token: Sendable, BitwiseCopyable {
  package var kind: TokenKind
  /// How many brackets are open after it.
  package var depth: UInt8
  package var start: Int32
  package var end: Int32

  package var span: Span { Span(start: start, end: end) }
}

/// The tokens of a source, as far as they could be read.
///
/// The last one is `.endMarker`, or `.failure` where the text could not be read on.
package struct TokenList: Sendable {
  package var tokens: [Token]
  package var failure: LexicalFailure?
}

/// Why the lexer stopped.
package struct LexicalFailure: Error, Sendable {
  package enum Kind: String, Sendable {
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
  }

  package var kind: Kind
  package var message: String
  package var span: Span

  /// Whether CPython reports this rather than what its parser may have found before it.
  package var overridesParser = true

  /// Set when the text ended inside a bracket, string or continued line: the REPL reads on then.
  package var isIncomplete = false

  /// Set when the text ended inside a bracket, whose place this is. CPython reports it only where
  /// the parser found nothing wrong on the bracket's own line.
  package var isUnclosedBracket = false
}
