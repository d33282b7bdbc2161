import BigInt
import Glibc

extension MathFunctions {
  static let realRows: [Builtin] = [
    Builtin("log(x, base=None, /)", does: "The natural logarithm, or that of a base.") {
      call throws(Raised) in
      let value = try logarithm(call, call[0]) { Glibc.log($0) }
      if call[1].isUndefined { return .float(value) }
      let base = try logarithm(call, call[1]) { Glibc.log($0) }
      if base == 0 { throw call.error(.zeroDivisionError, "float division by zero") }
      return .float(value / base)
    },
    Builtin("log2(x, /)", does: "The logarithm of base 2.") { call throws(Raised) in
      .float(try logarithm(call, call[0]) { Glibc.log2($0) })
    },
    Builtin("log10(x, /)", does: "The logarithm of base 10.") { call throws(Raised) in
      .float(try logarithm(call, call[0]) { Glibc.log10($0) })
    },
    Builtin("pow(x, y, /)", does: "x raised to y, as floats.") { call throws(Raised) in
      let (x, y) = try pair(call)
      let result = Glibc.pow(x, y)
      if x.isFinite, y.isFinite, !result.isFinite {
        throw result.isNaN || x == 0 ? domainError(call) : rangeError(call)
      }
      return .float(result)
    },
    Builtin("fmod(x, y, /)", does: "The remainder with the sign of x.") { call throws(Raised) in
      let (x, y) = try pair(call)
      if y.isInfinite, x.isFinite { return .float(x) }
      let result = Glibc.fmod(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError(call) }
      return .float(result)
    },
    Builtin("remainder(x, y, /)", does: "The difference to the nearest multiple of y.") {
      call throws(Raised) in
      let (x, y) = try pair(call)
      let result = x.remainder(dividingBy: y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError(call) }
      return .float(result)
    },
    Builtin("atan2(y, x, /)", does: "The angle of a point.") { call throws(Raised) in
      let (y, x) = try pair(call)
      return .float(Glibc.atan2(y, x))
    },
    Builtin("copysign(x, y, /)", does: "x with the sign of y.") { call throws(Raised) in
      let (x, y) = try pair(call)
      return .float(Glibc.copysign(x, y))
    },
    Builtin("nextafter(x, y, /)", does: "The next float after x towards y.") {
      call throws(Raised) in
      let (x, y) = try pair(call)
      return .float(Glibc.nextafter(x, y))
    },
    Builtin("ulp(x, /)", does: "The value of the last bit.") { call throws(Raised) in
      let x = abs(try call.machine.realNumber(call[0]))
      guard x.isFinite else { return .float(x) }
      return .float(x.nextUp.isInfinite ? x - x.nextDown : x.nextUp - x)
    },
    Builtin("frexp(x, /)", does: "Mantissa and exponent of 2.") { call throws(Raised) in
      let x = try call.machine.realNumber(call[0])
      guard x.isFinite, x != 0 else { return try call.heap.tuple([.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      let mantissa = Double(
        sign: x.sign, exponent: -1, significand: x.significand)
      return try call.heap.tuple([.float(mantissa), .int(exponent)])
    },
    Builtin("ldexp(x, i, /)", does: "x · 2^i") { call throws(Raised) in
      try loadExponent(call)
    },
    Builtin("modf(x, /)", does: "The fractional and the whole part.") { call throws(Raised) in
      let x = try call.machine.realNumber(call[0])
      if x.isInfinite { return try call.heap.tuple([.float(copysign(0, x)), .float(x)]) }
      let whole = x.rounded(.towardZero)
      return try call.heap.tuple([.float(copysign(x - whole, x)), .float(whole)])
    },
    Builtin("isnan(x, /)", does: "Whether x is not a number.") { call throws(Raised) in
      .bool(try call.machine.realNumber(call[0]).isNaN)
    },
    Builtin("isinf(x, /)", does: "Whether x is infinite.") { call throws(Raised) in
      .bool(try call.machine.realNumber(call[0]).isInfinite)
    },
    Builtin("isfinite(x, /)", does: "Whether x is neither infinite nor nan.") {
      call throws(Raised) in
      .bool(try call.machine.realNumber(call[0]).isFinite)
    },
    Builtin(
      "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", does: "Whether two floats are close."
    ) { call throws(Raised) in
      try isClose(call)
    },
    rounding("floor", .floor, .down, "Rounded down to an int."),
    rounding("ceil", .ceil, .up, "Rounded up to an int."),
    Builtin("trunc(x, /)", does: "The whole part as an int.") { call throws(Raised) in
      if call[0].isNumber, let whole = try call.machine.wholeNumber(call[0]) { return whole }
      if let result = try call.machine.callSpecial(.trunc, of: call[0]) { return result }
      throw call.error(
        .typeError, "type \(call.typeName(call[0])) doesn't define __trunc__ method")
    },
  ]

  private static func rounding(
    _ name: String, _ method: SpecialMethod, _ rule: FloatingPointRoundingRule, _ summary: String
  ) -> Builtin {
    Builtin("\(name)(x, /)", does: summary) { call throws(Raised) in
      let machine = call.machine
      if call[0].isInteger { return IntMethods.plain(call[0]) }
      if !call[0].isFloat, let result = try machine.callSpecial(method, of: call[0]) {
        return result
      }
      return try machine.truncated(try machine.realNumber(call[0]).rounded(rule))
    }
  }

  static func pair(_ call: borrowing Call) throws(Raised) -> (Double, Double) {
    (try call.machine.realNumber(call[0]), try call.machine.realNumber(call[1]))
  }

  /// A logarithm; ints too large for a float are split in mantissa and exponent.
  private static func logarithm(
    _ call: borrowing Call, _ value: Value, _ log: (Double) -> Double
  ) throws(Raised) -> Double {
    if value.tag == .bigInt {
      let big = value.asBigInt
      if big.sign == .minus { throw domainError(call) }
      if let near = big.nearestDouble { return log(near) }
      let exponent = big.magnitude.bitWidth
      let shift = exponent - 64
      let top = UInt64(truncatingIfNeeded: big.magnitude >> shift)
      let mantissa = Double.rounding(
        top, exponent: -64, isExact: big.magnitude.trailingZeroBitCount >= shift, sign: false)
      // A mantissa that rounds up to 1 is one half of the next power.
      let (fraction, power) = mantissa == 1 ? (0.5, exponent + 1) : (mantissa ?? 0.5, exponent)
      return log(fraction) + log(2) * Double(power)
    }
    let x = try call.machine.realNumber(value)
    if x.isNaN { return x }
    if x <= 0 { throw domainError(call) }
    return log(x)
  }

  private static func loadExponent(_ call: borrowing Call) throws(Raised) -> Value {
    let x = try call.machine.realNumber(call[0])
    let exponent = call.machine.unwrap(call[1])
    guard exponent.isInteger else {
      throw call.error(.typeError, "Expected an int as second argument to ldexp.")
    }
    if x == 0 || !x.isFinite { return .float(x) }
    let limit = 5_000
    let power =
      exponent.isSmallInteger
      ? max(-limit, min(limit, exponent.asInt))
      : exponent.isNegativeInteger ? -limit : limit
    let result = Glibc.ldexp(x, Int32(power))
    if result.isInfinite { throw rangeError(call) }
    return .float(result)
  }

  private static func isClose(_ call: borrowing Call) throws(Raised) -> Value {
    let (a, b) = try pair(call)
    let relative = call[2].isUndefined ? 1e-09 : try call.machine.realNumber(call[2])
    let absolute = call[3].isUndefined ? 0 : try call.machine.realNumber(call[3])
    if relative < 0 || absolute < 0 {
      throw call.error(.valueError, "tolerances must be non-negative")
    }
    if a == b { return .true }
    if a.isInfinite || b.isInfinite { return .false }
    let difference = abs(b - a)
    return .bool(
      difference <= abs(relative * b) || difference <= abs(relative * a)
        || difference <= absolute)
  }
}
