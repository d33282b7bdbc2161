/// Built-in functions on attributes and names: `getattr`, `dir`, `vars`, `globals` …
enum AttributeFunctions {
  static let rows: [Builtin] = [
    Builtin(
      "getattr(object, name, default=None, /)", does: "An attribute, or a default without it."
    ) { call throws(Raised) in
      let name = try attributeName(call, "attribute name must be string, not")
      if call[2].isUndefined { return try call.machine.attribute(name, of: call[0]) }
      do throws(Raised) {
        return try call.machine.attributeIfPresent(name, of: call[0]) ?? call[2]
      } catch {
        if call.machine.matches(error, .attributeError) { return call[2] }
        throw error
      }
    },
    Builtin("setattr(obj, name, value, /)", does: "Sets an attribute.") { call throws(Raised) in
      let name = try attributeName(call, "attribute name must be string, not")
      try call.machine.setAttribute(name, of: call[0], to: call[2])
      return .none
    },
    Builtin("hasattr(obj, name, /)", does: "Whether a value has an attribute.") {
      call throws(Raised) in
      let name = try attributeName(call, "attribute name must be string, not")
      do throws(Raised) {
        return .bool(try call.machine.attributeIfPresent(name, of: call[0]) != nil)
      } catch {
        if call.machine.matches(error, .attributeError) { return .false }
        throw error
      }
    },
    Builtin("delattr(obj, name, /)", does: "Deletes an attribute.") { call throws(Raised) in
      let name = try attributeName(call, "attribute name must be string, not")
      try call.machine.deleteAttribute(name, of: call[0])
      return .none
    },
    Builtin("vars(obj=<locals>, /)", does: "The attributes of a value as a dict.") {
      call throws(Raised) in
      if call[0].isUndefined { return try call.machine.localVariables() }
      if let dict = try call.machine.attributeIfPresent(
        call.machine.names.dictionary, of: call[0])
      {
        return dict
      }
      throw call.machine.typeError("vars() argument must have __dict__ attribute")
    },
    Builtin("dir(obj=<locals>, /)", does: "The names of a value's attributes, sorted.") {
      call throws(Raised) in
      let machine = call.machine
      if call[0].isUndefined {
        let names = try machine.list(from: machine.localVariables())
        try machine.sort(names, key: .none, reverse: false)
        return names.value
      }
      if machine.override(.dir, of: call[0]) != nil {
        let names = try machine.list(from: machine.callOverride(.dir, of: call[0]))
        machine.pin(names.value)
        try machine.sort(names, key: .none, reverse: false)
        return names.value
      }
      return try call.heap.list(machine.directory(of: call[0]).map { $0.value })
    },
    Builtin("globals()", does: "The module's names and values.") { call throws(Raised) in
      guard call.machine.frames.count > 0 else { return try call.heap.dict().value }
      return try call.heap.namespace(of: call.machine.frames.top.function.module).value
    },
    Builtin("locals()", does: "The names and values of the running function.") {
      call throws(Raised) in try call.machine.localVariables()
    },
  ]

  private static func attributeName(
    _ call: Call, _ complaint: String
  ) throws(Raised) -> StringRef {
    if let name = StringRef(call.machine.unwrap(call[1])) { return call.heap.intern(name) }
    let detail = complaint.hasSuffix("not") ? " '\(call.machine.typeName(call[1]))'" : ""
    throw call.machine.typeError(complaint + detail)
  }
}

extension Machine {
  /// A dict of the running function's variables, or of the module's names.
  func localVariables() throws(Raised) -> Value {
    guard frames.count > 0 else { return try heap.dict().value }
    let frame = frames.top
    let info = frame.function.code.info
    if info.name.text == "<module>" { return try heap.namespace(of: frame.function.module).value }
    if info.localNames.first?.text == ".namespace" { return frame.registers[0] }
    let dict = try heap.dict()
    for (index, name) in info.localNames.enumerated() where name.count > 0 && name[0] != 0x2E {
      var value = frame.registers[index]
      if let cell = CellRef(value) { value = cell.content }
      if !value.isUndefined { try heap.set(name, to: value, in: dict) }
    }
    for (index, name) in info.capturedNames.enumerated() where name != names.class {
      let value = frame.function.cell(index).content
      if !value.isUndefined { try heap.set(name, to: value, in: dict) }
    }
    return dict.value
  }
}
