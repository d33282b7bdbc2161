import MetaLearning
import Testing

/// Tasks by a hidden linear map.
@Suite struct LinearClassificationTests {
  /// Five classes in two dimensions mostly fail at the first map; the redraw finds one.
  @Test func `every class holds its share of the inputs`() throws {
    let config = TaskConfig(
      taskID: "five", taskFamily: "linear_classification", numClasses: 5, inputDim: 2,
      supportSize: 5, querySize: 5)
    for seed in 0..<5 {
      var tasks = try TaskDistribution([config], seed: seed)
      for _ in 0..<20 {
        let labels = try tasks.sampleEpisode().episode.queryTargets.integers()
        #expect(Set(labels).count == 5)
      }
    }
  }

  /// With two classes the map is a line: a perceptron separates many episodes of one task.
  @Test func `all episodes of a task come from one linear map`() throws {
    let config = TaskConfig(
      taskID: "line", taskFamily: "linear_classification", numClasses: 2, inputDim: 2,
      supportSize: 20, querySize: 20)
    var tasks = try TaskDistribution([config], seed: 4)
    var points: [(x: [Float], sign: Float)] = []
    for _ in 0..<10 {
      let episode = try tasks.sampleEpisode().episode
      let x = try episode.queryInputs.floats()
      for (index, label) in try episode.queryTargets.integers().enumerated() {
        points.append(([x[2 * index], x[2 * index + 1], 1], label == 0 ? 1 : -1))
      }
    }
    var w: [Float] = [0, 0, 0]
    for _ in 0..<20_000 {
      guard
        let wrong = points.first(where: {
          zip(w, $0.x).reduce(0) { $0 + $1.0 * $1.1 } * $0.sign <= 0
        })
      else { return }
      for axis in 0..<3 { w[axis] += wrong.sign * wrong.x[axis] }
    }
    Issue.record("no line separates the classes")
  }

  @Test func `inputs of one class only are still a task`() throws {
    let config = TaskConfig(
      taskID: "one", taskFamily: "linear_classification", numClasses: 1, inputDim: 3,
      supportSize: 2, querySize: 2)
    var tasks = try TaskDistribution([config], seed: 0)
    #expect(try tasks.sampleEpisode().episode.queryTargets.integers() == [0, 0])
  }
}
