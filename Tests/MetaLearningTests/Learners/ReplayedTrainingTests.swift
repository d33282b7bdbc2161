import MetaLearning
import TensorCore
import Testing

/// Training by replaying recordings gives what training eagerly gives, to the bit.
@Suite struct ReplayedTrainingTests {
  /// One way to train; what changes between meta-iterations is in `change`.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var optimizer = "sgd"
    var batchSize: Int?
    var dropout: Double?
    var workers = 2
    var change: @Sendable (ReptileLearner, Int) throws -> Void = { _, _ in }
  }

  static let cases = [
    Case(testDescription: "gradient descent"),
    Case(testDescription: "one thread", workers: 1),
    Case(testDescription: "four threads", workers: 4),
    Case(testDescription: "Adam", optimizer: "adam"),
    Case(testDescription: "minibatches", batchSize: 3),
    Case(testDescription: "Adam on minibatches", optimizer: "adam", batchSize: 4),
    Case(testDescription: "low-rank corrections", dropout: 0),
    Case(testDescription: "dropout", dropout: 0.3),
    Case(testDescription: "an inner rate that changes") { learner, step in
      learner.innerLR = 0.1 / Double(step + 1)
    },
    Case(testDescription: "more steps as it goes") { learner, step in
      learner.numInnerSteps = step
    },
    Case(testDescription: "a base that changes", dropout: 0) { learner, step in
      guard step == 2 else { return }
      let parameters = learner.model.parameters
      let changed = try parameters.tensors.map { try $0 * 0.5 }
      learner.model.parameters = parameters.replacing(with: changed)
    },
    Case(testDescription: "tasks of two shapes, in turn") { learner, step in
      let batch = try Samples.episodes().enumerated().map { place, episode in
        let rows = try Tensor(Array(0..<(place % 2 == step % 2 ? 3 : 6)))
        return Episode(
          supportInputs: try episode.supportInputs.take(rows, axis: 0),
          supportTargets: try episode.supportTargets.take(rows, axis: 0),
          queryInputs: episode.queryInputs, queryTargets: episode.queryTargets)
      }
      _ = try learner.metaTrainStep(batch, loss: .crossEntropy)
    },
    Case(testDescription: "an optimizer that changes") { learner, step in
      if step == 3 { learner.innerOptimizer = try RescaledGradientDescent() }
    },
  ]

  static func train(_ given: Case, replaying: Bool) throws -> [[Float]] {
    var sequence = try RandomSequence(seed: 3)
    let classifier = try SimpleClassifier(
      inputDim: 4, hiddenDim: 24, numClasses: 3, using: &sequence)
    let model: any Model =
      if let dropout = given.dropout {
        try LoRAModel(
          classifier, options: ["rank": .integer(2), "dropout": .number(dropout)],
          using: &sequence)
      } else { classifier }
    let learner = ReptileLearner(
      model, innerLR: 0.1, outerLR: 0.5, numInnerSteps: 4, innerBatchSize: given.batchSize,
      innerOptimizer: try InnerOptimizers.make(given.optimizer), workers: given.workers)
    learner.isReplaying = replaying
    var tasks = try TaskDistribution([Samples.config("linear_classification")], seed: 5)
    var told: [Float] = []
    for step in 0..<6 {
      try given.change(learner, step)
      // Other numbers of tasks, so that the outer step has other shapes.
      let batch = try (0..<(step % 2 + 3)).map { _ in try tasks.sampleEpisode().episode }
      let metrics = try learner.metaTrainStep(batch, loss: .crossEntropy)
      told += metrics.entries.map { Float($0.value) }
    }
    #expect(replaying && given.dropout != 0.3 ? !learner.planTexts.isEmpty : true)
    return try learner.model.parameters.values() + [told]
  }

  @Test(arguments: cases)
  func `gives the bits of eager training`(given: Case) throws {
    let eager = try Self.train(given, replaying: false)
    let replayed = try Self.train(given, replaying: true)
    #expect(eager.map { $0.map(\.bitPattern) } == replayed.map { $0.map(\.bitPattern) })
  }

  /// An outer step goes on from what it left, but not where that is the model's no more.
  @Test func `parameters set between steps are where the next one starts`() throws {
    func trained(replaying: Bool) throws -> [[UInt32]] {
      let learner = ReptileLearner(try Samples.classifier(hidden: 24), innerLR: 0.1, outerLR: 0.5)
      learner.isReplaying = replaying
      for step in 0..<5 {
        _ = try learner.metaTrainStep(Samples.episodes(), loss: .crossEntropy)
        let parameters = learner.model.parameters
        // One of them, then all.
        let changed = try parameters.tensors.enumerated().map { place, tensor in
          step == 2 || (step == 1 && place == 3) ? try tensor * 0.9 : tensor
        }
        learner.model.parameters = parameters.replacing(with: changed)
      }
      return try learner.model.parameters.values().map { $0.map(\.bitPattern) }
    }
    #expect(try trained(replaying: true) == trained(replaying: false))
  }

  @Test func `a plan fuses layers and updates weights in place`() throws {
    let learner = ReptileLearner(try Samples.classifier(hidden: 64))
    _ = try learner.metaTrainStep(Samples.episodes(), loss: .crossEntropy)
    let text = try #require(learner.planTexts.first)
    #expect(text.contains("matmul+bias+relu") && text.contains("matmul+scale+subtract_from"))
    #expect(!text.contains("←"))
  }

  @Test func `a step that fails leaves the model and later steps as they were`() throws {
    let learner = ReptileLearner(try Samples.classifier(hidden: 64))
    let good = try Samples.episodes()
    _ = try learner.metaTrainStep(good, loss: .crossEntropy)
    let before = try learner.model.parameters.values()
    var bad = good
    bad[1] = Episode(
      supportInputs: good[1].supportInputs, supportTargets: try good[1].supportTargets + 7,
      queryInputs: good[1].queryInputs, queryTargets: good[1].queryTargets)
    #expect(throws: TensorError.self) { try learner.metaTrainStep(bad, loss: .crossEntropy) }
    #expect(try learner.model.parameters.values() == before)
    let other = ReptileLearner(try Samples.classifier(hidden: 64))
    for _ in 0..<2 { _ = try other.metaTrainStep(good, loss: .crossEntropy) }
    _ = try learner.metaTrainStep(good, loss: .crossEntropy)
    #expect(try learner.model.parameters.values() == other.model.parameters.values())
  }
}
