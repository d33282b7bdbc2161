/// Reads an `.mps` file as a notebook.
///
/// Cells begin at `# %%` lines. Prose stands in comments after `# %% [markdown]`, outputs after
/// `# %% [output]`, so the file is a script like any other. What a notebook has no place for
/// (a marker spelled otherwise, more blank lines than one between cells) is noted in metadata under
/// `metapeft`, and is what `PercentWriter` goes by.
struct PercentReader {
  private var notebook = Notebook()
  private let lines: [String]
  /// What there is to say of the file as a whole.
  private var layout = JSONObject()
  /// The words of each cell, and whether a marker is among them.
  private var texts: [(lines: [String], hasMarker: Bool)] = []
  private var firstLines: [Int] = []
  /// The line, from 1, after the marker of what is being added.
  private var place = 1

  /// Whether a text has cells.
  static func isNotebook(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A).contains { line in
      line.first == 0x23 && PercentMarker(line: trimmed(Substring(line))) != nil
    }
  }

  private static func trimmed(_ line: Substring) -> Substring {
    line.utf8.last == 0x0D ? Substring(line.utf8.dropLast()) : line
  }

  static func read(_ bytes: [UInt8]) throws(NotebookError) -> Notebook {
    var reader = try PercentReader(bytes)
    return try reader.read()
  }

  /// The notebook, and for each of its cells the line of the file, from 1, where its source begins.
  static func readWithLines(_ bytes: [UInt8]) throws(NotebookError) -> (Notebook, [Int]) {
    var reader = try PercentReader(bytes)
    let notebook = try reader.read()
    return (notebook, reader.firstLines)
  }

  private init(_ bytes: [UInt8]) throws(NotebookError) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = bytes.dropFirst(3)
      layout["bom"] = .bool(true)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes.prefix { $0 < 0x80 }.count { $0 == 0x0A } + 1
      throw .line(line, "text that is not UTF-8")
    }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    if lines.last == "" {
      lines.removeLast()
    } else if !lines.isEmpty {
      layout["final_newline"] = .bool(false)
    }
    if !lines.isEmpty, lines.allSatisfy({ $0.utf8.last == 0x0D }), layout["final_newline"] == nil {
      layout["newline"] = .string("\r\n")
      lines = lines.map { String(Substring($0.utf8.dropLast())) }
    }
    self.lines = lines
  }

  private mutating func read() throws(NotebookError) -> Notebook {
    var start = 0
    if let (count, metadata) = try header() {
      start = count
      notebook.metadata = metadata
      place = count + 1
    }
    var chunk: [String] = []
    var marker: (line: Int, PercentMarker)?
    for index in start..<lines.count {
      if let next = PercentMarker(line: Substring(lines[index])) {
        try add(marker, chunk, isLast: false)
        (marker, chunk) = ((index, next), [])
        place = index + 2
      } else {
        chunk.append(lines[index])
      }
    }
    try add(marker, chunk, isLast: true)
    if !layout.isEmpty { notebook.metadata[Notebook.ownName] = .object(layout) }
    notebook.fillIDs()
    noteTexts()
    return notebook
  }

  /// `# ---`, `# jupyter: {…}`, `# ---`: the notebook's metadata; and the lines it takes.
  private mutating func header() throws(NotebookError) -> (Int, JSONObject)? {
    guard lines.first == "# ---", let end = lines.dropFirst().firstIndex(of: "# ---"), end <= 3,
      lines[1].hasPrefix("# jupyter: ")
    else { return nil }
    var metadata = JSONObject()
    for index in 1..<end {
      for (prefix, name) in [("# jupyter: ", "metadata"), ("# nbformat: ", "nbformat")]
      where lines[index].hasPrefix(prefix) {
        let text = Array(lines[index].dropFirst(prefix.count).utf8)
        // Block-style YAML, as jupytext writes it, is kept as the comment that it is.
        guard let value = try? JSONParser.parse(text).object else { return nil }
        if name == "metadata" {
          metadata = value
        } else {
          notebook.minor = value["nbformat_minor"]?.integer ?? notebook.minor
          notebook.extra = value["extra"]?.object ?? JSONObject()
        }
      }
    }
    var count = end + 1
    var blanks = 0
    while count < lines.count, lines[count].isEmpty {
      count += 1
      blanks += 1
    }
    if blanks != 1 { layout["header_blanks"] = .integer(blanks) }
    return (count, metadata)
  }

  // MARK: Cells

  private mutating func add(
    _ marker: (line: Int, PercentMarker)?, _ chunk: [String], isLast: Bool
  ) throws(NotebookError) {
    let body = Array(chunk.reversed().drop { $0.isEmpty }.reversed())
    let blanks = chunk.count - body.count
    guard let (line, marker) = marker else {
      // What stands before the first marker; blank lines alone are no cell.
      if !body.isEmpty {
        addCode(body, PercentMarker(.code), text: nil)
        noteBlanks(blanks, isLast)
      } else if blanks > 0 {
        layout["leading_blanks"] = .integer(blanks)
      }
      return
    }
    switch marker.kind {
    case .code: addCode(body, marker, text: lines[line])
    case .markdown, .raw: addProse(marker, lines[line], body)
    case .output: try addOutput(marker, body, line: line + 1)
    }
    noteBlanks(blanks, isLast)
  }

  /// Notes how many blank lines follow a cell or an output where it is not the usual number.
  private mutating func noteBlanks(_ blanks: Int, _ isLast: Bool) {
    guard !notebook.cells.isEmpty else { return }
    let index = notebook.cells.count - 1
    let parts = 1 + notebook.cells[index].outputs.count
    var list = own(index)["blanks"]?.items ?? []
    let isUsual = blanks == (isLast ? 0 : 1)
    if list.isEmpty && isUsual { return }
    while list.count < parts - 1 { list.append(.integer(1)) }
    list.append(isUsual && isLast ? .null : .integer(blanks))
    setOwn(index, "blanks", .array(list))
  }

  private func own(_ index: Int) -> JSONObject {
    notebook.cells[index].metadata[Notebook.ownName]?.object ?? JSONObject()
  }

  private mutating func setOwn(_ index: Int, _ name: String, _ value: JSON) {
    var own = own(index)
    own[name] = value
    notebook.cells[index].metadata[Notebook.ownName] = .object(own)
  }

  private mutating func add(_ cell: Notebook.Cell, text: [String], hasMarker: Bool = true) {
    notebook.cells.append(cell)
    texts.append((text, hasMarker))
    firstLines.append(place)
  }

  /// Notes the words of cells that would be written in others: the marker alone where that is
  /// enough, else all of it.
  private mutating func noteTexts() {
    for (index, (text, hasMarker)) in texts.enumerated() {
      func isWrittenBack() -> Bool {
        let before = index > 0 ? notebook.cells[index - 1].kind : nil
        return text
          == PercentWriter.cellLines(
            notebook.cells[index], own(index), at: index, minor: notebook.minor, after: before)
      }
      if isWrittenBack() { continue }
      if notebook.cells[index].kind == .code {
        setOwn(index, "marker", .string(hasMarker ? text[0] : ""))
        if isWrittenBack() { continue }
      }
      setOwn(index, "text", .string(text.joined(separator: "\n")))
    }
  }

  private mutating func addCode(_ body: [String], _ marker: PercentMarker, text: String?) {
    let cell = PercentCell.cell(marker, body.joined(separator: "\n"))
    add(cell, text: (text.map { [$0] } ?? []) + body, hasMarker: text != nil)
  }

  private mutating func addProse(_ marker: PercentMarker, _ markerText: String, _ body: [String]) {
    // Prose ends where code begins: what runs as code is a cell of code.
    let prose = PercentCell.proseCount(body)
    let text = Array(body[..<prose].reversed().drop { $0.isEmpty }.reversed())
    add(PercentCell.cell(marker, text.joined(separator: "\n")), text: [markerText] + text)
    guard prose < body.count else { return }
    noteBlanks(prose - text.count, false)
    place += prose
    addCode(Array(body[prose...]), PercentMarker(.code), text: nil)
  }

  private mutating func addOutput(
    _ marker: PercentMarker, _ body: [String], line: Int
  ) throws(NotebookError) {
    guard let last = notebook.cells.last, last.kind == .code else {
      throw .line(line, "an output must follow a cell of code")
    }
    guard let text = CommentText.uncommented(body) else {
      throw .line(line, "an output must stand in comments")
    }
    guard var output = marker.options["output"]?.object else {
      throw .line(line, "an output must be described by output={…}")
    }
    if !body.isEmpty {
      if output["output_type"]?.text == "stream" {
        output["text"] = .string(text)
      } else {
        var data = JSONObject()
        for (name, value) in (output["data"]?.object ?? JSONObject()).members { data[name] = value }
        data["text/plain"] = .string(text)
        output["data"] = .object(data)
      }
    }
    do throws(NotebookError) {
      let read = try NotebookJSON.read(output: .object(output), "output")
      notebook.cells[notebook.cells.count - 1].outputs.append(read)
    } catch {
      throw .line(line, "\(error)")
    }
  }
}
