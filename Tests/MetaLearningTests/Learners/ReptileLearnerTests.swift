import MetaLearning
import TensorCore
import Testing

/// Reptile against the same algorithm written in MLX; `reptile.json` says which version.
@Suite struct ReptileLearnerTests {
  struct Expected: Decodable {
    let seed: UInt64
    let innerLr, outerLr, queryLoss, supportLoss, paramDiff: Double
    let steps: Int
    let moved, adamMoved: [String: [Double]]
    let scores: [String: Double]
    let episodes: [[[Double]]]

    func batch() throws -> [Episode] {
      try episodes.map { parts in
        func classes(_ values: [Double]) throws -> Tensor { try Tensor(values.map { Int($0) }) }
        return Episode(
          supportInputs: try Tensor(parts[0]).reshaped([-1, 2]),
          supportTargets: try classes(parts[1]),
          queryInputs: try Tensor(parts[2]).reshaped([-1, 2]),
          queryTargets: try classes(parts[3]))
      }
    }

    func learner() throws -> ReptileLearner {
      let model = try SimpleClassifier(inputDim: 2, hiddenDim: 8, seed: seed)
      return ReptileLearner(
        model, innerLR: innerLr, outerLR: outerLr, numInnerSteps: steps)
    }
  }

  let expected: Expected

  init() throws { expected = try Fixture.read("reptile.json") }

  @Test func `defaults are the reference's`() throws {
    let learner = ReptileLearner(try Samples.classifier())
    #expect(learner.innerLR == 0.01 && learner.outerLR == 0.001 && learner.numInnerSteps == 5)
    #expect(learner.innerBatchSize == nil)
  }

  @Test func `a step moves the model as MLX does`() throws {
    let learner = try expected.learner()
    let metrics = try learner.metaTrainStep(expected.batch(), loss: .crossEntropy)
    #expect(isClose(metrics.queryLoss, expected.queryLoss, 1e-5))
    #expect(isClose(metrics.supportLoss, expected.supportLoss, 1e-5))
    #expect(isClose(metrics.parameterDifference, expected.paramDiff, 1e-5))
    #expect(metrics.entries.map(\.name) == ["query_loss", "support_loss", "param_diff"])
    for (name, tensor) in learner.model.parameters.entries {
      for (found, wanted) in zip(try tensor.doubles(), try #require(expected.moved[name])) {
        #expect(isClose(found, wanted, 1e-5), "\(name)")
      }
    }
  }

  @Test func `Adam's state passes from task to task as in the paper`() throws {
    let learner = try expected.learner()
    learner.innerOptimizer = try RescaledGradientDescent()
    learner.innerLR = 0.01
    _ = try learner.metaTrainStep(expected.batch(), loss: .crossEntropy)
    for (name, tensor) in learner.model.parameters.entries {
      for (found, wanted) in zip(try tensor.doubles(), try #require(expected.adamMoved[name])) {
        // Adam divides by small numbers: its steps keep four digits in single precision.
        #expect(isClose(found, wanted, 1e-4), "\(name)")
      }
    }
  }

  @Test func `evaluation measures what MLX measures and leaves the learner as it was`() throws {
    let learner = try expected.learner()
    let before = try learner.model.parameters.values()
    let metrics = try learner.evaluate(expected.batch(), loss: .crossEntropy)
    let found = Dictionary(uniqueKeysWithValues: metrics.entries.map { ($0.name, $0.value) })
    for (name, wanted) in expected.scores {
      #expect(isClose(try #require(found[name]), wanted, 1e-5), "\(name)")
    }
    #expect(try learner.model.parameters.values() == before && learner.iteration == 0)
    #expect(try learner.evaluate(expected.batch(), loss: .crossEntropy) == metrics)
  }

  @Test(arguments: [0, 1, 2, 5, 7])
  func `steps 0, 1 and 5 are always measured`(steps: Int) throws {
    let learner = try expected.learner()
    learner.numInnerSteps = steps
    let metrics = try learner.evaluate(expected.batch(), loss: .crossEntropy)
    #expect(metrics.points.map(\.steps) == Set([0, 1, 5, steps]).sorted())
    #expect(metrics.finalLoss.mean.isFinite)
  }

  @Test func `regression gives losses instead of accuracies`() throws {
    let model = try SimpleClassifier(inputDim: 1, hiddenDim: 8, numClasses: 1, seed: 0)
    let learner = ReptileLearner(model)
    let metrics = try learner.evaluate(Samples.episodes("sinusoid"), loss: .meanSquaredError)
    #expect(metrics.entries.prefix(3).map(\.name) == ["step_0_loss", "step_1_loss", "step_5_loss"])
    #expect(metrics.score(afterSteps: 5)?.mean == metrics.finalLoss.mean)
  }

  @Test func `meta-training lowers the loss after adaptation`() throws {
    let model = try SimpleClassifier(inputDim: 1, hiddenDim: 16, numClasses: 1, seed: 0)
    let learner = ReptileLearner(model, innerLR: 0.02, outerLR: 0.2)
    var tasks = try Samples.distribution("sinusoid", tasks: 50)
    let test = try Samples.episodes("sinusoid", count: 20, seed: 1)
    let before = try learner.evaluate(test, loss: .meanSquaredError).finalLoss.mean
    for _ in 0..<100 {
      let batch = try (0..<4).map { _ in try tasks.sampleEpisode().episode }
      _ = try learner.metaTrainStep(batch, loss: .meanSquaredError)
    }
    #expect(try learner.evaluate(test, loss: .meanSquaredError).finalLoss.mean < before)
  }

