extension Compiler {
  /// An f-string: its pieces made side by side, then joined.
  func join(
    _ parts: [StringPart], into target: Register, at span: Span
  ) throws(Diagnostic) {
    if parts.count == 1, let only = parts.first {
      try piece(only, into: target, at: span)
      return
    }
    if parts.isEmpty {
      try load(constant: .string([]), into: target, at: span)
      return
    }
    let first = try temporaries(parts.count, at: span)
    for (index, part) in parts.enumerated() {
      try piece(part, into: first + Register(index), at: span)
    }
    try emit(
      .buildString, target, first, operand(parts.count, "pieces", at: span), at: span)
  }

  private func piece(
    _ part: StringPart, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    switch part {
    case .literal(let text): try load(constant: .string(text), into: target, at: span)
    case .value(let expression, let conversion, let format):
      var source = try value(expression)
      if let conversion {
        let converted = isLocal(source) ? try temporary(at: span) : source
        try emit(.convert, converted, source, conversion.operand, at: span)
        source = converted
      }
      var specification = Opcode.noRegister
      if !format.isEmpty {
        source = try protect(source, from: format.expressions, at: span)
        specification = try temporary(at: span)
        try join(format, into: specification, at: span)
      }
      try emit(.formatValue, target, source, specification, at: span)
    }
  }
}

extension StringPart.Conversion {
  var operand: UInt16 {
    switch self {
    case .string: 0
    case .representation: 1
    case .ascii: 2
    }
  }
}

extension [StringPart] {
  /// The values, those inside format specifications included.
  var expressions: [Expression] {
    var found: [Expression] = []
    forEachValue { found.append($0) }
    return found
  }
}
