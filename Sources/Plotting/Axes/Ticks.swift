import Glibc

/// Where an axis has its ticks.
package enum Ticks {
  /// Round numbers, about `count` of them, that best label a range: the search of Talbot, Lin and
  /// Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes" (2010),
  /// with every label equally legible.
  ///
  /// The first and last may lie a little outside the range.
  ///
  /// - Parameters:
  ///   - low, high: Finite, `low < high`, and so far apart that steps between them are numbers.
  ///   - count: At least 2.
  package static func linear(_ low: Double, _ high: Double, count: Int) -> [Double] {
    var search = Search(low: low, high: high, wanted: Double(max(count, 2)))
    search.run()
    let best = search.best
    return (0..<best.count).map { best.first + Double($0) * best.step }
  }

  /// Decades, or parts of decades where there are few, that label a range of positive numbers.
  package static func logarithmic(_ low: Double, _ high: Double, count: Int) -> [Double] {
    let (first, last) = (Int(log10(low).rounded(.up)), Int(log10(high).rounded(.down)))
    func within(_ factors: [Double]) -> [Double] {
      guard last - first < 1000 else { return [] }
      var ticks: [Double] = []
      for decade in (first - 1)...(last + 1) {
        let unit = pow(10, Double(decade))
        for factor in factors {
          let tick = factor * unit
          if tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12) { ticks.append(tick) }
        }
      }
      return ticks
    }
    let decades = last - first + 1
    if decades >= 3 {
      let step = max(1, Int((Double(decades) / Double(max(count, 2))).rounded(.up)))
      return stride(from: first, through: last, by: step).map { pow(10, Double($0)) }
    }
    for factors in [[1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]] as [[Double]] {
      let ticks = within(factors)
      if ticks.count >= 3 { return ticks }
    }
    return linear(low, high, count: count).filter { $0 > 0 }
  }

  private struct Search {
    let low: Double
    let high: Double
    let wanted: Double
    var best = (first: 0.0, step: 0.0, count: 0, score: -2.0)

    /// Preferred steps, the nicest first; and what simplicity, coverage, density and legibility
    /// weigh: section 3.
    private static let steps: [Double] = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    init(low: Double, high: Double, wanted: Double) {
      (self.low, self.high, self.wanted) = (low, high, wanted)
      best = (low, high - low, 2, -2)
    }

    private func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
      let weights = Self.weights
      return weights.simplicity * simplicity + weights.coverage * coverage
        + weights.density * density + weights.legibility
    }

    /// Tries steps `skip · q · 10ᶻ` for `count` labels, each loop until nothing can beat the best.
    mutating func run() {
      for skip in 1...64 {
        for (place, q) in Self.steps.enumerated() {
          let simplicity = 2 - Double(place) / Double(Self.steps.count - 1) - Double(skip)
          if score(simplicity, 1, 1) < best.score { return }
          for count in 2...64 {
            let density = count >= Int(wanted) ? 2 - Double(count - 1) / (wanted - 1) : 1
            if score(simplicity, 1, density) < best.score { break }
            tryPowers(Double(skip), q, count, simplicity, density)
          }
        }
      }
    }

    private mutating func tryPowers(
      _ skip: Double, _ q: Double, _ count: Int, _ simplicity: Double, _ density: Double
    ) {
      var power = log10((high - low) / Double(count + 1) / skip / q).rounded(.up)
      let mostPower = power + 20
      while power < mostPower {
        let step = skip * q * pow(10, power)
        let span = step * Double(count - 1)
        if score(simplicity, mostCoverage(span), density) < best.score { return }
        let first = (high / step).rounded(.down) * skip - Double(count - 1) * skip
        let last = (low / step).rounded(.up) * skip
        if first <= last, last - first < 10_000 {
          var start = first
          while start <= last {
            consider(start * (step / skip), step, count, simplicity)
            start += 1
          }
        }
        power += 1
      }
    }

    /// - Parameter most: The simplicity of these steps if one of the labels is zero.
    private mutating func consider(
      _ first: Double, _ step: Double, _ count: Int, _ most: Double
    ) {
      let last = first + step * Double(count - 1)
      let rest = fmod(first, step)
      let hasZero = (abs(rest) < 1e-10 || step - abs(rest) < 1e-10) && first <= 0 && last >= 0
      let tenth = 0.1 * (high - low)
      let coverage =
        1 - 0.5 * (pow(high - last, 2) + pow(low - first, 2)) / (tenth * tenth)
      let rate = Double(count - 1) / (last - first)
      let wantedRate = (wanted - 1) / (max(last, high) - min(low, first))
      let density = 2 - max(rate / wantedRate, wantedRate / rate)
      let total = score(hasZero ? most : most - 1, coverage, density)
      if total > best.score { best = (first, step, count, total) }
    }

    private func mostCoverage(_ span: Double) -> Double {
      let range = high - low
      guard span > range else { return 1 }
      let half = (span - range) / 2
      return 1 - half * half / (0.01 * range * range)
    }
  }
}