  @Test func `the outer step follows its schedule`() throws {
    let learner = try expected.learner()
    learner.outerSchedule = .linear(final: 0, iterations: 2)
    let batch = try expected.batch()
    let first = try learner.metaTrainStep(batch, loss: .crossEntropy).parameterDifference
    #expect(isClose(first, expected.paramDiff, 1e-5))
    #expect(try learner.metaTrainStep(batch, loss: .crossEntropy).parameterDifference > 0)
    #expect(try learner.metaTrainStep(batch, loss: .crossEntropy).parameterDifference == 0)
  }

  /// A task's targets number its examples, so that the loss sees which ones a minibatch holds.
  @Test func `minibatches take every example before any again`() throws {
    let model = try SimpleClassifier(inputDim: 1, hiddenDim: 4, numClasses: 1, seed: 0)
    let learner = ReptileLearner(model, innerLR: 0, numInnerSteps: 4, innerBatchSize: 3)
    let numbers = try Tensor((0..<6).map { Double($0) }).reshaped([6, 1])
    let episode = Episode(
      supportInputs: numbers, supportTargets: numbers, queryInputs: numbers, queryTargets: numbers)
    var seen: [[Double]] = []
    _ = try learner.metaTrainStep(
      [episode],
      loss: .confined { outputs, targets in
        if targets.shape == [3, 1] { seen.append(try targets.doubles()) }
        return try meanSquaredErrorLoss(outputs, targets)
      })
    #expect(seen.count == 4)
    #expect(Set(seen[0] + seen[1]).count == 6 && Set(seen[2] + seen[3]).count == 6)
    #expect(seen[0] + seen[1] != seen[2] + seen[3])
  }

  struct Refusal: Error {}

  @Test func `a loss that fails leaves model and learner as they were`() throws {
    let learner = try expected.learner()
    let before = try learner.model.parameters.values()
    var calls = 0
    let loss = Loss.confined { outputs, targets in
      calls += 1
      if calls == 7 { throw Refusal() }
      return try crossEntropyLoss(outputs, targets)
    }
    #expect(throws: Refusal.self) { try learner.metaTrainStep(expected.batch(), loss: loss) }
    #expect(throws: Refusal.self) {
      try learner.metaTrainStep(expected.batch(), loss: .shareable { _, _ in throw Refusal() })
    }
    #expect(try learner.model.parameters.values() == before && learner.iteration == 0)
  }

  /// A script's loss may do anything; what it does to the model comes after the step began.
  @Test func `a loss that freezes the model in the middle of a step does no harm`() throws {
    let learner = try expected.learner()
    let other = try expected.learner()
    let loss = Loss.confined { outputs, targets in
      learner.model.freeze()
      return try crossEntropyLoss(outputs, targets)
    }
    _ = try learner.metaTrainStep(expected.batch(), loss: loss)
    _ = try other.metaTrainStep(expected.batch(), loss: .crossEntropy)
    #expect(try learner.model.parameters.values() == other.model.parameters.values())
    #expect(throws: LearnerError.nothingToTrain) {
      try learner.metaTrainStep(expected.batch(), loss: loss)
    }
  }

  /// A setting that is out of range, and words that the error must hold.
  static let settings: [(@Sendable (ReptileLearner) -> Void, String)] = [
    ({ $0.innerLR = .nan }, "inner_lr"), ({ $0.outerLR = -1 }, "outer_lr"),
    ({ $0.numInnerSteps = -1 }, "num_inner_steps"), ({ $0.innerBatchSize = 0 }, "inner_batch_size"),
    ({ $0.workers = 0 }, "workers"), ({ $0.model.freeze() }, "no trainable parameters"),
  ]

  @Test(arguments: settings.indices)
  func `settings out of range are refused by name`(index: Int) throws {
    let learner = try expected.learner()
    Self.settings[index].0(learner)
    let error = #expect(throws: LearnerError.self) {
      try learner.metaTrainStep(expected.batch(), loss: .crossEntropy)
    }
    #expect(error?.description.contains(Self.settings[index].1) == true)
  }

  @Test func `no episodes, mixed episodes and losses of many numbers are refused`() throws {
    let learner = try expected.learner()
    #expect(throws: LearnerError.noEpisodes) { try learner.metaTrainStep([], loss: .crossEntropy) }
    #expect(throws: LearnerError.noEpisodes) { try learner.evaluate([], loss: .crossEntropy) }
    let mixed = try expected.batch() + Samples.episodes("sinusoid")
    #expect(throws: LearnerError.mixedTargets) { try learner.evaluate(mixed, loss: .crossEntropy) }
    #expect(throws: LearnerError.lossShape([6, 2])) {
      try learner.metaTrainStep(expected.batch(), loss: .confined { outputs, _ in outputs })
    }
  }

  @Test func `an unknown optimizer or schedule is named with what there is`() {
    let optimizer = #expect(throws: LearnerError.self) { try InnerOptimizers.make("adma") }
    #expect(optimizer?.description.contains("did you mean 'adam'?") == true)
    #expect(throws: LearnerError.self) { try InnerOptimizers.make("adam", ["beta2": 1]) }
    #expect(throws: LearnerError.self) { try InnerOptimizers.make("sgd", ["momentum": 1]) }
    #expect(throws: LearnerError.self) { try OuterSchedule.make("linear") }
    #expect(throws: LearnerError.self) { try OuterSchedule.make("cosine") }
  }
}
