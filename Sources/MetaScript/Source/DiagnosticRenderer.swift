/// Turns diagnostics into the text that CPython 3.11 prints for an exception nobody caught.
package struct DiagnosticRenderer: Sendable {
  /// Where the text goes.
  package enum Style: Sendable {
    /// A file or pipe: CPython's bytes.
    case plain
    /// A terminal: control characters in names, messages and source lines are shown as escapes, so
    /// that no program can send the terminal commands; colour marks what matters, if wanted.
    case terminal(color: Bool)
  }

  package let style: Style

  package init(style: Style = .plain) { self.style = style }

  /// The whole text, with a line end after its last line.
  package func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    for earlier in diagnostic.earlier {
      render(single: earlier.diagnostic, into: &text)
      switch earlier.connection {
      case .cause:
        text += "\nThe above exception was the direct cause of the following exception:\n\n"
      case .context:
        text += "\nDuring handling of the above exception, another exception occurred:\n\n"
      }
    }
    render(single: diagnostic, into: &text)
    return text
  }

  private func render(single diagnostic: Diagnostic, into text: inout String) {
    if !diagnostic.traceback.isEmpty {
      text += "Traceback (most recent call last):\n"
      render(diagnostic.traceback, into: &text)
    }
    if let place = diagnostic.place { render(place, into: &text) }
    text += colored(.kind, escaped(diagnostic.kind))
    if !diagnostic.message.isEmpty { text += ": " + escaped(diagnostic.message) }
    text += "\n"
    for note in diagnostic.notes { text += escaped(note) + "\n" }
  }

  /// The frames that are shown at most: the innermost ones.
  private static let maximumFrames = 1000

  /// How often the same frame is shown before the rest is only counted.
  private static let maximumRepeats = 3

  private func render(_ frames: [Diagnostic.Frame], into text: inout String) {
    var last: (source: SourceText, line: Int, function: String)?
    var count = 0
    for frame in frames.suffix(Self.maximumFrames) {
      let line = frame.source.line(at: frame.span.start)
      let isSame =
        last.map { $0.source === frame.source && $0.line == line && $0.function == frame.function }
        ?? false
      if !isSame {
        renderRepeats(count, into: &text)
        last = (frame.source, line, frame.function)
        count = 0
      }
      count += 1
      if count <= Self.maximumRepeats { render(frame, line: line, into: &text) }
    }
    renderRepeats(count, into: &text)
  }

  private func renderRepeats(_ count: Int, into text: inout String) {
    let more = count - Self.maximumRepeats
    guard more > 0 else { return }
    text += "  [Previous line repeated \(more) more time\(more > 1 ? "s" : "")]\n"
  }

  private func render(_ frame: Diagnostic.Frame, line: Int, into text: inout String) {
    let number = line + frame.source.firstLine - 1
    text += "  File \"\(escaped(frame.source.name))\", line \(number), "
    text += "in \(escaped(frame.function))\n"
    let bytes = frame.source.lineBytes(line)
    let content = bytes.drop { Self.isIndentation($0) }
    guard line < frame.source.lineCount || !bytes.isEmpty else { return }
    text += "    \(escaped(String(decoding: content, as: UTF8.self)))\n"
    if let carets = CaretLine(of: frame, line: line) {
      text += "    " + carets.padding + colored(.caret, carets.marks) + "\n"
    }
  }

  private func render(_ place: Diagnostic.Place, into text: inout String) {
    text += "  File \"\(escaped(place.source.name))\", line \(place.line)\n"
    let line = place.source.line(at: place.span.start)
    let bytes = place.source.lineBytes(line)
    let content = bytes.drop { Self.isIndentation($0) }
    // A line of nothing but space is not shown.
    if content.isEmpty && bytes.isEmpty { return }
    text += "    \(escaped(String(decoding: content, as: UTF8.self)))\n"
    let indentation = bytes.count - content.count
    let length = Self.codePoints(content)
    let column = min(place.column - 1 - indentation, length)
    guard column >= 0 else { return }
    text += "    " + String(repeating: " ", count: column)
    text += colored(.caret, String(repeating: "^", count: caretCount(place, line: line))) + "\n"
  }

  /// The carets under a syntax error: one at least, none beyond its first line.
  private func caretCount(_ place: Diagnostic.Place, line: Int) -> Int {
    let source = place.source
    let span = place.span
    if span.end <= span.start { return 1 }
    if source.line(at: span.end) > line {
      return max(1, Self.codePoints(source.lineBytes(line)) - place.column + 1)
    }
    return max(1, source.column(at: span.end) - place.column + 1)
  }

  static func isIndentation(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }

  static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

extension DiagnosticRenderer {
  private enum Part {
    case kind, caret
  }

  private func colored(_ part: Part, _ text: String) -> String {
    guard case .terminal(color: true) = style else { return text }
    return "\u{1B}[\(part == .kind ? "1;31" : "31")m\(text)\u{1B}[0m"
  }

  /// The text with control characters made visible, where they could reach a terminal.
  private func escaped(_ text: String) -> String {
    guard case .terminal = style else { return text }
    return VisibleText.escaped(text)
  }
}
