/// Rows of cells in aligned columns; the last column is cut where the window ends.
enum TextTable {
  /// - Parameter rows: The heading first.
  static func text(_ rows: [[String]], columns: Int) -> String {
    guard let heading = rows.first else { return "" }
    let used = heading.indices.filter { index in
      rows.dropFirst().contains { !$0[index].isEmpty } || index == 0
    }
    let widths = used.map { index in rows.map { DisplayWidth.of($0[index]) }.max() ?? 0 }
    var lines = rows.map { row in
      var line = ""
      for (place, index) in used.enumerated() {
        let isLast = place == used.count - 1
        let padding = isLast ? 0 : widths[place] - DisplayWidth.of(row[index]) + 2
        line += row[index] + String(repeating: " ", count: padding)
      }
      return cut(line, to: columns)
    }
    lines.insert(
      String(repeating: "-", count: min(columns, lines.map { DisplayWidth.of($0) }.max() ?? 0)),
      at: 1)
    return lines.joined(separator: "\n")
  }

  /// A text that fits, an ellipsis at its end where something was left out.
  static func cut(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    var (result, width) = ("", 0)
    for scalar in text.unicodeScalars {
      width += DisplayWidth.of(scalar)
      if width > columns - 1 { break }
      result.unicodeScalars.append(scalar)
    }
    return result + "…"
  }
}
