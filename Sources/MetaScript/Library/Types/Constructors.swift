/// What calling the built-in types of this part does.
enum Constructors {
  static func define(on machine: Machine) {
    let types = machine.types
    for (type, row) in [
      (types.object, object), (types.list, list), (types.tuple, tuple), (types.dict, dict),
      (types.set, set), (types.frozenSet, frozenSet), (types.range, range),
      (types.slice, slice), (types.property, property), (types.staticMethod, staticMethod),
      (types.classMethod, classMethod), (types.type, type), (types.superProxy, superProxy),
      (types.noneType, singleton("NoneType", .none)),
      (types.ellipsis, singleton("ellipsis", .ellipsis)),
      (types.notImplemented, singleton("NotImplementedType", .notImplemented)),
    ] {
      machine.define(constructor: row, of: type)
    }
  }

  private static func singleton(_ name: String, _ value: Value) -> Builtin {
    Builtin("\(name)(*args)", does: "The one value of its type.") { call throws(Raised) in
      if call.restCount > 0 { throw call.machine.typeError("\(name) takes no arguments") }
      return value
    }
  }

  private static let object = Builtin("object(*args)", does: "The base of all classes.") {
    call throws(Raised) in
    if call.restCount > 0 { throw call.machine.typeError("object() takes no arguments") }
    return call.heap.instance(of: call.machine.types.object).value
  }

  private static let list = Builtin(
    "list(iterable=(), /)", does: "A changeable sequence of values."
  ) { call throws(Raised) in
    if call[0].isUndefined { return try call.heap.list().value }
    call.machine.makeRoom(for: call[0], each: 16)
    return try call.machine.list(from: call[0]).value
  }

  private static let tuple = Builtin(
    "tuple(iterable=(), /)", does: "An unchangeable sequence of values."
  ) { call throws(Raised) in
    if call[0].isUndefined { return try call.heap.tuple(count: 0).value }
    if call[0].tag == .tuple { return call[0] }
    call.machine.makeRoom(for: call[0], each: 32)
    return try call.machine.tuple(from: call[0])
  }

  private static let dict = Builtin(
    "dict(*others, **entries)", does: "A mapping of keys to values, in order of insertion."
  ) { call throws(Raised) in
    if call.restCount > 1 {
      throw call.machine.typeError("dict expected at most 1 argument, got \(call.restCount)")
    }
    let dict = try call.heap.dict()
    call.machine.pin(dict.value)
    if call.restCount == 1 { try call.machine.mergeItems(of: call.rest(0), into: dict) }
    if let entries = DictRef(call.keywords) { try call.machine.update(dict, from: entries) }
    return dict.value
  }

  private static let set = Builtin("set(iterable=(), /)", does: "A collection without repeats.") {
    call throws(Raised) in
    call[0].isUndefined
      ? call.heap.set().value : try call.machine.makeSet(from: call[0]).value
  }

  private static let frozenSet = Builtin(
    "frozenset(iterable=(), /)", does: "An unchangeable collection without repeats."
  ) { call throws(Raised) in
    if let set = SetRef(call[0]), set.isFrozen { return call[0] }
    return call[0].isUndefined
      ? call.heap.set(frozen: true).value
      : try call.machine.makeSet(from: call[0], frozen: true).value
  }

  private static let range = Builtin("range(*bounds)", does: "Whole numbers by a step.") {
    call throws(Raised) in
    let machine = call.machine
    if call.restCount == 0 || call.restCount > 3 {
      throw machine.typeError(
        call.restCount == 0
          ? "range expected at least 1 argument, got 0"
          : "range expected at most 3 arguments, got \(call.restCount)")
    }
    func bound(_ index: Int) throws(Raised) -> Value {
      if let number = try machine.integer(call.rest(index)) { return number }
      throw machine.typeError(
        "'\(machine.typeName(call.rest(index)))' object cannot be interpreted as an integer")
    }
    if call.restCount == 1 { return try machine.makeRange(.int(0), bound(0), .int(1)) }
    let (start, stop) = (try bound(0), try bound(1))
    let step = call.restCount == 3 ? try bound(2) : .int(1)
    if step.isInt, step.asInt == 0 {
      throw machine.error(.valueError, "range() arg 3 must not be zero")
    }
    return try machine.makeRange(start, stop, step)
  }

