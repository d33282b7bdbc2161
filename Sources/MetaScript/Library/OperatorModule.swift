extension Machine {
  /// The module `operator`.
  static let makeOperatorModule: ModuleMaker = { (machine, module) throws(Raised) in
    var rows = operatorRows
    for (name, op) in binaryNames {
      rows.append(
        Builtin("\(name)(a, b, /)", does: "`a \(op.rawValue) b`") { call throws(Raised) in
          try call.machine.binary(op, call[0], call[1], inPlace: false)
        })
      rows.append(
        Builtin(
          "\(op.inPlaceMethod.rawValue.filter { $0 != "_" })(a, b, /)",
          does: "`a \(op.rawValue)= b`"
        ) { call throws(Raised) in
          try call.machine.binary(op, call[0], call[1], inPlace: true)
        })
    }
    for (name, op) in comparisonNames {
      rows.append(
        Builtin("\(name)(a, b, /)", does: "`a \(op.rawValue) b`") { call throws(Raised) in
          try call.machine.compare(op, call[0], call[1])
        })
    }
    machine.define(rows, in: module)
    for (name, _) in binaryNames + comparisonNames.map({ ($0.0, BinaryOperator.add) }) {
      guard let value = module.value(machine.heap.intern(name)) else { continue }
      let bare = name.last == "_" ? String(name.dropLast()) : name
      machine.heap.set(machine.heap.intern("__\(bare)__"), to: value, in: module)
    }
    for row in [itemGetter, attributeGetter, methodCaller] {
      let name = String(row.signature.prefix { $0 != "(" })
      let type = try machine.nativeType(
        named: name, module: "operator", construct: row, methods: OperatorObject.rows)
      machine.heap.set(machine.heap.intern(name), to: type.value, in: module)
    }
  }

  private static let binaryNames: [(String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply),
    ("truediv", .divide), ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power),
    ("lshift", .leftShift), ("rshift", .rightShift), ("and_", .bitAnd), ("or_", .bitOr),
    ("xor", .bitXor),
  ]

  private static let comparisonNames: [(String, ComparisonOperator)] = [
    ("lt", .less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual),
    ("ge", .greaterOrEqual), ("gt", .greater), ("is_", .is), ("is_not", .isNot),
  ]

  private static func unary(_ name: String, _ op: UnaryOperator) -> Builtin {
    Builtin("\(name)(a, /)", does: "`\(op.rawValue) a`") { call throws(Raised) in
      try call.machine.unary(op, call[0])
    }
  }

  private static let operatorRows: [Builtin] = [
    unary("neg", .minus), unary("pos", .plus), unary("inv", .invert), unary("invert", .invert),
    unary("not_", .not),
    Builtin("abs(a, /)", does: "`abs(a)`") { call throws(Raised) in
      let value = call[0]
      if value.isNumber {
        if value.isFloat { return .float(Swift.abs(value.asFloat)) }
        let isNegative = (call.machine.compareNumbers(value, .int(0)) ?? 0) < 0
        return try call.machine.unary(isNegative ? .minus : .plus, value)
      }
      if let result = try call.machine.callSpecial(.abs, of: value) { return result }
      throw call.machine.typeError(
        "bad operand type for abs(): '\(call.machine.typeName(value))'")
    },
    Builtin("truth(a, /)", does: "Whether a value is true.") { call throws(Raised) in
      .bool(try call.machine.isTrue(call[0]))
    },
    Builtin("index(a, /)", does: "The int that a value stands for.") { call throws(Raised) in
      guard let number = try call.machine.integer(call[0]) else {
        throw call.machine.typeError(
          "'\(call.machine.typeName(call[0]))' object cannot be interpreted as an integer")
      }
      return number
    },
    Builtin("concat(a, b, /)", does: "`a + b` of sequences.") { call throws(Raised) in
      let machine = call.machine
      guard machine.unwrap(call[0]).isSequence || machine.override(.getitem, of: call[0]) != nil
      else { throw machine.typeError("'\(call.typeName(call[0]))' object can't be concatenated") }
      return try machine.binary(.add, call[0], call[1], inPlace: false)
    },
    Builtin("contains(a, b, /)", does: "`b in a`") { call throws(Raised) in
      .bool(try call.machine.contains(call[0], call[1]))
    },
    Builtin("countOf(a, b, /)", does: "How many items of a are equal to b.") {
      call throws(Raised) in
      let (machine, wanted) = (call.machine, call[1])
      var count = 0
      try machine.iterate(call[0]) { (item) throws(Raised) in
        if try machine.equal(item, wanted) { count += 1 }
        return true
      }
      return .int(count)
    },
    Builtin("indexOf(a, b, /)", does: "The first place of b in a.") { call throws(Raised) in
      let (machine, wanted) = (call.machine, call[1])
      var (index, found) = (0, false)
      try machine.iterate(call[0]) { (item) throws(Raised) in
        found = try machine.equal(item, wanted)
        if !found { index += 1 }
        return !found
      }
      if found { return .int(index) }
      throw machine.error(.valueError, "sequence.index(x): x not in sequence")
    },
    Builtin("getitem(a, b, /)", does: "`a[b]`") { call throws(Raised) in
      try call.machine.item(call[0], call[1])
    },
    Builtin("setitem(a, b, c, /)", does: "`a[b] = c`") { call throws(Raised) in
      try call.machine.setItem(call[0], call[1], to: call[2])
      return .none
    },
    Builtin("delitem(a, b, /)", does: "`del a[b]`") { call throws(Raised) in
      try call.machine.deleteItem(call[0], call[1])
      return .none
    },
    Builtin("length_hint(obj, default=0, /)", does: "About how many items there are.") {
      call throws(Raised) in
      let machine = call.machine
      let standard = try machine.size(call.value(1, or: .int(0)))
      return .int(try machine.lengthHint(of: call[0], or: standard))
    },
    Builtin("call(obj, /, *args, **keywords)", does: "`obj(*args, **keywords)`") {
      call throws(Raised) in
      try call.machine.call(
        call[0], arguments: (0..<call.restCount).map { call.rest($0) },
        keywords: call.keywordPairs)
    },
  ]

  private static let itemGetter = Builtin(
    "itemgetter(*items)", does: "A function that picks items."
  ) { call throws(Raised) in
    if call.restCount == 0 {
      throw call.machine.typeError("itemgetter expected 1 argument, got 0")
    }
    let object = OperatorObject(.items, (0..<call.restCount).map { call.rest($0) })
    return call.heap.native(object, type: call.machine.constructedType ?? call.machine.types.object)
  }

  private static let attributeGetter = Builtin(
    "attrgetter(attr, /, *attrs)", does: "A function that picks attributes."
  ) { call throws(Raised) in
    let names = [call[0]] + (0..<call.restCount).map { call.rest($0) }
    for name in names where name.tag != .string {
      throw call.machine.typeError("attribute name must be a string")
    }
    return call.heap.native(
      OperatorObject(.attributes, names),
      type: call.machine.constructedType ?? call.machine.types.object)
  }

  private static let methodCaller = Builtin(
    "methodcaller(*args, **keywords)", does: "A function that calls a method."
  ) { call throws(Raised) in
    if call.restCount == 0 {
      throw call.machine.typeError("methodcaller needs at least one argument, the method name")
    }
    guard call.rest(0).tag == .string else {
      throw call.machine.typeError("method name must be a string")
    }
    let object = OperatorObject(
      .method, (0..<call.restCount).map { call.rest($0) },
      keywords: DictRef(call.keywords))
    return call.heap.native(object, type: call.machine.constructedType ?? call.machine.types.object)
  }
}

