/// `.ipynb` files: nbformat 4, of any minor version.
enum NotebookJSON {
  /// - Throws: `NotebookError` that names the place in the file.
  static func read(_ bytes: [UInt8]) throws(NotebookError) -> Notebook {
    let value: JSON
    do throws(JSONError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw .json(error)
    }
    guard var fields = value.object else { throw .field("the file", wanted: "an object") }
    guard let major = fields["nbformat"]?.integer else {
      throw .field("nbformat", wanted: "an integer")
    }
    guard major == 4 else { throw .version("\(major)") }
    guard let minor = fields["nbformat_minor"]?.integer, minor >= 0 else {
      throw .field("nbformat_minor", wanted: "an integer from 0")
    }
    guard let metadata = fields["metadata"]?.object else {
      throw .field("metadata", wanted: "an object")
    }
    guard let cells = fields["cells"]?.items else { throw .field("cells", wanted: "a list") }
    var notebook = Notebook()
    (notebook.minor, notebook.metadata) = (minor, metadata)
    for (index, cell) in cells.enumerated() {
      notebook.cells.append(try read(cell, "cells[\(index)]"))
    }
    for name in ["nbformat", "nbformat_minor", "metadata", "cells"] { fields[name] = nil }
    notebook.extra = fields
    if notebook.metadata == Notebook.defaultMetadata { notebook.metadata = JSONObject() }
    return notebook
  }

  private static func read(_ value: JSON, _ place: String) throws(NotebookError) -> Notebook.Cell {
    guard var fields = value.object else { throw .field(place, wanted: "an object") }
    guard let kind = fields["cell_type"]?.text.flatMap(Notebook.Cell.Kind.init) else {
      throw .field(place + ".cell_type", wanted: "'code', 'markdown' or 'raw'")
    }
    var cell = Notebook.Cell(kind, try joined(fields["source"], place + ".source"))
    guard let metadata = fields["metadata"]?.object else {
      throw .field(place + ".metadata", wanted: "an object")
    }
    cell.metadata = metadata
    if let id = fields["id"] {
      guard let id = id.text, isID(id) else {
        throw .field(place + ".id", wanted: "1 to 64 letters, digits, '-' and '_'")
      }
      cell.id = id
    }
    if let attachments = fields["attachments"] {
      guard let attachments = attachments.object else {
        throw .field(place + ".attachments", wanted: "an object")
      }
      cell.attachments = attachments
    }
    if kind == .code {
      guard let outputs = fields["outputs"]?.items else {
        throw .field(place + ".outputs", wanted: "a list")
      }
      cell.outputs = try outputs.enumerated().map { index, output throws(NotebookError) in
        try read(output: output, "\(place).outputs[\(index)]")
      }
      switch fields["execution_count"] {
      case .null, nil: break
      case .some(let count):
        guard let count = count.integer, count >= 0 else {
          throw .field(place + ".execution_count", wanted: "an integer or null")
        }
        cell.executionCount = count
      }
      fields["outputs"] = nil
      fields["execution_count"] = nil
    }
    for name in ["cell_type", "source", "metadata", "id", "attachments"] { fields[name] = nil }
    cell.extra = fields
    return cell
  }

  static func isID(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80
          && (character.isLetter || character.isNumber || byte == 0x2D || byte == 0x5F)
      }
  }

  /// A text, or its lines with their ends.
  private static func joined(_ value: JSON?, _ place: String) throws(NotebookError) -> String {
    if let text = value?.text { return text }
    var whole = ""
    for line in value?.items ?? [.null] {
      guard let line = line.text else { throw .field(place, wanted: "a string or strings") }
      whole += line
    }
    return whole
  }

  /// An output with its texts joined.
  static func read(output: JSON, _ place: String) throws(NotebookError) -> JSONObject {
    guard var fields = output.object else { throw .field(place, wanted: "an object") }
    func needs(_ name: String, _ wanted: String, _ isRight: (JSON) -> Bool) throws(NotebookError) {
      guard let value = fields[name], isRight(value) else {
        throw .field("\(place).\(name)", wanted: wanted)
      }
    }
    switch fields["output_type"]?.text {
    case "stream":
      try needs("name", "a string") { $0.text != nil }
      fields["text"] = .string(try joined(fields["text"], place + ".text"))
    case "display_data", "execute_result":
      try needs("metadata", "an object") { $0.object != nil }
      guard let data = fields["data"]?.object else {
        throw .field(place + ".data", wanted: "an object")
      }
      var joinedData = JSONObject()
      for (type, value) in data.members {
        joinedData[type] =
          isJSON(type) ? value : .string(try joined(value, "\(place).data['\(type)']"))
      }
      fields["data"] = .object(joinedData)
      if fields["output_type"]?.text == "execute_result" {
        try needs("execution_count", "an integer or null") { $0.integer != nil || $0 == .null }
      }
    case "error":
      try needs("ename", "a string") { $0.text != nil }
      try needs("evalue", "a string") { $0.text != nil }
      try needs("traceback", "strings") { $0.items?.allSatisfy { $0.text != nil } == true }
    default:
      throw .field(
        place + ".output_type", wanted: "'stream', 'display_data', 'execute_result' or 'error'")
    }
    return fields
  }

  /// Whether data of a MIME type is a JSON value rather than text.
  private static func isJSON(_ type: String) -> Bool {
    type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
  }

  // MARK: Writing

  /// The file, as `nbformat` itself writes it.
  static func text(_ notebook: Notebook) -> String {
    var notebook = notebook
    notebook.fillIDs()
    var fields = notebook.extra
    fields["nbformat"] = .integer(4)
    fields["nbformat_minor"] = .integer(notebook.minor)
    let metadata = notebook.metadata
    fields["metadata"] = .object(metadata.isEmpty ? Notebook.defaultMetadata : metadata)
    fields["cells"] = .array(notebook.cells.map { .object(members(of: $0, notebook.minor)) })
    return JSON.object(fields).notebookText
  }

  private static func members(of cell: Notebook.Cell, _ minor: Int) -> JSONObject {
    var fields = cell.extra
    fields["cell_type"] = .string(cell.kind.rawValue)
    fields["metadata"] = .object(cell.metadata)
    fields["source"] = lines(cell.source)
    if minor >= Notebook.minorWithIDs, let id = cell.id { fields["id"] = .string(id) }
    if let attachments = cell.attachments { fields["attachments"] = .object(attachments) }
    if cell.kind == .code {
      fields["execution_count"] = cell.executionCount.map { .integer($0) } ?? .null
      fields["outputs"] = .array(cell.outputs.map { .object(split($0)) })
    }
    return fields
  }

  /// An output with its texts in lines.
  private static func split(_ output: JSONObject) -> JSONObject {
    var output = output
    if output["output_type"]?.text == "stream", let text = output["text"]?.text {
      output["text"] = lines(text)
    }
    if let data = output["data"]?.object {
      var splitData = JSONObject()
      for (type, value) in data.members {
        splitData[type] = isJSON(type) ? value : value.text.map(lines) ?? value
      }
      output["data"] = .object(splitData)
    }
    return output
  }

  /// A text as lines with their ends, where Python's `str.splitlines` finds them.
  private static func lines(_ text: String) -> JSON {
    var lines: [JSON] = []
    var line = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      line.append(scalar)
      switch scalar.value {
      case 0x0D where index + 1 < scalars.count && scalars[index + 1] == "\n": continue
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
        lines.append(.string(String(line)))
        line = String.UnicodeScalarView()
      default: break
      }
    }
    if !line.isEmpty { lines.append(.string(String(line))) }
    return .array(lines)
  }
}
