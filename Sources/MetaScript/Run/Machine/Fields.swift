extension Machine {
  /// Attributes that values have by their nature: `__class__`, a function's `__name__` …
  func builtinField(
    _ name: StringRef, of value: Value, _ type: TypeRef
  ) throws(Raised) -> Value? {
    if let function = FunctionRef(value), let own = DictRef(function.attributes)?.value(for: name) {
      return own
    }
    if let method = MethodRef(value), name != names.receiver, name != names.function,
      name != names.class, let own = try attributeIfPresent(name, of: method.function)
    {
      return own
    }
    // All the others are spelled with underscores; every other name is spared the comparisons.
    guard name.count > 4, name[0] == 0x5F else { return nil }
    if name == names.class { return type.value }
    switch value.tag {
    case .function: return try functionField(name, of: FunctionRef(unchecked: value))
    case .method:
      let method = MethodRef(unchecked: value)
      if name == names.receiver { return method.receiver }
      if name == names.function { return method.function }
    case .builtin:
      let function = BuiltinRef(unchecked: value).function
      if name == names.name { return try heap.string(function.name) }
      if name == names.qualifiedName { return try heap.string(function.qualifiedName) }
      if name == names.doc { return try heap.string(function.row.summary) }
      if name == names.module { return try heap.string("builtins") }
    case .module:
      let module = ModuleRef(unchecked: value)
      if name == names.name { return try heap.string(module.info.name) }
      if name == names.dictionary { return try heap.namespace(of: module).value }
      if name == names.doc { return Value.none }
    case .instance:
      if name == names.dictionary, type.info.slotNames == nil, type != types.object {
        return try heap.attributesDict(of: InstanceRef(unchecked: value)).value
      }
      if name == names.doc { return try typeDocumentation(type) }
    case .generator:
      let function = GeneratorRef(unchecked: value).function
      if name == names.name { return function.nameValue }
      if name == names.qualifiedName { return function.qualifiedNameValue }
    case .descriptor:
      let descriptor = DescriptorRef(unchecked: value)
      if name == names.function { return descriptor.function }
      if name == names.wrapped { return descriptor.function }
      if descriptor.role != .property,
        [names.name, names.qualifiedName, names.module, names.annotations].contains(name)
      {
        return try attributeIfPresent(name, of: descriptor.function)
      }
      if name == names.doc {
        if !descriptor.documentation.isNone { return descriptor.documentation }
        return try attributeIfPresent(name, of: descriptor.function) ?? Value.none
      }
    case .superProxy, .type: break
    case .native where name == names.dictionary:
      return try attributes(ofNative: NativeRef(unchecked: value))?.value
    default:
      if name == names.doc { return try typeDocumentation(type) }
    }
    return nil
  }

  private func typeDocumentation(_ type: TypeRef) throws(Raised) -> Value {
    if let own = type.info.attributes.value(for: names.doc) { return own }
    guard let text = type.info.documentation else { return .none }
    return try heap.string(text)
  }

  /// Shows a changed global in the module's dict.
  @inline(never) func storeShownGlobal(_ slot: Int, in module: ModuleRef) throws(Raised) {
    try heap.showInNamespace(module.info.names[slot], module[slot: slot], of: module)
  }

  private func functionField(_ name: StringRef, of function: FunctionRef) throws(Raised) -> Value? {
    switch name {
    case names.name: return function.nameValue
    case names.qualifiedName: return function.qualifiedNameValue
    case names.doc: return function.documentation
    case names.defaults: return function.defaults
    case names.keywordDefaults: return function.keywordDefaults
    case names.closure:
      if function.capturedCount == 0 { return Value.none }
      return try heap.tuple((0..<function.capturedCount).map { function.cell($0).value })
    case names.annotations:
      if function.annotations.isNone { function.annotations = try heap.dict().value }
      return function.annotations
    case names.dictionary: return try functionAttributes(function).value
    case names.module:
      if let own = DictRef(function.attributes)?.value(for: name) { return own }
      return heap.intern(function.module.info.name).value
    default: return name == heap.intern("__code__") ? function.code.value : nil
    }
  }

  private func functionAttributes(_ function: FunctionRef) throws(Raised) -> DictRef {
    if let dict = DictRef(function.attributes) { return dict }
    let dict = try heap.dict()
    function.attributes = dict.value
    return dict
  }

  func setFunctionField(
    _ name: StringRef, of function: FunctionRef, to value: Value
  ) throws(Raised) {
    switch name {
    case names.name, names.qualifiedName:
      guard value.tag == .string else {
        throw error(.typeError, "\(name.text) must be set to a string object")
      }
      if name == names.name {
        function.nameValue = value
      } else {
        function.qualifiedNameValue = value
      }
    case names.doc: function.documentation = value
    case names.defaults:
      guard value.isNone || value.tag == .tuple else {
        throw error(.typeError, "__defaults__ must be set to a tuple object")
      }
      function.defaults = value
    case names.keywordDefaults:
      guard value.isNone || value.tag == .dict else {
        throw error(.typeError, "__kwdefaults__ must be set to a dict object")
      }
      function.keywordDefaults = value
    case names.annotations:
      guard value.isNone || value.tag == .dict else {
        throw error(.typeError, "__annotations__ must be set to a dict object")
      }
      function.annotations = value
    default: try heap.set(name, to: value, in: functionAttributes(function))
    }
  }
}
