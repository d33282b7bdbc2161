/// The special methods of built-in types by name: `int.__add__`, `list.__getitem__` …
///
/// Each has the meaning of the built-in type for the value behind `self`, whatever the class of
/// `self` overrides: that is what `super().__setitem__(key, value)` asks for.
enum BuiltinDunders {
  static let arithmetic = rows(of: [
    .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power,
  ])
  static let bits = rows(of: [.leftShift, .rightShift, .bitAnd, .bitOr, .bitXor])
  static let setArithmetic = rows(of: [.bitAnd, .bitOr, .bitXor, .subtract])
  static let orRows = rows(of: [.bitOr])

  /// `__op__` and `__rop__` for operators.
  private static func rows(of operators: [BinaryOperator]) -> [Builtin] {
    operators.flatMap { op in
      [
        Builtin("\(op.method.rawValue)(self, value, /)", does: "`self \(op.rawValue) value`") {
          call throws(Raised) in
          let machine = call.machine
          let (a, b) = (machine.unwrap(call[0]), machine.unwrap(call[1]))
          if a.isInteger, b.isFloat { return .notImplemented }
          return try machine.binaryBuiltin(op, a, b) ?? .notImplemented
        },
        Builtin(
          "\(op.reflectedMethod.rawValue)(self, value, /)", does: "`value \(op.rawValue) self`"
        ) { call throws(Raised) in
          let machine = call.machine
          let (a, b) = (machine.unwrap(call[1]), machine.unwrap(call[0]))
          if a.isFloat, b.isInteger { return .notImplemented }
          return try machine.binaryBuiltin(op, a, b) ?? .notImplemented
        },
      ]
    }
  }

  /// `__add__`, `__mul__` and `__rmul__` of sequences.
  static let sequences: [Builtin] = [
    Builtin("__add__(self, value, /)", does: "`self + value`") { call throws(Raised) in
      try call.machine.sequenceOperation(.add, call.machine.unwrap(call[0]), call[1])
        ?? .notImplemented
    },
    Builtin("__mul__(self, value, /)", does: "`self * value`") { call throws(Raised) in
      try call.machine.sequenceOperation(.multiply, call.machine.unwrap(call[0]), call[1])
        ?? .notImplemented
    },
    Builtin("__rmul__(self, value, /)", does: "`value * self`") { call throws(Raised) in
      try call.machine.sequenceOperation(.multiply, call.machine.unwrap(call[0]), call[1])
        ?? .notImplemented
    },
  ]

  static let listInPlace = inPlace([.add, .multiply])
  static let dictInPlace = inPlace([.bitOr])
  static let setInPlace = inPlace([.bitAnd, .bitOr, .bitXor, .subtract])

  private static func inPlace(_ operators: [BinaryOperator]) -> [Builtin] {
    operators.map { op in
      Builtin("\(op.inPlaceMethod.rawValue)(self, value, /)", does: "`self \(op.rawValue)= value`")
      { call throws(Raised) in
        let inner = call.machine.unwrap(call[0])
        guard let result = try call.machine.binaryInPlace(op, inner, call[1]) else {
          return .notImplemented
        }
        return result.isIdentical(to: inner) ? call[0] : result
      }
    }
  }

  static let ordering = comparison([.less, .lessOrEqual, .greater, .greaterOrEqual])
  static let equality = comparison([.equal, .notEqual])

  private static func comparison(_ operators: [ComparisonOperator]) -> [Builtin] {
    operators.map { op in
      Builtin("\(op.method.rawValue)(self, value, /)", does: "`self \(op.rawValue) value`") {
        call throws(Raised) in
        let machine = call.machine
        let (a, b) = (machine.unwrap(call[0]), machine.unwrap(call[1]))
        if a.isInteger, b.isFloat { return .notImplemented }
        return try machine.compareBuiltin(op, a, b) ?? .notImplemented
      }
    }
  }

  static let numbers: [Builtin] = [
    unary(.minus), unary(.plus),
    Builtin("__abs__(self)", does: "`abs(self)`") { call throws(Raised) in
      let number = call.machine.unwrap(call[0])
      return try call.machine.absolute(number) ?? .notImplemented
    },
    Builtin("__bool__(self)", does: "Whether the number is not zero.") { call throws(Raised) in
      .bool(try call.machine.isTrue(call.machine.unwrap(call[0])))
    },
    Builtin("__divmod__(self, value, /)", does: "`divmod(self, value)`") { call throws(Raised) in
      try divmod(call.machine, call.machine.unwrap(call[0]), call.machine.unwrap(call[1]))
    },
    Builtin("__rdivmod__(self, value, /)", does: "`divmod(value, self)`") { call throws(Raised) in
      try divmod(call.machine, call.machine.unwrap(call[1]), call.machine.unwrap(call[0]))
    },
    Builtin("__float__(self)", does: "`float(self)`") { call throws(Raised) in
      .float(try call.machine.double(call.machine.unwrap(call[0])))
    },
  ]

  static let integers: [Builtin] = [
    unary(.invert),
    Builtin("__index__(self)", does: "The int itself.") { call throws(Raised) in
      try call.machine.integer(call.machine.unwrap(call[0])) ?? .notImplemented
    },
    Builtin("__int__(self)", does: "The int itself.") { call throws(Raised) in
      try call.machine.integer(call.machine.unwrap(call[0])) ?? .notImplemented
    },
  ]

