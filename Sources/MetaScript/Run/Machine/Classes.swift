extension Machine {
  // MARK: Making classes

  /// `class name(base, **keywords): …`, `body` being the function of its block.
  func buildClass(
    _ body: Value, base: Value, keywords: Value, name: StringRef
  ) throws(Raised) -> Value {
    let pinned = pins.count
    defer { pins.removeLast(pins.count - pinned) }
    let base = try baseOrStandIn(base)
    let namespace = try heap.dict()
    pin(namespace.value)
    guard let baseType = try baseType(base) else {
      // What is no class is asked for one: its type is called as a metaclass would be.
      _ = try call(body, namespace.value)
      if base.tag == .module { throw typeError("module() takes at most 2 arguments (3 given)") }
      let bases = try heap.tuple([base])
      pin(bases)
      return try call(type(of: base).value, name.value, bases, namespace.value)
    }
    let cell = try call(body, namespace.value)
    try noteMetaclass(DictRef(keywords), namespace)
    let made = try makeClass(name, base: baseType, namespace: namespace)
    pin(made.value)
    if let cell = CellRef(cell) { cell.content = made.value }
    try finishClass(made, keywords: DictRef(keywords))
    return made.value
  }

  /// `type(name, bases, namespace, **keywords)`; `base` is undefined when there is none.
  func makeClass(
    _ name: StringRef, base: Value, namespace: DictRef, keywords: Value
  ) throws(Raised) -> Value {
    let pinned = pins.count
    defer { pins.removeLast(pins.count - pinned) }
    pin(namespace.value)
    if namespace.value(for: names.module) == nil, frames.count > 0 {
      let module = frames.top.function.module.value(names.name)
      try heap.set(names.module, to: module ?? .none, in: namespace)
    }
    guard let baseType = try baseType(try baseOrStandIn(base)) else {
      throw error(.typeError, "bases must be types")
    }
    let made = try makeClass(name, base: baseType, namespace: namespace)
    try finishClass(made, keywords: DictRef(keywords))
    return made.value
  }

  /// Takes `metaclass=ABCMeta` out of a class's keywords: it asks for what `ABC` gives.
  private func noteMetaclass(_ keywords: DictRef?, _ namespace: DictRef) throws(Raised) {
    guard let keywords, let place = keywords.place(of: heap.intern("metaclass")) else { return }
    let metaclass = keywords[place: place].value
    guard let known = global("ABCMeta", of: "abc"), known.isIdentical(to: metaclass),
      let base = global("ABC", of: "abc").flatMap({ TypeRef($0) })
    else { throw typeError(refusedMetaclass) }
    keywords.removeEntry(at: place)
    try heap.set(heap.intern("_abc_registry"), to: heap.list().value, in: namespace)
    let register = heap.intern("register")
    if let method = base.info.attributes.value(for: register),
      namespace.value(for: register) == nil
    {
      try heap.set(register, to: method, in: namespace)
    }
  }

  private var refusedMetaclass: String {
    "not part of .mps: metaclasses; use a class decorator or __init_subclass__"
  }

  /// The base as written, or what its `__mro_entries__` puts there.
  private func baseOrStandIn(_ base: Value) throws(Raised) -> Value {
    if base.isUndefined { return types.object.value }
    guard base.tag != .type, let entries = special(.mroEntries, of: base) else { return base }
    let replaced = try call(entries, base, try heap.tuple([base]))
    guard let tuple = TupleRef(replaced) else { return base }
    return tuple.count > 0 ? tuple[0] : types.object.value
  }

  /// The class to derive from; nil when the base is no class.
  private func baseType(_ base: Value) throws(Raised) -> TypeRef? {
    guard let type = TypeRef(base) else { return nil }
    if type.isSubtype(of: types.type)
      || global("ABCMeta", of: "abc").map({ $0.isIdentical(to: base) }) ?? false
    {
      throw typeError(refusedMetaclass)
    }
    if type.info.isFinal {
      throw error(.typeError, "type '\(type.name)' is not an acceptable base type")
    }
    return type
  }

  /// A class of the names in `namespace`; `finishClass` tells its base and its members.
  package func makeClass(
    _ name: StringRef, base: TypeRef, namespace: DictRef
  ) throws(Raised) -> TypeRef {
    let storage: TypeInfo.Storage
    var hidden = base.info.rootShape.names
    switch base.info.storage {
    case .builtin(let tag):
      storage = .extending(tag)
      hidden = [heap.intern("(value)")]
    case let inherited: storage = inherited
    }
    // Beside the __dict__ that a class without slots of its own gives its instances.
    if let slots = base.info.slotNames, namespace.value(for: names.slots) == nil { hidden += slots }
    let module = namespace.value(for: names.module).flatMap { StringRef($0)?.text } ?? "builtins"
    let qualified = namespace.value(for: names.qualifiedName).flatMap { StringRef($0)?.text }
    let type = try heap.type(
      named: name.text, qualifiedName: qualified, module: module, base: base, storage: storage,
      isScriptDefined: true, hidden: hidden)
    pin(type.value)
    type.setConstructor(base.info.constructor)
    for entry in namespace.snapshot {
      guard let key = StringRef(entry.key), key != names.qualifiedName else { continue }
      if key == names.finalizer { throw refusedFinalizer() }
      try heap.set(key, to: adjusted(entry.value, named: key), in: type.info.attributes)
    }
    try noteSlots(of: type, base: base)
    // A class that defines equality without a hash is not hashable.
    let own = type.info.attributes
    if own.value(for: names[.eq]) != nil, own.value(for: names[.hash]) == nil {
      try heap.set(names[.hash], to: .none, in: own)
    }
    epoch &+= 1
    return type
  }

  /// Nothing calls a `__del__`: a class that counts on it is refused, however it gets one.
  func refusedFinalizer() -> Raised {
    error(.typeError, Refusal.prefix + Refusal.finalizer)
  }

  /// `__slots__`: when every class on the way declares its own, instances take no other names.
  private func noteSlots(of type: TypeRef, base: TypeRef) throws(Raised) {
    guard let declared = type.info.attributes.value(for: names.slots) else { return }
    var isBuiltIn = false
    if case .builtin = base.info.storage { isBuiltIn = true }
    guard base == types.object || isBuiltIn || base.info.slotNames != nil else { return }
    var own: [StringRef] = []
    if let one = StringRef(declared) {
      own.append(heap.intern(one))
    } else {
      for name in try list(from: declared).snapshot {
        guard let name = StringRef(name) else {
          throw error(
            .typeError,
            "__slots__ items must be strings, not '\(self.type(of: name).info.nameInErrors)'")
        }
        own.append(heap.intern(name))
      }
    }
    if let name = own.first(where: { type.info.attributes.value(for: $0) != nil }) {
      throw error(
        .valueError, "'\(name.text)' in __slots__ conflicts with class variable")
    }
    let slots = (base.info.slotNames ?? []) + own
    if slots.contains(names.dictionary) { return }
    type.info.slotNames = slots
  }

  /// Methods that are class or static methods by their name alone.
  private func adjusted(_ value: Value, named name: StringRef) -> Value {
    guard value.tag == .function else { return value }
    if name == names[.new] { return heap.descriptor(.staticMethod, value) }
    if name == names[.initSubclass] || name == names[.classGetitem] {
      return heap.descriptor(.classMethod, value)
    }
    return value
  }

  func finishClass(_ type: TypeRef, keywords: DictRef?) throws(Raised) {
    for entry in type.info.attributes.snapshot {
      guard entry.value.tag == .instance || entry.value.tag == .native else { continue }
      if let setName = special(.setName, of: entry.value) {
        do throws(Raised) {
          _ = try call(setName, entry.value, type.value, entry.key)
        } catch {
          guard matches(error, .exception) else { throw error }
          let raised = self.error(
            .runtimeError,
            "Error calling __set_name__ on '\(self.type(of: entry.value).info.nameInErrors)' instance "
              + "\(try repr(entry.key).text) in '\(type.name)'")
          setField(.cause, of: raised.exception, to: error.exception)
          setField(.suppressContext, of: raised.exception, to: .true)
          throw raised
        }
      }
    }
    try noteAbstractMethods(of: type)
    guard let base = type.info.base else { return }
    let arguments = keywords?.snapshot.map {
      (name: StringRef(unchecked: $0.key), value: $0.value)
    }
    if let hook = base.lookup(names[.initSubclass]), let descriptor = DescriptorRef(hook) {
      _ = try call(descriptor.function, arguments: [type.value], keywords: arguments ?? [])
    } else if let arguments, !arguments.isEmpty {
      throw error(.typeError, "\(type.name).__init_subclass__() takes no keyword arguments")
    }
  }

  /// Records the abstract methods that a class still has, as `abc.ABCMeta` does.
  ///
  /// Classes that derive from `abc.ABC` have the set from there; for others nothing is recorded.
  private func noteAbstractMethods(of type: TypeRef) throws(Raised) {
    guard
      type.info.base?.lookup(names.abstract) != nil
        || type.info.attributes.value(for: heap.intern("_abc_registry")) != nil
    else { return }
    type.info.isAbstractBase = true
    var abstract: [StringRef] = []
    let marker = heap.intern("__isabstractmethod__")
    if let inherited = type.info.base?.lookup(names.abstract), let set = SetRef(inherited) {
      for name in set.snapshot {
        guard let name = StringRef(name) else { continue }
        if let found = type.lookup(name), try isAbstract(found, marker) { abstract.append(name) }
      }
    }
    for entry in type.info.attributes.snapshot where try isAbstract(entry.value, marker) {
      let name = StringRef(unchecked: entry.key)
      if !abstract.contains(where: { StringRef.equal($0, name) }) { abstract.append(name) }
    }
    let set = heap.set(frozen: true)
    pin(set.value)
    for name in abstract { try insert(name.value, into: set) }
    try heap.set(names.abstract, to: set.value, in: type.info.attributes)
  }

  private func isAbstract(_ value: Value, _ marker: StringRef) throws(Raised) -> Bool {
    switch value.tag {
    case .function:
      return DictRef(FunctionRef(unchecked: value).attributes)?.value(for: marker)?.asBool ?? false
    case .descriptor: return try isAbstract(DescriptorRef(unchecked: value).function, marker)
    default: return false
    }
  }

  // MARK: Making instances

  /// Calls a type. The register before `arguments` is free for the receiver.
  func instantiate(
    _ type: TypeRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?,
    role: Frame.Role, destination: UInt16
  ) throws(Raised) -> Value {
    guard type.isScriptBuilt else {
      return try construct(type, arguments, count, keywords: keywords)
    }
    if let function = type.plainInitializer(epoch) {
      let instance = heap.instance(of: type).value
      let window = arguments.advanced(by: -1)
      window[0] = instance
      try enter(
        function, window, count + 1, keywords: keywords,
        role: role == .entry ? .constructionEntry : .construction, destination: destination,
        subject: instance)
      return .undefined
    }
    if keywords == nil, makesPlainException(type) {
      return try defaultInstance(of: type, arguments, count, keywords: nil)
    }
    let instance = try newInstance(of: type, arguments, count, keywords: keywords)
    guard isInstance(instance, of: type) else { return instance }
    guard let initializer = special(.`init`, of: self.type(of: instance)) else { return instance }
    if let function = FunctionRef(initializer) {
      if case .plain = type.info.storage, customMaker(of: type) == nil {
        type.rememberInitializer(function, epoch)
      }
      let window = arguments.advanced(by: -1)
      window[0] = instance
      try enter(
        function, window, count + 1, keywords: keywords,
        role: role == .entry ? .constructionEntry : .construction, destination: destination,
        subject: instance)
      return .undefined
    }
    if isObjectInitializer(initializer) { return instance }
    pin(instance)
    defer { pins.removeLast() }
    let bound = try bind(initializer, to: instance, type: type)
    let window = top.advanced(by: 2)
    guard stack.holds(window, count: count + 512) else { throw recursionError() }
    window.copy(arguments, count: count)
    _ = try call(bound, in: window, count, keywords: keywords)
    return instance
  }

  /// An exception class with neither `__new__` nor `__init__` of a script: its instances have got
  /// their arguments when they are made.
  private func makesPlainException(_ type: TypeRef) -> Bool {
    guard case .exception = type.info.storage, customMaker(of: type) == nil,
      let own = special(.`init`, of: type),
      let plain = special(.`init`, of: types[.baseException])
    else { return false }
    return own.isIdentical(to: plain)
  }

  private func isObjectInitializer(_ value: Value) -> Bool {
    guard let builtin = BuiltinRef(value) else { return false }
    return builtin.function.owner == "object"
  }

  /// `__new__` that a script has written.
  private func customMaker(of type: TypeRef) -> Value? {
    guard let custom = special(.new, of: type), let descriptor = DescriptorRef(custom),
      descriptor.function.tag == .function
    else { return nil }
    return descriptor.function
  }

  private func newInstance(
    of type: TypeRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?
  ) throws(Raised) -> Value {
    if let custom = customMaker(of: type) {
      let window = top.advanced(by: 3)
      guard stack.holds(window, count: count + 512) else { throw recursionError() }
      window[-1] = type.value
      window.copy(arguments, count: count)
      return try call(
        custom, in: window.advanced(by: -1), count + 1, keywords: keywords)
    }
    return try defaultInstance(of: type, arguments, count, keywords: keywords)
  }

  /// What `__new__` of the built-in base makes.
  func defaultInstance(
    of type: TypeRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?
  ) throws(Raised) -> Value {
    try refuseAbstract(type)
    let info = type.info
    switch info.storage {
    case .plain:
      if count > 0, special(.`init`, of: type).map(isObjectInitializer) ?? true {
        throw error(.typeError, "\(type.name)() takes no arguments")
      }
      return heap.instance(of: type).value
    case .exception:
      let given = count - (keywords?.count ?? 0)
      let args = try heap.tuple(count: given)
      for index in 0..<given { args.initialize(index, to: arguments[index]) }
      let made = exception(of: osErrorType(type, arguments, given), args: args.value)
      if let keywords, special(.`init`, of: type)?.tag != .function {
        let values = (0..<keywords.count).map { arguments[given + $0] }
        try setFields(of: made, named: keywords, to: values)
      }
      return made
    case .extending(let tag):
      let isMutable = tag == .list || tag == .dict || (tag == .set && !extendsFrozenSet(type))
      let value =
        isMutable
        ? try construct(type, top.advanced(by: 2), 0, keywords: nil)
        : try construct(type, arguments, count, keywords: keywords)
      return extend(type, with: value)
    case .native, .builtin:
      if isFilledByInitializer(type) {
        return try construct(type, top.advanced(by: 2), 0, keywords: nil)
      }
      return try construct(type, arguments, count, keywords: keywords)
    }
  }

  /// Whether the Swift type below a script's class leaves its arguments to `__init__`.
  private func isFilledByInitializer(_ type: TypeRef) -> Bool {
    var walk: TypeRef? = type
    while let current = walk {
      if !current.info.isScriptDefined {
        return current.info.attributes.value(for: names[.`init`]) != nil
          && current != types.object
      }
      walk = current.info.base
    }
    return false
  }

  private func extendsFrozenSet(_ type: TypeRef) -> Bool { type.isSubtype(of: types.frozenSet) }

  /// An instance of a class that extends a built-in type, standing for a value of that type.
  package func extend(_ type: TypeRef, with value: Value) -> Value {
    let instance = heap.instance(of: type)
    instance[slot: 0] = value
    return instance.value
  }

  private func refuseAbstract(_ type: TypeRef) throws(Raised) {
    guard let found = type.lookup(names.abstract), let set = SetRef(found), set.count > 0 else {
      return
    }
    let methods = set.snapshot.compactMap { StringRef($0)?.text }.sorted()
    throw error(
      .typeError,
      "Can't instantiate abstract class \(type.name) with abstract "
        + "method\(methods.count == 1 ? "" : "s") \(methods.joined(separator: ", "))")
  }

  /// Runs the constructor of a built-in type.
  func construct(
    _ type: TypeRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?
  ) throws(Raised) -> Value {
    guard let constructor = type.constructor(heap) else {
      if type == types.object { return heap.instance(of: type).value }
      throw error(.typeError, "cannot create '\(type.name)' instances")
    }
    let outer = constructing
    constructing = type
    defer { constructing = outer }
    return try callBuiltin(constructor, arguments, count, keywords: keywords)
  }

  package func isInstance(_ value: Value, of type: TypeRef) -> Bool {
    self.type(of: value).isSubtype(of: type)
  }

  /// The built-in value that an instance of a class extending a built-in type stands for; any other
  /// value as it is. `unwrap(MyList([1]))` is the list.
  @inline(__always) package func unwrap(_ value: Value) -> Value {
    guard value.tag == .instance else { return value }
    let instance = InstanceRef(unchecked: value)
    guard case .extending = instance.type.info.storage else { return value }
    return instance[slot: 0]
  }
}

extension TypeInfo.Storage {
  var isException: Bool {
    if case .exception = self { return true }
    return false
  }
}
