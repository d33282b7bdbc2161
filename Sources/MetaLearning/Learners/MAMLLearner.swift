import Synchronization
import TensorCore

/// MAML: follows the gradient of the query loss after adaptation
/// (Finn, Abbeel & Levine, "Model-agnostic meta-learning", 2017, Algorithm 1, arXiv:1703.03400).
///
///     let model = try SimpleClassifier(inputDim: 1, hiddenDim: 40, numClasses: 1, seed: 0)
///     let learner = MAMLLearner(model)
///     let metrics = try learner.metaTrainStep(episodes, loss: .meanSquaredError)
///
/// Of second order unless `firstOrder`: the gradient passes through the inner gradients.
public final class MAMLLearner: MetaLearner {
  public static let name = "maml"
  public static let summary = "meta-learning by gradients through adaptation"

  public let model: any Model
  /// The learning rate `α` of the inner loop.
  public var innerLR: Double
  /// The outer learning rate `β`.
  public var outerLR: Double
  /// Gradient steps per task.
  public var numInnerSteps: Int
  /// Whether inner gradients count as constants (§5.2).
  public var firstOrder: Bool
  /// What steps in the outer loop; the paper takes Adam.
  public var outerOptimizer: any InnerOptimizer {
    didSet {
      optimizerState = OptimizerState()
      outerStep = nil
    }
  }
  /// Where dropout masks come from.
  public var seed: Int
  /// How many threads may run the tasks of a meta-batch; any number gives the same bits.
  public var workers: Int
  /// Called on the calling thread while `evaluate` runs, with how many episodes are done.
  public var progress: ((_ done: Int, _ of: Int) -> Void)?
  /// Whether training replays recordings where it can. Either way gives the same bits.
  package var isReplaying = true

  /// Meta-training steps done.
  public package(set) var iteration = 0
  /// The outer optimizer's state: vectors over all trainable parameters.
  package var optimizerState = OptimizerState()
  private let recordings = Recordings<RecordedTaskGradient>()
  /// Recordings of adaptations by `evaluate`.
  private let replayer = AdaptationReplayer()
  private var outerStep: OuterStep?

  public init(
    _ model: any Model, innerLR: Double = 0.01, outerLR: Double = 0.001, numInnerSteps: Int = 1,
    firstOrder: Bool = false, outerOptimizer: (any InnerOptimizer)? = nil, seed: Int = 0,
    workers: Int? = nil
  ) throws {
    self.model = model
    self.innerLR = innerLR
    self.outerLR = outerLR
    self.numInnerSteps = numInnerSteps
    self.firstOrder = firstOrder
    self.outerOptimizer = if let outerOptimizer { outerOptimizer } else { try Adam() }
    self.seed = seed
    self.workers = workers ?? Workers.defaultThreads
  }

  /// What recordings of training look like, for reading.
  public var planTexts: [String] { recordings.made.map(\.text) }

  public var reasonForRunningEagerly: String? { recordings.obstacle ?? replayer.obstacle }

  /// `θ ← θ − β ∇θ (mean of Lᵢ(θ − α ∇Lᵢ(θ)))`, or what the outer optimizer makes of that gradient.
  public func metaTrainStep(_ episodes: [Episode], loss: Loss) throws -> MetaTrainingMetrics {
    guard !episodes.isEmpty else { throw LearnerError.noEpisodes }
    let gradient = try taskGradient()
    let objective = try Objective(model, loss)
    let initialization = objective.initialization
    let function = OuterFunction.descent(outerOptimizer)
    try optimizerState.fit(
      elements: initialization.reduce(0) { $0 + $1.count }, momentCount: outerOptimizer.momentCount)
    let step = optimizerState.steps + 1
    let scales = outerOptimizer.scales(rate: outerLR, step: step)
    let losses: [TaskLosses]
    let statistics: [Tensor]
    let outer: OuterOutcome
    if let recorded = try recorded(gradient, objective, initialization, episodes) {
      let outerStep = try outerStep(function, initialization, episodes.count)
      outerStep.start(from: initialization)
      (losses, statistics) = try replay(recorded, gradient, episodes, objective, outerStep)
      outer = try outerStep.run(
        optimizerState.moments, scales: scales, threads: workers)
    } else {
      let outcomes = try eager(gradient, objective, initialization, episodes, loss)
      losses = outcomes.map(\.losses)
      statistics = try SideState.mean(of: outcomes.map(\.statistics), from: objective.statistics)
      outer = try function.eager(
        initialization, optimizerState.moments, outcomes.map(\.gradients), scales: scales)
    }
    model.parameters = objective.parameters(with: outer.moved)
    objective.statistics = statistics
    optimizerState.moments = outer.moments
    optimizerState.steps = step
    iteration += 1
    let count = Double(episodes.count)
    return MetaTrainingMetrics(
      queryLoss: losses.reduce(0) { $0 + $1.query } / count,
      supportLoss: losses.reduce(0) { $0 + $1.support } / count,
      parameterDifference: outer.squaredChange.squareRoot())
  }

  /// The recordings for the episodes; nil where one must run eagerly.
  private func recorded(
    _ gradient: TaskGradient, _ objective: Objective, _ initialization: [Tensor],
    _ episodes: [Episode]
  ) throws -> TaskRecordings<RecordedTaskGradient>? {
    guard isReplaying, gradient.isWorthRecording, let key = objective.recordingKey else {
      return nil
    }
    return try recordings.find(
      key, for: episodes, of: { $0 }, where: { $0.fits(key, gradient, initialization, $1) },
      make: { try RecordedTaskGradient(gradient, objective, key: key, $0) })
  }

