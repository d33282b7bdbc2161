/// How well an initialization adapts, over a set of episodes.
public struct AdaptationMetrics: Sendable, Equatable {
  /// One number of adaptation steps, and what the query sets gave after them.
  public struct Point: Sendable, Equatable {
    public let steps: Int
    /// Accuracy in 0...1 for classification, the loss for regression; over episodes.
    public let score: SampleStatistics
  }

  /// Whether the scores are accuracies.
  public let isClassification: Bool
  /// After 0, 1 and 5 steps and after as many as the learner takes, ascending.
  public let points: [Point]
  /// The query loss after as many steps as the learner takes.
  public let finalLoss: SampleStatistics

  /// The score after that many steps, if it was measured.
  public func score(afterSteps steps: Int) -> SampleStatistics? {
    points.first { $0.steps == steps }?.score
  }

  /// By the names of the API reference, `step_1_acc` and `final_loss`, and each with `_se`, the
  /// standard error over episodes; for regression `step_1_loss`.
  public var entries: [(name: String, value: Double)] {
    let measure = isClassification ? "acc" : "loss"
    var entries: [(name: String, value: Double)] = []
    for point in points {
      entries.append(("step_\(point.steps)_\(measure)", point.score.mean))
    }
    entries.append(("final_loss", finalLoss.mean))
    for point in points {
      entries.append(("step_\(point.steps)_\(measure)_se", point.score.standardError))
    }
    entries.append(("final_loss_se", finalLoss.standardError))
    entries.append(("num_episodes", Double(finalLoss.count)))
    return entries
  }
}
