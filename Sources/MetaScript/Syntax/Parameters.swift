/// The parameters of a function or lambda, by kind, each group in the order written.
package struct Parameters: Sendable {
  /// Those before `/`.
  package var positionalOnly: [Parameter] = []
  package var regular: [Parameter] = []
  /// `*args`
  package var variadic: Parameter?
  /// Those after `*` or `*args`.
  package var keywordOnly: [Parameter] = []
  /// `**kwargs`
  package var keywordVariadic: Parameter?

  package init() {}

  /// Every parameter in the order of a frame's slots: positional, keyword-only, `*args`, `**kwargs`.
  package var all: [Parameter] {
    positionalOnly + regular + keywordOnly + [variadic, keywordVariadic].compactMap { $0 }
  }
}

package struct Parameter: Sendable {
  package let name: String
  package let span: Span
  package let annotation: Annotation?
  package let defaultValue: Expression?

  package init(name: String, span: Span, annotation: Annotation?, defaultValue: Expression?) {
    self.name = name
    self.span = span
    self.annotation = annotation
    self.defaultValue = defaultValue
  }
}

/// A type annotation: checked to be an expression, then kept as the text that was written.
package struct Annotation: Sendable {
  package let text: String
  package let span: Span

  package init(text: String, span: Span) {
    self.text = text
    self.span = span
  }
}
