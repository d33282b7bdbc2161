/// Text as comment lines: `# ` before each, a bare `#` for an empty one.
enum CommentText {
  static func commented(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "#" : "# " + line
    }
  }

  /// The text of comment lines; nil where one of them is none.
  static func uncommented(_ lines: some Sequence<String>) -> String? {
    var texts: [Substring] = []
    for line in lines {
      guard line.utf8.first == 0x23 else { return nil }
      let rest = line.dropFirst()
      texts.append(rest.first == " " ? rest.dropFirst() : rest)
    }
    return texts.joined(separator: "\n")
  }

  /// Whether a text stays what it is when it stands in comments: nothing in it ends a line for the
  /// lexer, and nothing is lost on the way.
  static func canHold(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0 == "\r" || $0 == "\0" }
  }

  // MARK: Commands of a notebook's cells

  /// Whether a line is a command to IPython (`%time x`, `!ls`) or such a line in comments.
  private static func isCommand(_ line: Substring) -> Bool {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    while rest.hasPrefix("# ") { rest = rest.dropFirst(2) }
    return rest.first == "%" || rest.first == "!"
  }

  static func hasCommands(_ source: String) -> Bool {
    source.split(separator: "\n").contains { isCommand($0) }
  }

  /// A source with its commands in comments, one more than they had.
  static func maskingCommands(_ source: String) -> String {
    source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      isCommand(line) ? "# " + line : String(line)
    }.joined(separator: "\n")
  }

  /// The inverse of `maskingCommands`.
  static func unmaskingCommands(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("# ") && isCommand(line.dropFirst(2))
        ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
  }
}
