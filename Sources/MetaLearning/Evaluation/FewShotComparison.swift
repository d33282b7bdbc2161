import TensorCore

/// A meta-learned initialization against a baseline, at one number of shots.
public struct FewShotComparison: Sendable, Equatable {
  /// How one of the two models did.
  public struct Side: Sendable, Equatable {
    /// Accuracy in 0...1, or the loss for regression, after adaptation; over episodes.
    public let score: SampleStatistics
    /// The fewest steps after which the mean accuracy reached the target; nil if none did.
    public let stepsToTarget: Int?
  }

  /// Shots per class.
  public let shots: Int
  public let isClassification: Bool
  public let meta: Side
  public let baseline: Side
  /// Meta minus baseline for accuracies, baseline minus meta for losses, over paired episodes:
  /// above zero where meta-learning is better.
  public let improvement: PairedTest

  /// By names in the manner of the API reference. Steps to the target are infinite where it was
  /// not reached; they and accuracies are there for classification only.
  public var entries: [(name: String, value: Double)] {
    let measure = isClassification ? "acc" : "loss"
    let halfWidth = improvement.difference.intervalHalfWidth()
    var entries: [(name: String, value: Double)] = [
      ("meta_\(measure)", meta.score.mean), ("baseline_\(measure)", baseline.score.mean),
      ("improvement", improvement.difference.mean), ("p_value", improvement.pValue),
      ("ci_low", improvement.difference.mean - halfWidth),
      ("ci_high", improvement.difference.mean + halfWidth),
      ("meta_ci95", meta.score.intervalHalfWidth()),
      ("baseline_ci95", baseline.score.intervalHalfWidth()),
    ]
    if isClassification {
      func steps(_ side: Side) -> Double { side.stepsToTarget.map(Double.init) ?? .infinity }
      entries.append(("meta_steps_to_target", steps(meta)))
      entries.append(("baseline_steps_to_target", steps(baseline)))
    }
    entries.append(("num_episodes", Double(improvement.difference.count)))
    return entries
  }
}

extension BaselineComparison {
  /// The shots compared unless said otherwise.
  public static let defaultShots = [1, 5, 10]

  /// Adapts both models to the same shots of the same episodes, and tests them on the same rest.
  ///
  /// For every `k`, k shots per class are taken from an episode's support set and, where it holds
  /// too few, from its query set; nothing that was adapted on is tested on.
  ///
  /// - Parameters:
  ///   - steps: Gradient steps of an adaptation, 0 or more.
  ///   - learningRate: Their rate.
  ///   - targetAccuracy: What `stepsToTarget` counts to, in 0...1.
  ///   - loss: Cross entropy or mean squared error, as the targets are, unless said otherwise.
  ///   - progress: Called on the calling thread with how many adaptations are done.
  /// - Throws: `TaskSamplingError` naming `k` and what there is where too few examples remain;
  ///   `LearnerError`; what the models throw.
  public static func compareFewShotPerformance(
    metaLearned: any Model, standard: any Model, episodes: [Episode],
    shots: [Int] = defaultShots, steps: Int = 5, learningRate: Double = 0.01,
    targetAccuracy: Double = 0.8, loss: Loss? = nil,
    progress: ((_ done: Int, _ of: Int) -> Void)? = nil
  ) throws -> [FewShotComparison] {
    let loop = try innerLoop(steps: steps, rate: learningRate)
    guard targetAccuracy >= 0, targetAccuracy <= 1 else {
      throw LearnerError.setting("target_acc must be between 0 and 1, got \(targetAccuracy)")
    }
    let classification = try isClassification(episodes)
    let loss = loss ?? (classification ? .crossEntropy : .meanSquaredError)
    let test = AdaptationTest(everyStepOf: loop)
    let total = shots.count * 2 * episodes.count
    var finished = 0
    func scores(
      of model: any Model, _ cut: [Episode], _ replayer: AdaptationReplayer
    ) throws -> [[Double]] {
      defer { finished += cut.count }
      return try Self.scores(of: model, test, cut, classification, loss, replayer) { [finished] in
        progress?(finished + $0, total)
      }
    }
    let replayers = (AdaptationReplayer(), AdaptationReplayer())
    return try shots.map { k in
      let cut = try episodes.map {
        try FewShotSplit.split($0, shots: k, classification: classification)
      }
      let meta = try scores(of: metaLearned, cut, replayers.0)
      let baseline = try scores(of: standard, cut, replayers.1)
      let (metaLast, baselineLast) = (meta.map { $0[steps] }, baseline.map { $0[steps] })
      return FewShotComparison(
        shots: k, isClassification: classification,
        meta: side(meta, classification ? targetAccuracy : nil),
        baseline: side(baseline, classification ? targetAccuracy : nil),
        improvement: classification
          ? PairedTest(metaLast, baselineLast) : PairedTest(baselineLast, metaLast))
    }
  }

  /// For each episode, the score after 0, 1, … steps.
  private static func scores(
    of model: any Model, _ test: AdaptationTest, _ episodes: [Episode], _ classification: Bool,
    _ loss: Loss, _ replayer: AdaptationReplayer, _ report: @escaping (_ done: Int) -> Void
  ) throws -> [[Double]] {
    try test.outcomes(
      of: episodes, classification: classification, model, loss, workers: Workers.defaultThreads,
      state: OptimizerState(), replayer: replayer,
      seed: { .init(seed: 0, place: 0, task: UInt64($0)) }, report: report
    ).map(\.scores)
  }

  private static func side(_ scores: [[Double]], _ target: Double?) -> FewShotComparison.Side {
    let means = (scores.first ?? []).indices.map { step in
      SampleStatistics(scores.map { $0[step] })
    }
    return .init(
      score: means[means.count - 1],
      stepsToTarget: target.flatMap { target in means.firstIndex { $0.mean >= target } })
  }
}