  private func outerStep(
    _ function: OuterFunction, _ initialization: [Tensor], _ taskCount: Int
  ) throws -> OuterStep {
    if let outerStep, outerStep.serves(initialization, taskCount: taskCount) { return outerStep }
    let made = try OuterStep(function, like: initialization, taskCount: taskCount)
    outerStep = made
    return made
  }

  private func replay(
    _ recorded: TaskRecordings<RecordedTaskGradient>, _ gradient: TaskGradient,
    _ episodes: [Episode], _ objective: Objective, _ outerStep: OuterStep
  ) throws -> (losses: [TaskLosses], statistics: [Tensor]) {
    let noise = Self.noise(UInt64(bitPattern: Int64(seed)), UInt64(iteration))
    let (initialization, rows, rate) = (outerStep.initialization, outerStep.rows, gradient.rate)
    let batch = Self.batches.add(1, ordering: .relaxed).newValue
    let count = episodes.count
    let drawsRandomly = recorded.distinct.contains { $0.drawsRandomly }
    let usesNoise = recorded.distinct.contains { $0.usesNoise }
    let threads = drawsRandomly ? 1 : Workers.workers(count, threads: workers)
    let sets = episodes.map(\.elements)
    defer { withExtendedLifetime(episodes) {} }
    return try withRunners(of: recorded, threads: threads) { runners in
      let losses = NumberTable(rows: count, columns: 2)
      @Sendable func run(_ index: Int, _ worker: Int, _ side: inout SideState?) throws {
        let found = try runners[index, worker].run(
          initialization, batch: batch, sets[index], rate: rate,
          noise: usesNoise ? noise(index) : nil, side: &side, to: rows,
          row: index)
        losses[index, 0] = found.support
        losses[index, 1] = found.query
      }
      let start = objective.sideState
      var left: [[Tensor]] = []
      if drawsRandomly {
        var side: SideState? = start
        for index in 0..<count {
          side = SideState(key: side?.key, statistics: start.statistics)
          try run(index, 0, &side)
          left.append(side?.statistics ?? [])
        }
        objective.sideState = SideState(key: side?.key, statistics: start.statistics)
      } else if start.hasStatistics {
        let sides = Mutex([SideState?](repeating: nil, count: count))
        try Workers.run(count, threads: threads) { index, worker in
          var side: SideState? = start
          try run(index, worker, &side)
          sides.withLock { $0[index] = side }
        }
        left = sides.withLock { $0.map { $0?.statistics ?? [] } }
      } else {
        try Workers.run(count, threads: threads) { index, worker in
          var side: SideState?
          try run(index, worker, &side)
        }
      }
      return (
        (0..<count).map { TaskLosses(support: losses[$0, 0], query: losses[$0, 1]) },
        try SideState.mean(of: left, from: start.statistics)
      )
    }
  }

  /// Numbers batches, so that a runner knows whether it holds the initialization of one.
  private static let batches = Atomic<UInt64>(0)

  /// The key of each task's dropout masks.
  private static func noise(_ seed: UInt64, _ batch: UInt64) -> @Sendable (Int) -> UInt64 {
    { task in
      var stream = RandomStream(seed: seed, place: Place.dropout, batch, UInt64(task))
      return stream.next()
    }
  }

  private struct EagerOutcome: Sendable {
    let losses: TaskLosses
    let gradients: [Tensor]
    let statistics: [Tensor]
  }

  private func eager(
    _ gradient: TaskGradient, _ objective: Objective, _ initialization: [Tensor],
    _ episodes: [Episode], _ loss: Loss
  ) throws -> [EagerOutcome] {
    let (seed, place) = (UInt64(bitPattern: Int64(seed)), UInt64(iteration))
    let noise = Self.noise(seed, place)
    @Sendable func outcome(_ index: Int, _ objective: Objective) throws -> EagerOutcome {
      let statistics = objective.statistics
      defer { objective.statistics = statistics }
      let outcome = try gradient(
        objective, objective.initialization, episodes[index], noise: Noise(key: noise(index))
      ) { try $0 * gradient.rate }
      return EagerOutcome(
        losses: TaskLosses(
          support: try outcome.supportLoss.item(), query: try outcome.queryLoss.item()),
        gradients: outcome.gradients, statistics: objective.statistics)
    }
    if let shared = ShareableObjective(model, loss) {
      return try Workers.map(episodes.count, threads: workers) {
        try outcome($0, shared.objective)
      }
    }
    return try episodes.indices.map { try outcome($0, objective) }
  }

  /// Adapts to each episode by gradient descent and measures; see `MetaLearner`.
  public func evaluate(_ episodes: [Episode], loss: Loss) throws -> AdaptationMetrics {
    _ = try taskGradient()
    let tester = ReptileLearner(
      model, innerLR: innerLR, outerLR: outerLR, numInnerSteps: numInnerSteps, seed: seed,
      workers: workers, replayer: replayer)
    tester.progress = progress
    tester.isReplaying = isReplaying
    return try tester.evaluate(episodes, loss: loss)
  }

  /// - Throws: `LearnerError.setting`.
  private func taskGradient() throws(LearnerError) -> TaskGradient {
    for (name, rate) in [("inner_lr", innerLR), ("outer_lr", outerLR)]
    where !rate.isFinite || rate < 0 {
      throw .setting("\(name) must be finite and not negative, got \(rate)")
    }
    guard numInnerSteps >= 0 else {
      throw .setting("num_inner_steps must not be negative, got \(numInnerSteps)")
    }
    guard workers >= 1 else { throw .setting("workers must be at least 1, got \(workers)") }
    return TaskGradient(steps: numInnerSteps, rate: innerLR, isFirstOrder: firstOrder)
  }
}
