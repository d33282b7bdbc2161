import MetaLearning
import Testing

/// Statistics against SciPy; `statistics.json` says which version.
@Suite struct SampleStatisticsTests {
  struct Expected: Decodable {
    struct Pairs: Decodable {
      let a, b: [Double]
      let t, p, low, high: Double
    }
    let tail, quantile, beta: [[Double]]
    let pairs: [Pairs]
  }

  let expected: Expected

  init() throws { expected = try Fixture.read("statistics.json") }

  @Test func `tails of Student's t are SciPy's`() {
    for row in expected.tail {
      let found = StudentT(degrees: row[1]).twoSidedProbability(row[0])
      #expect(abs(found - row[2]) <= 1e-10 * max(row[2], 1e-3), "t \(row[0]), df \(row[1])")
    }
  }

  @Test func `quantiles of Student's t are SciPy's`() {
    for row in expected.quantile {
      let found = StudentT(degrees: row[1]).twoSidedQuantile(row[0])
      #expect(isClose(found, row[2], 1e-10), "level \(row[0]), df \(row[1])")
    }
  }

  @Test func `the incomplete beta function is SciPy's`() {
    for row in expected.beta {
      let found = regularizedIncompleteBeta(row[0], row[1], row[2])
      #expect(isClose(found, row[3], 1e-12), "\(row)")
    }
  }

  @Test func `the paired test is SciPy's`() {
    for pairs in expected.pairs {
      let test = PairedTest(pairs.a, pairs.b)
      #expect(isClose(test.statistic, pairs.t, 1e-10) && isClose(test.pValue, pairs.p, 1e-10))
      let half = test.difference.intervalHalfWidth()
      #expect(isClose(test.difference.mean - half, pairs.low, 1e-10))
      #expect(isClose(test.difference.mean + half, pairs.high, 1e-10))
    }
  }

  @Test func `few or equal values have the limits that are documented`() {
    #expect(SampleStatistics([]).mean.isNaN && SampleStatistics([3]).standardError.isNaN)
    #expect(SampleStatistics([3]).mean == 3)
    #expect(PairedTest([1, 2], [1, 2]).pValue == 1)
    #expect(PairedTest([2, 3], [1, 2]).pValue == 0)
    #expect(PairedTest([1], [2]).pValue.isNaN)
  }
}
