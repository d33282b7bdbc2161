import Plotting

/// Prose in Markdown as HTML: headings, paragraphs, lists, quotations, code, tables, rules.
///
/// What is common in notebooks, after CommonMark and GitHub's tables. Raw HTML is shown as the text
/// that it is.
struct Markdown {
  private let inline: MarkdownInline
  private static let deepest = 16

  /// - Parameter picture: The address of a picture as a `data:` one, nil where it cannot be had.
  init(picture: @escaping (String) -> String? = { _ in nil }) {
    inline = MarkdownInline(picture: picture)
  }

  func html(_ text: String) -> String {
    let lines = text.lines.map { $0.utf8.last == 0x0D ? String(Substring($0.utf8.dropLast())) : $0 }
    return html(lines[...], depth: 0)
  }

  private func html(_ lines: ArraySlice<String>, depth: Int) -> String {
    var html = ""
    var rest = lines
    while let line = rest.first {
      if line.isBlank {
        rest = rest.dropFirst()
      } else if let fence = Fence(line) {
        html += code(fence, &rest)
      } else if let (level, title) = Self.heading(line) {
        html += heading(level, title)
        rest = rest.dropFirst()
      } else if Self.isRule(line) {
        html += "<hr>\n"
        rest = rest.dropFirst()
      } else if line.indent >= 4 {
        html += indentedCode(&rest)
      } else if line.blankTrimmed.hasPrefix(">"), depth < Self.deepest {
        html += quotation(&rest, depth)
      } else if ListMark(line) != nil, depth < Self.deepest {
        html += list(&rest, depth)
      } else if let table = table(&rest) {
        html += table
      } else {
        html += paragraph(&rest)
      }
    }
    return html
  }

  // MARK: Headings and paragraphs

  private static func heading(_ line: String) -> (Int, String)? {
    let text = line.blankTrimmed
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.indent < 4 else { return nil }
    let rest = text.dropFirst(level)
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    var title = String(rest).blankTrimmed
    // Marks at the end of a heading belong to its frame.
    if let last = title.lastIndex(where: { $0 != "#" }), title[last] == " " {
      title = String(title[..<last]).blankTrimmed
    } else if title.allSatisfy({ $0 == "#" }) {
      title = ""
    }
    return (level, title)
  }

