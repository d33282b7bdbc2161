import TensorCore

/// The gradient of one task's query loss after adaptation, with respect to where adaptation starts
/// (Finn, Abbeel & Levine, "Model-agnostic meta-learning", 2017, Algorithm 1, arXiv:1703.03400).
struct TaskGradient: Sendable {
  /// Steps of gradient descent on the support set, 0 or more.
  let steps: Int
  /// The learning rate `α`.
  let rate: Double
  /// Treats the inner gradients as constants (§5.2, "first-order approximation").
  let isFirstOrder: Bool

  /// What one task gives.
  struct Outcome {
    let gradients: [Tensor]
    let queryLoss: Tensor
    /// The loss that the last inner step started from; of the initialization without steps.
    let supportLoss: Tensor
  }

  /// `∇ L(θ − α ∇L(θ; support); query)` at `initialization`. `scaled` multiplies by `α`.
  func callAsFunction(
    _ objective: Objective, _ initialization: [Tensor], _ episode: Episode, noise: Noise?,
    scaled: (Tensor) throws -> Tensor
  ) throws -> Outcome {
    let (losses, gradients) = try valuesAndGradient(
      of: { start in
        var adapted = start
        var supportLoss: Tensor?
        for _ in 0..<steps {
          try Interrupt.check()
          let (loss, inner) = try objective.gradient(
            at: adapted, episode.supportInputs, episode.supportTargets, noise: noise)
          supportLoss = loss
          adapted = try zip(adapted, inner).map { parameter, gradient in
            try parameter - scaled(isFirstOrder ? gradient.stopGradient() : gradient)
          }
        }
        let query = try objective.loss(
          objective.outputs(adapted, episode.queryInputs), episode.queryTargets)
        let support =
          try supportLoss
          ?? objective.loss(
            objective.outputs(adapted, episode.supportInputs), episode.supportTargets)
        return [query, support]
      }, at: initialization)
    return Outcome(gradients: gradients, queryLoss: losses[0], supportLoss: losses[1])
  }

  /// Whether a recording of the other does for this one: the rate is an input.
  func isLike(_ other: TaskGradient) -> Bool {
    steps == other.steps && isFirstOrder == other.isFirstOrder
  }

  /// Beyond this many steps a recording would take more memory than it saves time.
  var isWorthRecording: Bool { steps <= 64 }
}

/// A task gradient recorded for episodes of one combination of shapes.
final class RecordedTaskGradient: Replayable {
  let guarded: RecordingGuard
  /// Whether what is recorded draws random numbers, so that episodes follow one another.
  let drawsRandomly: Bool
  /// Whether it draws dropout masks from the learner's own streams.
  let usesNoise: Bool
  private let function: TaskGradient
  private let sample: (parameters: [Tensor], episode: Episode)
  private let recorded: RecordedStep
  private let side: SideState
  private let runners: RunnerPool<Runner>

  /// - Throws: what the objective throws; `TensorError.readWhileCapturing`; `NotRecordable`.
  init(
    _ gradient: TaskGradient, _ objective: Objective, key: RecordingKey, _ episode: Episode
  ) throws {
    function = gradient
    let parameters = objective.initialization
    sample = (parameters, episode)
    let count = parameters.count
    // The gradients are state too, which nothing reads: so they stand packed, ready to be taken.
    let zeros = try parameters.map { try Tensor.zeros($0.shape) }
    let inputs = [
      episode.supportInputs, episode.supportTargets, episode.queryInputs, episode.queryTargets,
      try Tensor(Double(0)), try Noise.words(of: 0),
    ]
    let use = NoiseUse()
    let effects = SideEffects(objective)
    side = effects.start
    let held = parameters + zeros + side.tensors
    let total = held.count
    let made = try RecordingGuard.recording(key, objective) {
      try RecordedStep(on: held + inputs, stateCount: total, settles: true) { values in
        let sets = values[total...]
        let episode = Episode(
          supportInputs: sets[total], supportTargets: sets[total + 1],
          queryInputs: sets[total + 2], queryTargets: sets[total + 3])
        let (outcome, side) = try effects.noted(from: values[(2 * count)..<total]) {
          try gradient(
            objective, Array(values[..<count]), episode, noise: Noise(words: sets[total + 5], use)
          ) {
            try $0 * sets[total + 4]
          }
        }
        return values[..<count] + outcome.gradients + side
          + [outcome.queryLoss, outcome.supportLoss]
      }
    }
    recorded = made.result
    guarded = made.guarded
    drawsRandomly = effects.drawsRandomly
    usesNoise = use.isUsed
    runners = RunnerPool()
  }

  /// Whether it was recorded for such an episode of such an objective.
  func fits(
    _ key: RecordingKey, _ gradient: TaskGradient, _ parameters: [Tensor], _ episode: Episode
  ) -> Bool {
    episode.isLike(sample.episode) && parameters.areLike(sample.parameters)
      && gradient.isLike(function) && key.matches(guarded.key)
  }

  func takeRunners(_ count: Int) throws -> [Runner] {
    try runners.take(count) {
      try Runner(recorded, sample.parameters.map(\.shape), side)
    }
  }

  func giveBack(_ runners: ArraySlice<Runner>) { self.runners.giveBack(runners) }

  /// The plan, for reading.
  var text: String { recorded.text }

  /// The memory of one task at a time.
  // Sendable: the pool hands a runner to one thread at a time.
  final class Runner: @unchecked Sendable {
    private let instance: PlanInstance
    private let stateCount: Int
    private let parameters: PackedTensors
    private let gradients: PackedTensors
    private let sides: PlanState
    /// The batch whose initialization it holds.
    private var batch: UInt64?
    private var rate: Double?

    fileprivate init(
      _ recorded: RecordedStep, _ shapes: [[Int]], _ side: SideState
    ) throws(TensorError) {
      stateCount = 2 * shapes.count + side.tensors.count
      parameters = try PackedTensors(shapes)
      gradients = try PackedTensors(shapes)
      sides = try PlanState(like: side.tensors)
      instance = try recorded.instance(
        on: PlanState(parameters.tensors + gradients.tensors + sides.tensors))
    }

    /// The gradient for `episode`, of the recording's shapes, left in row `row` of `rows`, and the two losses.
    ///
    /// - Parameters:
    ///   - noise: Where dropout masks come from, where they are drawn.
    ///   - side: The side state of a script's functions, where it matters; moved on.
    func run(
      _ initialization: PackedTensors, batch: UInt64, _ episode: EpisodeElements, rate: Double,
      noise: UInt64?, side: inout SideState?, to rows: RowBlocks, row: Int
    ) throws -> TaskLosses {
      let isSettled = self.batch == batch
      if !isSettled { parameters.load(initialization) }
      instance.load(episode.supportInputs, at: stateCount)
      instance.load(episode.supportTargets, at: stateCount + 1)
      instance.load(episode.queryInputs, at: stateCount + 2)
      instance.load(episode.queryTargets, at: stateCount + 3)
      if self.rate != rate {
        instance.load(rate, at: stateCount + 4)
        self.rate = rate
      }
      if let noise { instance.load(try Noise.words(of: noise), at: stateCount + 5) }
      if let side { sides.load(side.tensors) }
      try instance.run(isSettled: isSettled && side == nil)
      self.batch = batch
      if let old = side {
        side = old.replacing(with: try sides.values(0..<sides.tensors.count))
      }
      rows.load(gradients, row: row)
      return TaskLosses(
        support: try instance.number(stateCount + 1), query: try instance.number(stateCount))
    }
  }
}

/// What one task of a batch tells.
struct TaskLosses: Sendable {
  let support: Double
  let query: Double
}
