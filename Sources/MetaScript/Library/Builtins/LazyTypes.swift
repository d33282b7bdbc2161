extension Machine {
  /// Makes the types of the library's own objects, in the order of `LibraryType`.
  func defineLibraryTypes() throws(Raised) {
    for kind in LibraryType.allCases {
      let type = try nativeType(
        named: kind.name, module: kind.module, construct: kind.constructor,
        methods: kind.methods, properties: kind.properties)
      libraryTypes.append(type.value)
      if kind.isBuiltin { heap.set(heap.intern(kind.name), to: type.value, in: builtins) }
    }
    define(
      constructor: Builtin("reversed(sequence, /)", does: "The items from the last to the first.") {
        call throws(Raised) in try call.machine.reversed(call[0])
      }, of: types.iterators[Int(IteratorRef.Role.reversedTuple.rawValue)])
    heap.set(
      heap.intern("reversed"),
      to: types.iterators[Int(IteratorRef.Role.reversedTuple.rawValue)].value, in: builtins)
  }
}

extension LibraryType {
  /// The type's name is a built-in function.
  var isBuiltin: Bool {
    switch self {
    case .enumerate, .zip, .map, .filter: true
    case .rangeIterator, .genericAlias, .union: false
    }
  }

  fileprivate var constructor: Builtin? {
    switch self {
    case .rangeIterator, .genericAlias, .union: nil
    case .enumerate:
      Builtin("enumerate(iterable=<required>, start=0)", does: "Pairs of a count and an item.") {
        call throws(Raised) in
        let machine = call.machine
        if call[0].isUndefined {
          throw machine.typeError("enumerate() missing required argument 'iterable'")
        }
        let source = try machine.iterator(call[0])
        guard let start = try machine.integer(call.value(1, or: .int(0))) else {
          throw machine.typeError(
            "'\(machine.typeName(call[1]))' object cannot be interpreted as an integer")
        }
        return machine.libraryObject(EnumerateIterator(source, from: start), .enumerate)
      }
    case .zip:
      Builtin("zip(*iterables, strict=False)", does: "Tuples of the items side by side.") {
        call throws(Raised) in
        let sources = try iterators(call, from: 0)
        return call.machine.libraryObject(
          ZipIterator(sources, strict: try call.bool(0)), .zip)
      }
    case .map:
      Builtin("map(*func_and_iterables)", does: "The results of a function for each item.") {
        call throws(Raised) in
        if call.restCount < 2 {
          throw call.machine.typeError("map() must have at least two arguments.")
        }
        return call.machine.libraryObject(
          MapIterator(call.rest(0), try iterators(call, from: 1)), .map)
      }
    case .filter:
      Builtin("filter(function, iterable, /)", does: "The items for which a function is true.") {
        call throws(Raised) in
        let source = try call.machine.iterator(call[1])
        return call.machine.libraryObject(FilterIterator(call[0], source), .filter)
      }
    }
  }

  private func iterators(_ call: Call, from first: Int) throws(Raised) -> [Value] {
    var sources: [Value] = []
    for index in first..<call.restCount {
      let source = try call.machine.iterator(call.rest(index))
      call.machine.pin(source)
      sources.append(source)
    }
    return sources
  }

  fileprivate var methods: [Builtin] {
    switch self {
    case .genericAlias: GenericMethods.aliasRows
    case .union: GenericMethods.unionRows
    case .rangeIterator, .enumerate, .zip, .map, .filter: BuiltinDunders.next
    }
  }

  fileprivate var properties: [Builtin] {
    switch self {
    case .genericAlias: GenericMethods.aliasProperties
    case .union: GenericMethods.unionProperties
    case .rangeIterator, .enumerate, .zip, .map, .filter: []
    }
  }
}
