/// Built-in functions on single values: `len`, `repr`, `hash` …
enum ValueFunctions {
  static let rows: [Builtin] = [
    Builtin("len(obj, /)", does: "The number of items of a container.") { call throws(Raised) in
      .int(try call.machine.length(call[0]))
    },
    Builtin("repr(obj, /)", does: "The text that shows a value as a program writes it.") {
      call throws(Raised) in try call.machine.repr(call[0]).value
    },
    Builtin("ascii(obj, /)", does: "`repr` with everything beyond ASCII escaped.") {
      call throws(Raised) in try call.machine.ascii(call[0]).value
    },
    Builtin("hash(obj, /)", does: "The number under which a value is filed.") {
      call throws(Raised) in .int(try call.machine.hash(call[0]))
    },
    Builtin("id(obj, /)", does: "A number that tells an object from all others.") {
      call throws(Raised) in
      let value = call[0]
      if value.isObject { return .int(Int(bitPattern: value.address)) }
      return .int(
        Int(truncatingIfNeeded: (value.bits &* 32) & 0x7FFF_FFFF_FFFF) + Int(value.tag.rawValue))
    },
    Builtin("callable(obj, /)", does: "Whether a value can be called.") { call throws(Raised) in
      .bool(call.machine.isCallable(call[0]))
    },
    Builtin("format(value, format_spec='', /)", does: "A value's text by a format.") {
      call throws(Raised) in
      guard !call[1].isUndefined else {
        return try call.machine.format(call[0], call.heap.empty).value
      }
      guard let specification = StringRef(call.machine.unwrap(call[1])) else {
        throw call.machine.typeError(
          "format() argument 2 must be str, not \(call.machine.typeName(call[1]))")
      }
      return try call.machine.format(call[0], specification).value
    },
    Builtin("isinstance(obj, class_or_tuple, /)", does: "Whether a value is of a type.") {
      call throws(Raised) in
      .bool(try call.machine.isInstance(call[0], ofAny: call[1]))
    },
    Builtin("issubclass(cls, class_or_tuple, /)", does: "Whether a class derives from another.") {
      call throws(Raised) in
      guard let type = TypeRef(call[0]) else {
        throw call.machine.typeError("issubclass() arg 1 must be a class")
      }
      return .bool(try call.machine.isSubclass(type, ofAny: call[1]))
    },
    Builtin("help(obj=None, /)", does: "Shows what a value is for.") { call throws(Raised) in
      let machine = call.machine
      if call[0].isUndefined {
        try machine.write("Type help(name) for what a function or type does.\n")
        return .none
      }
      try machine.write(machine.helpText(call[0]))
      return .none
    },
    exit("exit"), exit("quit"),
  ]

  private static func exit(_ name: String) -> Builtin {
    Builtin("\(name)(code=None, /)", does: "Ends the program.") { call throws(Raised) in
      throw call.machine.error(.systemExit, arguments: [call.value(0)])
    }
  }
}

extension Machine {
  /// `isinstance(value, pattern)` for a class, a tuple of them, or a union.
  func isInstance(_ value: Value, ofAny pattern: Value) throws(Raised) -> Bool {
    switch pattern.tag {
    case .type:
      let type = TypeRef(unchecked: pattern)
      if isInstance(value, of: type) { return true }
      guard type.info.isScriptDefined else { return false }
      if let hook = type.lookup(names[.instanceCheck]), hook.tag == .descriptor {
        let bound = try attribute(names[.instanceCheck], of: pattern)
        return try isTrue(call(bound, value))
      }
      guard type.info.isAbstractBase else { return false }
      return try isSubclass(self.type(of: value), ofAbstract: type)
    case .tuple:
      let tuple = TupleRef(unchecked: pattern)
      try enter(" in __instancecheck__")
      defer { leave() }
      for index in 0..<tuple.count where try isInstance(value, ofAny: tuple[index]) {
        return true
      }
      return false
    case .native:
      let object = NativeRef(unchecked: pattern).object
      if let union = object as? UnionObject {
        return try isInstance(value, ofAny: union.members.value)
      }
      if object is GenericAlias {
        throw typeError("isinstance() argument 2 cannot be a parameterized generic")
      }
    default: break
    }
    if override(.instanceCheck, of: pattern) != nil {
      return try isTrue(callOverride(.instanceCheck, of: pattern, value))
    }
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  func isSubclass(_ type: TypeRef, ofAny pattern: Value) throws(Raised) -> Bool {
    switch pattern.tag {
    case .type:
      let other = TypeRef(unchecked: pattern)
      guard other.info.isAbstractBase else { return type.isSubtype(of: other) }
      return try isSubclass(type, ofAbstract: other)
    case .tuple:
      let tuple = TupleRef(unchecked: pattern)
      try enter(" in __subclasscheck__")
      defer { leave() }
      for index in 0..<tuple.count where try isSubclass(type, ofAny: tuple[index]) {
        return true
      }
      return false
    case .native:
      let object = NativeRef(unchecked: pattern).object
      if let union = object as? UnionObject {
        return try isSubclass(type, ofAny: union.members.value)
      }
      if object is GenericAlias {
        throw typeError("issubclass() argument 2 cannot be a parameterized generic")
      }
      fallthrough
    case .instance:
      if let hook = try attributeIfPresent(heap.intern("__subclasscheck__"), of: pattern) {
        return try isTrue(call(hook, type.value))
      }
    default: break
    }
    throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }

  /// Name, signature and summary of a function or type, for `help`.
  func helpText(_ value: Value) throws(Raised) -> String {
    let documentation = try attributeIfPresent(names.doc, of: value) ?? .none
    let text = StringRef(documentation)?.text ?? "No documentation."
    switch value.tag {
    case .builtin:
      return "\(BuiltinRef(unchecked: value).function.row.signature)\n    \(text)\n"
    case .method:
      return try helpText(MethodRef(unchecked: value).function)
    case .function:
      let function = FunctionRef(unchecked: value)
      let names = function.code.info.parameters.map(\.text).joined(separator: ", ")
      return "\(function.name)(\(names))\n    \(text)\n"
    case .type:
      let type = TypeRef(unchecked: value)
      return "class \(type.info.constructor?.row.signature ?? type.name)\n    \(text)\n"
    default: return "\(typeName(value))\n    \(text)\n"
    }
  }
}
