import Glibc

/// Operations on floats as Python defines them.
package enum FloatMath {
  /// `(x // y, x % y)` for `y` not zero, with CPython's care for signs and lost halves.
  package static func divide(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
      }
    } else {
      remainder = copysign(0, y)
    }
    if quotient == 0 { return (copysign(0, x / y), remainder) }
    let floored = floor(quotient)
    return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
  }

  /// `x % y` for `y` not zero: the result has the sign of `y`.
  @inline(__always) package static func modulo(_ x: Double, _ y: Double) -> Double {
    let remainder = fmod(x, y)
    if remainder == 0 { return copysign(0, y) }
    return (y < 0) != (remainder < 0) ? remainder + y : remainder
  }

  static func isOddInteger(_ x: Double) -> Bool { fmod(abs(x), 2) == 1 }
}

extension Machine {
  /// `x ** y`; a negative base with a fractional exponent has a complex result, which is refused.
  package func power(_ x: Double, _ y: Double) throws(Raised) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    if x == 0, y < 0 {
      throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if x < 0, x.isFinite, y.isFinite, y != floor(y) {
      throw error(
        .valueError,
        "a negative number raised to a fractional power is complex, which is not part of .mps")
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite { throw rangeError() }
    return result
  }

  /// What CPython raises when the C library reports `ERANGE`.
  func rangeError() -> Raised {
    do {
      let text = try heap.string("Numerical result out of range")
      return error(.overflowError, arguments: [.int(34), text])
    } catch {
      return error
    }
  }
}
