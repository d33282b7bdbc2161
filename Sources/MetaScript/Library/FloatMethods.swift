import BigInt

/// `float`: constructor, methods, properties.
package enum FloatMethods {
  package static let constructor = Builtin(
    "float(x=0, /)", does: "A floating-point number, of a number or of text."
  ) { call throws(Raised) in
    let machine = call.machine
    if call[0].isUndefined { return .float(0) }
    if let text = StringRef(call[0]) { return .float(try machine.parseFloat(text)) }
    if let value = try machine.floatNumber(call[0]) { return .float(value) }
    if let text = StringRef(machine.unwrap(call[0])) {
      return .float(try machine.parseFloat(text))
    }
    throw call.error(
      .typeError,
      "float() argument must be a string or a real number, not '\(call.typeName(call[0]))'")
  }

  package static let rows: [Builtin] = [
    Builtin("is_integer(self, /)", does: "Whether the value is whole.") {
      call throws(Raised) in
      let value = try float(call)
      return .bool(value.isFinite && value.rounded(.towardZero) == value)
    },
    Builtin("as_integer_ratio(self, /)", does: "The exact fraction, in lowest terms.") {
      call throws(Raised) in
      try ratio(call, try float(call))
    },
    Builtin("hex(self, /)", does: "The exact value in hexadecimal.") { call throws(Raised) in
      try call.make(hexadecimal(try float(call)))
    },
    Builtin("@class fromhex(type, string, /)", does: "The float that `hex` wrote.") {
      call throws(Raised) in
      try read(call)
    },
    Builtin("conjugate(self, /)", does: "The number itself.") { call throws(Raised) in
      .float(try float(call))
    },
    Builtin("__round__(self, ndigits=None, /)", does: "Rounded to a power of ten.") {
      call throws(Raised) in
      try call.machine.round(.float(try float(call)), call.isAbsent(1) ? .none : call[1])
    },
    Builtin("__int__(self, /)", does: "The whole part.") { call throws(Raised) in
      try call.machine.truncated(try float(call))
    },
    Builtin("__trunc__(self, /)", does: "The whole part.") { call throws(Raised) in
      try call.machine.truncated(try float(call))
    },
    Builtin("__floor__(self, /)", does: "Rounded down.") { call throws(Raised) in
      try call.machine.truncated(try float(call).rounded(.down))
    },
    Builtin("__ceil__(self, /)", does: "Rounded up.") { call throws(Raised) in
      try call.machine.truncated(try float(call).rounded(.up))
    },
  ]

  package static let properties: [Builtin] = [
    Builtin("real(self)", does: "The number itself.") { call throws(Raised) in
      .float(try float(call))
    },
    Builtin("imag(self)", does: "Zero.") { call throws(Raised) in .float(0) },
  ]

  static func float(_ call: borrowing Call) throws(Raised) -> Double {
    let value = call.machine.unwrap(call[0])
    guard value.isFloat else { throw call.wrongReceiver() }
    return value.asFloat
  }

  private static func ratio(_ call: borrowing Call, _ value: Double) throws(Raised) -> Value {
    if value.isNaN {
      throw call.error(.valueError, "cannot convert NaN to integer ratio")
    }
    if value.isInfinite {
      throw call.error(.overflowError, "cannot convert Infinity to integer ratio")
    }
    if value == 0 { return try call.heap.tuple([.int(0), .int(1)]) }
    // The significand is m · 2^-52; what can be cancelled are powers of two.
    let mantissa = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let shift = mantissa.trailingZeroBitCount
    let exponent = (value.isNormal ? Int(value.exponent) : -1_022) - 52 + shift
    var numerator = BigInt(mantissa >> UInt64(shift))
    var denominator = BigInt(1)
    if exponent >= 0 { numerator <<= exponent } else { denominator <<= -exponent }
    if value < 0 { numerator = -numerator }
    return try call.heap.tuple([call.heap.int(numerator), call.heap.int(denominator)])
  }

  package static func hexadecimal(_ value: Double) -> String {
    if !value.isFinite { return FloatText.repr(value) }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let fraction = String(repeating: "0", count: 13 - digits.utf8.count) + digits
    let exponent = value.isNormal ? Int(value.exponent) : -1_022
    return "\(sign)0x\(value.isNormal ? 1 : 0).\(fraction)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  private static func read(_ call: borrowing Call) throws(Raised) -> Value {
    guard let string = StringRef(call.machine.unwrap(call[1])) else {
      throw call.error(.typeError, "bad argument type for built-in operation")
    }
    var text = string.text.lowercased()[...]
    while let c = text.unicodeScalars.first, CodePoint.isSpace(c.value) { text.removeFirst() }
    while let c = text.unicodeScalars.last, CodePoint.isSpace(c.value) { text.removeLast() }
    let isNegative = text.first == "-"
    if text.first == "-" || text.first == "+" { text.removeFirst() }
    var value: Double?
    switch text {
    case "inf", "infinity": value = .infinity
    case "nan": value = .nan
    default:
      if text.hasPrefix("0x") { text.removeFirst(2) }
      value = number(text)
      if value?.isInfinite == true {
        throw call.error(
          .overflowError, "hexadecimal value too large to represent as a float")
      }
    }
    guard let value else {
      throw call.error(.valueError, "invalid hexadecimal floating-point string")
    }
    return .float(isNegative ? -value : value)
  }

  /// `digits [. digits] [p [sign] digits]`, all hexadecimal but the exponent.
  private static func number(_ text: Substring) -> Double? {
    let halves = text.split(separator: "p", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = halves.first else { return nil }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    guard !whole.isEmpty || !fraction.isEmpty,
      whole.utf8.elementsEqual(whole.utf8.filter(isHexDigit)),
      fraction.utf8.elementsEqual(fraction.utf8.filter(isHexDigit))
    else { return nil }
    var exponent = "0"
    if halves.count > 1 {
      let digits = halves[1].drop { $0 == "+" || $0 == "-" }
      guard !digits.isEmpty, halves[1].count - digits.count <= 1,
        digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
      else { return nil }
      exponent = String(halves[1])
    }
    return Double(
      "0x\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)p\(exponent)")
  }

  private static func isHexDigit(_ c: UInt8) -> Bool {
    (c >= 48 && c <= 57) || (c >= 97 && c <= 102)
  }
}
