import MetaLearning
import TensorCore
import Testing

/// Baselines: fine-tuning from scratch, and few-shot comparisons on equal terms.
@Suite struct BaselineComparisonTests {
  /// An episode whose inputs are their own names: support 0…, query 100….
  static func named(support: [Int], query: [Int]) throws -> Episode {
    func inputs(_ start: Int, _ count: Int) throws -> Tensor {
      try Tensor((0..<count).map { Double(start + $0) }).reshaped([count, 1])
    }
    return Episode(
      supportInputs: try inputs(0, support.count), supportTargets: try Tensor(support),
      queryInputs: try inputs(100, query.count), queryTargets: try Tensor(query))
  }

  @Test func `shots come from the support set, then from the query set, which is tested on`() throws
  {
    let episode = try Self.named(support: [0, 1, 0], query: [1, 0, 1, 0, 1, 0])
    let one = try FewShotSplit.split(episode, shots: 1, classification: true)
    #expect(try one.supportInputs.floats() == [0, 1])
    #expect(try one.queryInputs.floats().sorted() == [100, 101, 102, 103, 104, 105])
    let two = try FewShotSplit.split(episode, shots: 2, classification: true)
    #expect(try Set(two.supportInputs.floats()) == [0, 2, 1, 100])
    #expect(try two.queryInputs.floats().sorted() == [101, 102, 103, 104, 105])
    #expect(try Set(two.supportTargets.integers()) == [0, 1])
    let adapted = Set(try two.supportInputs.floats())
    #expect(adapted.isDisjoint(with: try two.queryInputs.floats()))
  }

  @Test func `too few examples are refused, naming k and what there is`() throws {
    let episode = try Self.named(support: [0, 1, 0], query: [1, 0, 1, 0])
    let error = #expect(throws: TaskSamplingError.self) {
      try FewShotSplit.split(episode, shots: 3, classification: true)
    }
    #expect(
      error?.description
        == "k = 3: class 1 holds 1 support and 2 query examples, and at least one must remain to "
        + "test on")
    #expect(throws: TaskSamplingError.self) {
      try FewShotSplit.split(episode, shots: 0, classification: true)
    }
  }

  @Test func `a model compared with itself improves nothing and stays as it was`() throws {
    let model = try Samples.classifier()
    let before = try model.parameters.values()
    let found = try BaselineComparison.compareFewShotPerformance(
      metaLearned: model, standard: model, episodes: Samples.episodes(), shots: [1, 2])
    #expect(found.map(\.shots) == [1, 2])
    #expect(found[0].improvement.difference.mean == 0 && found[0].improvement.pValue == 1)
    #expect(try model.parameters.values() == before)
    #expect(
      found[0].entries.map(\.name) == [
        "meta_acc", "baseline_acc", "improvement", "p_value", "ci_low", "ci_high", "meta_ci95",
        "baseline_ci95", "meta_steps_to_target", "baseline_steps_to_target", "num_episodes",
      ])
  }

  @Test func `a model trained on the task beats one that is not, in fewer steps`() throws {
    var config = Samples.config("gaussian_clusters")
    config.querySize = 30
    config.taskParams = ["spread": 4, "noise": 0.5]
    var tasks = try TaskDistribution([config], seed: 1)
    let episodes = try (0..<12).map { _ in try tasks.sampleEpisode().episode }
    let meta = try Samples.classifier()
    let learner = ReptileLearner(meta, innerLR: 0.1, outerLR: 1)
    for _ in 0..<30 { _ = try learner.metaTrainStep(episodes, loss: .crossEntropy) }
    let found = try BaselineComparison.compareFewShotPerformance(
      metaLearned: meta, standard: Samples.classifier(seed: 2), episodes: episodes, shots: [1],
      targetAccuracy: 0.9)[0]
    #expect(found.meta.score.mean > found.baseline.score.mean)
    #expect(found.improvement.pValue < 0.01 && found.improvement.difference.mean > 0)
    #expect(found.meta.stepsToTarget == 0)
  }

  @Test func `regression compares losses`() throws {
    let model = try SimpleClassifier(inputDim: 1, hiddenDim: 8, numClasses: 1, seed: 0)
    let found = try BaselineComparison.compareFewShotPerformance(
      metaLearned: model, standard: model, episodes: Samples.episodes("sinusoid"), shots: [5])
    #expect(found[0].entries.prefix(2).map(\.name) == ["meta_loss", "baseline_loss"])
    #expect(found[0].meta.stepsToTarget == nil)
  }

  @Test func `fine-tuning gives a learning curve and leaves the model as it was`() throws {
    let model = try Samples.classifier()
    let before = try model.parameters.values()
    let episode = try Samples.episodes("gaussian_clusters")[0]
    let result = try BaselineComparison.evaluateStandardFinetuning(
      model, train: (episode.supportInputs, episode.supportTargets),
      test: (episode.queryInputs, episode.queryTargets), steps: 100, learningRate: 0.1)
    #expect(result.curve.map(\.step) == Array(0...100) && result.final.step == 100)
    #expect(result.final.trainLoss < result.curve[0].trainLoss / 2)
    #expect(result.finalEntries.map(\.name) == ["final_acc", "final_loss", "final_train_loss"])
    #expect(result.final.entries.map(\.name) == ["train_loss", "test_loss", "test_acc"])
    #expect(result.curve.allSatisfy { $0.testAccuracy.map { (0...1).contains($0) } == true })
    #expect(try model.parameters.values() == before)
    // Frozen as an adapter leaves it, the model is fine-tuned all the same, and still frozen.
    model.freeze()
    let frozen = try BaselineComparison.evaluateStandardFinetuning(
      model, train: (episode.supportInputs, episode.supportTargets),
      test: (episode.queryInputs, episode.queryTargets), steps: 100, learningRate: 0.1)
    #expect(frozen == result && model.trainable.isEmpty)
  }

  @Test func `settings out of range are refused by name`() throws {
    let model = try Samples.classifier()
    let episodes = try Samples.episodes()
    for (steps, rate, target) in [(-1, 0.1, 0.5), (1, .nan, 0.5), (1, 0.1, 1.5)] {
      #expect(throws: LearnerError.self) {
        try BaselineComparison.compareFewShotPerformance(
          metaLearned: model, standard: model, episodes: episodes, shots: [1], steps: steps,
          learningRate: rate, targetAccuracy: target)
      }
    }
  }
}
