import MetaLearning
import Testing

/// Classes as gaussian clouds.
@Suite struct GaussianClustersTests {
  /// Two hundred examples of a class: the mean's error is `noise / √200`, five times that the bound.
  @Test func `examples scatter around one mean per class`() throws {
    var config = Samples.config("gaussian_clusters")
    (config.supportSize, config.querySize) = (600, 600)
    config.taskParams = ["spread": 3, "noise": 0.5]
    var tasks = try TaskDistribution([config], seed: 2)
    func means() throws -> [[Double]] {
      let episode = try tasks.sampleEpisode().episode
      let x = try episode.supportInputs.doubles()
      var sums = Array(repeating: Array(repeating: 0.0, count: 4), count: 3)
      for (place, label) in try episode.supportTargets.integers().enumerated() {
        for axis in 0..<4 { sums[label][axis] += x[place * 4 + axis] / 200 }
      }
      return sums
    }
    let (first, second) = (try means(), try means())
    for (a, b) in zip(first.joined(), second.joined()) {
      #expect(abs(a - b) < 5 * 0.5 * (2.0 / 200).squareRoot())
    }
    #expect(zip(first[0], first[1]).contains { abs($0 - $1) > 0.5 })
  }

  @Test func `redraw gives every episode means of its own`() throws {
    var config = Samples.config("gaussian_clusters")
    config.taskParams = ["spread": 100, "noise": 0.001, "redraw": true]
    var tasks = try TaskDistribution([config], seed: 2)
    let first = try tasks.sampleEpisode().episode.supportInputs.floats().sorted()
    let second = try tasks.sampleEpisode().episode.supportInputs.floats().sorted()
    #expect(zip(first, second).contains { abs($0 - $1) > 1 })
  }
}
