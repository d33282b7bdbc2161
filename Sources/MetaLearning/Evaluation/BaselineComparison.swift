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
    let objective = try Objective(model, loss, thawing: true)
    let recorded = FinetuningResult.recordedSteps(of: steps)
    var curve: [FinetuningResult.Point] = []
    var state = OptimizerState()
    _ = try loop.adapt(
      objective.initialization, to: objective, train.inputs, train.targets,
      seed: .init(seed: 0, place: 0, task: 0), state: &state
    ) { step, parameters in
      guard recorded.contains(step) else { return }
      let trained = try objective.outputs(parameters, train.inputs)
      let tested = try objective.outputs(parameters, test.inputs)
      curve.append(
        .init(
          step: step, trainLoss: try objective.loss(trained, train.targets).item(),
          testLoss: try objective.loss(tested, test.targets).item(),
          testAccuracy: classification ? try accuracy(tested, test.targets) : nil))
      if let point = curve.last { progress?(point) }
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
