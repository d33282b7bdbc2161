/// A program that has been read and whose names have been resolved.
package struct SyntaxTree: Sendable {
  package let source: SourceText
  package let body: [Statement]
  package let resolution: Resolution

  package init(source: SourceText, body: [Statement], resolution: Resolution) {
    self.source = source
    self.body = body
    self.resolution = resolution
  }
}

/// What kind of text is being read.
package enum SourceMode: Sendable {
  /// A file, or the text after `-c`.
  case program
  /// What is typed at Python's own prompt: every expression statement shows its value.
  case interactive
  /// A cell: a program whose last statement, when it is an expression, shows its value.
  case cell
}

/// Whether the text typed so far can be run.
package enum InputStatus: Sendable, Equatable {
  /// It is a program; running it is possible.
  case complete
  /// More lines could make it one: an open bracket, string or block.
  case incomplete
  /// No further line can mend it.
  case invalid
}
