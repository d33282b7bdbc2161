/// The text of a cell while it is typed, and where the cursor stands in it.
///
/// Places are counted in code points, as libedit does.
struct EditBuffer: Equatable, Sendable {
  var scalars: [Unicode.Scalar]
  /// From 0, before the first, to the count, behind the last.
  var cursor: Int

  init(_ scalars: [Unicode.Scalar] = [], cursor: Int = 0) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
  }

  /// A text with the cursor behind it.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  var text: String { Self.string(scalars[...]) }
  var isMultiline: Bool { scalars.contains("\n") }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Where the line of the cursor begins.
  var lineStart: Int {
    (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  /// Where it ends, before its line end.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  var isOnFirstLine: Bool { lineStart == 0 }
  var isOnLastLine: Bool { lineEnd == scalars.count }
  var line: String { Self.string(scalars[lineStart..<lineEnd]) }
  var lineBeforeCursor: String { Self.string(scalars[lineStart..<cursor]) }
  var beforeCursor: String { Self.string(scalars[..<cursor]) }

  mutating func insert(_ text: String) {
    let new = Array(text.unicodeScalars)
    scalars.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  mutating func deleteBackward(_ count: Int) {
    let count = min(count, cursor)
    scalars.removeSubrange(cursor - count..<cursor)
    cursor -= count
  }

  /// Moves to the line above, to the same column or its end; false on the first line.
  mutating func moveUp() -> Bool {
    guard !isOnFirstLine else { return false }
    let column = cursor - lineStart
    cursor = lineStart - 1
    cursor = min(lineStart + column, lineEnd)
    return true
  }

  mutating func moveDown() -> Bool {
    guard !isOnLastLine else { return false }
    let column = cursor - lineStart
    cursor = lineEnd + 1
    cursor = min(lineStart + column, lineEnd)
    return true
  }
}
