import MetaScript

/// Writes a notebook as an `.mps` file; see `PercentReader`.
enum PercentWriter {
  static func text(_ notebook: Notebook) -> String {
    var metadata = notebook.metadata
    let layout = metadata[Notebook.ownName]?.object ?? JSONObject()
    metadata[Notebook.ownName] = nil
    if metadata == Notebook.defaultMetadata { metadata = JSONObject() }
    var lines: [String] = []
    let hasHeader =
      !metadata.isEmpty || notebook.minor != 5 || !notebook.extra.isEmpty
      || layout["header_blanks"] != nil
    if hasHeader {
      lines += ["# ---", "# jupyter: " + JSON.object(metadata).compactText]
      if notebook.minor != 5 || !notebook.extra.isEmpty {
        var fields: JSONObject = ["nbformat_minor": .integer(notebook.minor)]
        if !notebook.extra.isEmpty { fields["extra"] = .object(notebook.extra) }
        lines.append("# nbformat: " + JSON.object(fields).compactText)
      }
      lines.append("# ---")
      lines += blanks(layout["header_blanks"], or: 1)
    }
    lines += blanks(layout["leading_blanks"], or: 0)
    for (index, cell) in notebook.cells.enumerated() {
      let isLastCell = index == notebook.cells.count - 1
      let own = cell.metadata[Notebook.ownName]?.object ?? JSONObject()
      let counts = own["blanks"]?.items ?? []
      let before = index > 0 ? notebook.cells[index - 1].kind : nil
      let parts =
        [cellLines(cell, own, at: index, minor: notebook.minor, after: before)]
        + cell.outputs.map(lines(of:))
      for (place, part) in parts.enumerated() {
        let isLast = isLastCell && place == parts.count - 1
        lines += part
        lines += blanks(place < counts.count ? counts[place] : nil, or: isLast ? 0 : 1)
      }
    }
    let newline = layout["newline"]?.text == "\r\n" ? "\r\n" : "\n"
    let mark = layout["bom"] == .bool(true) ? "\u{FEFF}" : ""
    guard !lines.isEmpty else { return mark }
    let end = layout["final_newline"] == .bool(false) ? "" : newline
    return mark + lines.joined(separator: newline) + end
  }

  private static func blanks(_ count: JSON?, or usual: Int) -> [String] {
    let count = count?.integer ?? usual
    return Array(repeating: "", count: min(max(count, 0), 10_000))
  }

  /// The lines of a cell: a marker, then prose or code; in the words that it was read in, as long as
  /// they still say the same.
  ///
  /// - Parameter before: The kind of the cell before it, nil for the first.
  static func cellLines(
    _ cell: Notebook.Cell, _ own: JSONObject, at index: Int, minor: Int,
    after before: Notebook.Cell.Kind?
  ) -> [String] {
    let (marker, body) = PercentCell.parts(cell, at: index, minor: minor)
    // No marker is needed where nothing, or only prose, stands before.
    let needsMarker = own["marker"]?.text != "" || before == .code || cell.kind != .code
    if let text = own["text"]?.text {
      let lines = text.lines
      if !needsMarker, !lines.contains(where: { PercentMarker(line: Substring($0)) != nil }),
        isSame(PercentCell.cell(PercentMarker(.code), text), cell, index, minor)
      {
        return lines
      }
      let rest = Array(lines.dropFirst())
      if let first = lines.first, let old = PercentMarker(line: Substring(first)),
        !rest.contains(where: { PercentMarker(line: Substring($0)) != nil }),
        old.kind == .code || PercentCell.proseCount(rest) == rest.count,
        isSame(PercentCell.cell(old, rest.joined(separator: "\n")), cell, index, minor)
      {
        return lines
      }
    }
    if !needsMarker, body.first?.isEmpty == false,
      isSame(
        PercentCell.cell(PercentMarker(.code), body.joined(separator: "\n")), cell, index, minor)
    {
      return body
    }
    if let line = own["marker"]?.text, let old = PercentMarker(line: Substring(line)),
      old.kind == .code,
      isSame(PercentCell.cell(old, body.joined(separator: "\n")), cell, index, minor)
    {
      return [line] + body
    }
    return [marker.line] + body
  }

  private static func isSame(
    _ read: Notebook.Cell, _ cell: Notebook.Cell, _ index: Int, _ minor: Int
  ) -> Bool {
    var (read, cell) = (read, cell)
    cell.metadata[Notebook.ownName] = nil
    // An id that was made for want of one, or of one that no other cell has, is none.
    let made = read.id ?? Notebook.defaultID(index)
    if cell.id?.hasPrefix(made) == true { cell.id = read.id }
    (read.outputs, cell.outputs) = ([], [])
    return read == cell
  }

  /// An output as comments: its plain text to be read, everything else in the marker.
  private static func lines(of output: JSONObject) -> [String] {
    var output = output
    var body: [String] = []
    if output["output_type"]?.text == "stream" {
      if let text = output["text"]?.text, CommentText.canHold(text) {
        output["text"] = nil
        body = CommentText.commented(text)
      }
    } else if var data = output["data"]?.object, let text = data["text/plain"]?.text,
      CommentText.canHold(text)
    {
      data["text/plain"] = nil
      output["data"] = .object(data)
      body = CommentText.commented(text)
    }
    var marker = PercentMarker(.output)
    marker.options["output"] = .object(output)
    return [marker.line] + body
  }
}

/// Questions about a text as a program.
enum Script {
  /// On a session's thread, whose stack is deep enough for whatever a file holds.
  static func parses(_ text: String) -> Bool {
    guard let session = try? Session() else { return false }
    let isProgram = try? session.onMachine { _, _ in
      (try? parse(SourceText(name: "<cell>", text: text))) != nil
    }
    return isProgram ?? false
  }
}
