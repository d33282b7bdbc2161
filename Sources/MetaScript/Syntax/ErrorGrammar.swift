/// Python 3.11's grammar once more, as rules for a parser that looks for errors.
///
/// CPython's messages are decided by its grammar: by which rules are tried in which order, how far
/// ahead they look, and what the rules named `invalid_…` recognize. To say the same at the same
/// place, `SyntaxErrorFinder` interprets these rules over the statement that `Parser` has refused.
/// They are read from text when the first error is met, so that they cost correct programs nothing.
///
/// The notation is that of parsing expression grammars. `'if'` is a token, `"match"` a name with
/// that text, `NAME` a kind of token; `&` and `!` look ahead, `&&'x'` must be there or the text is
/// refused at once, `~` rules out the alternatives that follow; `s.e+` is one or more `e` with `s`
/// between them. At the end of an alternative, `#word` is what the expression is called in messages,
/// `{=a}` makes the part labelled `a` the result, and `{at a: text}` refuses the text (`Complaint`).
/// Behind a rule's name, `memo` remembers its results, `left` allows it to begin with itself, and
/// `quiet` keeps the rules named `invalid_…` out of it.
struct ErrorGrammar: Sendable {
  var rules: [Rule] = []

  struct Rule: Sendable {
    let name: String
    var isMemoized = false
    var isLeftRecursive = false
    var isQuiet = false
    var alternatives: [Alternative] = []
  }

  struct Alternative: Sendable {
    var items: [Item] = []
    var result = Result.plain
    /// Whether this is only a rule named `invalid_…`, which the first pass leaves out.
    var isComplaint = false
  }

  struct Item: Sendable {
    let label: UInt8?
    let element: Element
  }

  indirect enum Element: Sendable {
    case token(TokenKind)
    case word(String)
    case softKeyword
    case rule(Int)
    case group([Alternative])
    case optional(Element)
    case repeated(Element, separator: Element?, atLeastOne: Bool)
    case lookahead(Element, isPositive: Bool)
    case forced(TokenKind)
    case cut
  }

  enum Result: Sendable {
    /// The one part with a value, or all of them together.
    case plain
    case part(UInt8)
    case named(ErrorNode.Kind)
    case complaint(Complaint)
  }

  /// A refusal: where the error is put, relative to the labelled parts, and the message, in which
  /// `%n` is the name of part `a`, `%t` its text, and `%l` the line it starts on.
  struct Complaint: Sendable {
    let place: Place
    let message: String

    enum Place: String, Sendable {
      /// On part `a`.
      case at
      /// From part `a` to part `b`.
      case range
      /// From part `a` to the last token read.
      case from
      /// On the last character of part `a`.
      case end
      /// On the last token read.
      case last
      /// On the last token read, as an `IndentationError`.
      case indentation
      /// From part `a` to the last item in part `b`.
      case lastItem = "last-item"
      /// On what cannot be assigned to in part `a`; not an error if there is nothing.
      case starTarget = "star-target"
      case forTarget = "for-target"
      case deleteTarget = "del-target"
      /// From part `a` to part `b` if part `a` is `print` or `exec`.
      case legacy
      /// From part `a` to part `b` inside brackets, unless part `a` is `print` or `exec`.
      case comma
      /// On the last token; the message depends on whether part `a` unpacks a mapping.
      case order
      /// From the last argument in part `a` to the end of part `b`, if there are several.
      case generator
    }
  }

  static let shared: ErrorGrammar = {
    var reader = ErrorGrammarReader()
    for text in [statements, expressions, complaints] { reader.read(text) }
    return reader.grammar()
  }()
}

/// A part of the text that the search for errors has recognized.
struct ErrorNode {
  /// What CPython calls such an expression; the cases after `yield` have no name.
  enum Kind: String, Sendable {
    case attribute, `subscript`, starred, name, list, tuple, lambda, comparison, literal, ellipsis
    case functionCall = "function call"
    case expression
    case generatorExpression = "generator expression"
    case yield = "yield expression"
    case listComprehension = "list comprehension"
    case setComprehension = "set comprehension"
    case dictionaryComprehension = "dict comprehension"
    case dictionary = "dict literal"
    case set = "set display"
    case formattedString = "f-string expression"
    case conditional = "conditional expression"
    case namedExpression = "named expression"
    case none = "None"
    case `true` = "True"
    case `false` = "False"
    /// String literals, to be told apart by their prefixes.
    case strings
    /// A comparison whose operator is `in`.
    case `in`
    case keyword, mapping
    case token, other
  }

  var kind: Kind
  var span: Span
  var children: [Int]
}
