extension Machine {
  /// `abc`: which methods of a class are abstract is found when the machine makes the class; deriving
  /// from `ABC` is what asks for it.
  static let makeAbcModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(abstractRows, in: module)
    try machine.run(
      prelude: #"""
        class ABC:
            __abstractmethods__ = frozenset()
            __slots__ = ()
            @classmethod
            def register(cls, subclass):
                return _register(cls, subclass)

        class ABCMeta:
            def __new__(cls, *args, **kwds):
                raise TypeError('not part of .mps: metaclasses; derive from abc.ABC')

        def abstractmethod(funcobj):
            funcobj.__isabstractmethod__ = True
            return funcobj

        def abstractclassmethod(callable):
            return classmethod(abstractmethod(callable))

        def abstractstaticmethod(callable):
            return staticmethod(abstractmethod(callable))

        def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
            return property(abstractmethod(fget), fset, fdel, doc)

        def update_abstractmethods(cls):
            return cls

        def get_cache_token():
            return 0
        """#, in: module)
  }

  private static let abstractRows: [Builtin] = [
    Builtin("_register(cls, subclass, /)", does: "Counts a class among an abstract one's.") {
      call throws(Raised) in
      let machine = call.machine
      guard let type = TypeRef(call[0]), let other = TypeRef(call[1]) else {
        throw machine.typeError("Can only register classes")
      }
      if try machine.isSubclass(other, ofAny: call[0]) { return call[1] }
      if try machine.isSubclass(type, ofAny: call[1]) {
        throw machine.error(.runtimeError, "Refusing to create an inheritance cycle")
      }
      let registry = try machine.registry(of: type)
      try machine.heap.append(call[1], to: registry)
      if type.info.patternKind != .other { other.info.patternKind = type.info.patternKind }
      return call[1]
    },
    Builtin("_check_methods(cls, /, *names)", does: "True, or NotImplemented.") {
      call throws(Raised) in
      guard let type = TypeRef(call[0]) else { return .notImplemented }
      for index in 0..<call.restCount {
        guard let name = StringRef(call.rest(index)),
          let found = type.lookup(call.heap.intern(name)), !found.isNone
        else { return .notImplemented }
      }
      return .true
    },
    Builtin("_mark_pattern(cls, is_sequence, /)", does: "How `match` takes its instances.") {
      call throws(Raised) in
      let isSequence = try call.machine.isTrue(call[1])
      TypeRef(call[0])?.info.patternKind = isSequence ? .sequence : .mapping
      return .none
    },
    Builtin("_generic_alias(cls, item, /)", does: "`cls[item]` for annotations.") {
      call throws(Raised) in try call.machine.genericAlias(call[0], call[1])
    },
  ]
}

extension Machine {
  /// The classes registered with an abstract class, a list among its attributes.
  fileprivate func registry(of type: TypeRef) throws(Raised) -> ListRef {
    let name = heap.intern("_abc_registry")
    if let known = type.info.attributes.value(for: name).flatMap({ ListRef($0) }) { return known }
    let list = try heap.list()
    try heap.set(name, to: list.value, in: type.info.attributes)
    return list
  }

  /// `issubclass(sub, type)` for a class that derives from `abc.ABC`, as `abc.ABCMeta` decides it:
  /// by the class's own hook, by descent, by registration, then through the classes derived from it.
  func isSubclass(_ sub: TypeRef, ofAbstract type: TypeRef) throws(Raised) -> Bool {
    try enter(" in __subclasscheck__")
    defer { leave() }
    if let hook = type.lookup(heap.intern("__subclasshook__")), hook.tag == .descriptor {
      let answer = try call(DescriptorRef(unchecked: hook).function, type.value, sub.value)
      if answer.tag != .notImplemented { return try isTrue(answer) }
    }
    if sub.isSubtype(of: type) { return true }
    if let list = type.info.attributes.value(for: heap.intern("_abc_registry")),
      let registered = ListRef(list)
    {
      for other in registered.snapshot where try isSubclass(sub, ofAny: other) { return true }
    }
    for derived in heap.subclasses(of: type) where try isSubclass(sub, ofAny: derived.value) {
      return true
    }
    return false
  }
}
