extension Machine {
  package func repr(_ value: Value) throws(Raised) -> StringRef {
    if value.hasOverrides, override(.repr, of: value) != nil {
      return try textResult(of: .repr, value)
    }
    var out = StringBuilder(heap)
    try writeRepr(value, &out)
    return try out.finish()
  }

  package func str(_ value: Value) throws(Raised) -> StringRef {
    switch value.tag {
    case .string: return StringRef(unchecked: value)
    case .int: return StringRef(unchecked: try heap.string(decimal: value.asInt))
    case .instance, .native:
      if override(.str, of: value) != nil { return try textResult(of: .str, value) }
      if let instance = InstanceRef(value) {
        if instance.isException { return try text(ofException: instance) }
        if let string = StringRef(unwrap(value)) { return string }
      }
      return try repr(value)
    default: return try repr(value)
    }
  }

  /// `repr` with everything beyond ASCII escaped.
  package func ascii(_ value: Value) throws(Raised) -> StringRef {
    let text = try repr(value)
    if text.width == .one, (0..<text.count).allSatisfy({ text[$0] < 0x80 }) { return text }
    var out = StringBuilder(heap)
    for index in 0..<text.count {
      let codePoint = text[index]
      if codePoint < 0x80 {
        try out.append(codePoint: codePoint)
      } else {
        try out.append(Self.escape(codePoint))
      }
    }
    return try out.finish()
  }

  /// What `__repr__` or `__str__` of a class returns, which must be a string.
  private func textResult(
    of method: SpecialMethod, _ value: Value
  ) throws(Raised) -> StringRef {
    try enter(
      method == .repr
        ? " while getting the repr of an object" : " while getting the str of an object")
    defer { leave() }
    let result = try callOverride(method, of: value)
    guard let text = StringRef(unwrap(result)) else {
      throw typeError("\(method.rawValue) returned non-string (type \(typeName(result)))")
    }
    return text
  }

  /// `format(value, specification)`
  package func format(
    _ value: Value, _ specification: StringRef
  ) throws(Raised) -> StringRef {
    if value.hasOverrides {
      if override(.format, of: value) != nil {
        let result = try callOverride(.format, of: value, specification.value)
        guard let text = StringRef(unwrap(result)) else {
          throw typeError("__format__ must return a str, not \(typeName(result))")
        }
        return text
      }
      if specification.isEmpty { return try str(value) }
    }
    let inner = unwrap(value)
    if inner.isNumber || inner.tag == .string {
      if specification.isEmpty { return try str(inner) }
      return StringRef(unchecked: try formatBuiltin(inner, specification))
    }
    if specification.isEmpty { return try str(value) }
    throw typeError(
      "unsupported format string passed to \(typeName(value)).__format__")
  }

  /// Appends the representation of any value.
  func writeRepr(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    switch value.tag {
    case .undefined: try out.append("<NULL>")
    case .none: try out.append("None")
    case .bool: try out.append(value.asBool ? "True" : "False")
    case .int: try out.append(String(value.asInt))
    case .float: try out.append(Self.text(of: value.asFloat))
    case .ellipsis: try out.append("Ellipsis")
    case .notImplemented: try out.append("NotImplemented")
    case .string: try Self.writeQuoted(StringRef(unchecked: value), &out)
    case .bigInt: try out.append(decimalText(value))
    case .list, .tuple, .dict, .set, .view: try writeContainer(value, of: value, &out)
    case .range:
      let range = RangeRef(unchecked: value)
      try out.append("range(")
      try writeRepr(range.start, &out)
      try out.append(", ")
      try writeRepr(range.stop, &out)
      if !(range.step.isInt && range.step.asInt == 1) {
        try out.append(", ")
        try writeRepr(range.step, &out)
      }
      try out.append(")")
    case .slice:
      try enter(" while getting the repr of an object")
      defer { leave() }
      let slice = SliceRef(unchecked: value)
      try out.append("slice(")
      try writeRepr(slice.start, &out)
      try out.append(", ")
      try writeRepr(slice.stop, &out)
      try out.append(", ")
      try writeRepr(slice.step, &out)
      try out.append(")")
    case .instance, .native: try writeObject(value, &out)
    case .cell, .code, .function, .builtin, .method, .type, .module, .generator, .iterator,
      .descriptor, .superProxy:
      try writeMachinery(value, &out)
    }
  }

  private func writeObject(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    if override(.repr, of: value) != nil {
      return try out.append(textResult(of: .repr, value))
    }
    let inner = unwrap(value)
    if !inner.hasOverrides {
      switch inner.tag {
      case .list, .tuple, .dict, .set: return try writeContainer(inner, of: value, &out)
      default: return try writeRepr(inner, &out)
      }
    }
    if let instance = InstanceRef(value), instance.isException {
      return try writeException(instance, &out)
    }
    try writeDefault(value, &out)
  }

  /// `<module.Class object at 0x…>`
  func writeDefault(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    try out.append("<")
    try out.append(fullName(of: type(of: value)))
    try out.append(" object at ")
    try out.append(addressText(value))
    try out.append(">")
  }

  func addressText(_ value: Value) -> String { "0x" + String(value.address, radix: 16) }

  /// The name of a type with its module, unless it is built in.
  func fullName(of type: TypeRef) -> String {
    let info = type.info
    return info.module == "builtins"
      ? info.qualifiedName : "\(info.module).\(info.qualifiedName)"
  }

  func writeException(
    _ exception: InstanceRef, _ out: inout StringBuilder
  ) throws(Raised) {
    let arguments = exception[slot: ExceptionSlot.args.rawValue]
    try out.append(exception.type.name)
    if let tuple = TupleRef(arguments), tuple.count == 1 {
      try enter(" while getting the repr of an object")
      defer { leave() }
      try out.append("(")
      try writeRepr(tuple[0], &out)
      try out.append(")")
    } else if arguments.tag == .tuple {
      try writeRepr(arguments, &out)
    } else {
      try out.append("()")
    }
  }

  /// `str(exception)`: its argument, or the tuple of them.
  func text(ofException exception: InstanceRef) throws(Raised) -> StringRef {
    guard let arguments = TupleRef(exception[slot: ExceptionSlot.args.rawValue]) else {
      return heap.empty
    }
    if exception.type.isSubtype(of: types[.syntaxError]), arguments.count == 2,
      let details = TupleRef(arguments[1]), details.count >= 2,
      let file = StringRef(details[0])?.text
    {
      let name = file.split(separator: "/").last ?? ""
      let line = try str(details[1]).text
      return StringRef(
        unchecked: try heap.string("\(try str(arguments[0]).text) (\(name), line \(line))"))
    }
    if exception.type.isSubtype(of: types[.osError]),
      let number = exception.attribute(heap.intern("errno")),
      let message = exception.attribute(heap.intern("strerror"))
    {
      var out = StringBuilder(heap)
      try out.append("[Errno ")
      try out.append(str(number))
      try out.append("] ")
      try out.append(str(message))
      if let file = exception.attribute(heap.intern("filename")), !file.isNone {
        try out.append(": ")
        try out.append(repr(file))
        if let other = exception.attribute(heap.intern("filename2")), !other.isNone {
          try out.append(" -> ")
          try out.append(repr(other))
        }
      }
      return try out.finish()
    }
    try enter(" while getting the str of an object")
    defer { leave() }
    switch arguments.count {
    case 0: return heap.empty
    case 1:
      return exception.type.isSubtype(of: types[.keyError])
        ? try repr(arguments[0]) : try str(arguments[0])
    default: return try repr(arguments.value)
    }
  }
}
