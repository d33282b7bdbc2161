/// Everything that can be wrong with a program, before it runs or while it does, in one type.
///
/// The parser and resolver throw one with a `place`; the virtual machine makes one of an exception
/// that nobody caught, with its `traceback`. `DiagnosticRenderer` is what turns it into text.
package struct Diagnostic: Error, Sendable {
  /// The exception's type as tracebacks print it: `SyntaxError`, `ValueError`, `mymodule.Oops`.
  package var kind: String

  /// What follows the kind and a colon; may be empty.
  package var message: String

  /// Where a syntax error stands.
  package var place: Place?

  /// The frames from the outermost call to the one that raised.
  package var traceback: [Frame]

  /// The exceptions that led to this one, oldest first: `__cause__` and `__context__` followed to
  /// their beginning. Flat, so that a chain of any length is printed and freed by a loop.
  package var earlier: [Earlier]

  /// Lines added by `add_note`, printed below the message.
  package var notes: [String]

  package init(
    kind: String, message: String, place: Place? = nil, traceback: [Frame] = [],
    earlier: [Earlier] = [], notes: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.place = place
    self.traceback = traceback
    self.earlier = earlier
    self.notes = notes
  }

  /// A part of a source text.
  package struct Place: Sendable {
    package var source: SourceText
    package var span: Span

    package init(source: SourceText, span: Span) {
      self.source = source
      self.span = span
    }

    /// The line of the span's start, from 1, as messages count lines.
    package var line: Int { source.line(at: span.start) + source.firstLine - 1 }

    /// The column of the span's start in code points, from 1 as CPython's `offset`.
    ///
    /// A span that ends before it starts stands for the character before it, which for the first
    /// of a line gives 0.
    package var column: Int {
      source.column(at: span.start) + (span.end < span.start ? 0 : 1)
    }
  }

  /// One line of a traceback: a call that was under way.
  package struct Frame: Sendable {
    /// What the source line is read from.
    package var source: SourceText

    /// The function's name, `<module>`, `<lambda>`, `<listcomp>` …
    package var function: String

    /// The expression or statement that was being evaluated; the carets go below it.
    package var span: Span

    package init(source: SourceText, function: String, span: Span) {
      self.source = source
      self.function = function
      self.span = span
    }
  }

  /// An exception that came before, and how it led to the next one.
  package struct Earlier: Sendable {
    package enum Connection: Sendable {
      /// `raise … from`: "The above exception was the direct cause of the following exception:".
      case cause
      /// "During handling of the above exception, another exception occurred:".
      case context
    }

    /// Printed without its own `earlier`.
    package var diagnostic: Diagnostic
    package var connection: Connection

    package init(_ diagnostic: Diagnostic, connection: Connection) {
      self.diagnostic = diagnostic
      self.connection = connection
    }
  }
}
