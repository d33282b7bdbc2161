import BigInt

/// `int` and, by inheritance, `bool`: constructor, methods, properties.
package enum IntMethods {
  package static let constructor = Builtin(
    "int(x=0, /, base=10)", does: "A whole number, of a number or of text in a base."
  ) { call throws(Raised) in
    let machine = call.machine
    if call[1].isUndefined {
      if call[0].isUndefined { return .int(0) }
      if let text = StringRef(call[0]) { return try machine.parseInt(text, base: 10) }
      if let whole = try machine.wholeNumber(call[0]) { return whole }
      if let text = StringRef(machine.unwrap(call[0])) {
        return try machine.parseInt(text, base: 10)
      }
      throw call.error(
        .typeError,
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(call.typeName(call[0]))'")
    }
    if call[0].isUndefined { throw call.error(.typeError, "int() missing string argument") }
    let base = try machine.integerIndex(call[1])
    guard base.isSmallInteger, base.asInt == 0 || (2...36).contains(base.asInt) else {
      throw call.error(.valueError, "int() base must be >= 2 and <= 36, or 0")
    }
    guard let text = StringRef(machine.unwrap(call[0])) else {
      throw call.error(.typeError, "int() can't convert non-string with explicit base")
    }
    return try machine.parseInt(text, base: base.asInt)
  }

  /// `bool(x)`
  package static let boolConstructor = Builtin(
    "bool(x=False, /)", does: "Whether a value counts as true."
  ) { call throws(Raised) in
    call[0].isUndefined ? .false : .bool(try call.machine.isTrue(call[0]))
  }

  package static let rows: [Builtin] = [
    Builtin("bit_length(self, /)", does: "The number of bits of the absolute value.") {
      call throws(Raised) in
      let value = try integer(call)
      if value.isSmallInteger { return .int(64 - value.asInt.magnitude.leadingZeroBitCount) }
      return .int(value.asBigInt.magnitude.bitWidth)
    },
    Builtin("bit_count(self, /)", does: "The number of ones in the absolute value.") {
      call throws(Raised) in
      let value = try integer(call)
      if value.isSmallInteger { return .int(value.asInt.magnitude.nonzeroBitCount) }
      return .int(value.asBigInt.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    },
    Builtin("conjugate(self, /)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
    Builtin("as_integer_ratio(self, /)", does: "The number over 1.") { call throws(Raised) in
      try call.heap.tuple([plain(try integer(call)), .int(1)])
    },
    Builtin(
      "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
      does: "Refused: there are no bytes."
    ) { call throws(Raised) in
      throw call.error(.notImplementedError, "not part of .mps: bytes (int.to_bytes)")
    },
    Builtin(
      "@class from_bytes(type, /, bytes, byteorder='big', *, signed=False)",
      does: "Refused: there are no bytes."
    ) { call throws(Raised) in
      throw call.error(.notImplementedError, "not part of .mps: bytes (int.from_bytes)")
    },
    Builtin("__round__(self, ndigits=None, /)", does: "Rounded to a power of ten.") {
      call throws(Raised) in
      try call.machine.round(try integer(call), call.isAbsent(1) ? .none : call[1])
    },
    Builtin("__trunc__(self, /)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
    Builtin("__floor__(self, /)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
    Builtin("__ceil__(self, /)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
  ]

  package static let properties: [Builtin] = [
    Builtin("real(self)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
    Builtin("imag(self)", does: "Zero.") { call throws(Raised) in .int(0) },
    Builtin("numerator(self)", does: "The number itself.") { call throws(Raised) in
      plain(try integer(call))
    },
    Builtin("denominator(self)", does: "One.") { call throws(Raised) in .int(1) },
  ]

  static func integer(_ call: borrowing Call) throws(Raised) -> Value {
    let value = call.machine.unwrap(call[0])
    guard value.isInteger else { throw call.wrongReceiver() }
    return value
  }

  /// A bool as the int it is.
  static func plain(_ value: Value) -> Value { value.isBool ? .int(value.asInt) : value }
}
