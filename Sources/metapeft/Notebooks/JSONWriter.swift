extension JSON {
  /// The value in one line, names sorted: `{"a": [1, 2]}`.
  var compactText: String {
    var writer = JSONWriter(indent: nil)
    writer.write(self, level: 0)
    return writer.text
  }

  /// The value as `nbformat` writes it: one blank a level, names sorted, characters as they are.
  var notebookText: String {
    var writer = JSONWriter(indent: 1)
    writer.write(self, level: 0)
    return writer.text + "\n"
  }
}

private struct JSONWriter {
  /// Blanks for each level; nil keeps everything in one line.
  let indent: Int?
  var text = ""

  init(indent: Int?) { self.indent = indent }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): write(string)
    case .array(let items):
      write("[", "]", items.count, level) { writer, index in
        writer.write(items[index], level: level + 1)
      }
    case .object(let object):
      let members = object.sortedMembers
      write("{", "}", members.count, level) { writer, index in
        writer.write(members[index].name)
        writer.text += ": "
        writer.write(members[index].value, level: level + 1)
      }
    }
  }

  private mutating func write(
    _ open: String, _ close: String, _ count: Int, _ level: Int,
    _ item: (inout JSONWriter, Int) -> Void
  ) {
    text += open
    for index in 0..<count {
      if let indent {
        text += (index > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent * (level + 1))
      } else if index > 0 {
        text += ", "
      }
      item(&self, index)
    }
    if let indent, count > 0 { text += "\n" + String(repeating: " ", count: indent * level) }
    text += close
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "\0"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
