/// One statement of a document, as it would be typed at a prompt, and what it should print.
///
///     >>> for k in (1, 5):
///     ...     print(f"{k}-shot")
///     1-shot
///     5-shot
///
/// Found in any text: Markdown, the docstrings of Python or `.mps` files. Nothing but the prompts
/// tells where an example begins, so a file needs no mark-up of ours.
struct PromptExample: Equatable {
  /// The statement without its prompts and indentation.
  var source: String
  /// The line of its `>>>` in the document, from 1.
  var line: Int
  /// The output that the document shows, ended by a line end; nil when it shows none.
  var expected: String?

  /// The examples of a document, in its order.
  ///
  /// Expected output follows the prompts and ends at the next prompt, a blank line, a code fence,
  /// closing quotes, or a line that is indented less. A line `<BLANKLINE>` in it stands for an
  /// empty one, as in Python's doctest.
  static func all(in document: [UInt8]) -> [PromptExample] {
    var examples: [PromptExample] = []
    // Where lines may still belong to the last example: its source first, then its output.
    var part = Part.none
    var indentation = 0
    for (index, line) in lines(of: document).enumerated() {
      let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let text = line.dropFirst(indent)
      if let source = statement(text, after: ">>>") {
        examples.append(PromptExample(source: source + "\n", line: index + 1))
        part = .source
        indentation = indent
      } else if part == .source, let source = statement(text, after: "...") {
        examples[examples.count - 1].source += source + "\n"
      } else if part == .none || indent < indentation || endsOutput(text) {
        part = .none
      } else {
        part = .output
        let shown = String(decoding: line.dropFirst(indentation), as: UTF8.self)
        let output = shown == "<BLANKLINE>" ? "" : shown
        examples[examples.count - 1].expected =
          (examples[examples.count - 1].expected ?? "") + output + "\n"
      }
    }
    return examples
  }

  private enum Part { case none, source, output }

  /// Lines without their ends; bytes, since `\r\n` is one `Character`.
  private static func lines(of document: [UInt8]) -> [ArraySlice<UInt8>] {
    document.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.last == 0x0D ? $0.dropLast() : $0
    }
  }

  /// What follows a prompt and its blank; nil when the line does not begin with the prompt.
  private static func statement(_ text: ArraySlice<UInt8>, after prompt: String) -> String? {
    guard text.starts(with: prompt.utf8) else { return nil }
    let rest = text.dropFirst(prompt.utf8.count)
    guard let blank = rest.first else { return "" }
    return blank == 0x20 ? String(decoding: rest.dropFirst(), as: UTF8.self) : nil
  }

  private static func endsOutput(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || ["```", "~~~", "\"\"\"", "'''"].contains { text.starts(with: $0.utf8) }
  }
}
