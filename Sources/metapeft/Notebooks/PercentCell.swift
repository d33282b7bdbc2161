/// How a cell is said by a marker and the lines after it.
///
/// Options of the marker are the cell's metadata, jupytext's way, and besides: `id`,
/// `execution_count`, `attachments`; `trailing_blanks` at the end of the source; `commands=true`
/// where lines such as `%time` stand in comments; `commented=true` where the whole source does, since
/// it holds markers; `source="…"` where comments could not hold it; `metadata={…}` where a name is not
/// of an option's form; `extra={…}` for fields nbformat does not know.
enum PercentCell {
  static let ownOptions = [
    "id", "execution_count", "attachments", "trailing_blanks", "commands", "commented", "source",
    "metadata", "extra",
  ]

  static func cell(_ marker: PercentMarker, _ body: String) -> Notebook.Cell {
    let kind: Notebook.Cell.Kind =
      switch marker.kind {
      case .markdown: .markdown
      case .raw: .raw
      case .code, .output: .code
      }
    let options = marker.options
    var source = body
    if kind != .code {
      source = prose(body)
    } else if options["commented"] == .bool(true) {
      source = CommentText.uncommented(body.lines) ?? body
      if body.isEmpty { source = "" }
    } else if options["commands"] == .bool(true) {
      source = CommentText.unmaskingCommands(body)
    }
    if let text = options["source"]?.text { source = text }
    if let count = options["trailing_blanks"]?.integer, (0...10_000).contains(count) {
      source += String(repeating: "\n", count: count)
    }
    var cell = Notebook.Cell(kind, source)
    cell.id = options["id"]?.text.flatMap { NotebookJSON.isID($0) ? $0 : nil }
    cell.executionCount = options["execution_count"]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    cell.attachments = options["attachments"]?.object
    cell.extra = options["extra"]?.object ?? JSONObject()
    cell.metadata = options["metadata"]?.object ?? JSONObject()
    for (name, value) in options.members where !ownOptions.contains(name) {
      cell.metadata[name] = value
    }
    if !marker.title.isEmpty { cell.metadata["title"] = .string(marker.title) }
    return cell
  }

  /// How many lines of a cell of prose are prose: comments, or one string in triple quotes.
  static func proseCount(_ body: [String]) -> Int {
    if body.first == "\"\"\"", let end = body.dropFirst().firstIndex(of: "\"\"\"") {
      return end + 1
    }
    return body.firstIndex { !$0.isEmpty && $0.utf8.first != 0x23 || $0.contains("\r") }
      ?? body.count
  }

  private static func prose(_ body: String) -> String {
    let lines = body.lines
    if body.isEmpty { return "" }
    if lines.count >= 2, lines.first == "\"\"\"", lines.last == "\"\"\"" {
      return lines.dropFirst().dropLast().joined(separator: "\n")
    }
    return CommentText.uncommented(lines.map { $0.isEmpty ? "#" : $0 }) ?? body
  }

  /// The marker that says of a cell what its lines do not, and those lines.
  static func parts(
    _ cell: Notebook.Cell, at index: Int, minor: Int
  ) -> (marker: PercentMarker, body: [String]) {
    var marker = PercentMarker(
      cell.kind == .code ? .code : cell.kind == .markdown ? .markdown : .raw)
    var metadata = cell.metadata
    metadata[Notebook.ownName] = nil
    if let title = metadata["title"]?.text, isTitle(title, cell.kind) {
      marker.title = title
      metadata["title"] = nil
    }
    let isPlain = metadata.names.allSatisfy {
      PercentMarker.isName($0) && !ownOptions.contains($0) && $0 != "title"
    }
    if isPlain {
      for (name, value) in metadata.sortedMembers { marker.options[name] = value }
    } else {
      marker.options["metadata"] = .object(metadata)
    }
    let hasDefaultID =
      minor < Notebook.minorWithIDs ? cell.id == nil : cell.id == Notebook.defaultID(index)
    if let id = cell.id, !hasDefaultID { marker.options["id"] = .string(id) }
    if let count = cell.executionCount { marker.options["execution_count"] = .integer(count) }
    if let attachments = cell.attachments { marker.options["attachments"] = .object(attachments) }
    if !cell.extra.isEmpty { marker.options["extra"] = .object(cell.extra) }
    let lines = body(cell, &marker)
    return (marker, lines)
  }

  /// Whether a title reads back as one: single blanks, no options, no brackets at its end.
  private static func isTitle(_ title: String, _ kind: Notebook.Cell.Kind) -> Bool {
    guard !title.isEmpty, !title.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      return false
    }
    var marker = PercentMarker(.code)
    marker.title = title
    guard let back = PercentMarker(line: Substring(marker.line)) else { return false }
    return back == marker
  }

  private static func body(_ cell: Notebook.Cell, _ marker: inout PercentMarker) -> [String] {
    var lines = cell.source.lines
    var blanks = 0
    while lines.count > 1, lines.last == "" {
      lines.removeLast()
      blanks += 1
    }
    if cell.source.isEmpty { return [] }
    let text = lines.joined(separator: "\n")
    let isProse = cell.kind != .code
    let hasMarkers = lines.contains { PercentMarker(line: Substring($0)) != nil }
    if isProse || hasMarkers || text.contains("\0") {
      guard CommentText.canHold(text), !text.isEmpty, !lines.contains(where: hasLoneReturn) else {
        marker.options["source"] = .string(cell.source)
        return []
      }
    }
    if text.isEmpty {
      marker.options["source"] = .string(cell.source)
      return []
    }
    if blanks > 0 { marker.options["trailing_blanks"] = .integer(blanks) }
    if isProse { return CommentText.commented(text) }
    let startsWithCommand = text.hasPrefix("%%")
    if hasMarkers || startsWithCommand {
      marker.options["commented"] = .bool(true)
      return CommentText.commented(text)
    }
    if CommentText.hasCommands(text), !Script.parses(text) {
      marker.options["commands"] = .bool(true)
      return CommentText.maskingCommands(text).lines
    }
    return lines
  }

  private static func hasLoneReturn(_ line: String) -> Bool { line.unicodeScalars.contains("\r") }
}

extension String {
  /// The lines between `\n`s; bytes, since `\r\n` is one `Character`.
  var lines: [String] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }
}
