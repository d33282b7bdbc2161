import TensorCore

/// Adapts to episodes and measures on their query sets after some numbers of steps.
struct AdaptationTest: Sendable {
  /// The steps taken: as many as the last measurement needs.
  private let loop: InnerLoop
  /// The numbers of steps to measure after, ascending; nil measures after every step.
  let checkpoints: [Int]?
  /// The number of steps whose loss is the final one.
  private let finalStep: Int

  /// Measures after every step of `loop`.
  init(everyStepOf loop: InnerLoop) {
    self.loop = loop
    checkpoints = nil
    finalStep = loop.steps
  }

  /// Measures after `checkpoints` steps, and after as many as `loop` takes.
  init(loop: InnerLoop, checkpoints: Set<Int>) {
    let sorted = checkpoints.union([loop.steps]).sorted()
    self.checkpoints = sorted
    finalStep = loop.steps
    self.loop = loop.taking(sorted[sorted.count - 1])
  }

  /// What one episode gave: a score at each checkpoint, and the final loss.
  struct Outcome: Sendable {
    let scores: [Double]
    let finalLoss: Double
  }

  init(loop: InnerLoop, checkpoints: Set<Int>, finalStep: Int) {
    let sorted = checkpoints.union([finalStep]).sorted()
    self.checkpoints = sorted
    self.finalStep = finalStep
    self.loop = InnerLoop(
      steps: sorted.last ?? 0, rate: loop.rate, optimizer: loop.optimizer,
      batchSize: loop.batchSize)
  }

  /// Measures one episode. `state` is the optimizer's at the start; what follows is dropped.
  func outcome(
    of episode: Episode, classification: Bool, objective: Objective, seed: InnerLoop.Seed,
    state: OptimizerState
  ) throws -> Outcome {
    var state = state
    var scores: [Double] = []
    var finalLoss = Double.nan
    _ = try loop.adapt(
      objective.initialization, to: objective, episode.supportInputs, episode.supportTargets,
      seed: seed, state: &state
    ) { step, parameters in
      guard checkpoints?.contains(step) != false else { return }
      let outputs = try objective.outputs(parameters, episode.queryInputs)
      let needsLoss = !classification || step == finalStep
      let loss = needsLoss ? try objective.loss(outputs, episode.queryTargets).item() : .nan
      scores.append(classification ? try accuracy(outputs, episode.queryTargets) : loss)
      if step == finalStep { finalLoss = loss }
    }
    return Outcome(scores: scores, finalLoss: finalLoss)
  }
}

/// Whether the episodes are classification; all of them must agree.
///
/// - Throws: `LearnerError.noEpisodes`, `LearnerError.mixedTargets`.
func isClassification(_ episodes: [Episode]) throws -> Bool {
  guard let first = episodes.first else { throw LearnerError.noEpisodes }
  let kind = try areClasses(first.queryTargets)
  for episode in episodes.dropFirst() where try areClasses(episode.queryTargets) != kind {
    throw LearnerError.mixedTargets
  }
  return kind
}
