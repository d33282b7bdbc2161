import MetaScript

/// Writes tokens in the notation of `scripts/oracles/tokens.py`: the kinds of CPython's `tokenize`,
/// each token with its text and place, where it has a text.
enum TokenDump {
  static func dump(_ source: SourceText) -> String {
    Lexer.tokens(of: source).tokens.map { line($0, in: source) }.joined(separator: "\n")
  }

  private static func line(_ token: Token, in source: SourceText) -> String {
    let name: String
    switch token.kind {
    case .newline: return "NEWLINE"
    case .indent: return "INDENT"
    case .dedent: return "DEDENT"
    case .endMarker: return "ENDMARKER"
    case .failure: return "FAILURE"
    case .number: name = "NUMBER"
    case .string: name = "STRING"
    case .stray: name = "ERRORTOKEN"
    case .name: name = "NAME"
    default: name = token.kind.isKeyword ? "NAME" : "OP"
    }
    func point(_ offset: Int32) -> String {
      "\(source.line(at: offset)):\(source.column(at: offset))"
    }
    let text = asciiRepresentation(source.text(of: token.span))
    return "\(name) \(text) \(point(token.start))-\(point(token.end))"
  }

  /// The text as Python's `ascii` shows it.
  private static func asciiRepresentation(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      let digits = String(scalar.value, radix: 16)
      switch scalar {
      case "\\", quote: result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case " "..."~": result.unicodeScalars.append(scalar)
      case ..."\u{FF}": result += "\\x" + padded(digits, 2)
      case ..."\u{FFFF}": result += "\\u" + padded(digits, 4)
      default: result += "\\U" + padded(digits, 8)
      }
    }
    return result + String(quote)
  }

  private static func padded(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
