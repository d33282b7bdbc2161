/// Finds the part of an expression's text that a traceback marks most.
enum CaretAnchors {
  /// The bytes of the operator of a binary operation, or of the brackets of a subscript; `nil` for
  /// any other text.
  static func find(in segment: ArraySlice<UInt8>) -> Range<Int>? {
    let source = SourceText(name: "", bytes: Array(segment))
    let list = Lexer.tokens(of: source)
    guard list.failure == nil else { return nil }
    var parser = Parser(source: source, tokens: list.tokens)
    guard let body = try? parser.program(), body.count == 1,
      case .expression(let value) = body[0].kind
    else { return nil }
    let offset = segment.startIndex
    switch value.kind {
    case .binary(let left, _, let right):
      guard let start = operatorStart(source.bytes, left, right) else { return nil }
      // The second character of an operator like `//`, or whatever stands there.
      let isDouble = start + 1 < Int(right.span.start) && !isSpace(source.bytes[start + 1])
      return offset + start..<offset + start + (isDouble ? 2 : 1)
    case .subscript(let base, let index):
      return offset + Int(base.span.end)..<offset + Int(index.span.end) + 1
    default: return nil
    }
  }

  private static func operatorStart(
    _ bytes: [UInt8], _ left: Expression, _ right: Expression
  ) -> Int? {
    (Int(left.span.end)..<Int(right.span.start)).first { !isSpace(bytes[$0]) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }
}
