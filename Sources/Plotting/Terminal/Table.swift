/// Rows of short texts under each other, as text or as HTML.
public struct Table: Sendable, Equatable {
  public var title: String
  /// Empty for a table of names and values.
  public var headers: [String]
  public var rows: [[Cell]]

  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)

    var text: String {
      switch self {
      case .text(let text): PlainText.line(text)
      case .integer(let number): String(number)
      case .number(let number): NumberLabel.short(number, digits: 5)
      }
    }

    var isNumber: Bool {
      if case .text = self { false } else { true }
    }
  }

  public init(title: String = "", headers: [String] = [], rows: [[Cell]]) {
    self.title = title
    self.headers = headers
    self.rows = rows
  }

  /// Rows beyond which the middle is left out.
  private static let mostRows = 24
  private static let edge = 8

  /// What is shown: all rows, or the first and last ones and a row of ellipses between them.
  private var shownRows: [[Cell]] {
    guard rows.count > Self.mostRows else { return rows }
    let width = rows.map(\.count).max() ?? 0
    let gap = [Cell](repeating: .text("…"), count: width)
    return Array(rows.prefix(Self.edge)) + [gap] + Array(rows.suffix(Self.edge))
  }

  /// Whether a column has nothing but numbers.
  private func isNumeric(_ column: Int) -> Bool {
    rows.allSatisfy { column >= $0.count || $0[column].isNumber }
  }

  /// The table in lines no wider than the columns: names to the left, numbers to the right.
  public func text(_ style: TerminalStyle) -> String {
    let rows = shownRows.map { row in row.map(\.text) }
    let heads = headers.map { PlainText.line($0) }
    let count = max(heads.count, rows.map(\.count).max() ?? 0)
    var widths = (0..<count).map { column in
      ([heads] + rows).map { column < $0.count ? TerminalText.width($0[column]) : 0 }.max() ?? 0
    }
    // The widest column gives way until all fit.
    let indent = title.isEmpty || !headers.isEmpty ? 0 : 2
    let room = style.columns - indent - 2 * max(0, count - 1)
    while widths.reduce(0, +) > room, let most = widths.max(), most > 4 {
      widths[widths.firstIndex(of: most) ?? 0] = max(4, most - max(1, (most - 4) / 8))
    }
    let numeric = (0..<count).map { !headers.isEmpty && isNumeric($0) }
    func line(_ cells: [String], isHead: Bool = false) -> String {
      var line = String(repeating: " ", count: indent)
      for (column, cell) in cells.enumerated() {
        let text = TerminalText.padded(
          TerminalText.fitted(cell, widths[column]), widths[column],
          numeric[column] ? .right : .left)
        let isName = isHead || (headers.isEmpty && column == 0)
        line += (column > 0 ? "  " : "") + (isName ? style.faint(text) : text)
      }
      // Blanks at the end of a line are of no use; those inside a style end with it.
      while line.last == " " { line.removeLast() }
      return TerminalText.width(line) > style.columns && style.colors == .none
        ? TerminalText.fitted(line, style.columns) : line
    }
    var lines: [String] = []
    if !title.isEmpty {
      lines.append(style.bold(TerminalText.fitted(PlainText.line(title), style.columns)))
    }
    if !heads.isEmpty { lines.append(line(heads, isHead: true)) }
    lines += rows.map { line($0) }
    let text = lines.joined(separator: "\n")
    return style.hasUnicode ? text : TerminalText.ascii(text)
  }

  /// The table as an element of HTML.
  public var html: String {
    var html = "<table class=\"metapeft-table\">"
    if !title.isEmpty { html += "<caption>\(MarkupText.escaped(title))</caption>" }
    if !headers.isEmpty {
      let heads = headers.map { "<th>\(MarkupText.escaped($0))</th>" }.joined()
      html += "<thead><tr>\(heads)</tr></thead>"
    }
    html += "<tbody>"
    for row in shownRows {
      html += "<tr>"
      for (column, cell) in row.enumerated() {
        let text = MarkupText.escaped(cell.text)
        if headers.isEmpty, column == 0 {
          html += "<th>\(text)</th>"
        } else {
          html += isNumeric(column) ? "<td class=\"number\">\(text)</td>" : "<td>\(text)</td>"
        }
      }
      html += "</tr>"
    }
    return html + "</tbody></table>"
  }
}
