/// Reads the inside of an f-string: text, and expressions in braces with their formats.
///
/// It follows CPython 3.11, which finds the end of an expression by counting brackets and quotes
/// before it is parsed. So no backslash and no `#` may stand in one, nor the quote that ends the
/// string.
struct FormattedStringReader {
  /// A copy of the parser at the token after the literals, where errors are reported.
  var parser: Parser
  let literal: StringLiteral
  let token: Token
  /// Literal text that no value has followed yet.
  var text: [UInt32]

  private var index: Int
  private let end: Int

  init(parser: Parser, literal: StringLiteral, token: Token, text: [UInt32]) {
    self.parser = parser
    self.literal = literal
    self.token = token
    self.text = text
    index = literal.text.lowerBound
    end = literal.text.upperBound
  }

  private var bytes: [UInt8] { parser.source.bytes }

  /// Reads to the end; text after the last value is left in `text`.
  mutating func read() throws(ParseFailure) -> [StringPart] {
    var parts: [StringPart] = []
    while try readLiteral(level: 0) { try readValue(into: &parts, level: 0) }
    return parts
  }

  /// Reads text up to a brace that opens a value; returns whether there is one.
  private mutating func readLiteral(level: Int) throws(ParseFailure) -> Bool {
    var start = index
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), !literal.isRaw, index + 1 < end {
        skipEscape()
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if level > 0 { break }
        if index + 1 < end, bytes[index + 1] == byte {
          try parser.decode(start..<index + 1, isRaw: literal.isRaw, into: &text)
          index += 2
          start = index
          continue
        }
        if byte == UInt8(ascii: "}") { throw fail("single '}' is not allowed") }
        break
      } else {
        index += 1
      }
    }
    try parser.decode(start..<index, isRaw: literal.isRaw, into: &text)
    return index < end && bytes[index] == UInt8(ascii: "{")
  }

  /// Steps over an escape; braces of `\N{…}` open no value, other escaped braces do.
  private mutating func skipEscape() {
    index += 1
    if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "}") { return }
    let isName = bytes[index] == UInt8(ascii: "N")
    index += 1
    guard isName, index < end, bytes[index] == UInt8(ascii: "{") else { return }
    while index < end, bytes[index] != UInt8(ascii: "}") { index += 1 }
    if index < end { index += 1 }
  }

  /// Reads `{expression = !conversion :format}`.
  private mutating func readValue(
    into parts: inout [StringPart], level: Int
  ) throws(ParseFailure) {
    if level >= 2 { throw fail("expressions nested too deeply") }
    index += 1
    let start = index
    var scanner = FormattedValueScanner(bytes: bytes, index: index, end: end)
    if let message = scanner.findEnd() { throw fail(message) }
    index = scanner.index
    if index >= end { throw fail("expecting '}'") }
    let expression = try readExpression(start..<index)
    let debugged = bytes[index] == UInt8(ascii: "=")
    if debugged {
      index += 1
      while index < end, isSpace(bytes[index]) { index += 1 }
      EscapeDecoder.raw(bytes[start..<index], into: &text)
    }
    var conversion = try readConversion()
    if index >= end { throw fail("expecting '}'") }
    if !text.isEmpty { parts.append(.literal(text)) }
    text = []
    let hasFormat = bytes[index] == UInt8(ascii: ":")
    var format: [StringPart] = []
    if hasFormat {
      index += 1
      if index >= end { throw fail("expecting '}'") }
      while try readLiteral(level: level + 1) { try readValue(into: &format, level: level + 1) }
      if !text.isEmpty { format.append(.literal(text)) }
      text = []
    }
    if index >= end || bytes[index] != UInt8(ascii: "}") { throw fail("expecting '}'") }
    index += 1
    if debugged, conversion == nil, !hasFormat { conversion = .representation }
    parts.append(.value(expression, conversion: conversion, format: format))
  }

  private mutating func readConversion() throws(ParseFailure) -> StringPart.Conversion? {
    guard index < end, bytes[index] == UInt8(ascii: "!") else { return nil }
    index += 1
    if index >= end { throw fail("expecting '}'") }
    let letter = String(Unicode.Scalar(bytes[index]))
    index += 1
    guard let conversion = StringPart.Conversion(rawValue: letter) else {
      throw fail("invalid conversion character: expected 's', 'r', or 'a'")
    }
    return conversion
  }

  private mutating func readExpression(
    _ range: Range<Int>
  ) throws(ParseFailure) -> Expression {
    if bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0C }) {
      let next = Unicode.Scalar(bytes[range.upperBound])
      switch next {
      case "!", ":", "=": throw fail("expression required before '\(next)'")
      default: throw fail("empty expression not allowed")
      }
    }
    do throws(ParseFailure) {
      return try parser.formattedExpression(range)
    } catch {
      if parser.diagnostic == nil {
        parser.diagnostic = FormattedExpressionError.diagnostic(
          of: range, in: parser.source, token: token)
      }
      throw error
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func fail(_ message: String) -> ParseFailure {
    // Two of CPython's messages have no colon; they are given whole.
    let prefix = message.hasPrefix("f-string") ? "" : "f-string: "
    return parser.fail(
      prefix + message, at: ErrorPosition.span(of: parser.token, in: parser.source))
  }
}

/// Finds where the expression in an f-string's braces ends.
private struct FormattedValueScanner {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  private var brackets: [UInt8] = []
  private var quote: UInt8 = 0
  private var isTriple = false

  init(bytes: [UInt8], index: Int, end: Int) {
    self.bytes = bytes
    self.index = index
    self.end = end
  }

  /// Moves `index` to the character that ends the expression, or to the end of the text; returns
  /// what is wrong, if anything is.
  mutating func findEnd() -> String? {
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") { return "f-string expression part cannot include a backslash" }
      if quote != 0 {
        if byte == quote { closeQuote() }
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        isTriple = isTripled(byte)
        if isTriple { index += 2 }
        quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if brackets.count >= Lexer.maximumBracketDepth { return "too many nested parenthesis" }
        brackets.append(byte)
      case UInt8(ascii: "#"): return "f-string expression part cannot include '#'"
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="),
        UInt8(ascii: "<"), UInt8(ascii: ">"):
        if !brackets.isEmpty {
          if byte == UInt8(ascii: "}"), let message = closeBracket(byte) { return message }
        } else if byte != UInt8(ascii: ":"), byte != UInt8(ascii: "}"), index + 1 < end,
          bytes[index + 1] == UInt8(ascii: "=")
        {
          index += 1
        } else if byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
          return nil
        }
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let message = closeBracket(byte) { return message }
      default: break
      }
      index += 1
    }
    if quote != 0 { return "unterminated string" }
    if let open = brackets.last { return "unmatched '\(Unicode.Scalar(open))'" }
    return nil
  }

  private mutating func closeQuote() {
    if isTriple {
      guard isTripled(quote) else { return }
      index += 2
    }
    quote = 0
  }

  private func isTripled(_ byte: UInt8) -> Bool {
    index + 2 < end && bytes[index + 1] == byte && bytes[index + 2] == byte
  }

  private mutating func closeBracket(_ byte: UInt8) -> String? {
    guard let open = brackets.popLast() else { return "unmatched '\(Unicode.Scalar(byte))'" }
    switch (open, byte) {
    case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "{"), UInt8(ascii: "}")):
      return nil
    default:
      return "closing parenthesis '\(Unicode.Scalar(byte))' does not match "
        + "opening parenthesis '\(Unicode.Scalar(open))'"
    }
  }
}
