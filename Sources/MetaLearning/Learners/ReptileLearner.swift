import TensorCore

/// Reptile: moves the initialization towards what each task's adaptation ends at
/// (Nichol, Achiam & Schulman, "On first-order meta-learning algorithms", 2018, Algorithm 2,
/// arXiv:1803.02999).
///
///     let model = try SimpleClassifier(inputDim: 2)
///     let learner = ReptileLearner(model)
///     let metrics = try learner.metaTrainStep(episodes, loss: .crossEntropy)
public final class ReptileLearner: MetaLearner {
  public static let name = "reptile"
  public static let summary = "first-order meta-learning by averaging adapted parameters"

  public let model: any Model
  /// The learning rate `α` of the inner loop.
  public var innerLR: Double
  /// The outer step `ε`, before the schedule's factor.
  public var outerLR: Double
  /// Gradient steps per task.
  public var numInnerSteps: Int
  /// Examples of one inner step; nil takes the whole support set.
  public var innerBatchSize: Int?
  /// What steps in the inner loop.
  public var innerOptimizer: any InnerOptimizer {
    didSet { optimizerState = OptimizerState() }
  }
  /// How the outer step changes over meta-iterations.
  public var outerSchedule: OuterSchedule
  /// Where minibatches and dropout masks come from.
  public var seed: Int
  /// How many threads may run the tasks of a meta-batch. Any number gives the same bits; where the
  /// model or the loss is confined to the calling thread, or the inner optimizer's state passes
  /// from task to task, that thread does all.
  public var workers: Int
  /// Called on the calling thread while `evaluate` runs, with how many episodes are done.
  public var progress: ((_ done: Int, _ of: Int) -> Void)?

  /// What recordings of training look like, for reading.
  public var planTexts: [String] { replayer.planTexts }

  public var reasonForRunningEagerly: String? { replayer.obstacle }

  /// Meta-training steps done: the place in the schedule and in the random streams.
  public package(set) var iteration = 0
  /// The inner optimizer's state, which Adam carries from task to task.
  package var optimizerState = OptimizerState()
  /// Inner steps and outer step as recorded; running eagerly gives the same bits.
  private let replayer: AdaptationReplayer
  /// Whether training replays recordings where it can. Either way gives the same bits.
  package var isReplaying = true
  private var outerStep: OuterStep?

  public convenience init(
    _ model: any Model, innerLR: Double = 0.01, outerLR: Double = 0.001, numInnerSteps: Int = 5,
    innerBatchSize: Int? = nil, innerOptimizer: any InnerOptimizer = GradientDescent(),
    outerSchedule: OuterSchedule = .constant, seed: Int = 0, workers: Int? = nil
  ) {
    self.init(
      model, innerLR: innerLR, outerLR: outerLR, numInnerSteps: numInnerSteps,
      innerBatchSize: innerBatchSize, innerOptimizer: innerOptimizer,
      outerSchedule: outerSchedule, seed: seed, workers: workers, replayer: AdaptationReplayer())
  }

  init(
    _ model: any Model, innerLR: Double, outerLR: Double, numInnerSteps: Int,
    innerBatchSize: Int? = nil, innerOptimizer: any InnerOptimizer = GradientDescent(),
    outerSchedule: OuterSchedule = .constant, seed: Int, workers: Int?,
    replayer: AdaptationReplayer
  ) {
    self.model = model
    self.innerLR = innerLR
    self.outerLR = outerLR
    self.numInnerSteps = numInnerSteps
    self.innerBatchSize = innerBatchSize
    self.innerOptimizer = innerOptimizer
    self.outerSchedule = outerSchedule
    self.seed = seed
    self.workers = workers ?? Workers.defaultThreads
    self.replayer = replayer
  }

  /// `φ ← φ + ε (mean of φᵢ − φ)`, where `φᵢ` is `φ` adapted to the support set of episode `i`.
  public func metaTrainStep(_ episodes: [Episode], loss: Loss) throws -> MetaTrainingMetrics {
    guard !episodes.isEmpty else { throw LearnerError.noEpisodes }
    let loop = try innerLoop()
    let objective = try Objective(model, loss)
    let scale = outerLR * (try outerSchedule.factor(at: iteration))
    let outcome =
      try replayed(episodes, loop, objective, scale)
      ?? eager(episodes, loop, objective, loss, scale)
    model.parameters = objective.parameters(with: outcome.outer.moved)
    objective.statistics = outcome.statistics
    optimizerState = outcome.state
    iteration += 1
    let count = Double(episodes.count)
    return MetaTrainingMetrics(
      queryLoss: outcome.losses.reduce(0) { $0 + $1.query } / count,
      supportLoss: outcome.losses.reduce(0) { $0 + $1.support } / count,
      parameterDifference: outcome.outer.squaredChange.squareRoot())
  }