/// What `itemgetter`, `attrgetter` and `methodcaller` make.
final class OperatorObject: NativeObject {
  enum Role: String {
    case items = "itemgetter"
    case attributes = "attrgetter"
    case method = "methodcaller"
  }

  let role: Role
  /// Keys, dotted names, or a method's name and arguments.
  let parts: [Value]
  let keywords: DictRef?

  init(_ role: Role, _ parts: [Value], keywords: DictRef? = nil) {
    self.role = role
    self.parts = parts
    self.keywords = keywords
  }

  override func trace(_ tracer: inout Tracer) {
    for part in parts { tracer.mark(part) }
    if let keywords { tracer.mark(keywords) }
  }

  func apply(to value: Value, _ machine: Machine) throws(Raised) -> Value {
    if role == .method {
      guard let name = StringRef(parts[0]) else { return .none }
      let method = try machine.attribute(machine.heap.intern(name), of: value)
      return try machine.call(
        method, arguments: Array(parts.dropFirst()),
        keywords: keywords?.snapshot.map { (StringRef(unchecked: $0.key), $0.value) } ?? [])
    }
    if parts.count == 1 { return try pick(parts[0], of: value, machine) }
    let tuple = try machine.heap.tuple(count: parts.count)
    machine.pin(tuple.value)
    for (index, part) in parts.enumerated() {
      tuple.initialize(index, to: try pick(part, of: value, machine))
    }
    return tuple.value
  }

  private func pick(_ part: Value, of value: Value, _ machine: Machine) throws(Raised) -> Value {
    if role == .items { return try machine.item(value, part) }
    var found = value
    for name in StringRef(part)?.text.split(separator: ".") ?? [] {
      found = try machine.attribute(machine.heap.intern(String(name)), of: found)
      machine.pin(found)
    }
    return found
  }

  static let rows: [Builtin] = [
    Builtin("__call__(self, obj, /)", does: "Applies it to a value.") { call throws(Raised) in
      try call.receiver(OperatorObject.self).apply(to: call[1], call.machine)
    },
    Builtin("__repr__(self)", does: "As it would be made.") { call throws(Raised) in
      let object = try call.receiver(OperatorObject.self)
      var out = StringBuilder(call.heap)
      try out.append("operator.\(object.role.rawValue)(")
      for (index, part) in object.parts.enumerated() {
        if index > 0 { try out.append(", ") }
        try call.machine.writeRepr(part, &out)
      }
      for entry in object.keywords?.snapshot ?? [] {
        try out.append(", ")
        try out.append(StringRef(unchecked: entry.key))
        try out.append("=")
        try call.machine.writeRepr(entry.value, &out)
      }
      try out.append(")")
      return try out.finish().value
    },
  ]
}
