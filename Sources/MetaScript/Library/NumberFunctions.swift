import BigInt

/// Built-in functions on numbers and code points.
package enum NumberFunctions {
  package static let rows: [Builtin] = [
    Builtin("abs(x, /)", does: "The absolute value.") { call throws(Raised) in
      let machine = call.machine
      if let result = try machine.absolute(call[0]) { return result }
      if let result = try machine.callSpecial(.abs, of: call[0]) { return result }
      throw call.error(
        .typeError, "bad operand type for abs(): '\(call.typeName(call[0]))'")
    },
    Builtin("divmod(x, y, /)", does: "The quotient and the remainder.") { call throws(Raised) in
      try divmod(call)
    },
    Builtin("pow(base, exp, mod=None)", does: "A power, with a modulus if one is given.") {
      call throws(Raised) in
      try power(call)
    },
    Builtin("round(number, ndigits=None)", does: "Rounded to so many digits, halves to even.") {
      call throws(Raised) in
      let machine = call.machine
      if call[0].isNumber {
        return try machine.round(call[0], call[1].isUndefined ? .none : call[1])
      }
      let result =
        call.isAbsent(1)
        ? try machine.callSpecial(.round, of: call[0])
        : try machine.callSpecial(.round, of: call[0], call[1])
      if let result { return result }
      throw call.error(
        .typeError, "type \(call.typeName(call[0])) doesn't define __round__ method")
    },
    Builtin("hex(number, /)", does: "Hexadecimal text of an integer.") { call throws(Raised) in
      try inBase(call, 16, "0x")
    },
    Builtin("oct(number, /)", does: "Octal text of an integer.") { call throws(Raised) in
      try inBase(call, 8, "0o")
    },
    Builtin("bin(number, /)", does: "Binary text of an integer.") { call throws(Raised) in
      try inBase(call, 2, "0b")
    },
    Builtin("chr(i, /)", does: "The string of one code point.") { call throws(Raised) in
      let value = try call.machine.integerIndex(call[0])
      guard value.isSmallInteger, let small = Int32(exactly: value.asInt) else {
        throw call.error(.overflowError, "Python int too large to convert to C int")
      }
      guard small >= 0, small < 0x110000 else {
        throw call.error(.valueError, "chr() arg not in range(0x110000)")
      }
      return try call.heap.string(codePoint: UInt32(small))
    },
    Builtin("ord(c, /)", does: "The code point of a string of one.") { call throws(Raised) in
      guard let text = StringRef(call.machine.unwrap(call[0])) else {
        throw call.error(
          .typeError,
          "ord() expected string of length 1, but \(call.typeName(call[0])) found")
      }
      guard text.count == 1 else {
        throw call.error(
          .typeError, "ord() expected a character, but string of length \(text.count) found")
      }
      return .int(Int(text[0]))
    },
    Builtin("sum(iterable, /, start=0)", does: "The sum of the items.") { call throws(Raised) in
      try sum(call)
    },
    Builtin("min(*args, key=None, default=None)", does: "The smallest item.") {
      call throws(Raised) in
      try extreme(call, .less, "min")
    },
    Builtin("max(*args, key=None, default=None)", does: "The largest item.") {
      call throws(Raised) in
      try extreme(call, .greater, "max")
    },
  ]

  private static func divmod(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let (a, b) = (call[0], call[1])
    if let (quotient, remainder) = try machine.divideWithRemainder(a, b) {
      return try call.heap.tuple([quotient, remainder])
    }
    if let result = try machine.callSpecial(.divmod, of: a, b), result.tag != .notImplemented {
      return result
    }
    if let result = try machine.callSpecial(.rdivmod, of: b, a), result.tag != .notImplemented {
      return result
    }
    throw call.error(
      .typeError,
      "unsupported operand type(s) for divmod(): '\(call.typeName(a))' and "
        + "'\(call.typeName(b))'")
  }

  private static func power(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    if call.isAbsent(2) { return try machine.binary(.power, call[0], call[1], inPlace: false) }
    let values = (0..<3).map { machine.unwrap(call[$0]) }
    if values.allSatisfy(\.isInteger) {
      return try machine.modularPower(values[0], values[1], values[2])
    }
    if values.allSatisfy(\.isNumber) {
      throw call.error(
        .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }
    if !call[0].isNumber, let method = machine.special(.pow, of: call[0]) {
      let result = try machine.call(method, call[0], call[1], call[2])
      if result.tag != .notImplemented { return result }
    }
    throw call.error(
      .typeError,
      "unsupported operand type(s) for ** or pow(): '\(call.typeName(call[0]))', "
        + "'\(call.typeName(call[1]))', '\(call.typeName(call[2]))'")
  }

  private static func inBase(
    _ call: borrowing Call, _ base: Int, _ prefix: String
  ) throws(Raised) -> Value {
    let value = try call.machine.integerIndex(call[0])
    let digits = IntegerText.digits(
      value.isSmallInteger ? BigUInt(value.asInt.magnitude) : value.asBigInt.magnitude, base: base)
    let sign = value.isNegativeInteger ? "-" : ""
    return try call.make(sign + prefix + String(decoding: digits, as: UTF8.self))
  }

  private static func sum(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    var total = call[1].isUndefined ? Value.int(0) : call[1]
    if machine.unwrap(total).tag == .string {
      _ = try machine.iterator(call[0])
      throw call.error(.typeError, "sum() can't sum strings [use ''.join(seq) instead]")
    }
    var index = 0
    if let list = ListRef(call[0]) {
      // Numbers held inline are added without a look at anything else.
      while index < list.count {
        let item = list[index]
        if total.isInt, item.isInt {
          let (result, overflow) = total.asInt.addingReportingOverflow(item.asInt)
          if overflow { break }
          total = .int(result)
        } else if total.isFloat, item.isFloat {
          total = .float(total.asFloat + item.asFloat)
        } else {
          break
        }
        index += 1
      }
      try machine.charge(index >> 4)
      if index == list.count { return total }
    }
    let iterator = try machine.iterator(call[0])
    machine.pin(iterator)
    if let role = IteratorRef(iterator), call[0].tag == .list { role.position = index }
    let place = machine.pins.count
    machine.pin(total)
    while let item = try machine.next(iterator, to: .sum, &total) {
      try machine.charge(1)
      if total.isInt, item.isInt {
        let (sum, overflow) = total.asInt.addingReportingOverflow(item.asInt)
        if !overflow {
          total = .int(sum)
          continue
        }
      } else if total.isFloat, item.isFloat {
        total = .float(total.asFloat + item.asFloat)
        continue
      }
      machine.pin(item)
      machine.collectIfDue()
      total = try machine.binary(.add, total, item, inPlace: false)
      machine.pins.removeLast()
      machine.pins[place] = total
    }
    return total
  }

  /// The first smallest or largest of numbers that are held inline; nil when there is any other
  /// item, or none.
  @inline(__always) private static func inlineExtreme(
    _ count: Int, _ op: ComparisonOperator, _ item: (Int) -> Value
  ) -> Value? {
    guard count > 0 else { return nil }
    let wanted = op == .less ? -1 : 1
    var best = item(0)
    guard best.isInt || best.isFloat else { return nil }
    for index in 1..<count {
      let next = item(index)
      let isBetter: Bool
      if next.isInt, best.isInt {
        isBetter = op == .less ? next.asInt < best.asInt : next.asInt > best.asInt
      } else if next.isFloat, best.isFloat {
        isBetter = op == .less ? next.asFloat < best.asFloat : next.asFloat > best.asFloat
      } else if next.isInt || next.isFloat {
        isBetter = Machine.order(next, best) == wanted
      } else {
        return nil
      }
      if isBetter { best = next }
    }
    return best
  }

  private static func extreme(
    _ call: Call, _ op: ComparisonOperator, _ name: String
  ) throws(Raised) -> Value {
    let machine = call.machine
    if call.restCount == 0 {
      throw call.error(.typeError, "\(name) expected at least 1 argument, got 0")
    }
    if call.restCount > 1, !call[1].isUndefined {
      throw call.error(
        .typeError,
        "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    if call.isAbsent(0) {
      let found: Value?
      if call.restCount > 1 {
        found = inlineExtreme(call.restCount, op) { call.rest($0) }
      } else if let list = ListRef(call.rest(0)) {
        found = inlineExtreme(list.count, op) { list[$0] }
        try machine.charge(list.count >> 4)
      } else if let tuple = TupleRef(call.rest(0)) {
        found = inlineExtreme(tuple.count, op) { tuple[$0] }
      } else {
        found = nil
      }
      if let found { return found }
    }
    // The best item and its key, kept alive while script code may run.
    let place = machine.pins.count
    machine.pin(.undefined)
    machine.pin(.undefined)
    func offer(_ item: Value) throws(Raised) {
      machine.pin(item)
      defer { machine.pins.removeLast() }
      let key = call.isAbsent(0) ? item : try machine.call(call[0], item)
      machine.pin(key)
      defer { machine.pins.removeLast() }
      let best = machine.pins[place + 1]
      let isBetter = best.isUndefined ? true : try machine.holds(op, key, best)
      if isBetter {
        machine.pins[place] = item
        machine.pins[place + 1] = key
      }
    }
    if call.restCount > 1 {
      for index in 0..<call.restCount { try offer(call.rest(index)) }
    } else {
      let iterator = try machine.iterator(call.rest(0))
      machine.pin(iterator)
      while let item = try machine.next(iterator) {
        try machine.charge(1)
        try offer(item)
      }
    }
    let best = machine.pins[place]
    if !best.isUndefined { return best }
    if !call[1].isUndefined { return call[1] }
    throw call.error(.valueError, "\(name)() arg is an empty sequence")
  }
}

extension Machine {
  /// Whether `a op b` is true.
  @inline(__always) func holds(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Bool {
    if a.isInt, b.isInt { return op == .less ? a.asInt < b.asInt : a.asInt > b.asInt }
    return try isTrue(try compare(op, a, b))
  }
}