  private func heading(_ level: Int, _ title: String) -> String {
    var slug = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.unicodeScalars.append(scalar)
      } else if scalar == " " || scalar == "-" {
        slug += "-"
      }
    }
    return "<h\(level) id=\"\(MarkupText.escaped(slug))\">\(inline.html(title))</h\(level)>\n"
  }

  private static func isRule(_ line: String) -> Bool {
    let marks = line.filter { $0 != " " && $0 != "\t" }
    guard let first = marks.first, "-*_".contains(first), line.indent < 4 else { return false }
    return marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  private func paragraph(_ rest: inout ArraySlice<String>) -> String {
    var text: [String] = []
    while let line = rest.first, !line.isBlank {
      if !text.isEmpty {
        // A line of `=` or `-` makes what stands above it a heading.
        let marks = line.blankTrimmed
        if let mark = marks.first, mark == "=" || mark == "-", marks.allSatisfy({ $0 == mark }) {
          rest = rest.dropFirst()
          return heading(mark == "=" ? 1 : 2, text.joined(separator: "\n"))
        }
        let interrupts =
          Fence(line) != nil || Self.heading(line) != nil || Self.isRule(line)
          || line.blankTrimmed.hasPrefix(">") || ListMark(line)?.canInterrupt == true
        if interrupts { break }
      }
      // Blanks at the end of a line may break it; at the end of the last one they are nothing.
      text.append(line.leadTrimmed)
      rest = rest.dropFirst()
    }
    return "<p>\(inline.html(text.joined(separator: "\n").blankTrimmed))</p>\n"
  }

  // MARK: Code

  private struct Fence {
    let mark: Character
    let count: Int
    let indent: Int
    let language: String

    init?(_ line: String) {
      let text = line.blankTrimmed
      guard let mark = text.first, mark == "`" || mark == "~", line.indent < 4 else { return nil }
      let count = text.prefix { $0 == mark }.count
      let rest = text.dropFirst(count)
      guard count >= 3, mark == "~" || !rest.contains("`") else { return nil }
      (self.mark, self.count, indent) = (mark, count, line.indent)
      language = rest.split(separator: " ").first.map { $0.lowercased() } ?? ""
    }

    func isClosed(by line: String) -> Bool {
      let text = line.blankTrimmed
      return text.count >= count && text.allSatisfy { $0 == mark }
    }
  }

  private func code(_ fence: Fence, _ rest: inout ArraySlice<String>) -> String {
    rest = rest.dropFirst()
    var lines: [String] = []
    while let line = rest.first {
      rest = rest.dropFirst()
      if fence.isClosed(by: line) { break }
      lines.append(line.droppingIndent(fence.indent))
    }
    let text = lines.joined(separator: "\n")
    let isOurs = ["python", "py", "mps", "metapeft", "python3"].contains(fence.language)
    return "<pre><code>\(isOurs ? Highlighter.html(text) : MarkupText.escaped(text))</code></pre>\n"
  }

  private func indentedCode(_ rest: inout ArraySlice<String>) -> String {
    var lines: [String] = []
    while let line = rest.first, line.isBlank || line.indent >= 4 {
      lines.append(line.droppingIndent(4))
      rest = rest.dropFirst()
    }
    while lines.last?.isBlank == true { lines.removeLast() }
    return "<pre><code>\(MarkupText.escaped(lines.joined(separator: "\n")))</code></pre>\n"
  }

  // MARK: Containers

  private func quotation(_ rest: inout ArraySlice<String>, _ depth: Int) -> String {
    var lines: [String] = []
    while let line = rest.first, !line.isBlank {
      let text = line.leadTrimmed
      if text.hasPrefix(">") {
        let inside = text.dropFirst()
        lines.append(String(inside.first == " " ? inside.dropFirst() : inside))
      } else {
        lines.append(line)
      }
      rest = rest.dropFirst()
    }
    return "<blockquote>\n\(html(lines[...], depth: depth + 1))</blockquote>\n"
  }

  private struct ListMark {
    /// The number of the first item; nil for bullets.
    let number: Int?
    let mark: Character
    /// Columns before the text of the item.
    let width: Int
    let canInterrupt: Bool

    init?(_ line: String) {
      let text = line.leadTrimmed
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let rest = text.dropFirst(digits.count)
      guard let mark = rest.first, line.indent < 4, digits.count < 10 else { return nil }
      guard digits.isEmpty ? "-*+".contains(mark) : ".)".contains(mark) else { return nil }
      let after = rest.dropFirst()
      guard after.isEmpty || after.first == " " || after.first == "\t" else { return nil }
      let blanks = after.prefix { $0 == " " }.count
      number = Int(digits)
      self.mark = mark
      width = line.indent + digits.count + 1 + (after.isBlank || blanks > 4 ? 1 : max(blanks, 1))
      canInterrupt = !after.isBlank && (digits.isEmpty || digits == "1")
    }
  }

  private func list(_ rest: inout ArraySlice<String>, _ depth: Int) -> String {
    guard let first = rest.first.flatMap(ListMark.init) else { return "" }
    var items: [[String]] = []
    var isLoose = false
    var sawBlank = false
    while let line = rest.first {
      if line.isBlank {
        sawBlank = true
        if !items.isEmpty { items[items.count - 1].append("") }
      } else if let mark = ListMark(line), mark.mark == first.mark,
        line.indent < (items.isEmpty ? 4 : first.width)
      {
        if sawBlank && !items.isEmpty { isLoose = true }
        items.append([line.droppingColumns(mark.width)])
        sawBlank = false
      } else if line.indent >= first.width, !items.isEmpty {
        if sawBlank { isLoose = true }
        items[items.count - 1].append(line.droppingIndent(first.width))
        sawBlank = false
      } else if !sawBlank, !items.isEmpty, ListMark(line) == nil, Fence(line) == nil,
        Self.heading(line) == nil
      {
        // A paragraph may go on without indentation.
        items[items.count - 1].append(line)
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    let tag = first.number == nil ? "ul" : "ol"
    let start = first.number.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    let texts = items.map { item in
      var text = html(item[...], depth: depth + 1)
      if !isLoose, text.hasPrefix("<p>"), let end = text.range(of: "</p>\n") {
        text =
          text[text.index(text.startIndex, offsetBy: 3)..<end.lowerBound] + "\n"
          + text[end.upperBound...]
      }
      return "<li>\(text.hasSuffix("\n") ? String(text.dropLast()) : text)</li>\n"
    }
    return "<\(tag)\(start)>\n\(texts.joined())</\(tag)>\n"
  }

  // MARK: Tables

  private func table(_ rest: inout ArraySlice<String>) -> String? {
    guard rest.count >= 2, let head = rest.first, head.contains("|") else { return nil }
    let rule = Self.cells(rest[rest.startIndex + 1])
    let heads = Self.cells(head)
    let isRule = rule.allSatisfy { cell in
      cell.contains("-") && cell.allSatisfy { "-: ".contains($0) }
    }
    guard isRule, rule.count == heads.count, rest[rest.startIndex + 1].contains("-") else {
      return nil
    }
    let styles = rule.map { cell in
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): " style=\"text-align:center\""
      case (false, true): " style=\"text-align:right\""
      default: ""
      }
    }
    rest = rest.dropFirst(2)
    func row(_ cells: [String], _ tag: String) -> String {
      let texts = styles.enumerated().map { index, style in
        "<\(tag)\(style)>\(index < cells.count ? inline.html(cells[index]) : "")</\(tag)>"
      }
      return "<tr>\(texts.joined())</tr>\n"
    }
    var html = "<table>\n<thead>\(row(heads, "th"))</thead>\n<tbody>\n"
    while let line = rest.first, !line.isBlank, line.contains("|") {
      html += row(Self.cells(line), "td")
      rest = rest.dropFirst()
    }
    return html + "</tbody>\n</table>\n"
  }

  /// The cells of a row; `\|` is a bar in a cell.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.blankTrimmed {
      if character == "|", !isEscaped {
        cells.append("")
      } else if character == "|" {
        cells[cells.count - 1].removeLast()
        cells[cells.count - 1].append("|")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\"
    }
    if cells.first?.isBlank == true { cells.removeFirst() }
    if cells.last?.isBlank == true { cells.removeLast() }
    return cells.map(\.blankTrimmed)
  }
}

extension StringProtocol {
  var isBlank: Bool { allSatisfy { $0 == " " || $0 == "\t" } }

  var leadTrimmed: String { String(drop { $0 == " " || $0 == "\t" }) }

  var blankTrimmed: String {
    var text = leadTrimmed[...]
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }

  /// The columns of the blanks at its start; a tab goes to the next multiple of four.
  var indent: Int {
    var columns = 0
    for character in self {
      if character == " " {
        columns += 1
      } else if character == "\t" {
        columns += 4 - columns % 4
      } else {
        break
      }
    }
    return columns
  }

  /// Without up to so many columns of blanks.
  func droppingIndent(_ columns: Int) -> String {
    var used = 0
    var rest = self[...]
    while used < columns, let first = rest.first, first == " " || first == "\t" {
      used += first == "\t" ? 4 - used % 4 : 1
      rest = rest.dropFirst()
    }
    return String(repeating: " ", count: Swift.max(0, used - columns)) + rest
  }

  /// Without its first characters, whatever they are.
  func droppingColumns(_ count: Int) -> String { String(dropFirst(count)) }

  /// The first place of a text, without Foundation.
  func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      let rest = self[start...]
      if rest.hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
