/// The widths of the blocks that are open.
///
/// Each width is counted twice, with tabs to multiples of 8 and with tabs as one column; where the
/// two counts would nest blocks differently, the text mixes tabs and spaces inconsistently.
struct IndentationStack {
  private var levels: [(columns: Int, alternate: Int)] = [(0, 0)]

  /// As many blocks may be nested; the module's own level counts.
  static let maximumDepth = 100

  enum Change {
    case same, deeper, tooDeep, inconsistent, unmatched
    case out(Int)
  }

  mutating func move(to columns: Int, alternate: Int) -> Change {
    let top = levels[levels.count - 1]
    if columns == top.columns { return alternate == top.alternate ? .same : .inconsistent }
    if columns > top.columns {
      if levels.count >= Self.maximumDepth { return .tooDeep }
      if alternate <= top.alternate { return .inconsistent }
      levels.append((columns, alternate))
      return .deeper
    }
    var popped = 0
    while levels.count > 1, columns < levels[levels.count - 1].columns {
      levels.removeLast()
      popped += 1
    }
    let new = levels[levels.count - 1]
    if columns != new.columns { return .unmatched }
    return alternate == new.alternate ? .out(popped) : .inconsistent
  }

  /// Closes every block and returns how many there were.
  mutating func popAll() -> Int {
    defer { levels.removeLast(levels.count - 1) }
    return levels.count - 1
  }
}

extension Lexer {
  /// Measures the space at the start of a line and reports blocks that begin or end with it.
  ///
  /// Returns whether the line holds anything; a blank or comment line is skipped whole.
  mutating func readIndentation() throws(LexicalFailure) -> Bool {
    var columns = 0
    var alternate = 0
    var continued: (Int, Int)?
    scan: while true {
      switch bytes[position] {
      case 0x20:
        columns += 1
        alternate += 1
      case 0x09:
        columns = (columns / 8 + 1) * 8
        alternate += 1
      case 0x0C:
        columns = 0
        alternate = 0
      case UInt8(ascii: "\\"):
        // The width before the first backslash is the one that counts.
        if continued == nil { continued = (columns, alternate) }
        try continueLine()
        continue scan
      default: break scan
      }
      position += 1
    }
    switch bytes[position] {
    case UInt8(ascii: "#"):
      skipComment()
      if position < end { skipLineEnd() }
      return false
    case 0x0A, 0x0D:
      skipLineEnd()
      return false
    case 0 where position >= end: return false
    default: break
    }
    if let continued { (columns, alternate) = continued }
    try report(indentation.move(to: columns, alternate: alternate))
    return true
  }

  private mutating func report(_ change: IndentationStack.Change) throws(LexicalFailure) {
    switch change {
    case .same: break
    case .deeper: append(.indent, from: position, to: position)
    case .out(let count):
      for _ in 0..<count { append(.dedent, from: position, to: position) }
    case .tooDeep:
      throw indentationFailure(.indentationError, "too many levels of indentation", at: lineStart)
    case .inconsistent:
      throw indentationFailure(
        .tabError, "inconsistent use of tabs and spaces in indentation", at: lineStart)
    case .unmatched:
      throw indentationFailure(
        .indentationError, "unindent does not match any outer indentation level",
        at: currentLineEnd)
    }
  }

  private func indentationFailure(
    _ kind: LexicalFailure.Kind, _ message: String, at index: Int
  ) -> LexicalFailure {
    var error = failure(message, at: index, length: 0)
    error.kind = kind
    error.overridesParser = false
    return error
  }

  private var lineStart: Int {
    var index = position
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    return index
  }

  private var currentLineEnd: Int {
    var index = position
    while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }
}
