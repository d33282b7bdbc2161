/// A pattern or template cut into code points, an escape being one token of two.
///
/// `next` is looked at before it is taken; `position` is where it begins, in code points.
struct RegexTokens {
  let text: [UInt32]
  private(set) var index = 0
  private(set) var next: [UInt32]?

  init(_ text: [UInt32]) throws(RegexError) {
    self.text = text
    try advance()
  }

  var position: Int { index - (next?.count ?? 0) }

  private mutating func advance() throws(RegexError) {
    guard index < text.count else {
      next = nil
      return
    }
    if text[index] == 92 {
      guard index + 1 < text.count else {
        throw RegexError(message: "bad escape (end of pattern)", position: text.count - 1)
      }
      next = [92, text[index + 1]]
      index += 2
    } else {
      next = [text[index]]
      index += 1
    }
  }

  /// Whether the next token is this one code point.
  func isNext(_ scalar: Unicode.Scalar) -> Bool { next?.count == 1 && next?[0] == scalar.value }

  mutating func match(_ scalar: Unicode.Scalar) throws(RegexError) -> Bool {
    guard isNext(scalar) else { return false }
    try advance()
    return true
  }

  mutating func take() throws(RegexError) -> [UInt32]? {
    let this = next
    try advance()
    return this
  }

  /// Takes up to `count` single code points that `belongs` accepts.
  mutating func take(
    upTo count: Int, while belongs: (UInt32) -> Bool
  ) throws(RegexError) -> [UInt32] {
    var result: [UInt32] = []
    while result.count < count, let next, next.count == 1, belongs(next[0]) {
      result.append(next[0])
      try advance()
    }
    return result
  }

  /// What stands before a terminator, which is taken too.
  mutating func take(
    until terminator: Unicode.Scalar, naming name: String
  ) throws(RegexError) -> [UInt32] {
    var result: [UInt32] = []
    while true {
      let this = next
      try advance()
      guard let this else {
        if result.isEmpty { throw error("missing \(name)") }
        throw error("missing \(terminator), unterminated name", back: result.count)
      }
      if this == [terminator.value] {
        if result.isEmpty { throw error("missing \(name)", back: 1) }
        return result
      }
      result += this
    }
  }

  mutating func seek(_ place: Int) throws(RegexError) {
    index = place
    try advance()
  }

  /// An error whose position is `back` code points before the next token.
  func error(_ message: String, back: Int = 0) -> RegexError {
    RegexError(message: message, position: position - back)
  }
}

extension [UInt32] {
  /// The code points as Swift's text, for messages.
  var asText: String {
    var scalars = String.UnicodeScalarView()
    for c in self { scalars.append(Unicode.Scalar(c) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// Python's `str.isidentifier`.
  var isIdentifier: Bool {
    guard let head = first.flatMap(Unicode.Scalar.init) else { return false }
    guard head == "_" || head.properties.isXIDStart else { return false }
    return dropFirst().allSatisfy { Unicode.Scalar($0)?.properties.isXIDContinue ?? false }
  }
}

func isOctalDigit(_ c: UInt32) -> Bool { c &- 48 < 8 }
func isDecimalDigit(_ c: UInt32) -> Bool { c &- 48 < 10 }
func isHexDigit(_ c: UInt32) -> Bool { c &- 48 < 10 || (c | 32) &- 97 < 6 }
