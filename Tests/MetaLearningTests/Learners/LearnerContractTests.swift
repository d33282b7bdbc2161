import MetaLearning
import TensorCore
import Testing

/// What every learner promises; a new row of the catalogue is born with these tests.
@Suite struct LearnerContractTests {
  /// A learner of that name on a small classifier, as a new one is.
  static func learner(
    _ name: String, workers: Int = 1, hidden: Int = 8
  ) throws -> any MetaLearner {
    let model = try Samples.classifier(hidden: hidden)
    switch name {
    case ReptileLearner.name:
      return ReptileLearner(model, innerLR: 0.1, outerLR: 0.5, workers: workers)
    case MAMLLearner.name:
      return try MAMLLearner(
        model, innerLR: 0.1, outerLR: 0.01, numInnerSteps: 5, workers: workers)
    default:
      Issue.record("the contract does not know how to make '\(name)'")
      return ReptileLearner(model)
    }
  }

  static let names = MetaLearners.catalogue.names

  @Test(arguments: names)
  func `many workers give the bits of one`(name: String) throws {
    let batch = try Samples.episodes(count: 7)
    var results: [[[Float]]] = []
    for workers in [1, 2, 4, 16] {
      let learner = try Self.learner(name, workers: workers)
      for _ in 0..<3 { _ = try learner.metaTrainStep(batch, loss: .crossEntropy) }
      results.append(try learner.model.parameters.values())
    }
    #expect(Set(results).count == 1)
  }

  @Test(arguments: names)
  func `a loss of the calling thread gives the bits of a shareable one`(name: String) throws {
    let batch = try Samples.episodes()
    let one = try Self.learner(name, workers: 4)
    let other = try Self.learner(name)
    let confined = Loss.confined { try crossEntropyLoss($0, $1) }
    #expect(
      try one.metaTrainStep(batch, loss: .crossEntropy)
        == other.metaTrainStep(batch, loss: confined))
    #expect(try one.model.parameters.values() == other.model.parameters.values())
  }

  @Test(arguments: names)
  func `adapting lowers the query loss on a family it supports`(name: String) throws {
    var config = Samples.config("gaussian_clusters")
    (config.supportSize, config.querySize) = (30, 30)
    var tasks = try TaskDistribution([config], seed: 1)
    let episodes = try (0..<10).map { _ in try tasks.sampleEpisode().episode }
    let metrics = try Self.learner(name).evaluate(episodes, loss: .crossEntropy)
    let start = try #require(metrics.score(afterSteps: 0)?.mean)
    #expect(try #require(metrics.score(afterSteps: 5)?.mean) > start)
  }

  @Test(arguments: names)
  func `evaluation changes nothing and says the same twice`(name: String) throws {
    let learner = try Self.learner(name, workers: 2)
    let before = try learner.model.parameters.values()
    let episodes = try Samples.episodes()
    let first = try learner.evaluate(episodes, loss: .crossEntropy)
    #expect(try learner.evaluate(episodes, loss: .crossEntropy) == first)
    #expect(try learner.model.parameters.values() == before)
  }
}

/// The interrupt flag is the process's, so each case runs in a process of its own.
@Suite struct LearnerInterruptTests {
  @Test func `a requested stop ends training and leaves the model as it was`() async {
    await #expect(processExitsWith: .success) {
      let learner = try LearnerContractTests.learner(ReptileLearner.name, workers: 2)
      let before = try learner.model.parameters.values()
      let batch = try Samples.episodes()
      Interrupt.request()
      #expect(throws: TensorError.interrupted) {
        try learner.metaTrainStep(batch, loss: .crossEntropy)
      }
      Interrupt.clear()
      #expect(try learner.model.parameters.values() == before)
      _ = try learner.metaTrainStep(batch, loss: .crossEntropy)
    }
  }
}
