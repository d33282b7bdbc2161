/// Finds what a configuration file may not contain, before a YAML parser expands it: anchors,
/// aliases, tags, explicit keys, directives, and nesting that no configuration has.
enum ForbiddenSyntax {
  struct Finding: Equatable {
    let problem: String
    let line: Int
    let column: Int
  }

  /// How deep lists and mappings may stand in each other.
  static let depthLimit = 16

  static func first(in text: String) -> Finding? {
    var scan = Scan()
    for scalar in text.unicodeScalars {
      if let problem = scan.problem(at: scalar) {
        return Finding(problem: problem, line: scan.line, column: scan.column)
      }
      scan.advance(over: scalar)
    }
    return nil
  }

  /// A reader of just enough YAML to know where a token starts.
  private struct Scan {
    private enum Inside { case plain, singleQuotes, doubleQuotes, comment }

    var line = 1
    var column = 1
    private var inside = Inside.plain
    private var previous: Unicode.Scalar = "\n"
    private var escaped = false
    private var depth = 0
    /// Dashes that open lists on this line: `- - - - x` nests as brackets do.
    private var dashes = 0

    private var atTokenStart: Bool {
      switch previous {
      case " ", "\t", "\n", "\r", "[", "{", ",", "\u{FEFF}": true
      default: false
      }
    }

    mutating func problem(at scalar: Unicode.Scalar) -> String? {
      guard inside == .plain else { return nil }
      if atTokenStart {
        switch scalar {
        case "&", "*": return "anchors and aliases are not part of a configuration"
        case "!": return "tags are not part of a configuration"
        case "?": return "explicit keys are not part of a configuration"
        case "%" where column == 1: return "directives are not part of a configuration"
        case "-": dashes += 1
        default: break
        }
      }
      if scalar == "[" || scalar == "{" { depth += 1 }
      if scalar == "]" || scalar == "}" { depth -= 1 }
      return max(depth, dashes) > depthLimit ? "nested deeper than \(depthLimit) levels" : nil
    }

    mutating func advance(over scalar: Unicode.Scalar) {
      let lineEnds = scalar == "\n" || (scalar == "\r" && inside != .doubleQuotes)
      switch inside {
      case .plain:
        if scalar == "#" && atTokenStart { inside = .comment }
        if scalar == "'" && atTokenStart { inside = .singleQuotes }
        if scalar == "\"" && atTokenStart { inside = .doubleQuotes }
      case .singleQuotes:
        if scalar == "'" { inside = .plain }
      case .doubleQuotes:
        if scalar == "\"" && !escaped { inside = .plain }
        escaped = scalar == "\\" && !escaped
      case .comment:
        if lineEnds { inside = .plain }
      }
      previous = scalar
      if scalar == "\n" {
        line += 1
        column = 1
        dashes = 0
      } else {
        column += 1
      }
    }
  }
}
