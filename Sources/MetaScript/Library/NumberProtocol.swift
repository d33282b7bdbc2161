/// The special methods that `int` and `float` have, for scripts that call them by name: `NotImplemented`
/// where the other operand is of a kind the type does not know.
enum NumberProtocol {
  private static let operators: [(String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
    ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power),
  ]
  private static let bitOperators: [(String, BinaryOperator)] = [
    ("lshift", .leftShift), ("rshift", .rightShift), ("and", .bitAnd), ("or", .bitOr),
    ("xor", .bitXor),
  ]
  private static let comparisons: [(String, ComparisonOperator)] = [
    ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater),
    ("ge", .greaterOrEqual),
  ]

  static func rows(isInt: Bool) -> [Builtin] {
    var rows: [Builtin] = []
    for (name, op) in operators + (isInt ? bitOperators : []) {
      rows.append(
        Builtin("__\(name)__(self, value, /)", does: "self \(op.rawValue) value") {
          call throws(Raised) in
          try operate(op, call, isInt: isInt, isReflected: false)
        })
      rows.append(
        Builtin("__r\(name)__(self, value, /)", does: "value \(op.rawValue) self") {
          call throws(Raised) in
          try operate(op, call, isInt: isInt, isReflected: true)
        })
    }
    for (name, op) in comparisons {
      rows.append(
        Builtin("__\(name)__(self, value, /)", does: "self \(op.rawValue) value") {
          call throws(Raised) in
          let (a, b) = (try receiver(call, isInt: isInt), call.machine.unwrap(call[1]))
          guard isInt ? b.isInteger : b.isNumber else { return .notImplemented }
          return try call.machine.compare(op, a, b)
        })
    }
    return rows + unaryRows(isInt: isInt)
  }

  private static func unaryRows(isInt: Bool) -> [Builtin] {
    func row(
      _ name: String, _ summary: String,
      _ body: @escaping @Sendable (Machine, Value) throws(Raised) -> Value
    ) -> Builtin {
      Builtin("__\(name)__(self, /)", does: summary) { call throws(Raised) in
        try body(call.machine, try receiver(call, isInt: isInt))
      }
    }
    var rows = [
      row("neg", "-self") { machine, value throws(Raised) in
        try machine.arithmetic(.minus, value) ?? .none
      },
      row("pos", "+self") { machine, value throws(Raised) in
        try machine.arithmetic(.plus, value) ?? .none
      },
      row("abs", "abs(self)") { machine, value throws(Raised) in
        try machine.absolute(value) ?? .none
      },
      row("bool", "self != 0") { machine, value throws(Raised) in
        .bool(try machine.isTrue(value))
      },
      row("hash", "hash(self)") { machine, value throws(Raised) in
        .int(machine.hashOfNumber(value))
      },
      row("int", "int(self)") { machine, value throws(Raised) in
        try machine.wholeNumber(value) ?? .none
      },
      row("float", "float(self)") { machine, value throws(Raised) in
        .float(try machine.double(value))
      },
      row("repr", "repr(self)") { machine, value throws(Raised) in
        try machine.repr(value).value
      },
      Builtin("__divmod__(self, value, /)", does: "divmod(self, value)") { call throws(Raised) in
        let (a, b) = (try receiver(call, isInt: isInt), call.machine.unwrap(call[1]))
        guard isInt ? b.isInteger : b.isNumber,
          let (quotient, remainder) = try call.machine.divideWithRemainder(a, b)
        else { return .notImplemented }
        return try call.heap.tuple([quotient, remainder])
      },
      Builtin("__format__(self, format_spec, /)", does: "Formats by a specification.") {
        call throws(Raised) in
        let specification = try call.string(1, "__format__() argument must be str")
        let value = try receiver(call, isInt: isInt)
        if specification.isEmpty { return try call.machine.str(value).value }
        return try call.machine.formatBuiltin(value, specification)
      },
    ]
    if isInt {
      rows.append(
        row("invert", "~self") { machine, value throws(Raised) in
          try machine.arithmetic(.invert, value) ?? .none
        })
    }
    return rows
  }

  private static func receiver(_ call: borrowing Call, isInt: Bool) throws(Raised) -> Value {
    let value = call.machine.unwrap(call[0])
    guard isInt ? value.isInteger : value.isFloat else { throw call.wrongReceiver() }
    return value
  }

  private static func operate(
    _ op: BinaryOperator, _ call: borrowing Call, isInt: Bool, isReflected: Bool
  ) throws(Raised) -> Value {
    let (a, b) = (try receiver(call, isInt: isInt), call.machine.unwrap(call[1]))
    guard isInt ? b.isInteger : b.isNumber else { return .notImplemented }
    return try call.machine.arithmetic(op, isReflected ? b : a, isReflected ? a : b)
      ?? .notImplemented
  }
}
