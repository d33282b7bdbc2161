extension Machine {
  /// Adds rows to a type: methods whose first parameter is `self`.
  ///
  /// A row whose signature begins with `@static` or `@class` makes a static or class method; the
  /// class method's first parameter is the class.
  package func define(_ rows: [Builtin], on type: TypeRef) throws(Raised) {
    for row in rows {
      let (row, role) = Self.role(of: row)
      let function = NativeFunction(row, owner: type.name)
      var value = heap.builtin(function)
      if let role { value = heap.descriptor(role, value) }
      try heap.set(heap.intern(function.name), to: value, in: type.info.attributes)
    }
    epoch &+= 1
  }

  private static func role(of row: Builtin) -> (Builtin, DescriptorRef.Role?) {
    for (mark, role) in [("@static ", DescriptorRef.Role.staticMethod), ("@class ", .classMethod)]
    where row.signature.hasPrefix(mark) {
      let signature = String(row.signature.dropFirst(mark.count))
      let made = Builtin(signature, does: row.summary, row.body)
      return (row.effect.map(made.having) ?? made, role)
    }
    return (row, nil)
  }

  /// Adds read-only properties: rows of the one parameter `self`.
  package func define(properties rows: [Builtin], on type: TypeRef) throws(Raised) {
    for row in rows {
      let function = NativeFunction(row, owner: type.name)
      let property = heap.descriptor(
        .property, heap.builtin(function), documentation: try heap.string(row.summary))
      try heap.set(heap.intern(function.name), to: property, in: type.info.attributes)
    }
    epoch &+= 1
  }

  /// Adds functions to a module.
  package func define(_ rows: [Builtin], in module: ModuleRef) {
    let name = module.info.name
    for row in rows {
      let function = NativeFunction(row, module: name == "builtins" ? nil : name)
      heap.set(heap.intern(function.name), to: heap.builtin(function), in: module)
    }
  }

  /// Lets scripts call a type: the row's name is the type's.
  package func define(constructor row: Builtin, of type: TypeRef) {
    type.setConstructor(NativeFunction(row))
    type.info.documentation = row.summary
  }

  /// A type for Swift objects: calling it runs `construct`, whose row's name is the type's.
  package func nativeType(
    named name: String, module: String, base: TypeRef? = nil, construct: Builtin?,
    methods: [Builtin] = [], properties: [Builtin] = []
  ) throws(Raised) -> TypeRef {
    let key = "\(module).\(name)"
    if let known = nativeTypes[key] { return known }
    let type = try heap.type(
      named: name, module: module, base: base ?? types.object, storage: .native,
      isScriptDefined: false)
    nativeTypes[key] = type
    if let construct { define(constructor: construct, of: type) }
    try define(methods, on: type)
    try define(properties: properties, on: type)
    return type
  }

  /// The type that is being constructed: inside a constructor's row, the class that was called,
  /// which may derive from the row's own type.
  package var constructedType: TypeRef? { constructing }
}
