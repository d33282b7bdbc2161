/// The types that the machine itself knows.
package struct BuiltinTypes {
  package let object: TypeRef
  package let type: TypeRef
  package let noneType: TypeRef
  package let ellipsis: TypeRef
  package let notImplemented: TypeRef
  package let bool: TypeRef
  package let int: TypeRef
  package let float: TypeRef
  package let string: TypeRef
  package let tuple: TypeRef
  package let list: TypeRef
  package let dict: TypeRef
  package let set: TypeRef
  package let frozenSet: TypeRef
  package let range: TypeRef
  package let slice: TypeRef
  package let cell: TypeRef
  package let code: TypeRef
  package let function: TypeRef
  package let builtin: TypeRef
  package let method: TypeRef
  package let module: TypeRef
  package let generator: TypeRef
  package let dictKeys: TypeRef
  package let dictValues: TypeRef
  package let dictItems: TypeRef
  package let property: TypeRef
  package let staticMethod: TypeRef
  package let classMethod: TypeRef
  package let superProxy: TypeRef
  /// By `IteratorRef.Role`.
  let iterators: [TypeRef]
  /// By the order of `ExceptionKind`.
  let exceptions: [TypeRef]

  init(_ heap: Heap) throws(Raised) {
    let object = try heap.type(
      named: "object", module: "builtins", base: nil, storage: .plain, isScriptDefined: false)
    func make(
      _ name: String, _ tag: Tag, base: TypeRef? = nil
    ) throws(Raised) -> TypeRef {
      try heap.type(
        named: name, module: "builtins", base: base ?? object, storage: .builtin(tag),
        isScriptDefined: false)
    }
    self.object = object
    type = try make("type", .type)
    noneType = try make("NoneType", .none)
    ellipsis = try make("ellipsis", .ellipsis)
    notImplemented = try make("NotImplementedType", .notImplemented)
    int = try make("int", .int)
    bool = try make("bool", .bool, base: int)
    float = try make("float", .float)
    string = try make("str", .string)
    tuple = try make("tuple", .tuple)
    list = try make("list", .list)
    dict = try make("dict", .dict)
    set = try make("set", .set)
    frozenSet = try make("frozenset", .set)
    range = try make("range", .range)
    slice = try make("slice", .slice)
    cell = try make("cell", .cell)
    code = try make("code", .code)
    function = try make("function", .function)
    builtin = try make("builtin_function_or_method", .builtin)
    method = try make("method", .method)
    module = try make("module", .module)
    generator = try make("generator", .generator)
    dictKeys = try make("dict_keys", .view)
    dictValues = try make("dict_values", .view)
    dictItems = try make("dict_items", .view)
    property = try make("property", .descriptor)
    staticMethod = try make("staticmethod", .descriptor)
    classMethod = try make("classmethod", .descriptor)
    superProxy = try make("super", .superProxy)
    var iterators: [TypeRef] = []
    for name in [
      "list_iterator", "tuple_iterator", "str_iterator", "range_iterator", "dict_keyiterator",
      "dict_valueiterator", "dict_itemiterator", "set_iterator", "list_reverseiterator",
      "reversed", "reversed", "dict_reversekeyiterator", "dict_reversevalueiterator",
      "dict_reverseitemiterator", "iterator", "reversed", "callable_iterator",
      // Types that values have by more than their tag or role; see `type(of:)`.
      "str_ascii_iterator", "method_descriptor", "wrapper_descriptor", "method-wrapper",
    ] {
      iterators.append(try make(name, .iterator))
    }
    self.iterators = iterators
    let hidden = ExceptionSlot.allCases.map { heap.intern($0.name) }
    var exceptions: [TypeRef] = []
    for kind in ExceptionKind.allCases {
      let base = kind.base.map { exceptions[unsafe Int(unsafeBitCast($0, to: UInt8.self))] }
      exceptions.append(
        try heap.type(
          named: kind.rawValue, module: "builtins", base: base ?? object, storage: .exception,
          isScriptDefined: false, hidden: hidden))
    }
    self.exceptions = exceptions
  }

  /// Every type, for the collector.
  func forEach(_ body: (TypeRef) -> Void) {
    for type in [
      object, type, noneType, ellipsis, notImplemented, bool, int, float, string, tuple, list,
      dict, set, frozenSet, range, slice, cell, code, function, builtin, method, module,
      generator, dictKeys, dictValues, dictItems, property, staticMethod, classMethod, superProxy,
    ] {
      body(type)
    }
    iterators.forEach(body)
    exceptions.forEach(body)
  }

  package subscript(kind: ExceptionKind) -> TypeRef {
    exceptions[unsafe Int(unsafeBitCast(kind, to: UInt8.self))]
  }
}

extension Machine {
  /// `type(value)`.
  package func type(of value: Value) -> TypeRef {
    switch value.tag {
    case .undefined, .none: types.noneType
    case .bool: types.bool
    case .int, .bigInt: types.int
    case .float: types.float
    case .ellipsis: types.ellipsis
    case .notImplemented: types.notImplemented
    case .string: types.string
    case .tuple: types.tuple
    case .list: types.list
    case .dict: types.dict
    case .set: SetRef(unchecked: value).isFrozen ? types.frozenSet : types.set
    case .range: types.range
    case .slice: types.slice
    case .cell: types.cell
    case .code: types.code
    case .function: types.function
    case .builtin: type(of: BuiltinRef(unchecked: value))
    case .method:
      if let function = BuiltinRef(MethodRef(unchecked: value).function) {
        function.isSpecial ? types.iterators[20] : types.builtin
      } else {
        types.method
      }
    case .type: types.type
    case .instance: InstanceRef(unchecked: value).type
    case .module: types.module
    case .generator: types.generator
    case .iterator:
      type(of: IteratorRef(unchecked: value))
    case .view:
      switch ViewRef(unchecked: value).role {
      case .keys: types.dictKeys
      case .values: types.dictValues
      case .items: types.dictItems
      }
    case .descriptor:
      switch DescriptorRef(unchecked: value).role {
      case .property: types.property
      case .staticMethod: types.staticMethod
      case .classMethod: types.classMethod
      }
    case .superProxy: types.superProxy
    case .native: NativeRef(unchecked: value).type
    }
  }

  /// A method of a built-in type, not bound, is a descriptor.
  private func type(of builtin: BuiltinRef) -> TypeRef {
    guard builtin.function.owner != nil else { return types.builtin }
    return types.iterators[builtin.isSpecial ? 19 : 18]
  }

  private func type(of iterator: IteratorRef) -> TypeRef {
    if iterator.role == .string, let source = StringRef(iterator.source), source.width == .one,
      source.units.allSatisfy({ $0 < 0x80 })
    {
      return types.iterators[17]
    }
    return types.iterators[Int(iterator.role.rawValue)]
  }
}

extension BuiltinRef {
  /// The function implements an operation of the language.
  var isSpecial: Bool { SpecialMethod(rawValue: function.name) != nil }
}
