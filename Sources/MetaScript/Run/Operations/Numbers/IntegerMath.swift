import BigInt

/// Integer operations as Python defines them: division rounds down.
package enum IntegerMath {
  /// `a // b`, for `b` neither 0 nor -1.
  @inline(__always) package static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return (a % b != 0) && ((a < 0) != (b < 0)) ? quotient &- 1 : quotient
  }

  /// `a % b`, for `b` not 0: the remainder has the sign of `b`.
  @inline(__always) package static func modulo(_ a: Int, _ b: Int) -> Int {
    if b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && ((remainder < 0) != (b < 0)) ? remainder &+ b : remainder
  }

  /// `(a // b, a % b)` for `b` not 0.
  package static func floorDivide(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt)
  {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    if !remainder.isZero, (remainder.sign == .minus) != (b.sign == .minus) {
      return (quotient - 1, remainder + b)
    }
    return (quotient, remainder)
  }

  /// `a >> count`, rounding down.
  package static func shiftRight(_ a: BigInt, by count: Int) -> BigInt {
    if a.sign == .plus { return a >> count }
    return -((-a - 1) >> count) - 1
  }

  /// The exact power when it fits, or nil. `exponent` is not negative.
  package static func power(_ base: Int, _ exponent: Int) -> Int? {
    var (result, square, rest) = (1, base, exponent)
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = product
    }
  }

  /// The largest integer whose square is at most `value`, which is not negative.
  package static func squareRoot(_ value: BigInt) -> BigInt {
    if let small = UInt64(exactly: value), small < 1 << 52 {
      return BigInt(UInt64(Double(small).squareRoot()))
    }
    // Newton's method on the leading digits, of which each step doubles the number (CPython's): all
    // of it costs little more than the last division.
    let half = (value.magnitude.bitWidth - 1) / 2
    var root = BigInt(1)
    var digits = 0
    for shift in (0..<(Int.bitWidth - half.leadingZeroBitCount)).reversed() {
      let known = digits
      digits = half >> shift
      root =
        (root << (digits - known - 1)) + (value >> (2 * half - known - digits + 1)) / root
    }
    return root * root > value ? root - 1 : root
  }
}
