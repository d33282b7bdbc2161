/// The line of carets below a source line in a traceback, as CPython 3.11 draws it.
///
/// `^` marks the expression that was being evaluated. Of a binary operation or a subscript the
/// operator or the brackets are marked, and `~` goes below the operands. Nothing is drawn where the
/// carets would span the whole line.
struct CaretLine {
  let padding: String
  let marks: String

  /// - Parameter line: The line of the frame's span, counted from 1 in its source.
  init?(of frame: Diagnostic.Frame, line: Int) {
    let source = frame.source
    let bytes = source.lineBytes(line)
    let indentation = bytes.prefix { DiagnosticRenderer.isIndentation($0) }.count
    let lineStart = bytes.startIndex
    let start = min(max(Int(frame.span.start), lineStart), bytes.endIndex)
    var end = min(max(Int(frame.span.end), start), bytes.endIndex)
    var anchors: Range<Int>?
    if source.line(at: frame.span.end) == line {
      anchors = CaretAnchors.find(in: bytes[start..<end])
    } else {
      // Of what goes on below, the rest of the first line is marked.
      while end > start, [0x20, 0x09, 0x0C].contains(bytes[end - 1]) { end -= 1 }
    }
    if anchors == nil, end - start == bytes.count - indentation { return nil }
    let before = bytes[min(lineStart + indentation, start)..<start]
    padding = String(repeating: " ", count: Self.columns(before))
    var marks = ""
    var index = start
    while index < end {
      let next = bytes[(index + 1)..<end].firstIndex { $0 & 0xC0 != 0x80 } ?? end
      let mark = anchors?.contains(index) ?? true ? "^" : "~"
      marks += String(repeating: mark, count: Self.columns(bytes[index..<next]))
      index = next
    }
    if marks.isEmpty { return nil }
    self.marks = marks
  }

  /// Columns that a part of a line takes on a terminal.
  private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
    var columns = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      columns += WideCharacters.columns(of: scalar.value)
    }
    return columns
  }
}
