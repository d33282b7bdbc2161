import Glibc

extension RandomMethods {
  static let distributionRows: [Builtin] = [
    Builtin("uniform(self, a, b)", does: "A float between a and b.") { call throws(Raised) in
      let machine = call.machine
      let object = try random(call)
      if call[1].isFloat || call[1].isInt, call[2].isFloat || call[2].isInt {
        let (a, b) = (call[1], call[2])
        let width =
          try machine.arithmetic(.subtract, b, a).map { value throws(Raised) in
            try machine.double(value)
          } ?? 0
        return .float(try machine.double(a) + width * object.generator.unit())
      }
      let width = try machine.binary(.subtract, call[2], call[1], inPlace: false)
      machine.pin(width)
      let drawn = Value.float(object.generator.unit())
      let offset = try machine.binary(.multiply, width, drawn, inPlace: false)
      machine.pin(offset)
      return try machine.binary(.add, call[1], offset, inPlace: false)
    },
    Builtin("triangular(self, low=0.0, high=1.0, mode=None)", does: "Triangular.") {
      call throws(Raised) in
      let object = try random(call)
      var low = try number(call, 1, default: 0)
      var high = try number(call, 2, default: 1)
      var u = object.generator.unit()
      var c = 0.5
      if !call.isAbsent(3) {
        let mode = try call.machine.realNumber(call[3])
        if high == low { return call[1].isUndefined ? .float(0) : call[1] }
        c = (mode - low) / (high - low)
      }
      if u > c {
        (u, c) = (1 - u, 1 - c)
        (low, high) = (high, low)
      }
      return .float(low + (high - low) * (u * c).squareRoot())
    },
    Builtin("normalvariate(self, mu=0.0, sigma=1.0)", does: "Normal.") { call throws(Raised) in
      let (mu, sigma) = (try number(call, 1, default: 0), try number(call, 2, default: 1))
      return .float(normal(try random(call), mu, sigma))
    },
    Builtin("gauss(self, mu=0.0, sigma=1.0)", does: "Normal, made in pairs.") {
      call throws(Raised) in
      let (mu, sigma) = (try number(call, 1, default: 0), try number(call, 2, default: 1))
      let object = try random(call)
      if let z = object.nextGauss {
        object.nextGauss = nil
        return .float(mu + z * sigma)
      }
      let angle = object.generator.unit() * (2 * Double.pi)
      let radius = (-2 * log(1 - object.generator.unit())).squareRoot()
      object.nextGauss = sin(angle) * radius
      return .float(mu + cos(angle) * radius * sigma)
    },
    Builtin("lognormvariate(self, mu, sigma)", does: "Log normal.") { call throws(Raised) in
      let (mu, sigma) = (try number(call, 1), try number(call, 2))
      let power = normal(try random(call), mu, sigma)
      let result = exp(power)
      if result.isInfinite, power.isFinite { throw MathFunctions.rangeError(call) }
      return .float(result)
    },
    Builtin("expovariate(self, lambd)", does: "Exponential.") { call throws(Raised) in
      let rate = try number(call, 1)
      let drawn = -log(1 - (try random(call).generator.unit()))
      if rate == 0 { throw call.error(.zeroDivisionError, "float division by zero") }
      return .float(drawn / rate)
    },
    Builtin("vonmisesvariate(self, mu, kappa)", does: "Of angles.") { call throws(Raised) in
      let (mu, kappa) = (try number(call, 1), try number(call, 2))
      return .float(vonMises(try random(call), mu, kappa))
    },
    Builtin("gammavariate(self, alpha, beta)", does: "Gamma.") { call throws(Raised) in
      .float(try gamma(call, try number(call, 1), try number(call, 2)))
    },
    Builtin("betavariate(self, alpha, beta)", does: "Beta.") { call throws(Raised) in
      let (alpha, beta) = (try number(call, 1), try number(call, 2))
      let y = try gamma(call, alpha, 1)
      if y == 0 { return .float(0) }
      return .float(y / (y + (try gamma(call, beta, 1))))
    },
    Builtin("paretovariate(self, alpha)", does: "Pareto.") { call throws(Raised) in
      let alpha = try number(call, 1)
      let u = 1 - (try random(call).generator.unit())
      if alpha == 0 { throw call.error(.zeroDivisionError, "float division by zero") }
      return .float(try call.machine.power(u, -1 / alpha))
    },
    Builtin("weibullvariate(self, alpha, beta)", does: "Weibull.") { call throws(Raised) in
      let (alpha, beta) = (try number(call, 1), try number(call, 2))
      let u = 1 - (try random(call).generator.unit())
      if beta == 0 { throw call.error(.zeroDivisionError, "float division by zero") }
      return .float(alpha * (try call.machine.power(-log(u), 1 / beta)))
    },
  ]

  private static func number(
    _ call: borrowing Call, _ index: Int, default value: Double = 0
  ) throws(Raised) -> Double {
    call[index].isUndefined ? value : try call.machine.realNumber(call[index])
  }

  /// Kinderman and Monahan's ratio of uniforms (1977).
  private static func normal(_ object: RandomObject, _ mu: Double, _ sigma: Double) -> Double {
    let magic = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let u1 = object.generator.unit()
      let u2 = 1 - object.generator.unit()
      let z = magic * (u1 - 0.5) / u2
      if z * z / 4 <= -log(u2) { return mu + z * sigma }
    }
  }

  /// Fisher, "Statistical Analysis of Circular Data" (1993), after Best and Fisher (1979).
  private static func vonMises(_ object: RandomObject, _ mu: Double, _ kappa: Double) -> Double {
    let turn = 2 * Double.pi
    if kappa <= 1e-6 { return turn * object.generator.unit() }
    let s = 0.5 / kappa
    let r = s + (1 + s * s).squareRoot()
    var z: Double
    repeat {
      z = cos(.pi * object.generator.unit())
      let d = z / (r + z)
      let u = object.generator.unit()
      if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
    } while true
    let q = 1 / r
    let f = (q + z) / (1 + q * z)
    let isPositive = object.generator.unit() > 0.5
    return FloatMath.modulo(isPositive ? mu + acos(f) : mu - acos(f), turn)
  }

  /// Cheng (1977) above 1, Ahrens and Dieter's GS (1974) below.
  private static func gamma(
    _ call: borrowing Call, _ alpha: Double, _ beta: Double
  ) throws(Raised) -> Double {
    if alpha <= 0 || beta <= 0 {
      throw call.error(.valueError, "gammavariate: alpha and beta must be > 0.0")
    }
    let object = try random(call)
    if alpha == 1 { return -log(1 - object.generator.unit()) * beta }
    if alpha > 1 {
      let root = (2 * alpha - 1).squareRoot()
      let b = alpha - log(4.0)
      let c = alpha + root
      let limit = 1 + log(4.5)
      while true {
        let u1 = object.generator.unit()
        guard u1 > 1e-7, u1 < 0.9999999 else { continue }
        let u2 = 1 - object.generator.unit()
        let v = log(u1 / (1 - u1)) / root
        let x = alpha * exp(v)
        let z = u1 * u1 * u2
        let r = b + c * v - x
        if r + limit - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    while true {
      let u = object.generator.unit()
      let b = (M_E + alpha) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u1 = object.generator.unit()
      if p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= exp(-x) { return x * beta }
    }
  }
}
