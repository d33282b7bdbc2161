/// Finds the part of an expression's text that a traceback marks most.
enum CaretAnchors {
  private static let maximumLength = 2000

  /// The bytes of the operator of a binary operation, or of the brackets of a subscript; `nil` for
  /// any other text.
  static func find(in segment: ArraySlice<UInt8>) -> Range<Int>? {
    // Tracebacks are also drawn on threads with small stacks, where no long text must nest deep.
    guard segment.count <= maximumLength else { return nil }
    let source = SourceText(name: "", bytes: Array(segment))
    let list = Lexer.tokens(of: source)
    guard list.failure == nil else { return nil }
    var parser = Parser(source: source, tokens: list.tokens)
    guard let body = try? parser.program(), body.count == 1,
      case .expression(let value) = body[0].kind
    else { return nil }
    switch value.kind {
    case .binary(let left, _, let right):
      return shifted(ofOperator(source.bytes, left, right), by: segment.startIndex)
    case .subscript(let base, let index):
      return shifted(ofBrackets(source.bytes, base, index), by: segment.startIndex)
    default: return nil
    }
  }

  /// One character from the first that isn't space, two if another follows; then both ends move on
  /// together over closing parentheses. So `(a)//(b)` is marked right, and `a+(b)` one too wide.
  private static func ofOperator(
    _ bytes: [UInt8], _ left: Expression, _ right: Expression
  ) -> Range<Int> {
    let end = Int(right.span.start)
    var start = Int(left.span.end)
    while start < end, isSpace(bytes[start]) { start += 1 }
    let width = start + 1 < end && !isSpace(bytes[start + 1]) ? 2 : 1
    while start < bytes.count, isSpace(bytes[start]) || isSkipped(bytes[start]) { start += 1 }
    return start..<min(start + width, bytes.count)
  }

  private static func ofBrackets(
    _ bytes: [UInt8], _ base: Expression, _ index: Expression
  ) -> Range<Int> {
    var start = Int(base.span.end)
    var end = Int(index.span.end) + 1
    while start < bytes.count, bytes[start] != UInt8(ascii: "[") { start += 1 }
    while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
    end = min(end + 1, bytes.count)
    return min(start, end)..<end
  }

  private static func shifted(_ range: Range<Int>, by distance: Int) -> Range<Int> {
    range.lowerBound + distance..<range.upperBound + distance
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }

  private static func isSkipped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "#")
  }
}
