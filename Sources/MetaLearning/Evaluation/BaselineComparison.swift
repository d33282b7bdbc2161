import TensorCore

/// Comparisons of meta-learning with fine-tuning. Both leave the models as they were.
public enum BaselineComparison {
  /// Trains `model` by gradient descent on all of `train` in every step, and measures on `test`.
  ///
  /// Classification (by cross entropy) where the targets are classes, regression (by mean squared
  /// error) where they are values, unless `loss` says otherwise. A model that an adapter has frozen
  /// is fine-tuned whole, as the baseline of that adapter; it stays as it was like every other.
  ///
  /// - Parameters:
  ///   - train: Inputs `[n, …]` and targets.
  ///   - test: The same, never trained on.
  ///   - steps: Gradient steps, 0 or more.
  ///   - learningRate: Finite, not negative.
  ///   - progress: Told each point of the learning curve as it is measured.
  /// - Throws: `LearnerError`; what the model throws.
  public static func evaluateStandardFinetuning(
    _ model: any Model, train: (inputs: Tensor, targets: Tensor),
    test: (inputs: Tensor, targets: Tensor), steps: Int = 100, learningRate: Double = 0.01,
    loss: Loss? = nil, progress: ((FinetuningResult.Point) -> Void)? = nil
  ) throws -> FinetuningResult {
    let loop = try innerLoop(steps: steps, rate: learningRate)
    let classification = try areClasses(test.targets)
    let loss = loss ?? (classification ? .crossEntropy : .meanSquaredError)
    let restore = model.snapshot()
    defer { restore() }
    let objective = try Objective(model, loss, thawing: true)
    let measured = FinetuningResult.recordedSteps(of: steps)
    var curve: [FinetuningResult.Point] = []
    func note(_ step: Int, trainLoss: Double?, _ outputs: Tensor, testLoss: Double?) throws {
      let point = FinetuningResult.Point(
        step: step, trainLoss: trainLoss ?? .nan, testLoss: testLoss ?? .nan,
        testAccuracy: classification ? try accuracy(outputs, test.targets) : nil)
      curve.append(point)
      progress?(point)
    }
    let seed = InnerLoop.Seed(seed: 0, place: 0, task: 0)
    var state = OptimizerState()
    if let recorded = try RecordedFinetuning(objective, loop, train, test) {
      try recorded.run(seed, &state) { step, runner in
        guard measured.contains(step) else { return }
        let trained = try runner.measure(recorded.train, train.inputs, train.targets)
        let tested = try runner.measure(recorded.test, test.inputs, test.targets)
        try note(step, trainLoss: trained.loss, tested.outputs, testLoss: tested.loss)
      }
      return FinetuningResult(curve: curve)
    }
    _ = try loop.adapt(
      objective.initialization, to: objective, train.inputs, train.targets, seed: seed,
      state: &state
    ) { step, parameters in
      guard measured.contains(step) else { return }
      let trained = try objective.outputs(parameters, train.inputs)
      let trainLoss = try objective.loss(trained, train.targets)
      let tested = try objective.outputs(parameters, test.inputs)
      let testLoss = try objective.loss(tested, test.targets)
      try note(step, trainLoss: trainLoss.item(), tested, testLoss: testLoss.item())
    }
    return FinetuningResult(curve: curve)
  }

  /// Gradient descent on whole support sets.
  static func innerLoop(steps: Int, rate: Double) throws(LearnerError) -> InnerLoop {
    guard steps >= 0 else { throw .setting("num_steps must not be negative, got \(steps)") }
    guard rate.isFinite, rate >= 0 else {
      throw .setting("lr must be finite and not negative, got \(rate)")
    }
    return InnerLoop(steps: steps, rate: rate, optimizer: GradientDescent(), batchSize: nil)
  }
}

/// What a fine-tuning replays.
private struct RecordedFinetuning {
  let train: RecordedMeasure
  let test: RecordedMeasure
  private let recorded: RecordedLoop
  private let loop: InnerLoop
  private let objective: Objective
  private let key: RecordingKey
  private let examples: (inputs: Tensor, targets: Tensor)

  /// Nil where it must run eagerly.
  init?(
    _ objective: Objective, _ loop: InnerLoop, _ train: (inputs: Tensor, targets: Tensor),
    _ test: (inputs: Tensor, targets: Tensor)
  ) throws {
    guard loop.steps > 1, let key = objective.recordingKey else { return nil }
    let replayer = AdaptationReplayer()
    let episode = Episode(
      supportInputs: train.inputs, supportTargets: train.targets, queryInputs: test.inputs,
      queryTargets: test.targets)
    func measure(_ examples: (inputs: Tensor, targets: Tensor)) throws -> RecordedMeasure? {
      try replayer.measure(
        examples.inputs, examples.targets, givesLoss: true, loop, objective, key)
    }
    guard let recorded = try replayer.loops([episode], loop, objective, key)?[0],
      let trained = try measure(train), let tested = try measure(test)
    else { return nil }
    (self.recorded, self.train, self.test) = (recorded, trained, tested)
    (self.loop, self.objective, self.key, examples) = (loop, objective, key, train)
  }

  func run(
    _ seed: InnerLoop.Seed, _ state: inout OptimizerState,
    visit: (_ step: Int, _ runner: RecordedLoop.Runner) throws -> Void
  ) throws {
    try recorded.withRunner { runner in
      try loop.replay(
        PackedTensors(of: objective.initialization), in: runner, examples.inputs, examples.targets,
        seed: seed, state: &state, side: objective.sideState
      ) { try visit($0, runner) }
      if let random = try runner.sideState().key { key.observer?.randomKey = random }
    }
  }
}

/// The learning curve of a fine-tuning.
public struct FinetuningResult: Sendable, Equatable {
  /// What was measured after a number of steps.
  public struct Point: Sendable, Equatable {
    public let step: Int
    public let trainLoss: Double
    public let testLoss: Double
    /// In 0...1; nil for regression.
    public let testAccuracy: Double?

    /// By name, as scripts see a point of the learning curve.
    public var entries: [(name: String, value: Double)] {
      let losses = [("train_loss", trainLoss), ("test_loss", testLoss)]
      return losses + (testAccuracy.map { [("test_acc", $0)] } ?? [])
    }
  }

  /// From step 0 to the last: every step, or about a hundred of them evenly spaced.
  public let curve: [Point]

  /// The last point, after all steps.
  public var final: Point { curve[curve.count - 1] }

  /// The final metrics by the names of the API reference.
  public var finalEntries: [(name: String, value: Double)] {
    let losses = [("final_loss", final.testLoss), ("final_train_loss", final.trainLoss)]
    return (final.testAccuracy.map { [("final_acc", $0)] } ?? []) + losses
  }

  /// Which of `steps` steps are measured; always the first and the last.
  static func recordedSteps(of steps: Int) -> Set<Int> {
    Set(stride(from: 0, to: steps, by: max(1, steps / 100))).union([steps])
  }
}
