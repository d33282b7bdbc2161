import Glibc

/// Numbers as an axis or a table shows them.
public enum NumberLabel {
  /// A text for each tick, all with the same number of decimals.
  package static func ticks(_ ticks: [Double], scale: Figure.Axis.Scale) -> [String] {
    if scale == .log { return ticks.map { short($0, digits: 3) } }
    let largest = ticks.reduce(0) { max($0, abs($1)) }
    let step = ticks.count > 1 ? ticks[1] - ticks[0] : largest
    guard largest > 0, step > 0 else { return ticks.map { short($0, digits: 3) } }
    let exponent = largest >= 1e6 || largest < 1e-4 ? Int(log10(largest).rounded(.down)) : 0
    let unit = pow(10, Double(exponent))
    let decimals = decimals(of: step / unit)
    return ticks.map { tick in
      let text = fixed(tick / unit, decimals: decimals)
      return exponent == 0 ? text : tick == 0 ? "0" : text + "e\(exponent)"
    }
  }

  /// As many decimals as tell multiples of `step` apart, at most 12.
  private static func decimals(of step: Double) -> Int {
    for decimals in 0..<12 {
      let scaled = step * pow(10, Double(decimals))
      if abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled), scaled.rounded() >= 1 {
        return decimals
      }
    }
    return 12
  }

  /// A number with `decimals` digits after its point.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let scaled = (abs(number) * pow(10, Double(decimals))).rounded()
    guard let units = Int(exactly: scaled) else { return "\(number)" }
    var digits = String(units)
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let text = decimals == 0 ? digits : whole + "." + digits.suffix(decimals)
    return number < 0 && units != 0 ? "-" + text : text
  }

  /// A number with at most `digits` significant digits, zeros at the end left out: `0.25`, `3e-05`.
  public static func short(_ number: Double, digits: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    guard number != 0 else { return "0" }
    var exponent = Int(log10(abs(number)).rounded(.down))
    // In two steps: the power alone may be beyond the range of numbers.
    func mantissa() -> Double {
      number / pow(10, Double(exponent / 2)) / pow(10, Double(exponent - exponent / 2))
    }
    // Rounding may carry into one more digit: 9.996 with three digits is 10.
    let carries =
      (abs(mantissa()) * pow(10, Double(digits - 1))).rounded() >= pow(10, Double(digits))
    if carries { exponent += 1 }
    if exponent < -4 || exponent >= max(digits, 6) {
      let text = trimmed(fixed(mantissa(), decimals: digits - 1))
      let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return text + (exponent < 0 ? "e-" : "e+") + power
    }
    return trimmed(fixed(number, decimals: max(0, digits - 1 - exponent)))
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var digits = Substring(text)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
  }
}
