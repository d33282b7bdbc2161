/// How deep the line after this one begins.
enum AutoIndentation {
  static let step = 4

  /// The blanks for a new line after `line`, of which only what stands before the cursor counts.
  static func next(after line: String) -> String {
    let blanks = line.prefix { $0 == " " || $0 == "\t" }
    let code = withoutComment(line)
    var depth = blanks.count
    if let last = code.last, ":([{".contains(last) {
      depth += step
    } else if ["return", "pass", "break", "continue", "raise"].contains(firstWord(code)) {
      depth = max(0, depth - step)
    }
    return String(repeating: " ", count: depth)
  }

  private static func firstWord(_ code: Substring) -> String {
    String(code.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter })
  }

  /// The line up to a `#` outside of quotes, without blanks at its end.
  private static func withoutComment(_ line: String) -> Substring {
    var quote: Character?
    var end = line.endIndex
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        end = index
        break
      }
    }
    var code = line[..<end]
    while code.last == " " || code.last == "\t" { code.removeLast() }
    return code
  }
}