  /// What a meta-training step comes to.
  private struct BatchOutcome {
    let losses: [TaskLosses]
    let outer: OuterOutcome
    let state: OptimizerState
    let statistics: [Tensor]
  }

  private func eager(
    _ episodes: [Episode], _ loop: InnerLoop, _ objective: Objective, _ loss: Loss, _ scale: Double
  ) throws -> BatchOutcome {
    let (outcomes, state) = try adapt(to: episodes, loop, objective, loss)
    let outer = try OuterFunction.reptile.eager(
      objective.initialization, [], outcomes.map(\.parameters), scales: [scale])
    return BatchOutcome(
      losses: outcomes.map { TaskLosses(support: $0.supportLoss, query: $0.queryLoss) },
      outer: outer, state: state,
      statistics: try SideState.mean(of: outcomes.map(\.statistics), from: objective.statistics))
  }

  /// The step by replaying recordings; nil where something in it cannot be recorded.
  private func replayed(
    _ episodes: [Episode], _ loop: InnerLoop, _ objective: Objective, _ scale: Double
  ) throws -> BatchOutcome? {
    guard isReplaying, loop.steps > 0, let key = objective.recordingKey else { return nil }
    let initialization = objective.initialization
    guard let loops = try replayer.loops(episodes, loop, objective, key) else { return nil }
    let outerStep: OuterStep
    if let made = self.outerStep, made.serves(initialization, taskCount: episodes.count) {
      outerStep = made
    } else {
      outerStep = try OuterStep(.reptile, like: initialization, taskCount: episodes.count)
      self.outerStep = outerStep
    }
    outerStep.start(from: initialization)
    let (start, rows) = (outerStep.initialization, outerStep.rows)
    let place = Self.places(seed, UInt64(iteration))
    let side = objective.sideState
    @Sendable func run(
      _ index: Int, _ state: inout OptimizerState, _ key: inout Tensor?
    ) throws -> (losses: TaskLosses, statistics: [Tensor]) {
      let episode = episodes[index]
      return try loops[index].withRunner { runner in
        try loop.replay(
          start, in: runner, episode.supportInputs, episode.supportTargets, seed: place(index),
          state: &state, side: SideState(key: key, statistics: side.statistics))
        let support = try runner.lastLoss()
        runner.copyParameters(to: rows, row: index)
        let query = try runner.loss(episode.queryInputs, episode.queryTargets)
        let left = try runner.sideState()
        if loops[index].drawsRandomly { key = left.key }
        return (TaskLosses(support: support, query: query), left.statistics)
      }
    }
    var state = optimizerState
    var random = side.key
    var outcomes: [(losses: TaskLosses, statistics: [Tensor])] = []
    var losses: [TaskLosses] = []
    let drawsRandomly = loops.distinct.contains { $0.drawsRandomly }
    if loop.optimizer.carriesState || drawsRandomly {
      outcomes = try episodes.indices.map { index in
        if !loop.optimizer.carriesState { state = OptimizerState() }
        return try run(index, &state, &random)
      }
    } else if loop.optimizer.momentCount == 0, !loop.makesMinibatches(of: episodes),
      !side.hasStatistics, !loops.distinct.contains(where: { $0.usesNoise })
    {
      losses = try adaptWhole(to: episodes, loop, loops, outerStep)
    } else {
      outcomes = try Workers.map(episodes.count, threads: workers) { [random] index in
        var (state, random) = (OptimizerState(), random)
        return try run(index, &state, &random)
      }
    }
    if !loop.optimizer.carriesState { state = OptimizerState() }
    if drawsRandomly { key.observer?.randomKey = random }
    if !outcomes.isEmpty { losses = outcomes.map(\.losses) }
    let outer = try outerStep.run([], scales: [scale], threads: workers)
    return BatchOutcome(
      losses: losses, outer: outer, state: state,
      statistics: try SideState.mean(of: outcomes.map(\.statistics), from: side.statistics))
  }

  /// Replays `loops`, whose steps take all examples and keep no moments, on as many threads as there
  /// may be: the case that must be fast.
  private func adaptWhole(
    to episodes: [Episode], _ loop: InnerLoop, _ loops: TaskRecordings<RecordedLoop>,
    _ outerStep: OuterStep
  ) throws -> [TaskLosses] {
    let count = episodes.count
    let threads = Workers.workers(count, threads: workers)
    let sets = episodes.map(\.elements)
    defer { withExtendedLifetime(episodes) {} }
    let (start, rows) = (outerStep.initialization, outerStep.rows)
    let losses = NumberTable(rows: count, columns: 2)
    try withRunners(of: loops, threads: threads) { runners in
      try Workers.run(count, threads: threads) { index, worker in
        let (runner, set) = (runners[index, worker], sets[index])
        try loop.replay(
          start, in: runner, set.supportInputs, set.supportTargets)
        losses[index, 0] = try runner.lastLoss()
        runner.copyParameters(to: rows, row: index)
        losses[index, 1] = try runner.loss(set.queryInputs, set.queryTargets)
      }
    }
    return (0..<count).map { TaskLosses(support: losses[$0, 0], query: losses[$0, 1]) }
  }

