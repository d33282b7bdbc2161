/// Reads the notation that `ErrorGrammar` explains.
///
/// The text is the program's own, so a mistake in it is a bug: `preconditionFailure`.
struct ErrorGrammarReader {
  private var rules: [ErrorGrammar.Rule] = []
  private var numbers: [String: Int] = [:]
  private var text: [UInt8] = []
  private var position = 0

  /// Reads rules; one starts on every line that isn't indented.
  mutating func read(_ source: String) {
    text = Array(source.utf8) + [0]
    position = 0
    skipSpace()
    while text[position] != 0 { readRule() }
  }

  func grammar() -> ErrorGrammar {
    for rule in rules where rule.alternatives.isEmpty {
      preconditionFailure("rule \(rule.name) is used but not defined")
    }
    return ErrorGrammar(rules: rules)
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = rules.count
    rules.append(ErrorGrammar.Rule(name: name))
    return rules.count - 1
  }

  private mutating func readRule() {
    let number = number(of: word())
    skipSpace()
    while text[position] != UInt8(ascii: ":") {
      switch word() {
      case "memo": rules[number].isMemoized = true
      case "left": rules[number].isLeftRecursive = true
      case "quiet": rules[number].isQuiet = true
      default: preconditionFailure("unknown mark on rule \(rules[number].name)")
      }
      skipSpace()
    }
    position += 1
    let alternatives = alternatives()
    rules[number].alternatives = alternatives
  }

  private mutating func alternatives() -> [ErrorGrammar.Alternative] {
    var alternatives = [alternative()]
    while text[position] == UInt8(ascii: "|") {
      position += 1
      alternatives.append(alternative())
    }
    return alternatives
  }

  private mutating func alternative() -> ErrorGrammar.Alternative {
    var alternative = ErrorGrammar.Alternative()
    skipSpace()
    while true {
      switch text[position] {
      case 0, UInt8(ascii: "|"), UInt8(ascii: ")"): return marked(alternative)
      case UInt8(ascii: "#"):
        position += 1
        let name = text[position] == UInt8(ascii: "\"") ? quoted() : word()
        guard let kind = ErrorNode.Kind(rawValue: name) else {
          preconditionFailure("unknown kind \(name)")
        }
        alternative.result = .named(kind)
      case UInt8(ascii: "{"): alternative.result = action()
      case _ where isRuleStart: return marked(alternative)
      default: alternative.items.append(item())
      }
      skipSpace()
    }
  }

  private func marked(_ alternative: ErrorGrammar.Alternative) -> ErrorGrammar.Alternative {
    var alternative = alternative
    if alternative.items.count == 1, case .rule(let number) = alternative.items[0].element {
      alternative.isComplaint = rules[number].name.hasPrefix("invalid_")
    }
    return alternative
  }

  private mutating func action() -> ErrorGrammar.Result {
    position += 1
    if text[position] == UInt8(ascii: "=") {
      let label = text[position + 1]
      position += 3
      return .part(label)
    }
    let name = word()
    while text[position] != UInt8(ascii: ":") { position += 1 }
    position += 2
    let start = position
    while text[position] != UInt8(ascii: "}") { position += 1 }
    let message = String(decoding: text[start..<position], as: UTF8.self)
    position += 1
    guard let place = ErrorGrammar.Complaint.Place(rawValue: name) else {
      preconditionFailure("unknown place \(name)")
    }
    return .complaint(ErrorGrammar.Complaint(place: place, message: message))
  }

  private mutating func item() -> ErrorGrammar.Item {
    var label: UInt8?
    if text[position + 1] == UInt8(ascii: "="), isWord(text[position]) {
      label = text[position]
      position += 2
    }
    return ErrorGrammar.Item(label: label, element: element())
  }

  private mutating func element() -> ErrorGrammar.Element {
    switch text[position] {
    case UInt8(ascii: "&"):
      position += 1
      if text[position] == UInt8(ascii: "&") {
        position += 1
        return .forced(tokenKind(quoted()))
      }
      return .lookahead(atom(), isPositive: true)
    case UInt8(ascii: "!"):
      position += 1
      return .lookahead(atom(), isPositive: false)
    case UInt8(ascii: "~"):
      position += 1
      return .cut
    default: break
    }
    let first = atom()
    switch text[position] {
    case UInt8(ascii: "?"):
      position += 1
      return .optional(first)
    case UInt8(ascii: "*"):
      position += 1
      return .repeated(first, separator: nil, atLeastOne: false)
    case UInt8(ascii: "+"):
      position += 1
      return .repeated(first, separator: nil, atLeastOne: true)
    case UInt8(ascii: "."):
      position += 1
      let repeated = atom()
      position += 1
      return .repeated(repeated, separator: first, atLeastOne: true)
    default: return first
    }
  }

  private mutating func atom() -> ErrorGrammar.Element {
    switch text[position] {
    case UInt8(ascii: "'"): return .token(tokenKind(quoted()))
    case UInt8(ascii: "\""): return .word(quoted())
    case UInt8(ascii: "("):
      position += 1
      let alternatives = alternatives()
      position += 1
      return .group(alternatives)
    default:
      let name = word()
      switch name {
      case "NAME": return .token(.name)
      case "NUMBER": return .token(.number)
      case "STRING": return .token(.string)
      case "NEWLINE": return .token(.newline)
      case "INDENT": return .token(.indent)
      case "DEDENT": return .token(.dedent)
      case "ENDMARKER": return .token(.endMarker)
      case "SOFT_KEYWORD": return .softKeyword
      default: return .rule(number(of: name))
      }
    }
  }

  private func tokenKind(_ text: String) -> TokenKind {
    for kind in TokenKind.allCases {
      if let own = kind.text, "\(own)" == text { return kind }
    }
    preconditionFailure("unknown token \(text)")
  }

  private mutating func quoted() -> String {
    let quote = text[position]
    position += 1
    let start = position
    while text[position] != quote { position += 1 }
    position += 1
    return String(decoding: text[start..<position - 1], as: UTF8.self)
  }

  private mutating func word() -> String {
    let start = position
    while isWord(text[position]) || text[position] == UInt8(ascii: "-") { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private func isWord(_ byte: UInt8) -> Bool { ByteClass.isIdentifier(byte) }

  /// Whether a rule's name stands here: a word at the start of a line.
  private var isRuleStart: Bool {
    position == 0 || (text[position - 1] == 0x0A && isWord(text[position]))
  }

  private mutating func skipSpace() {
    while text[position] == 0x20 || text[position] == 0x0A { position += 1 }
  }
}
