/// Cleans pasted text: the prompts of a session that was copied, the output between them, control
/// characters, and indentation that all lines share.
enum PastedText {
  /// - Parameter isAlone: Whether the paste begins the cell.
  static func cleaned(_ text: String, isAlone: Bool) -> String {
    var lines = plain(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.contains(where: { $0.trimmed.hasPrefix(">>>") }) {
      lines = withoutPythonPrompts(lines)
    } else if lines.contains(where: { number(of: $0) != nil }) {
      lines = withoutCellPrompts(lines)
    }
    if isAlone {
      lines = withoutSharedIndentation(lines)
      while lines.count > 1, lines.first?.trimmed.isEmpty == true { lines.removeFirst() }
    }
    while lines.count > 1, lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Without control characters; `\r\n` and `\r` end lines as `\n` does.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if last != "\r" { result.append("\n") }
      case "\t": result.append(contentsOf: "    ".unicodeScalars)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
      default: result.append(scalar)
      }
      last = scalar
    }
    return String(result)
  }

  /// What follows `>>>` and `...`; other lines are output.
  private static func withoutPythonPrompts(_ lines: [String]) -> [String] {
    var inStatement = false
    return lines.compactMap { line in
      let text = line.trimmed
      if text.hasPrefix(">>>") {
        inStatement = true
        return content(text.dropFirst(3))
      }
      if inStatement, text.hasPrefix("...") { return content(text.dropFirst(3)) }
      inStatement = false
      return nil
    }
  }

  /// What follows `In [3]:` and `...:`; what follows `Out[3]:` is output. After a prompt alone on
  /// its line come lines without any, up to a blank one.
  private static func withoutCellPrompts(_ lines: [String]) -> [String] {
    var isBare = false
    return lines.compactMap { line in
      let text = line.trimmed
      if let start = number(of: line) {
        isBare = line[start...].allSatisfy(\.isWhitespace)
        return isBare ? nil : content(line[start...])
      }
      if text.hasPrefix("...:") { return content(text.dropFirst(4)) }
      if text.hasPrefix("Out[") { isBare = false }
      if isBare, !text.isEmpty { return line }
      isBare = false
      return nil
    }
  }

  /// Where the text after `In [3]:` begins.
  private static func number(of line: String) -> String.Index? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("In [") else { return nil }
    let digits = text.dropFirst(4).prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, line[digits.endIndex...].hasPrefix("]:") else { return nil }
    return line.index(digits.endIndex, offsetBy: 2)
  }

  private static func content(_ text: Substring) -> String {
    String(text.first == " " ? text.dropFirst() : text)
  }

  private static func withoutSharedIndentation(_ lines: [String]) -> [String] {
    let depth =
      lines.filter { !$0.trimmed.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return depth == 0 ? lines : lines.map { String($0.dropFirst(depth)) }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
