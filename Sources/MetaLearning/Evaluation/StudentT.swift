import Foundation

/// Student's t distribution with `degrees` degrees of freedom.
package struct StudentT {
  /// Above zero; need not be whole.
  let degrees: Double

  package init(degrees: Double) { self.degrees = degrees }

  /// The probability that `|T|` is at least `|t|`: `I_x(ν/2, 1/2)` with `x = ν / (ν + t²)`.
  package func twoSidedProbability(_ t: Double) -> Double {
    guard !t.isNaN else { return .nan }
    guard t.isFinite else { return 0 }
    let (square, sum) = (t * t, degrees + t * t)
    guard sum.isFinite else { return 0 }
    return incompleteBeta(degrees / sum, complement: square / sum, degrees / 2, 0.5)
  }

  /// The `t` for which `|T| < t` has probability `level`, in `0 ..< 1`.
  package func twoSidedQuantile(_ level: Double) -> Double {
    let tail = 1 - level
    var low = 0.0
    var high = 1.0
    while twoSidedProbability(high) > tail, high < 1e300 { high *= 2 }
    // Bisection: the tail falls monotonically, and sixty halvings reach the last bit.
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle == low || middle == high { break }
      if twoSidedProbability(middle) > tail { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}

/// The regularized incomplete beta function `I_x(a, b)`, for `x` in `0...1` and positive `a`, `b`.
package func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  incompleteBeta(x, complement: 1 - x, a, b)
}

/// By its continued fraction, evaluated as Lentz does, on the side where it converges quickly
/// (Press et al., Numerical Recipes, §6.4). `complement` is `1 - x`, given apart because near
/// `x = 1` the subtraction would lose it.
private func incompleteBeta(
  _ x: Double, complement: Double, _ a: Double, _ b: Double
) -> Double {
  guard x > 0 else { return 0 }
  guard complement > 0 else { return 1 }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(complement))
  if x < (a + 1) / (a + b + 2) {
    return front * betaFraction(x, a, b) / a
  }
  return 1 - front * betaFraction(complement, b, a) / b
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  // Keeps denominators off zero without moving any digit that counts.
  let tiny = 1e-300
  func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
  var fraction = d
  for m in 1...10_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonzero(1 + even * d)
    c = nonzero(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonzero(1 + odd * d)
    c = nonzero(1 + odd / c)
    let change = d * c
    fraction *= change
    if abs(change - 1) < 1e-16 { break }
  }
  return fraction
}

/// `ln Γ(x)` for positive `x`: the recurrence up to 10, then Stirling's series.
private func logGamma(_ x: Double) -> Double {
  var x = x
  var product = 1.0
  while x < 10 {
    product *= x
    x += 1
  }
  let y = 1 / (x * x)
  let series =
    (1.0 / 12 + y
      * (-1.0 / 360 + y
        * (1.0 / 1260 + y
          * (-1.0 / 1680 + y
            * (1.0 / 1188
              + y * (-691.0 / 360_360))))))
    / x
  return (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + series - log(product)
}
