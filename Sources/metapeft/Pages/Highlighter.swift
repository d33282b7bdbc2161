import MetaScript
import Plotting

/// Code as HTML, its words marked by what the language's own lexer says they are.
enum Highlighter {
  private static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "callable", "chr", "dict", "dir", "divmod", "enumerate", "filter",
    "float", "format", "frozenset", "getattr", "hasattr", "hash", "id", "input", "int",
    "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "object",
    "open",
    "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr",
    "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip",
    "classmethod",
  ]

  /// - Parameter source: Any text; what the lexer refuses is shown without marks.
  static func html(_ source: String) -> String {
    let text = SourceText(name: "<cell>", text: source)
    let list = Lexer.tokens(of: text)
    var html = ""
    var place = 0
    func plain(to end: Int) {
      guard place < end else { return }
      html += between(text.bytes[place..<end])
      place = end
    }
    var isAfterDefinition = false
    for token in list.tokens where token.end > token.start {
      let (start, end) = (Int(token.start), Int(token.end))
      guard start >= place, end <= text.bytes.count, token.kind != .failure else { continue }
      plain(to: start)
      let word = String(decoding: text.bytes[start..<end], as: UTF8.self)
      let kind = kind(token.kind, word, isAfterDefinition: isAfterDefinition)
      isAfterDefinition = token.kind == .def || token.kind == .class
      let escaped = MarkupText.escaped(word)
      html += kind.map { "<span class=\"\($0)\">\(escaped)</span>" } ?? escaped
      place = end
    }
    plain(to: text.bytes.count)
    return html
  }

  /// The class of a word, nil for what needs none.
  private static func kind(
    _ kind: TokenKind, _ word: String, isAfterDefinition: Bool
  ) -> String? {
    switch kind {
    case .string: return "s"
    case .number: return "n"
    case .name:
      if isAfterDefinition { return "f" }
      if word == "self" { return "v" }
      return builtins.contains(word) ? "b" : nil
    case .false, .true, .none: return "n"
    case .newline, .indent, .dedent, .endMarker, .stray, .failure: return nil
    default:
      guard let text = kind.text else { return nil }
      // Keywords are letters, everything else that has a text is an operator.
      return "\(text)".first?.isLetter == true ? "k" : "o"
    }
  }

  /// What stands between tokens: blanks and comments.
  private static func between(_ bytes: ArraySlice<UInt8>) -> String {
    var html = ""
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { html += "\n" }
      if let mark = line.firstIndex(of: 0x23) {
        html += MarkupText.escaped(String(decoding: line[..<mark], as: UTF8.self))
        html += "<span class=\"c\">"
        html += MarkupText.escaped(String(decoding: line[mark...], as: UTF8.self)) + "</span>"
      } else {
        html += MarkupText.escaped(String(decoding: line, as: UTF8.self))
      }
    }
    return html
  }
}