  private static func unary(_ op: UnaryOperator) -> Builtin {
    Builtin("\(op.method.rawValue)(self)", does: "`\(op.rawValue)self`") { call throws(Raised) in
      try call.machine.arithmetic(op, call.machine.unwrap(call[0])) ?? .notImplemented
    }
  }

  private static func divmod(
    _ machine: Machine, _ a: Value, _ b: Value
  ) throws(Raised) -> Value {
    guard let quotient = try machine.arithmetic(.floorDivide, a, b),
      let rest = try machine.arithmetic(.modulo, a, b)
    else { return .notImplemented }
    return try machine.heap.tuple([quotient, rest])
  }

  static let hash = Builtin("__hash__(self)", does: "`hash(self)`") { call throws(Raised) in
    .int(try call.machine.hash(call.machine.unwrap(call[0])))
  }

  static let repr = Builtin("__repr__(self)", does: "`repr(self)`") { call throws(Raised) in
    var out = StringBuilder(call.heap)
    let inner = call.machine.unwrap(call[0])
    switch inner.tag {
    case .list, .tuple, .dict, .set: try call.machine.writeContainer(inner, of: call[0], &out)
    default: try call.machine.writeRepr(inner, &out)
    }
    return try out.finish().value
  }

  static let str = Builtin("__str__(self)", does: "`str(self)`") { call throws(Raised) in
    try call.machine.str(call.machine.unwrap(call[0])).value
  }

  static let format = Builtin("__format__(self, format_spec, /)", does: "`format(self, spec)`") {
    call throws(Raised) in
    guard let specification = StringRef(call.machine.unwrap(call[1])) else {
      throw call.machine.typeError(
        "__format__() argument must be str, not \(call.machine.typeName(call[1]))")
    }
    return try call.machine.format(call.machine.unwrap(call[0]), specification).value
  }

  static let iter = Builtin("__iter__(self)", does: "`iter(self)`") { call throws(Raised) in
    try call.machine.iterator(call.machine.unwrap(call[0]))
  }

  static let length = Builtin("__len__(self)", does: "`len(self)`") { call throws(Raised) in
    .int(try call.machine.length(call.machine.unwrap(call[0])))
  }

  static let contains = Builtin("__contains__(self, key, /)", does: "`key in self`") {
    call throws(Raised) in
    .bool(try call.machine.contains(call.machine.unwrap(call[0]), call[1]))
  }

  static let getItem = Builtin("__getitem__(self, key, /)", does: "`self[key]`") {
    call throws(Raised) in
    let inner = call.machine.unwrap(call[0])
    if let dict = DictRef(inner), call[0].tag == .instance {
      return try call.machine.item(ofDict: dict, call[0], call[1])
    }
    return try call.machine.item(inner, call[1])
  }

  static let setItem: [Builtin] = [
    Builtin("__setitem__(self, key, value, /)", does: "`self[key] = value`") {
      call throws(Raised) in
      try call.machine.setItem(call.machine.unwrap(call[0]), call[1], to: call[2])
      return .none
    },
    Builtin("__delitem__(self, key, /)", does: "`del self[key]`") { call throws(Raised) in
      try call.machine.deleteItem(call.machine.unwrap(call[0]), call[1])
      return .none
    },
  ]

  static let next: [Builtin] = [
    Builtin("__iter__(self)", does: "The iterator itself.") { call throws(Raised) in call[0] },
    Builtin("__next__(self)", does: "The next item.") { call throws(Raised) in
      if let item = try call.machine.next(call[0]) { return item }
      throw call.machine.error(.stopIteration, arguments: [])
    },
  ]

  static let lengthHint = Builtin("__length_hint__(self)", does: "How many items are left.") {
    call throws(Raised) in
    .int(try call.machine.remaining(call.receiver(IteratorRef.self)))
  }

  /// What list, tuple, str and range share.
  static let sequence: [Builtin] = [length, contains, getItem, iter, repr] + equality
}

extension Machine {
  /// How many items an iterator of a built-in container still has.
  func remaining(_ iterator: IteratorRef) throws(Raised) -> Int {
    let source = iterator.source
    if source.isNone { return 0 }
    switch iterator.role {
    case .list, .tuple, .string: return max(0, try length(source) - iterator.position)
    case .range:
      return iterator.step == 0 ? 0 : (iterator.limit - iterator.position) / iterator.step
    case .reversedList, .reversedTuple, .reversedString:
      return max(0, min(iterator.position + 1, try length(source)))
    case .keys, .values, .items:
      let dict = DictRef(unchecked: source)
      return (iterator.position..<max(dict.used, iterator.position))
        .count { !dict[place: $0].key.isUndefined }
    case .set:
      let set = SetRef(unchecked: source)
      return (iterator.position..<max(set.slotCount, iterator.position))
        .count { set.liveKey(at: $0) != nil }
    case .reversedKeys, .reversedValues, .reversedItems:
      let dict = DictRef(unchecked: source)
      return (0..<max(0, min(iterator.position + 1, dict.used)))
        .count { !dict[place: $0].key.isUndefined }
    case .sequence, .reversedSequence, .calls: return 0
    }
  }
}
