extension Machine {
  /// The module `collections`.
  static let makeCollectionsModule: ModuleMaker = { (machine, module) throws(Raised) in
    let deque = try machine.nativeType(
      named: "deque", module: "collections", construct: DequeMethods.constructor,
      methods: DequeMethods.rows + DequeMethods.sequenceRows + DequeMethods.comparisonRows,
      properties: DequeMethods.properties)
    try machine.heap.set(machine.names[.hash], to: .none, in: deque.info.attributes)
    machine.heap.set(machine.heap.intern("deque"), to: deque.value, in: module)
    machine.define(collectionsRows, in: module)
    try machine.run(prelude: collectionsText, in: module)
    try machine.run(prelude: chainMapText, in: module)
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]

  static let callerRow =
    Builtin("_caller()", does: "The module of the script function that is running.") {
      call throws(Raised) in
      let frames = call.machine.frames.count
      for index in stride(from: frames - 1, through: 0, by: -1) {
        let module = call.machine.frames[index].function.module
        if module.info.name != "collections", module.info.name != "typing" {
          return module.value(call.machine.names.name) ?? .none
        }
      }
      return try call.heap.string("__main__")
    }

  private static let collectionsRows: [Builtin] = [
    Builtin("_iskeyword(name, /)", does: "Whether a name is reserved.") { call throws(Raised) in
      .bool(keywords.contains(try call.text(0).text))
    },
    Builtin("_tuple_new(cls, items, /)", does: "An instance of a class that extends tuple.") {
      call throws(Raised) in
      guard let type = TypeRef(call[0]), case .extending = type.info.storage else {
        return call[1]
      }
      return call.machine.extend(type, with: call[1])
    },
    Builtin("_field_getter(index, /)", does: "A function that gives one item of a tuple.") {
      call throws(Raised) in
      let index = try call.int(0, or: 0)
      let row = Builtin("field(self, /)", does: "One field.") { call throws(Raised) in
        let tuple = try call.receiver(TupleRef.self)
        guard index < tuple.count else {
          throw call.machine.error(.indexError, "tuple index out of range")
        }
        return tuple[index]
      }
      return call.heap.builtin(NativeFunction(row))
    },
    Builtin("_make_new(typename, fields, /)", does: "The `__new__` of a named tuple.") {
      call throws(Raised) in try makeNew(call)
    },
    Builtin("_ordered_view(mapping, role, /)", does: "A view of an ordered dict.") {
      call throws(Raised) in
      let role = ViewRef.Role(rawValue: UInt8(clamping: try call.int(1, or: 0))) ?? .keys
      return call.heap.view(role, of: try call.receiver(DictRef.self), ordered: true)
    },
    Machine.callerRow,
    Builtin("_count_elements(mapping, iterable, /)", does: "Counts items into a dict.") {
      call throws(Raised) in
      let machine = call.machine
      let dict = try call.receiver(DictRef.self)
      try machine.iterate(call[1]) { (item) throws(Raised) in
        let hash = try machine.hash(item)
        guard let place = try machine.place(of: item, hash: hash, in: dict) else {
          try machine.heap.insertNew(item, hash: hash, value: .int(1), into: dict)
          return true
        }
        let count = dict[place: place].value
        if count.isInt, count.asInt < Int.max {
          dict.setValue(.int(count.asInt + 1), at: place)
        } else {
          let sum = try machine.binary(.add, count, .int(1), inPlace: false)
          try machine.set(item, hash: hash, to: sum, in: dict)
        }
        return true
      }
      return .none
    },
    Builtin("_move_to_end(mapping, key, last, /)", does: "Moves an entry to an end of a dict.") {
      call throws(Raised) in
      let machine = call.machine
      let dict = try call.receiver(DictRef.self)
      let hash = try machine.hash(call[1])
      guard let place = try machine.place(of: call[1], hash: hash, in: dict) else {
        throw machine.error(.keyError, arguments: [call[1]])
      }
      let entry = dict[place: place]
      dict.removeEntry(at: place)
      let toEnd = try machine.isTrue(call[2])
      let others = toEnd ? [] : dict.snapshot
      if !toEnd { machine.heap.removeAll(dict) }
      try machine.heap.insertNew(entry.key, hash: hash, value: entry.value, into: dict)
      for other in others {
        try machine.heap.insertNew(other.key, hash: other.hash, value: other.value, into: dict)
      }
      return .none
    },
  ]

  /// A function of the fields as parameters, so that errors about arguments name them.
  private static func makeNew(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let typename = try call.text(0).text
    let fields = TupleRef(call[1])?.fieldNames ?? []
    let parameters = (["_cls"] + fields).joined(separator: ", ")
    let items = fields.map { $0 + "," }.joined(separator: " ")
    let module = machine.heap.module(named: "namedtuple_\(typename)")
    machine.pin(module.value)
    let new = machine.global("_tuple_new", of: "collections") ?? .none
    machine.heap.set(machine.heap.intern("_tuple_new"), to: new, in: module)
    let text = "def __new__(\(parameters)):\n    return _tuple_new(_cls, (\(items)))\n"
    try machine.run(prelude: text, in: module)
    guard let function = module.value(machine.names[.new]).flatMap({ FunctionRef($0) }) else {
      return .none
    }
    function.qualifiedNameValue = try machine.heap.string("\(typename).__new__")
    return function.value
  }
}

extension TupleRef {
  fileprivate var fieldNames: [String] {
    (0..<count).compactMap { StringRef(self[$0])?.text }
  }
}
