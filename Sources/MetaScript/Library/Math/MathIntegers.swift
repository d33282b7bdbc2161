import BigInt
import Glibc

extension MathFunctions {
  static let integerRows: [Builtin] = [
    Builtin("factorial(n, /)", does: "The product of 1 to n.") { call throws(Raised) in
      try factorial(call, try call.machine.integerIndex(call[0]))
    },
    Builtin("comb(n, k, /)", does: "The number of ways to choose k of n.") {
      call throws(Raised) in
      try combinations(call)
    },
    Builtin("perm(n, k=None, /)", does: "The number of ways to arrange k of n.") {
      call throws(Raised) in
      try permutations(call)
    },
    Builtin("gcd(*integers)", does: "The greatest common divisor.") { call throws(Raised) in
      var result = Value.int(0)
      for index in 0..<call.restCount {
        let other = try call.machine.integerIndex(call.rest(index))
        result = call.heap.int(try commonDivisor(result.asBigInt, other.asBigInt, call.machine))
      }
      return result
    },
    Builtin("lcm(*integers)", does: "The least common multiple.") { call throws(Raised) in
      var result = BigInt(1)
      for index in 0..<call.restCount {
        let other = try call.machine.integerIndex(call.rest(index)).asBigInt
        if result.isZero || other.isZero {
          result = 0
          continue
        }
        let quotient = BigInt(other.magnitude) / (try commonDivisor(result, other, call.machine))
        result =
          try call.machine.arithmetic(
            .multiply, call.heap.int(result), call.heap.int(quotient))?.asBigInt ?? 0
      }
      return try call.machine.integer(result)
    },
    Builtin("isqrt(n, /)", does: "The whole part of the square root.") { call throws(Raised) in
      let value = try call.machine.integerIndex(call[0])
      if value.isNegativeInteger {
        throw call.error(.valueError, "isqrt() argument must be nonnegative")
      }
      let words = value.asBigInt.magnitude.bitWidth / 64 + 1
      try call.machine.chargeWords(words * words * 8)
      return call.heap.int(IntegerMath.squareRoot(value.asBigInt))
    },
  ]

  private static func commonDivisor(
    _ a: BigInt, _ b: BigInt, _ machine: Machine
  ) throws(Raised) -> BigInt {
    if let x = Int(exactly: a), let y = Int(exactly: b) {
      var (x, y) = (x.magnitude, y.magnitude)
      while y != 0 { (x, y) = (y, x % y) }
      return BigInt(x)
    }
    var (x, y) = (a.magnitude, b.magnitude)
    while !y.isZero {
      try machine.charge(x.bitWidth >> 6)
      (x, y) = (y, x % y)
    }
    return BigInt(x)
  }

  private static func factorial(_ call: borrowing Call, _ n: Value) throws(Raised) -> Value {
    if n.isNegativeInteger {
      throw call.error(.valueError, "factorial() not defined for negative values")
    }
    guard n.isSmallInteger else {
      throw call.error(
        .overflowError, "factorial() argument should not exceed 9223372036854775807")
    }
    let count = n.asInt
    let bits = GammaFunction.logGamma(Double(count) + 1) / M_LN2
    if bits > Double(call.machine.host.mostIntegerBits) { throw call.machine.integerTooLarge() }
    try call.machine.charge(Int(bits) * Int(bits) >> 16)
    return try call.machine.integer(BigInt(product(1, count)))
  }

  /// The product of a range of integers, halved so that the factors stay of a size.
  private static func product(_ first: Int, _ last: Int) -> BigUInt {
    if last - first < 8 {
      return first > last ? 1 : (first...last).reduce(BigUInt(1)) { $0 * BigUInt($1) }
    }
    let middle = (first + last) / 2
    return product(first, middle) * product(middle + 1, last)
  }

  private static func combinations(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let n = try machine.integerIndex(call[0]).asBigInt
    var k = try machine.integerIndex(call[1]).asBigInt
    if n.sign == .minus { throw call.error(.valueError, "n must be a non-negative integer") }
    if k.sign == .minus { throw call.error(.valueError, "k must be a non-negative integer") }
    if k > n { return .int(0) }
    k = min(k, n - k)
    guard let count = Int(exactly: k) else {
      throw call.error(
        .overflowError, "min(n - k, k) must not exceed 9223372036854775807")
    }
    var result = BigInt(1)
    for step in 0..<count {
      result = result * (n - BigInt(step)) / BigInt(step + 1)
      let bits = result.magnitude.bitWidth
      if bits > machine.host.mostIntegerBits { throw machine.integerTooLarge() }
      if step & 15 == 15 { try machine.charge(bits >> 6) }
    }
    return try machine.integer(result)
  }

  private static func permutations(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let first = try machine.integerIndex(call[0])
    if call.isAbsent(1) { return try factorial(call, first) }
    let n = first.asBigInt
    let k = try machine.integerIndex(call[1]).asBigInt
    if n.sign == .minus { throw call.error(.valueError, "n must be a non-negative integer") }
    if k.sign == .minus { throw call.error(.valueError, "k must be a non-negative integer") }
    if k > n { return .int(0) }
    guard let count = Int(exactly: k) else {
      throw call.error(.overflowError, "k must not exceed 9223372036854775807")
    }
    var result = BigInt(1)
    for step in 0..<count {
      result *= n - BigInt(step)
      let bits = result.magnitude.bitWidth
      if bits > machine.host.mostIntegerBits { throw machine.integerTooLarge() }
      if step & 15 == 15 { try machine.charge(bits >> 6) }
    }
    return try machine.integer(result)
  }
}
