import Glibc

extension Machine {
  /// `math`
  static let makeMathModule: ModuleMaker = { machine, module throws(Raised) in
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan),
    ] {
      machine.heap.set(machine.heap.intern(name), to: .float(value), in: module)
    }
    machine.define(MathFunctions.rows, in: module)
  }
}

/// The functions of `math`, by family, each in its file.
enum MathFunctions {
  static let rows = elementaryRows + realRows + integerRows + sumRows

  /// Functions of one float. Where the result is no number, or is infinite for a finite argument,
  /// the argument was out of the domain, or the result out of range where the function can grow so.
  static let elementaryRows: [Builtin] = [
    function("sqrt", "The square root.") { $0.squareRoot() },
    function("cbrt", "The cube root.") { Glibc.cbrt($0) },
    function("exp", "e raised to a power.", grows: true) { Glibc.exp($0) },
    function("exp2", "2 raised to a power.", grows: true) { Glibc.exp2($0) },
    function("expm1", "exp(x) - 1, exact near zero.", grows: true) { Glibc.expm1($0) },
    function("log1p", "log(1 + x), exact near zero.") { $0 == 0 ? $0 : Glibc.log1p($0) },
    function("sin", "The sine.") { Glibc.sin($0) },
    function("cos", "The cosine.") { Glibc.cos($0) },
    function("tan", "The tangent.") { Glibc.tan($0) },
    function("asin", "The arc sine.") { Glibc.asin($0) },
    function("acos", "The arc cosine.") { Glibc.acos($0) },
    function("atan", "The arc tangent.") { Glibc.atan($0) },
    function("sinh", "The hyperbolic sine.", grows: true) { Glibc.sinh($0) },
    function("cosh", "The hyperbolic cosine.", grows: true) { Glibc.cosh($0) },
    function("tanh", "The hyperbolic tangent.") { Glibc.tanh($0) },
    function("asinh", "The inverse hyperbolic sine.") { Glibc.asinh($0) },
    function("acosh", "The inverse hyperbolic cosine.") { Glibc.acosh($0) },
    function("atanh", "The inverse hyperbolic tangent.") { Glibc.atanh($0) },
    function("erf", "The error function.") { Glibc.erf($0) },
    function("erfc", "One minus the error function.") { Glibc.erfc($0) },
    function("fabs", "The absolute value as a float.") { abs($0) },
    function("degrees", "Radians as degrees.") { $0 * (180 / Double.pi) },
    function("radians", "Degrees as radians.") { $0 * (Double.pi / 180) },
    Builtin("gamma(x, /)", does: "The gamma function.") { call throws(Raised) in
      let x = try call.machine.realNumber(call[0])
      return .float(try result(call, GammaFunction.gamma(x), x, grows: x != 0))
    },
    Builtin("lgamma(x, /)", does: "The logarithm of the gamma function's absolute value.") {
      call throws(Raised) in
      let x = try call.machine.realNumber(call[0])
      let isPole = x <= 0 && x == x.rounded(.down)
      return .float(try result(call, GammaFunction.logGamma(x), x, grows: !isPole))
    },
  ]

  private static func function(
    _ name: String, _ summary: String, grows: Bool = false,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin("\(name)(x, /)", does: summary) { call throws(Raised) in
      let x = try call.machine.realNumber(call[0])
      return .float(try result(call, body(x), x, grows: grows))
    }
  }

  static func result(
    _ call: borrowing Call, _ y: Double, _ x: Double, grows: Bool
  ) throws(Raised) -> Double {
    if y.isNaN, !x.isNaN { throw domainError(call) }
    if y.isInfinite, x.isFinite { throw grows ? rangeError(call) : domainError(call) }
    return y
  }

  static func domainError(_ call: borrowing Call) -> Raised {
    call.error(.valueError, "math domain error")
  }

  static func rangeError(_ call: borrowing Call) -> Raised {
    call.error(.overflowError, "math range error")
  }
}
