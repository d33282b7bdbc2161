import Foundation
import MetaLearning
import Testing

/// The random streams of tasks: a function of seed and place, and of the right distributions.
@Suite struct RandomStreamTests {
  @Test func `a stream is a function of its seed and place`() {
    var first = RandomStream(seed: 1, place: 2, 3, 4)
    var again = RandomStream(seed: 1, place: 2, 3, 4)
    #expect((0..<100).allSatisfy { _ in first.next() == again.next() })
  }

  @Test func `streams of neighbouring places share no words`() {
    var words = Set<UInt64>()
    for place in 0..<100 as Range<UInt64> {
      for seed in 0..<4 as Range<UInt64> {
        var stream = RandomStream(seed: seed, place: place, place / 2)
        for _ in 0..<100 { words.insert(stream.next()) }
      }
    }
    #expect(words.count == 40_000)
  }

  /// Moments of a normal: the bounds are five standard errors, exceeded once in a million seeds.
  @Test func `normal numbers have a normal's moments and tails`() {
    var stream = RandomStream(seed: 5, place: 0)
    let count = 400_000
    var sums = [0.0, 0, 0, 0]
    var beyond = 0
    for _ in 0..<count {
      let x = stream.normal()
      for power in 0..<4 { sums[power] += pow(x, Double(power + 1)) }
      if abs(x) > 3.442619855899 { beyond += 1 }
    }
    let n = Double(count)
    for (power, (mean, variance)) in [(0.0, 1.0), (1, 2), (0, 15), (3, 96)].enumerated() {
      #expect(abs(sums[power] / n - mean) < 5 * (variance / n).squareRoot(), "power \(power + 1)")
    }
    // P(|X| > 3.4426…) = erfc(3.4426… / √2) = 5.76e-4: 230 expected, the tail's own branch.
    #expect(abs(Double(beyond) - 230.5) < 5 * 230.5.squareRoot())
  }

  /// Kolmogorov's bound for 100,000 draws at a level of 1e-6.
  @Test func `normal numbers follow the normal distribution function`() {
    var stream = RandomStream(seed: 6, place: 0)
    let draws = (0..<100_000).map { _ in stream.normal() }.sorted()
    var gap = 0.0
    for (index, x) in draws.enumerated() {
      gap = max(gap, abs(Double(index) / 100_000 - 0.5 * erfc(-x / 2.0.squareRoot())))
    }
    #expect(gap < 2.69 / 100_000.0.squareRoot())
  }

  @Test func `numbers below a bound are even`() {
    var stream = RandomStream(seed: 7, place: 0)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.below(7)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + pow(Double($1) - 10_000, 2) / 10_000 }
    // The 1 - 1e-6 quantile of chi-square with 6 degrees of freedom.
    #expect(chiSquare < 38.3)
  }

  struct Elementary: Decodable { let exp, sin, log: [[Double]] }

  @Test func `portable functions agree with libm to the last digits`() throws {
    let expected: Elementary = try Fixture.read("elementary.json")
    for row in expected.exp { #expect(abs(PortableMath.exp(row[0]) / row[1] - 1) < 5e-16) }
    for row in expected.sin { #expect(abs(PortableMath.sin(row[0]) - row[1]) < 1e-15) }
    for row in expected.log {
      #expect(abs(PortableMath.log(row[0]) - row[1]) <= 4e-16 * max(1, abs(row[1])))
    }
  }
}
