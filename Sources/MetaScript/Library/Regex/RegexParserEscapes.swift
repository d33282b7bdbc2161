/// Escapes and sets.
extension RegexParser {
  /// An escape outside of a set.
  mutating func escape(_ token: [UInt32]) throws(RegexError) -> RegexNode {
    let c = token[1]
    if let category = Self.category(c) {
      return .unit(.set([.category(category)], negated: false))
    }
    switch Unicode.Scalar(c) {
    case "A": return .at(.stringStart)
    case "Z": return .at(.stringEnd)
    case "b": return .at(.wordBoundary)
    case "B": return .at(.notWordBoundary)
    case "0":
      let digits = try tokens.take(upTo: 2, while: isOctalDigit)
      return .unit(.literal(UInt32("0" + digits.asText, radix: 8) ?? 0))
    default: break
    }
    if let simple = Self.simpleEscape(c) { return .unit(.literal(simple)) }
    if let code = try numericEscape(token) { return .unit(.literal(code)) }
    if isDecimalDigit(c) { return try numbered(token) }
    return .unit(.literal(try plainEscape(token)))
  }

  /// `\12`: an octal escape when there are three octal digits, else a reference to a group.
  private mutating func numbered(_ token: [UInt32]) throws(RegexError) -> RegexNode {
    var digits = [token[1]]
    digits += try tokens.take(upTo: 1, while: isDecimalDigit)
    if digits.count == 2, digits.allSatisfy(isOctalDigit) {
      digits += try tokens.take(upTo: 1, while: isOctalDigit)
      if digits.count == 3 { return .unit(.literal(try octal(digits))) }
    }
    let group = Int(digits.asText) ?? 0
    let length = digits.count + 1
    guard group <= groupCount else {
      throw tokens.error("invalid group reference \(group)", back: length - 1)
    }
    if !isClosed(group) {
      throw tokens.error("cannot refer to an open group", back: length)
    }
    try checkLookBehind(group)
    return .reference(group)
  }

  private func octal(_ digits: [UInt32]) throws(RegexError) -> UInt32 {
    let code = UInt32(digits.asText, radix: 8) ?? 0
    if code > 0o377 {
      throw tokens.error(
        "octal escape value \\\(digits.asText) outside of range 0-0o377",
        back: digits.count + 1)
    }
    return code
  }

  /// `\x41 \u0041 \U00000041`; nil for other escapes.
  private mutating func numericEscape(_ token: [UInt32]) throws(RegexError) -> UInt32? {
    let wanted: Int
    switch Unicode.Scalar(token[1]) {
    case "x": wanted = 2
    case "u": wanted = 4
    case "U": wanted = 8
    case "N":
      guard try tokens.match("{") else { throw tokens.error("missing {") }
      let name = try tokens.take(until: "}", naming: "character name")
      guard let code = Self.codePoint(named: name.asText) else {
        throw tokens.error("undefined character name \(quoted(name))", back: name.count + 4)
      }
      return code
    default: return nil
    }
    let digits = try tokens.take(upTo: wanted, while: isHexDigit)
    let text = (token + digits).asText
    if digits.count < wanted {
      throw tokens.error("incomplete escape \(text)", back: digits.count + 2)
    }
    guard let code = UInt32(digits.asText, radix: 16), code <= 0x10FFFF else {
      throw tokens.error("bad escape \(text)", back: digits.count + 2)
    }
    return code
  }

  private static func codePoint(named name: String) -> UInt32? {
    let wanted = name.uppercased()
    return (0x20...0x2FFFF).first { Unicode.Scalar($0)?.properties.name == wanted }
  }

  private func plainEscape(_ token: [UInt32]) throws(RegexError) -> UInt32 {
    if RegexUnicode.isASCIILetter(token[1]) || isDecimalDigit(token[1]) {
      throw tokens.error("bad escape \(token.asText)", back: 2)
    }
    return token[1]
  }

  private static func category(_ c: UInt32) -> RegexCategory? {
    switch Unicode.Scalar(c) {
    case "d": .digit
    case "D": .notDigit
    case "s": .space
    case "S": .notSpace
    case "w": .word
    case "W": .notWord
    default: nil
    }
  }

  static func simpleEscape(_ c: UInt32) -> UInt32? {
    switch Unicode.Scalar(c) {
    case "a": 7
    case "b": 8
    case "f": 12
    case "n": 10
    case "r": 13
    case "t": 9
    case "v": 11
    case "\\": 92
    default: nil
    }
  }

  // MARK: Sets

  private mutating func setEscape(_ token: [UInt32]) throws(RegexError) -> RegexSetItem {
    let c = token[1]
    if let simple = Self.simpleEscape(c) { return .range(simple, simple) }
    if let category = Self.category(c) { return .category(category) }
    if let code = try numericEscape(token) { return .range(code, code) }
    if isOctalDigit(c) {
      let code = try octal([c] + tokens.take(upTo: 2, while: isOctalDigit))
      return .range(code, code)
    }
    let code = try plainEscape(token)
    return .range(code, code)
  }

  /// What follows `[`, its `]` included.
  mutating func set() throws(RegexError) -> RegexUnit {
    let here = tokens.position - 1
    let negated = try tokens.match("^")
    var items: [RegexSetItem] = []
    while true {
      let this = try setToken(here)
      if this == [93], !items.isEmpty { break }
      let first = try setItem(this)
      guard try tokens.match("-") else {
        items.append(first)
        continue
      }
      let that = try setToken(here)
      if that == [93] {
        items += [first, .range(45, 45)]
        break
      }
      let second = try setItem(that)
      guard case .range(let low, _) = first, case .range(let high, _) = second, low <= high
      else {
        throw tokens.error(
          "bad character range \(this.asText)-\(that.asText)",
          back: this.count + 1 + that.count)
      }
      items.append(.range(low, high))
    }
    if items.count == 1, case .range(let low, let high) = items[0], low == high {
      return negated ? .notLiteral(low) : .literal(low)
    }
    return .set(items, negated: negated)
  }

  private mutating func setToken(_ here: Int) throws(RegexError) -> [UInt32] {
    guard let token = try tokens.take() else {
      throw tokens.error("unterminated character set", back: tokens.position - here)
    }
    return token
  }

  private mutating func setItem(_ token: [UInt32]) throws(RegexError) -> RegexSetItem {
    token.count == 2 ? try setEscape(token) : .range(token[0], token[0])
  }
}
