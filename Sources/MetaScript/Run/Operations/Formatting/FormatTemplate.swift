extension Machine {
  /// `template.format(*positional, **keywords)`, or `format_map` when `positional` is nil.
  ///
  /// - Parameter keywords: a dict, any mapping for `format_map`, or undefined.
  func formatTemplate(
    _ template: StringRef, positional: ((Int) -> Value?)?, keywords: Value
  ) throws(Raised) -> Value {
    var formatter = TemplateFormatter(
      machine: self, positional: positional, keywords: keywords)
    var out = StringBuilder(heap)
    try formatter.write(template.units, to: &out, depth: 2)
    return try out.finish().value
  }
}

/// One run of `str.format`.
private struct TemplateFormatter {
  enum Numbering { case undecided, automatic, manual }

  let machine: Machine
  let positional: ((Int) -> Value?)?
  let keywords: Value
  var numbering = Numbering.undecided
  var nextNumber = 0

  /// A replacement field as it is written.
  struct Field {
    var name: StringUnits
    var conversion: UInt32?
    var specification: StringUnits?
    var hasNestedFields = false
  }

  func failure(_ message: String) -> Raised { machine.error(.valueError, message) }

  mutating func write(
    _ text: StringUnits, to out: inout StringBuilder, depth: Int
  ) throws(Raised) {
    if depth <= 0 { throw failure("Max string recursion exceeded") }
    var position = text.startIndex
    while position < text.endIndex {
      let start = position
      while position < text.endIndex, text[position] != 123, text[position] != 125 {
        position += 1
      }
      if position > start { try out.append(text[start..<position]) }
      guard position < text.endIndex else { return }
      let brace = text[position]
      position += 1
      if position < text.endIndex, text[position] == brace {
        try out.append(codePoint: brace)
        position += 1
        continue
      }
      if brace == 125 { throw failure("Single '}' encountered in format string") }
      if position == text.endIndex { throw failure("Single '{' encountered in format string") }
      let field = try parseField(text, &position)
      try write(field, to: &out, depth: depth)
    }
  }

  private func parseField(
    _ text: StringUnits, _ position: inout Int
  ) throws(Raised) -> Field {
    let start = position
    var c: UInt32 = 0
    name: while position < text.endIndex {
      c = text[position]
      position += 1
      switch c {
      case 123: throw failure("unexpected '{' in field name")
      case 91:
        while position < text.endIndex, text[position] != 93 { position += 1 }
      case 125, 58, 33: break name
      default: break
      }
    }
    guard c == 125 || c == 58 || c == 33 else {
      throw failure("expected '}' before end of string")
    }
    var field = Field(name: text[start..<position - 1])
    if c == 125 { return field }
    if c == 33 {
      guard position < text.endIndex else {
        throw failure("end of string while looking for conversion specifier")
      }
      field.conversion = text[position]
      position += 1
      if position < text.endIndex {
        c = text[position]
        position += 1
        if c == 125 { return field }
        if c != 58 { throw failure("expected ':' after conversion specifier") }
      }
    }
    let begin = position
    var depth = 1
    while position < text.endIndex {
      c = text[position]
      position += 1
      if c == 123 {
        field.hasNestedFields = true
        depth += 1
      } else if c == 125 {
        depth -= 1
        if depth == 0 {
          field.specification = text[begin..<position - 1]
          return field
        }
      }
    }
    throw failure("unmatched '{' in format spec")
  }

  private mutating func write(
    _ field: Field, to out: inout StringBuilder, depth: Int
  ) throws(Raised) {
    var value = try object(named: field.name)
    machine.pin(value)
    if let conversion = field.conversion {
      switch Unicode.Scalar(conversion) {
      case "r": value = try machine.repr(value).value
      case "s": value = try machine.str(value).value
      case "a": value = try machine.ascii(value).value
      default:
        throw failure("Unknown conversion specifier \(FormatFailure.shown(conversion))")
      }
      machine.pin(value)
    }
    var specification: StringRef
    if let text = field.specification, field.hasNestedFields {
      var nested = StringBuilder(machine.heap)
      try write(text, to: &nested, depth: depth - 1)
      specification = try nested.finish()
    } else if let text = field.specification, !text.isEmpty {
      specification = StringRef(unchecked: try machine.heap.string(codePoints: text))
    } else if let text = StringRef(value) {
      return try out.append(text)
    } else {
      specification = machine.heap.empty
    }
    machine.pin(specification.value)
    try out.append(machine.format(value, specification))
  }

  /// `0`, `name`, or nothing, followed by `.attribute` and `[item]`.
  private mutating func object(named name: StringUnits) throws(Raised) -> Value {
    var position = name.startIndex
    while position < name.endIndex, name[position] != 46, name[position] != 91 { position += 1 }
    var value = try first(name[name.startIndex..<position])
    while position < name.endIndex {
      let mark = name[position]
      position += 1
      let start = position
      if mark == 46 {
        while position < name.endIndex, name[position] != 46, name[position] != 91 {
          position += 1
        }
        guard position > start else { throw failure("Empty attribute in format string") }
        let attribute = try machine.heap.string(codePoints: name[start..<position])
        value = try machine.attribute(
          machine.heap.intern(StringRef(unchecked: attribute)), of: value)
      } else if mark == 91 {
        while position < name.endIndex, name[position] != 93 { position += 1 }
        guard position < name.endIndex else { throw failure("Missing ']' in format string") }
        let inside = name[start..<position]
        position += 1
        guard !inside.isEmpty else { throw failure("Empty attribute in format string") }
        let key: Value
        if let number = try number(inside) {
          key = .int(number)
        } else {
          key = try machine.heap.string(codePoints: inside)
        }
        machine.pin(key)
        value = try machine.item(value, key)
      } else {
        throw failure("Only '.' or '[' may follow ']' in format field specifier")
      }
      machine.pin(value)
    }
    return value
  }

  private mutating func first(_ name: StringUnits) throws(Raised) -> Value {
    let number = try number(name)
    if name.isEmpty || number != nil {
      if numbering == .undecided { numbering = name.isEmpty ? .automatic : .manual }
      if name.isEmpty, numbering == .manual {
        throw failure(
          "cannot switch from manual field specification to automatic field numbering")
      }
      if !name.isEmpty, numbering == .automatic {
        throw failure(
          "cannot switch from automatic field numbering to manual field specification")
      }
      let index = number ?? nextNumber
      if name.isEmpty { nextNumber += 1 }
      guard let positional else {
        throw failure("Format string contains positional fields")
      }
      guard let value = positional(index) else {
        throw machine.error(
          .indexError, "Replacement index \(index) out of range for positional args tuple")
      }
      return value
    }
    let key = try machine.heap.string(codePoints: name)
    if keywords.isUndefined { throw machine.error(.keyError, arguments: [key]) }
    machine.pin(key)
    return try machine.item(keywords, key)
  }

  /// The number that a name is, or nil.
  private func number(_ name: StringUnits) throws(Raised) -> Int? {
    var rest = name
    let value: Int?
    do { value = try FormatSpecification.number(&rest) } catch { throw machine.raised(error) }
    return rest.isEmpty ? value : nil
  }
}
