/// A pattern of a `match` statement: what it is, and the bytes it was read from.
package struct Pattern: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    /// A number, string or dotted name, compared with `==`.
    case value(Expression)
    /// `None`, `True` or `False`, compared with `is`.
    case singleton(Expression)
    case sequence([Pattern])
    /// Keys are literals or dotted names; `rest` is the name after `**`.
    case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
    case `class`(Expression, positional: [Pattern], keywords: [KeywordPattern])
    /// `*name` in a sequence, or `*_` where it is `nil`.
    case star(String?)
    /// `name`, or `pattern as name`.
    case capture(Pattern?, name: String)
    /// `_`
    case wildcard
    /// Two alternatives at least.
    case or([Pattern])
  }
}

/// `name=pattern` in a class pattern.
package struct KeywordPattern: Sendable {
  package let name: String
  package let pattern: Pattern

  package init(name: String, pattern: Pattern) {
    self.name = name
    self.pattern = pattern
  }
}

/// `case pattern if guard: body`
package struct MatchCase: Sendable {
  package let pattern: Pattern
  package let condition: Expression?
  package let body: [Statement]

  package init(pattern: Pattern, condition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.condition = condition
    self.body = body
  }
}
