/// A half-open range of byte offsets into the UTF-8 text of one source.
///
/// Four-byte offsets keep tokens and syntax trees small; `SourceText` refuses longer texts.
package struct Span: Sendable, Hashable, BitwiseCopyable {
  package var start: Int32
  package var end: Int32

  package init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  /// A span from the start of `first` to the end of `last`.
  package init(from first: Span, to last: Span) {
    self.init(start: first.start, end: last.end)
  }

  package static let zero = Span(start: 0, end: 0)
}
