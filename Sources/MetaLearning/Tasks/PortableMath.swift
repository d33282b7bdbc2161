/// Elementary functions whose last bit is the same on every machine.
///
/// Only correctly rounded operations take part, in a fixed order. The C library's versions choose
/// among implementations by processor, and an episode must be a function of its seed alone.
package enum PortableMath {
  /// ln 2 in two parts, the first with its last bits zero, so that products with it are exact.
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10
  /// π in two parts, likewise.
  private static let piHigh = 3.14159265346825122834
  private static let piLow = 1.21542010130123844986e-10

  /// `eˣ` for `x` in -700...700, within 2 units in the last place.
  package static func exp(_ x: Double) -> Double {
    // Rounded half away from zero without the library's call: converting cuts off exactly.
    let quotient = x / (ln2High + ln2Low)
    let whole = Int(quotient)
    let rest = quotient - Double(whole)
    let exponent = whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0)
    let power = Double(exponent)
    let r = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    // Taylor's series, innermost term first; |r| is at most 0.35, so term 14 is below 1e-17.
    for n in stride(from: 14.0, through: 1, by: -1) { sum = 1 + r / n * sum }
    return sum * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }

  /// `ln x` for normal positive `x`; minus infinity for zero.
  package static func log(_ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    var power = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      power += 1
    }
    // ln m = 2 artanh s; |s| is at most 0.172, so term 12 is below 1e-19.
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for n in stride(from: 23.0, through: 1, by: -2) { sum = 1 / n + square * sum }
    return power * ln2High + (power * ln2Low + 2 * s * sum)
  }

  /// `sin x` for `|x|` up to a million, within 1e-15 of the true value.
  package static func sin(_ x: Double) -> Double {
    let turns = (x / .pi).rounded()
    let r = (x - turns * piHigh) - turns * piLow
    let square = r * r
    var sum = 1.0
    for n in stride(from: 22.0, through: 2, by: -2) { sum = 1 - square / (n * (n + 1)) * sum }
    let value = r * sum
    return turns.truncatingRemainder(dividingBy: 2) == 0 ? value : -value
  }
}
