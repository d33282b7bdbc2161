/// A cell that is not a program: `%command …`, `%%command …` over a body, `!command`, `?name`.
enum ReplCommandLine: Equatable {
  case command(name: String, arguments: String, body: String?)
  case shell(String)
  /// `?name` and `name?`; twice the mark asks for the source too.
  case help(name: String, withSource: Bool)

  /// Nil when the text is a program.
  init?(_ text: String) {
    let text = text.trimmed
    if text.hasPrefix("%") {
      let isCell = text.hasPrefix("%%")
      let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let head = lines[0].dropFirst(isCell ? 2 : 1)
      let name = head.prefix { !$0.isWhitespace }
      self = .command(
        name: String(name), arguments: head.dropFirst(name.count).trimmed,
        body: isCell ? (lines.count > 1 ? String(lines[1]) : "") : nil)
    } else if text.hasPrefix("!") {
      self = .shell(text.dropFirst().trimmed)
    } else if let (name, withSource) = Self.helpWanted(text) {
      self = .help(name: name, withSource: withSource)
    } else {
      return nil
    }
  }

  /// Whether a text that is still being typed is one.
  static func isCommand(_ text: String) -> Bool { ReplCommandLine(text) != nil }

  private static func helpWanted(_ text: String) -> (name: String, withSource: Bool)? {
    var name = text[...]
    let before = name.prefix { $0 == "?" }.count
    name = name.dropFirst(before)
    let after = name.reversed().prefix { $0 == "?" }.count
    name = name.dropLast(after)
    let marks = before + after
    guard marks > 0, marks <= 2 else { return nil }
    let word = name.trimmed
    let isName = word.unicodeScalars.allSatisfy {
      $0.properties.isXIDContinue || ".%_[]'\"".unicodeScalars.contains($0)
    }
    guard isName, !word.isEmpty || text == "?" else { return nil }
    return (word, marks == 2)
  }
}