  /// Where adaptation to one episode ended.
  private struct Outcome: Sendable {
    let parameters: [Tensor]
    let supportLoss: Double
    let queryLoss: Double
    let statistics: [Tensor]
  }

  /// Adapts to each episode; also the optimizer's state after the last.
  private func adapt(
    to episodes: [Episode], _ loop: InnerLoop, _ objective: Objective, _ loss: Loss
  ) throws -> (outcomes: [Outcome], state: OptimizerState) {
    let place = Self.places(seed, UInt64(iteration))
    if !loop.optimizer.carriesState, let shared = ShareableObjective(model, loss) {
      let outcomes = try Workers.map(episodes.count, threads: workers) { index in
        var state = OptimizerState()
        return try Self.outcome(episodes[index], loop, shared.objective, place(index), &state)
      }
      return (outcomes, OptimizerState())
    }
    var state = optimizerState
    let outcomes = try episodes.indices.map { index in
      try Self.outcome(episodes[index], loop, objective, place(index), &state)
    }
    return (outcomes, state)
  }

  private static func outcome(
    _ episode: Episode, _ loop: InnerLoop, _ objective: Objective, _ seed: InnerLoop.Seed,
    _ state: inout OptimizerState
  ) throws -> Outcome {
    let statistics = objective.statistics
    defer { objective.statistics = statistics }
    let adapted = try loop.adapt(
      objective.initialization, to: objective, episode.supportInputs, episode.supportTargets,
      seed: seed, state: &state)
    func loss(_ inputs: Tensor, _ targets: Tensor) throws -> Double {
      try objective.loss(objective.outputs(adapted.parameters, inputs), targets).item()
    }
    return Outcome(
      parameters: adapted.parameters,
      supportLoss: try adapted.lastLoss?.item()
        ?? loss(episode.supportInputs, episode.supportTargets),
      queryLoss: try loss(episode.queryInputs, episode.queryTargets),
      statistics: objective.statistics)
  }

  /// Where the randomness of each task of a batch comes from.
  private static func places(_ seed: Int, _ batch: UInt64) -> @Sendable (Int) -> InnerLoop.Seed {
    { .init(seed: UInt64(bitPattern: Int64(seed)), place: batch, task: UInt64($0)) }
  }

  /// After 0, 1, 5 and `numInnerSteps` steps. Minibatches and masks depend on the episode's place
  /// alone, so calling it twice gives the same numbers.
  public func evaluate(_ episodes: [Episode], loss: Loss) throws -> AdaptationMetrics {
    let classification = try isClassification(episodes)
    let test = AdaptationTest(loop: try innerLoop(), checkpoints: [0, 1, 5])
    let report = progress.map { progress in { (done: Int) in progress(done, episodes.count) } }
    let outcomes = try test.outcomes(
      of: episodes, classification: classification, model, loss, workers: workers,
      state: optimizerState, replayer: isReplaying ? replayer : nil,
      // No meta-iteration has this number, so its minibatches are not a training step's.
      seed: Self.places(seed, .max), report: report)
    return AdaptationMetrics(
      isClassification: classification,
      points: (test.checkpoints ?? []).enumerated().map { place, steps in
        .init(steps: steps, score: SampleStatistics(outcomes.map { $0.scores[place] }))
      },
      finalLoss: SampleStatistics(outcomes.map(\.finalLoss)))
  }

  /// The inner loop that the settings describe.
  ///
  /// - Throws: `LearnerError.setting`.
  private func innerLoop() throws(LearnerError) -> InnerLoop {
    for (name, rate) in [("inner_lr", innerLR), ("outer_lr", outerLR)]
    where !rate.isFinite || rate < 0 {
      throw .setting("\(name) must be finite and not negative, got \(rate)")
    }
    guard numInnerSteps >= 0 else {
      throw .setting("num_inner_steps must not be negative, got \(numInnerSteps)")
    }
    if let innerBatchSize, innerBatchSize < 1 {
      throw .setting("inner_batch_size must be at least 1, got \(innerBatchSize)")
    }
    guard workers >= 1 else { throw .setting("workers must be at least 1, got \(workers)") }
    return InnerLoop(
      steps: numInnerSteps, rate: innerLR, optimizer: innerOptimizer, batchSize: innerBatchSize)
  }
}
