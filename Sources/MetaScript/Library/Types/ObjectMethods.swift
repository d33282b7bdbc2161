/// What every value can do: methods of `object` and `type`.
enum ObjectMethods {
  static let rows: [Builtin] = [
    Builtin("@static __new__(cls, /, *args, **keywords)", does: "Makes an instance.") {
      call throws(Raised) in try make(call)
    },
    Builtin("__init__(self, /, *args, **keywords)", does: "Does nothing.") { call throws(Raised) in
      if call.restCount > 0 {
        let name = call.machine.type(of: call[0]).name
        let own = call.machine.special(.`init`, of: call[0])
        if own.map({ call.machine.isDefault($0, .`init`) }) ?? true {
          throw call.machine.typeError("\(name)() takes no arguments")
        }
        throw call.machine.typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)")
      }
      return .none
    },
    Builtin("__repr__(self)", does: "The type and the address.") { call throws(Raised) in
      var out = StringBuilder(call.heap)
      try call.machine.writeOwn(call[0], &out)
      return try out.finish().value
    },
    Builtin("__str__(self)", does: "`repr(self)`") { call throws(Raised) in
      if let instance = InstanceRef(call[0]), instance.isException {
        return try call.machine.text(ofException: instance).value
      }
      return try call.machine.repr(call[0]).value
    },
    Builtin("__eq__(self, value, /)", does: "Whether both are the same object.") {
      call throws(Raised) in
      call[0].isIdentical(to: call[1]) ? .true : .notImplemented
    },
    Builtin("__ne__(self, value, /)", does: "The opposite of `__eq__`.") { call throws(Raised) in
      let same = try call.machine.richCompare(.equal, call[0], call[1])
      if same.tag == .notImplemented { return same }
      return .bool(!(try call.machine.isTrue(same)))
    },
    ordering("__lt__"), ordering("__le__"), ordering("__gt__"), ordering("__ge__"),
    Builtin("__hash__(self)", does: "A hash of the address.") { call throws(Raised) in
      .int(Machine.hash(address: call[0]))
    },
    Builtin("__format__(self, format_spec, /)", does: "`str(self)`, when the format is empty.") {
      call throws(Raised) in
      guard let specification = StringRef(call.machine.unwrap(call[1])) else {
        throw call.machine.typeError(
          "__format__() argument must be str, not \(call.machine.typeName(call[1]))")
      }
      guard specification.isEmpty else {
        throw call.machine.typeError(
          "unsupported format string passed to \(call.machine.typeName(call[0])).__format__")
      }
      return try call.machine.str(call[0]).value
    },
    Builtin("__getattribute__(self, name, /)", does: "`self.name`") { call throws(Raised) in
      let name = try attributeName(call)
      let type = call.machine.type(of: call[0])
      if let found = try call.machine.ordinaryAttribute(name, of: call[0], type) { return found }
      throw call.machine.missingAttribute(name, of: call[0])
    },
    Builtin("__setattr__(self, name, value, /)", does: "`self.name = value`") {
      call throws(Raised) in
      try call.machine.setOrdinaryAttribute(attributeName(call), of: call[0], to: call[2])
      return .none
    },
    Builtin("__delattr__(self, name, /)", does: "`del self.name`") { call throws(Raised) in
      try call.machine.deleteOrdinaryAttribute(attributeName(call), of: call[0])
      return .none
    },
    Builtin("__dir__(self)", does: "The names of the attributes.") { call throws(Raised) in
      let names = try call.machine.directory(of: call[0])
      return try call.heap.list(names.map { $0.value })
    },
    Builtin("@class __init_subclass__(cls, /, **keywords)", does: "Called for each subclass.") {
      call throws(Raised) in
      if let keywords = DictRef(call.keywords), keywords.count > 0 {
        let name = TypeRef(call[0])?.name ?? "object"
        throw call.machine.typeError("\(name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    },
  ]

  static let typeRows: [Builtin] = [
    Builtin("__subclasses__(self)", does: "The living classes that derive from it.") {
      call throws(Raised) in
      guard let type = TypeRef(call[0]) else { return try call.heap.list().value }
      return try call.heap.list(call.heap.subclasses(of: type).map(\.value))
    },
    Builtin("mro(self)", does: "The type and what it derives from, in order.") {
      call throws(Raised) in
      let chain = try call.machine.attribute(call.heap.intern("__mro__"), of: call[0])
      return try call.machine.list(from: chain).value
    },
    Builtin("__call__(self, /, *args, **keywords)", does: "Makes an instance.") {
      call throws(Raised) in
      try call.machine.call(
        call[0], arguments: (0..<call.restCount).map { call.rest($0) },
        keywords: call.keywordPairs)
    },
    Builtin("__instancecheck__(self, instance, /)", does: "`isinstance(instance, self)`") {
      call throws(Raised) in
      .bool(TypeRef(call[0]).map { call.machine.isInstance(call[1], of: $0) } ?? false)
    },
    Builtin("__subclasscheck__(self, subclass, /)", does: "`issubclass(subclass, self)`") {
      call throws(Raised) in
      guard let type = TypeRef(call[0]), let other = TypeRef(call[1]) else { return .false }
      return .bool(other.isSubtype(of: type))
    },
  ]

  private static func ordering(_ name: String) -> Builtin {
    Builtin("\(name)(self, value, /)", does: "Objects have no order.") { call throws(Raised) in
      .notImplemented
    }
  }

  static func attributeName(_ call: Call) throws(Raised) -> StringRef {
    guard let name = StringRef(call.machine.unwrap(call[1])) else {
      throw call.machine.typeError(
        "attribute name must be string, not '\(call.machine.typeName(call[1]))'")
    }
    return name
  }

  /// `object.__new__(cls, …)`, and the same of every built-in type.
  private static func make(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    guard let type = TypeRef(call[0]) else {
      throw machine.typeError(
        "object.__new__(X): X is not a type object (\(machine.typeName(call[0])))")
    }
    let info = type.info
    if case .plain = info.storage {
      let hasOwnNew =
        machine.special(.new, of: type)
        .flatMap { DescriptorRef($0)?.function.tag } == .function
      let isInitDefault =
        machine.special(.`init`, of: type).map { machine.isDefault($0, .`init`) } ?? true
      if call.restCount > 0, hasOwnNew || isInitDefault {
        throw machine.typeError(
          hasOwnNew
            ? "object.__new__() takes exactly one argument (the type to instantiate)"
            : "\(type.name)() takes no arguments")
      }
      return try machine.defaultInstance(of: type, call.restSlots, 0, keywords: nil)
    }
    let pairs = call.keywordPairs
    let window = machine.top.advanced(by: 2)
    let count = call.restCount + pairs.count
    guard machine.stack.holds(window, count: count + 512) else { throw machine.recursionError() }
    for index in 0..<call.restCount { window[index] = call.rest(index) }
    for (index, pair) in pairs.enumerated() { window[call.restCount + index] = pair.value }
    let names = pairs.isEmpty ? nil : try machine.heap.tuple(pairs.map { $0.name.value })
    if let names { machine.pin(names) }
    let scratch = machine.scratchTop
    machine.scratchTop = window.advanced(by: count)
    defer { machine.scratchTop = scratch }
    let keywords = names.map { TupleRef(unchecked: $0) }
    return info.isScriptDefined
      ? try machine.defaultInstance(of: type, window, count, keywords: keywords)
      : try machine.construct(type, window, count, keywords: keywords)
  }
}

extension Machine {
  /// The representation that a value has when its class overrides none.
  func writeOwn(_ value: Value, _ out: inout StringBuilder) throws(Raised) {
    let inner = unwrap(value)
    switch inner.tag {
    case .list, .tuple, .dict, .set: try writeContainer(inner, of: value, &out)
    case .instance:
      let instance = InstanceRef(unchecked: inner)
      if instance.isException {
        try writeException(instance, &out)
      } else {
        try writeDefault(value, &out)
      }
    case .native: try writeDefault(value, &out)
    default: try writeRepr(inner, &out)
    }
  }

  /// What `dir(value)` lists, sorted.
  func directory(of value: Value) throws(Raised) -> [StringRef] {
    var names: [StringRef] = []
    func add(_ dict: DictRef) {
      for entry in dict.snapshot { if let name = StringRef(entry.key) { names.append(name) } }
    }
    switch value.tag {
    case .module: names = ModuleRef(unchecked: value).definedNames
    default:
      if let instance = InstanceRef(value) {
        for (name, held) in instance.attributes where !held.isUndefined {
          if let name = StringRef(name) { names.append(name) }
        }
      }
      if let dict = DictRef(FunctionRef(value)?.attributes ?? .none) { add(dict) }
      if let dict = NativeRef(value)?.attributes { add(dict) }
      var type: TypeRef? = TypeRef(value) ?? self.type(of: value)
      while let current = type {
        add(current.info.attributes)
        type = current.info.base
      }
      if value.tag == .instance || value.tag == .type {
        names += ["__class__", "__dict__", "__doc__", "__module__"].map { heap.intern($0) }
      }
    }
    names.sort { StringRef.compare($0, $1) < 0 }
    var unique: [StringRef] = []
    for name in names where unique.last.map({ !StringRef.equal($0, name) }) ?? true {
      unique.append(name)
    }
    return unique
  }
}
