/// A replacement: text and references to groups.
struct RegexTemplate {
  enum Part {
    case text([UInt32])
    case group(Int)
  }

  private(set) var parts: [Part] = []

  init(_ source: [UInt32], program: RegexProgram) throws(RegexError) {
    var literal: [UInt32] = []
    var tokens = try RegexTokens(source)
    func check(_ group: Int, back: Int) throws(RegexError) {
      if group > program.groupCount {
        throw tokens.error("invalid group reference \(group)", back: back)
      }
    }
    var groups: [(at: Int, group: Int)] = []
    var literals: [[UInt32]] = []
    func flush(_ group: Int) {
      literals.append(literal)
      literal = []
      groups.append((literals.count - 1, group))
    }
    while let this = try tokens.take() {
      guard this.count == 2 else {
        literal += this
        continue
      }
      let c = this[1]
      if c == 103 {
        let (group, length) = try Self.named(&tokens, program)
        try check(group, back: length + 1)
        flush(group)
      } else if c == 48 {
        let digits = try tokens.take(upTo: 2, while: isOctalDigit)
        literal.append((UInt32("0" + digits.asText, radix: 8) ?? 0) & 0xFF)
      } else if isDecimalDigit(c) {
        var digits = [c]
        digits += try tokens.take(upTo: 1, while: isDecimalDigit)
        if digits.count == 2, digits.allSatisfy(isOctalDigit) {
          digits += try tokens.take(upTo: 1, while: isOctalDigit)
        }
        if digits.count == 3 {
          let code = UInt32(digits.asText, radix: 8) ?? 0
          if code > 0o377 {
            throw tokens.error(
              "octal escape value \\\(digits.asText) outside of range 0-0o377", back: 4)
          }
          literal.append(code)
        } else {
          let group = Int(digits.asText) ?? 0
          try check(group, back: digits.count)
          flush(group)
        }
      } else if let simple = RegexParser.simpleEscape(c) {
        literal.append(simple)
      } else if RegexUnicode.isASCIILetter(c) {
        throw tokens.error("bad escape \(this.asText)", back: 2)
      } else {
        literal += this
      }
    }
    for (text, (_, group)) in zip(literals, groups) {
      if !text.isEmpty { parts.append(.text(text)) }
      parts.append(.group(group))
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
  }

  /// `\g<name>`: the group and the length of its name.
  private static func named(
    _ tokens: inout RegexTokens, _ program: RegexProgram
  ) throws(RegexError) -> (Int, Int) {
    guard try tokens.match("<") else { throw tokens.error("missing <") }
    let name = try tokens.take(until: ">", naming: "group name")
    if name.isIdentifier {
      guard let known = program.groupNames.first(where: { $0.name == name }) else {
        throw RegexError(
          kind: .index, message: "unknown group name \(quoted(name))", position: nil)
      }
      return (known.index, name.count)
    }
    guard name.allSatisfy(isDecimalDigit), let group = Int(name.asText) else {
      throw tokens.error("bad character in group name \(quoted(name))", back: name.count + 1)
    }
    return (group, name.count)
  }

  /// The replacement of one match; groups that took no part are empty.
  func expand(
    into builder: inout StringBuilder, _ text: StringRef, _ slots: [Int]
  ) throws(Raised) {
    for part in parts {
      switch part {
      case .text(let codePoints):
        for c in codePoints { try builder.append(codePoint: c) }
      case .group(let index):
        if slots[index * 2] >= 0 {
          try builder.append(text, from: slots[index * 2], to: slots[index * 2 + 1])
        }
      }
    }
  }
}

extension Machine {
  func template(_ text: StringRef, for pattern: RegexPattern) throws(Raised) -> RegexTemplate {
    do {
      return try RegexTemplate(text.codePoints, program: pattern.program)
    } catch {
      throw try raised(error, pattern: text.value)
    }
  }

  package func isCallable(_ value: Value) -> Bool {
    switch value.tag {
    case .function, .builtin, .method, .type: true
    default: special(.call, of: value) != nil
    }
  }
}
