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
    let statistics = objective.statistics
    defer { objective.statistics = statistics }
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

  /// Measures each of `episodes`, replaying recordings where that can be done, in parallel where
  /// nothing belongs to the calling thread. Any way gives the same bits.
  ///
  /// - Parameters:
  ///   - state: The optimizer's at the start of every episode.
  ///   - replayer: Where recordings are kept; nil runs eagerly.
  ///   - report: Called on the calling thread with how many episodes are done.
  func outcomes(
    of episodes: [Episode], classification: Bool, _ model: any Model, _ loss: Loss, workers: Int,
    state: OptimizerState, replayer: AdaptationReplayer?,
    seed: @escaping @Sendable (Int) -> InnerLoop.Seed,
    report: ((_ done: Int) -> Void)?
  ) throws -> [Outcome] {
    let restore = model.snapshot()
    defer { restore() }
    let objective = try Objective(model, loss)
    if let replayer,
      let outcomes = try replayed(
        episodes, classification, objective, workers, state, replayer, seed, report)
    {
      return outcomes
    }
    if let shared = ShareableObjective(model, loss) {
      return try Workers.map(episodes.count, threads: workers, finished: report) {
        try outcome(
          of: episodes[$0], classification: classification, objective: shared.objective,
          seed: seed($0), state: state)
      }
    }
    return try episodes.enumerated().map { index, episode in
      let outcome = try outcome(
        of: episode, classification: classification, objective: objective, seed: seed(index),
        state: state)
      report?(index + 1)
      return outcome
    }
  }

  /// What measuring one episode replays.
  private struct Recorded: Sendable {
    let loop: RecordedLoop
    /// Where outputs alone are wanted, and where their loss is wanted too.
    let outputs: RecordedMeasure
    let loss: RecordedMeasure

    var drawsRandomly: Bool {
      loop.drawsRandomly || outputs.drawsRandomly || loss.drawsRandomly
    }
  }

  private func replayed(
    _ episodes: [Episode], _ classification: Bool, _ objective: Objective, _ workers: Int,
    _ state: OptimizerState, _ replayer: AdaptationReplayer,
    _ seed: @escaping @Sendable (Int) -> InnerLoop.Seed, _ report: ((_ done: Int) -> Void)?
  ) throws -> [Outcome]? {
    guard loop.steps > 0, let key = objective.recordingKey,
      let recorded = try recorded(episodes, classification, objective, replayer, key)
    else { return nil }
    let initialization = try PackedTensors(of: objective.initialization)
    let side = objective.sideState
    @Sendable func run(_ index: Int, _ random: inout Tensor?) throws -> Outcome {
      var side = SideState(key: random, statistics: side.statistics)
      defer { random = side.key }
      return try outcome(
        of: episodes[index], classification, initialization, recorded[index], seed(index), state,
        side: &side)
    }
    var random = side.key
    guard recorded.contains(where: { $0.drawsRandomly }) else {
      return try Workers.map(episodes.count, threads: workers, finished: report) { [random] index in
        var random = random
        return try run(index, &random)
      }
    }
    let outcomes = try episodes.indices.map { index in
      let outcome = try run(index, &random)
      report?(index + 1)
      return outcome
    }
    key.observer?.randomKey = random
    return outcomes
  }

  private func recorded(
    _ episodes: [Episode], _ classification: Bool, _ objective: Objective,
    _ replayer: AdaptationReplayer, _ key: RecordingKey
  ) throws -> [Recorded]? {
    guard let loops = try replayer.loops(episodes, loop, objective, key) else { return nil }
    var found: [Recorded] = []
    for (index, episode) in episodes.enumerated() {
      let recordedLoop = loops[index]
      if let last = found.last, last.loop === recordedLoop {
        found.append(last)
        continue
      }
      func measure(givesLoss: Bool) throws -> RecordedMeasure? {
        try replayer.measure(
          episode.queryInputs, episode.queryTargets, givesLoss: givesLoss, loop, objective, key)
      }
      guard let loss = try measure(givesLoss: true),
        let outputs = classification ? try measure(givesLoss: false) : loss
      else { return nil }
      found.append(Recorded(loop: recordedLoop, outputs: outputs, loss: loss))
    }
    return found
  }

  private func outcome(
    of episode: Episode, _ classification: Bool, _ initialization: PackedTensors,
    _ recorded: Recorded, _ seed: InnerLoop.Seed, _ state: OptimizerState, side: inout SideState
  ) throws -> Outcome {
    var state = state
    var scores: [Double] = []
    var finalLoss = Double.nan
    try recorded.loop.withRunner { runner in
      try loop.replay(
        initialization, in: runner, episode.supportInputs, episode.supportTargets, seed: seed,
        state: &state, side: side
      ) { step in
        guard checkpoints?.contains(step) != false else { return }
        let needsLoss = !classification || step == finalStep
        let found = try runner.measure(
          needsLoss ? recorded.loss : recorded.outputs, episode.queryInputs, episode.queryTargets)
        let loss = found.loss ?? .nan
        scores.append(classification ? try accuracy(found.outputs, episode.queryTargets) : loss)
        if step == finalStep { finalLoss = loss }
      }
      if recorded.drawsRandomly { side = try runner.sideState() }
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