  private static let slice = Builtin("slice(*bounds)", does: "Bounds and step of a part.") {
    call throws(Raised) in
    switch call.restCount {
    case 1: return call.heap.slice(.none, call.rest(0), .none)
    case 2: return call.heap.slice(call.rest(0), call.rest(1), .none)
    case 3: return call.heap.slice(call.rest(0), call.rest(1), call.rest(2))
    default:
      throw call.machine.typeError(
        call.restCount == 0
          ? "slice expected at least 1 argument, got 0"
          : "slice expected at most 3 arguments, got \(call.restCount)")
    }
  }

  private static let property = Builtin(
    "property(fget=None, fset=None, fdel=None, doc=None)",
    does: "An attribute that functions read and write."
  ) { call throws(Raised) in
    call.heap.descriptor(
      .property, call.value(0), setter: call.value(1), deleter: call.value(2),
      documentation: call.value(3))
  }

  private static let staticMethod = Builtin(
    "staticmethod(function, /)", does: "A method without a receiver."
  ) { call throws(Raised) in call.heap.descriptor(.staticMethod, call[0]) }

  private static let classMethod = Builtin(
    "classmethod(function, /)", does: "A method whose receiver is the class."
  ) { call throws(Raised) in call.heap.descriptor(.classMethod, call[0]) }

  private static let type = Builtin(
    "type(*args, **keywords)", does: "The type of a value, or a new class."
  ) { call throws(Raised) in
    let machine = call.machine
    if call.restCount == 1 { return machine.type(of: call.rest(0)).value }
    guard call.restCount == 3 else {
      throw machine.typeError("type() takes 1 or 3 arguments")
    }
    guard let name = StringRef(call.rest(0)) else {
      throw machine.typeError(
        "type.__new__() argument 1 must be str, not \(machine.typeName(call.rest(0)))")
    }
    guard let bases = TupleRef(call.rest(1)) else {
      throw machine.typeError(
        "type.__new__() argument 2 must be tuple, not \(machine.typeName(call.rest(1)))")
    }
    guard let namespace = DictRef(call.rest(2)) else {
      throw machine.typeError(
        "type.__new__() argument 3 must be dict, not \(machine.typeName(call.rest(2)))")
    }
    guard bases.count < 2 else {
      throw machine.typeError("not part of .mps: a class with several bases")
    }
    return try machine.makeClass(
      name, base: bases.count == 1 ? bases[0] : .undefined, namespace: machine.copy(namespace),
      keywords: call.keywords)
  }

  private static let superProxy = Builtin(
    "super(type=<class>, object=<self>, /)", does: "The methods of the base class."
  ) { call throws(Raised) in
    let machine = call.machine
    if call[0].isUndefined { return try machine.implicitSuper() }
    guard let type = TypeRef(call[0]) else {
      throw machine.typeError(
        "super() argument 1 must be a type, not \(machine.typeName(call[0]))")
    }
    let receiver = call.value(1)
    let isFit =
      machine.isInstance(receiver, of: type)
      || (TypeRef(receiver)?.isSubtype(of: type) ?? false)
    guard isFit else {
      throw machine.typeError(
        "super(type, obj): obj must be an instance or subtype of type")
    }
    return machine.heap.superProxy(type: type.value, receiver: receiver)
  }
}

extension Machine {
  /// A tuple of the items of any iterable.
  func tuple(from value: Value) throws(Raised) -> Value {
    let list = try list(from: value)
    let tuple = try heap.tuple(count: list.count)
    try heap.inPieces(0..<list.count) { (part) throws(Raised) in
      for index in part { tuple.initialize(index, to: list[index]) }
    }
    return tuple.value
  }

  /// `super()` without arguments: the class and the first argument of the running function.
  func implicitSuper() throws(Raised) -> Value {
    guard frames.count > 0 else { throw error(.runtimeError, "super(): no current frame") }
    let frame = frames.top
    let code = frame.function.code
    guard code.positionalCount > 0 || code.codeFlags.contains(.variadic) else {
      throw error(.runtimeError, "super(): no arguments")
    }
    let cell = code.info.capturedNames.firstIndex { $0 == names.class }
    guard let cell else { throw error(.runtimeError, "super(): __class__ cell not found") }
    var receiver = frame.registers[0]
    if let shared = CellRef(receiver) { receiver = shared.content }
    let type = frame.function.cell(cell).content
    guard type.tag == .type else { throw error(.runtimeError, "super(): empty __class__ cell") }
    if receiver.isUndefined { throw error(.runtimeError, "super(): arg[0] deleted") }
    return heap.superProxy(type: type, receiver: receiver)
  }
}
