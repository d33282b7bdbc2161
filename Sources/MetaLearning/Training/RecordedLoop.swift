import Synchronization
import TensorCore

/// An inner step and the query loss, recorded for episodes of one combination of shapes.
///
/// A step takes parameters and moments as its state, then inputs, targets and the optimizer's scale;
/// it gives the state after the step and the loss before it.
final class RecordedLoop: Sendable {
  private let key: RecordingKey
  private let optimizer: String
  private let step: RecordedStep
  private let queryLoss: RecordedStep
  private let parameterCount: Int
  private let stateCount: Int
  /// The tensors it was recorded with, for their shapes.
  private let sample: (parameters: [Tensor], episode: Episode)
  private let idle = Mutex<[Runner]>([])

  /// - Throws: what the objective throws; `TensorError.readWhileCapturing`.
  init(
    _ objective: Objective, key: RecordingKey, _ optimizer: any InnerOptimizer,
    _ episode: Episode
  ) throws {
    self.key = key
    self.optimizer = optimizer.recordingKey
    let parameters = objective.initialization
    sample = (parameters, episode)
    var state = OptimizerState()
    try state.fit(parameters, momentCount: optimizer.momentCount)
    let count = parameters.count
    let total = count + state.moments.count
    (parameterCount, stateCount) = (count, total)
    let inputs = [episode.supportInputs, episode.supportTargets, try Tensor(Double(0))]
    step = try RecordedStep(on: parameters + state.moments + inputs, stateCount: total) { values in
      let (loss, gradients) = try objective.gradient(
        at: Array(values[..<count]), values[total], values[total + 1], noise: Noise(key: 0))
      let next = try optimizer.update(
        Array(values[..<count]), gradients, Array(values[count..<total])
      ) { gradient throws(TensorError) in try gradient * values[total + 2] }
      return next.parameters + next.moments + [loss]
    }
    let query = [episode.queryInputs, episode.queryTargets]
    queryLoss = try RecordedStep(
      on: parameters + state.moments + query, stateCount: total
    ) { values in
      let outputs = try objective.outputs(Array(values[..<count]), values[total])
      return try values[..<total] + [objective.loss(outputs, values[total + 1])]
    }
  }

  /// Whether it was recorded for such an episode of such an objective.
  func holds(
    for key: RecordingKey, _ optimizer: any InnerOptimizer, _ parameters: [Tensor],
    _ episode: Episode
  ) -> Bool {
    func alike(_ one: Tensor, _ other: Tensor) -> Bool {
      one.shape == other.shape && one.dtype == other.dtype
    }
    return alike(episode.supportInputs, sample.episode.supportInputs)
      && alike(episode.supportTargets, sample.episode.supportTargets)
      && alike(episode.queryInputs, sample.episode.queryInputs)
      && alike(episode.queryTargets, sample.episode.queryTargets)
      && parameters.count == sample.parameters.count
      && zip(parameters, sample.parameters).allSatisfy(alike)
      && key.matches(self.key) && optimizer.recordingKey == self.optimizer
  }

  /// Runs `body` with memory that no other thread uses.
  func withRunner<Result>(_ body: (Runner) throws -> Result) throws -> Result {
    let runner = try idle.withLock { $0.popLast() } ?? Runner(self)
    defer { idle.withLock { $0.append(runner) } }
    return try body(runner)
  }

  /// The plans, for reading.
  var text: String { step.text + "\n\n" + queryLoss.text }

  /// The memory of one adaptation at a time: the parameters and moments, and what steps need.
  // Sendable: the loop hands a runner to one thread at a time.
  final class Runner: @unchecked Sendable {
    private let parameterCount: Int
    private let stateCount: Int
    private let state: PlanState
    private let step: PlanInstance
    private let queryLoss: PlanInstance

    fileprivate init(_ loop: RecordedLoop) throws(TensorError) {
      (parameterCount, stateCount) = (loop.parameterCount, loop.stateCount)
      step = try loop.step.instance()
      state = step.state
      queryLoss = try loop.queryLoss.instance(on: state)
    }

    /// Sets parameters and moments.
    func start(_ parameters: [Tensor], _ moments: [Tensor]) throws(TensorError) {
      try state.load(parameters)
      try state.load(moments, at: parameterCount)
    }

    /// One step on these examples.
    func take(_ inputs: Tensor, _ targets: Tensor, scale: Tensor) throws(TensorError) {
      try step.load(inputs, at: stateCount)
      try step.load(targets, at: stateCount + 1)
      try step.load(scale, at: stateCount + 2)
      try step.run()
    }

    /// One more step on the same examples at the same scale.
    func takeAgain() throws(TensorError) { try step.run() }

    /// The loss that the last step started from.
    func lastLoss() throws(TensorError) -> Tensor { try step.result(stateCount) }

    /// The loss of these examples at the parameters as they are.
    func loss(_ inputs: Tensor, _ targets: Tensor) throws(TensorError) -> Tensor {
      try queryLoss.load(inputs, at: stateCount)
      try queryLoss.load(targets, at: stateCount + 1)
      try queryLoss.run()
      return try queryLoss.result(stateCount)
    }

    /// The parameters as they are.
    func parameters() throws(TensorError) -> [Tensor] { try state.values(0..<parameterCount) }

    /// The moments as they are.
    func moments() throws(TensorError) -> [Tensor] {
      try state.values(parameterCount..<stateCount)
    }

    /// Copies the parameters to `target`, from its tensor at `start` on.
    func copyParameters(to target: PlanState, at start: Int) throws(TensorError) {
      try target.load(state, 0..<parameterCount, at: start)
    }
  }
}

/// The recordings a learner has made.
final class RecordedLoops: Sendable {
  /// What recording gave: a loop, or why there is none.
  private enum Entry: Sendable {
    case loop(RecordedLoop)
    case refused(RecordingKey)
  }

  /// Beyond this many combinations of shapes, episodes run eagerly.
  private static let most = 64

  private let entries = Mutex<[Entry]>([])

  /// The recording for `episode`, made now if need be; nil where it must run eagerly.
  ///
  /// - Throws: what the objective throws.
  func loop(
    for objective: Objective, _ optimizer: any InnerOptimizer, _ parameters: [Tensor],
    _ episode: Episode
  ) throws -> RecordedLoop? {
    guard let key = objective.recordingKey else { return nil }
    let known = entries.withLock { $0 }
    for entry in known {
      switch entry {
      case .loop(let loop):
        if loop.holds(for: key, optimizer, parameters, episode) { return loop }
      case .refused(let other): if key.matches(other) { return nil }
      }
    }
    if known.count >= Self.most { return nil }
    do {
      let loop = try RecordedLoop(objective, key: key, optimizer, episode)
      entries.withLock { $0.append(.loop(loop)) }
      return loop
    } catch TensorError.readWhileCapturing {
      entries.withLock { $0.append(.refused(key)) }
      return nil
    }
  }

  /// The plans, for reading.
  var texts: [String] {
    entries.withLock { entries in
      entries.compactMap { entry -> String? in
        if case .loop(let loop) = entry { loop.text } else { nil }
      }
    }
  }
}
