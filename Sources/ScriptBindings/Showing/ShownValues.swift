import MetaScript
import Plotting
import TensorCore

extension Machine {
  /// A value in the forms in which a cell shows it.
  ///
  /// Figures are drawn, arrays tell their shape, metrics are tables; an object of a class with the
  /// methods `_repr_table_`, `_repr_html_`, `_repr_svg_`, `_repr_markdown_`, `_repr_latex_` (the
  /// latter four IPython's) is shown by them. Everything else is its `repr`.
  package func shown(_ value: Value) throws(Raised) -> ShownValue {
    let style = terminalStyle
    if let table = try metricsTable(value) { return shown(table, style) }
    if let array = arrayObject(value) { return ShownValue(text: Self.text(of: array.tensor)) }
    guard value.tag == .instance else { return ShownValue(text: try repr(value).text) }
    if let figure = try figure(of: value) {
      return try native {
        let text = try figure.terminalText(style.plain)
        return ShownValue(
          text: String(text.dropLast()),
          terminalText: String(try figure.terminalText(style).dropLast()),
          forms: ["image/svg+xml": try figure.svg()])
      }
    }
    if let parts = try called("_repr_table_", on: value) {
      return shown(try table(parts), style)
    }
    var shown = ShownValue(text: try repr(value).text)
    for (name, type) in Self.representations {
      guard let form = try called(name, on: value), let text = StringRef(unwrap(form)) else {
        continue
      }
      shown.forms[type] = text.text
    }
    return shown
  }

  private static let representations = [
    ("_repr_html_", "text/html"), ("_repr_svg_", "image/svg+xml"),
    ("_repr_markdown_", "text/markdown"), ("_repr_latex_", "text/latex"),
  ]

  /// As MLX prints it, with the shape where it cannot be seen at a glance.
  private static func text(of tensor: Tensor) -> String {
    let text = tensor.description
    guard tensor.rank > 1 || tensor.shape.contains(where: { $0 > 6 }) else { return text }
    let sizes = tensor.shape.map(String.init).joined(separator: ", ")
    let ending = "dtype=\(tensor.dtype.name))"
    guard text.hasSuffix(ending) else { return text }
    return text.dropLast(ending.count) + "shape=(\(sizes)\(tensor.rank == 1 ? "," : "")), " + ending
  }

  private func figure(of value: Value) throws(Raised) -> Figure? {
    guard type(of: value).name == "Figure",
      let native = try attributeIfPresent(heap.intern("_native"), of: value),
      let object = NativeRef(native)?.object as? FigureObject
    else { return nil }
    return object.figure
  }

  private func called(_ name: String, on value: Value) throws(Raised) -> Value? {
    guard try attributeIfPresent(heap.intern(name), of: value) != nil else { return nil }
    let result = try callMethod(name, of: value)
    return result.isNone ? nil : result
  }

  private func shown(_ table: Table, _ style: TerminalStyle) -> ShownValue {
    ShownValue(
      text: table.text(style.plain), terminalText: table.text(style),
      forms: ["text/html": table.html])
  }

  // MARK: Tables

  /// `(title, headers or None, rows)`, as `_repr_table_` gives it.
  private func table(_ parts: Value) throws(Raised) -> Table {
    pin(parts)
    let parts = try values(parts)
    guard parts.count == 3 else {
      throw error(.typeError, "_repr_table_ must return (title, headers, rows)")
    }
    var table = Table(title: try str(parts[0]).text, rows: [])
    if !parts[1].isNone { table.headers = try strings(parts[1]) }
    for row in try values(parts[2]) {
      var cells: [Table.Cell] = []
      for value in try values(row) { cells.append(try cell(value)) }
      table.rows.append(cells)
    }
    return table
  }

  private func values(_ value: Value) throws(Raised) -> [Value] {
    var all: [Value] = []
    try iterate(value) { item throws(Raised) in
      all.append(item)
      return true
    }
    return all
  }

  private func cell(_ value: Value) throws(Raised) -> Table.Cell {
    switch value.tag {
    case .int: .integer(value.asInt)
    case .float: .number(value.asFloat)
    default: .text(try str(value).text)
    }
  }

  /// Metrics as a table: a dict of floats by name, a list of such dicts, a dict of such dicts.
  private func metricsTable(_ value: Value) throws(Raised) -> Table? {
    if let metrics = metrics(value) {
      return Table(rows: metrics.map { [.text($0.name), .number($0.value)] })
    }
    var keys: [Table.Cell] = []
    var items: [Value] = []
    if let list = ListRef(value) {
      items = list.snapshot
      keys = items.indices.map { .integer($0) }
    } else if let dict = DictRef(value) {
      for entry in dict.snapshot {
        keys.append(try cell(entry.key))
        items.append(entry.value)
      }
    }
    guard !items.isEmpty, items.count <= 1_000_000 else { return nil }
    var names: [String]?
    var rows: [[Table.Cell]] = []
    for (key, item) in zip(keys, items) {
      guard let metrics = metrics(item), names == nil || names == metrics.map(\.name) else {
        return nil
      }
      names = metrics.map(\.name)
      rows.append([key] + metrics.map { .number($0.value) })
    }
    return Table(headers: [""] + (names ?? []), rows: rows)
  }

  /// The entries of a dict of two or more floats by name, nil for everything else.
  private func metrics(_ value: Value) -> [(name: String, value: Double)]? {
    guard let dict = DictRef(value), dict.count >= 2, dict.count <= 100 else { return nil }
    var all: [(name: String, value: Double)] = []
    for entry in dict.snapshot {
      guard let name = StringRef(entry.key), entry.value.isFloat else { return nil }
      all.append((name.text, entry.value.asFloat))
    }
    return all
  }
}

extension TerminalStyle {
  /// The same without colours.
  var plain: TerminalStyle {
    var style = self
    style.colors = .none
    return style
  }
}
