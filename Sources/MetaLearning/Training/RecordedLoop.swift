import TensorCore

/// An inner step and the query loss, recorded for episodes of one combination of shapes.
///
/// A step takes parameters and moments as its state, then inputs, targets, the key of dropout masks and the
/// optimizer's numbers;
/// it gives the state after the step and the loss before it. The side state of a script's functions is
/// the last of the state.
final class RecordedLoop: Replayable {
  let guarded: RecordingGuard
  /// Whether what is recorded draws random numbers, so that episodes follow one another.
  let drawsRandomly: Bool
  /// Whether steps draw dropout masks from the learner's own streams.
  let usesNoise: Bool
  private let optimizer: String
  private let step: RecordedStep
  private let queryLoss: RecordedStep
  private let parameterCount: Int
  private let momentCount: Int
  private let stateCount: Int
  /// The tensors it was recorded with, for their shapes.
  private let sample: (parameters: [Tensor], episode: Episode)
  private let side: SideState
  private let runners = RunnerPool<Runner>()

  /// - Throws: what the objective throws; `TensorError.readWhileCapturing`; `NotRecordable`.
  init(
    _ objective: Objective, key: RecordingKey, _ optimizer: any InnerOptimizer,
    _ episode: Episode
  ) throws {
    self.optimizer = optimizer.recordingKey
    let parameters = objective.initialization
    sample = (parameters, episode)
    var state = OptimizerState()
    try state.fit(parameters, momentCount: optimizer.momentCount)
    let count = parameters.count
    let effects = SideEffects(objective)
    let held = parameters + state.moments + effects.start.tensors
    let (moments, total) = (count + state.moments.count, held.count)
    (parameterCount, momentCount, stateCount) = (count, state.moments.count, total)
    let scales = try (0..<optimizer.scaleCount).map { _ in try Tensor(Double(0)) }
    let use = NoiseUse()
    let inputs =
      [episode.supportInputs, episode.supportTargets, try Noise.words(of: 0)] + scales
    let query = [episode.queryInputs, episode.queryTargets]
    let recorded = try RecordingGuard.recording(key, objective) {
      let step = try RecordedStep(on: held + inputs, stateCount: total) { values in
        let (found, side) = try effects.noted(from: values[moments..<total]) {
          try objective.gradient(
            at: Array(values[..<count]), values[total], values[total + 1],
            noise: Noise(words: values[total + 2], use))
        }
        let next = try optimizer.update(
          Array(values[..<count]), found.gradients, Array(values[count..<moments])
        ) { try $0 * values[total + 3 + $1] }
        return next.parameters + next.moments + side + [found.value]
      }
      let queryLoss = try RecordedStep(on: held + query, stateCount: total) { values in
        let (loss, side) = try effects.noted(from: values[moments..<total]) {
          let outputs = try objective.outputs(Array(values[..<count]), values[total])
          return try objective.loss(outputs, values[total + 1])
        }
        return values[..<moments] + side + [loss]
      }
      return (step, queryLoss)
    }
    (step, queryLoss) = recorded.result
    usesNoise = use.isUsed
    side = effects.start
    guarded = recorded.guarded
    drawsRandomly = effects.drawsRandomly
  }

  /// Whether it was recorded for such an episode of such an objective.
  func fits(
    _ key: RecordingKey, _ optimizer: any InnerOptimizer, _ parameters: [Tensor],
    _ episode: Episode
  ) -> Bool {
    episode.isLike(sample.episode) && parameters.areLike(sample.parameters)
      && key.matches(guarded.key) && optimizer.recordingKey == self.optimizer
  }

  /// Runs `body` with memory that no other thread uses.
  func withRunner<Result>(_ body: (Runner) throws -> Result) throws -> Result {
    try runners.withRunner({ try Runner(self) }, body)
  }

  func takeRunners(_ count: Int) throws -> [Runner] {
    try runners.take(count) { try Runner(self) }
  }

  func giveBack(_ runners: ArraySlice<Runner>) { self.runners.giveBack(runners) }

  /// The plans, for reading.
  var text: String { step.text + "\n\n" + queryLoss.text }

  /// The memory of one adaptation at a time: the parameters and moments, and what steps need.
  // Sendable: the loop hands a runner to one thread at a time.
  final class Runner: @unchecked Sendable {
    private let parameterCount: Int
    private let momentCount: Int
    private let stateCount: Int
    private let side: SideState
    /// Whether each step needs a key of its own.
    let usesNoise: Bool
    /// Parameters and moments one after the other, the memory of `state`.
    private let packed: PackedTensors
    private let state: PlanState
    private let step: PlanInstance
    private let queryLoss: PlanInstance
    /// What measures need, each for itself.
    private var measures: [ObjectIdentifier: PlanInstance] = [:]
    /// The numbers of a step, each in the place of an input.
    private var scales: [Double] = []

    fileprivate init(_ loop: RecordedLoop) throws(TensorError) {
      (parameterCount, momentCount) = (loop.parameterCount, loop.momentCount)
      (stateCount, side) = (loop.stateCount, loop.side)
      usesNoise = loop.usesNoise
      let shapes = loop.sample.parameters.map(\.shape)
      let own = parameterCount + momentCount
      packed = try PackedTensors((0..<own).map { shapes[$0 % shapes.count] })
      let sides = try PlanState(like: side.tensors)
      state = PlanState(packed.tensors + sides.tensors)
      step = try loop.step.instance(on: state)
      queryLoss = try loop.queryLoss.instance(on: state)
    }

    /// Sets parameters, which stand packed, moments, and the side state, where it matters.
    func start(_ parameters: PackedTensors, _ moments: [Tensor], side: SideState?) {
      packed.load(parameters)
      state.load(moments, at: parameterCount)
      if let side { state.load(side.tensors, at: parameterCount + momentCount) }
    }

    /// One step on these examples.
    func take(_ inputs: Tensor, _ targets: Tensor, scales: [Double]) throws(TensorError) {
      step.load(inputs, at: stateCount)
      step.load(targets, at: stateCount + 1)
      try setScales(scales)
      try step.run()
    }

    /// As above, of examples known to be of the recording's shapes.
    func take(_ inputs: Elements, _ targets: Elements, scales: [Double]) throws(TensorError) {
      step.load(inputs, at: stateCount)
      step.load(targets, at: stateCount + 1)
      try setScales(scales)
      try step.run()
    }

    private func setScales(_ scales: [Double]) throws(TensorError) {
      if scales != self.scales {
        for (index, scale) in scales.enumerated() {
          step.load(scale, at: stateCount + 3 + index)
        }
        self.scales = scales
      }
    }

    /// Sets where the next step's dropout masks come from.
    func setNoise(_ key: UInt64) throws(TensorError) {
      step.load(try Noise.words(of: key), at: stateCount + 2)
    }

    /// One more step on the same examples with the same numbers.
    func takeAgain() throws(TensorError) { try step.run() }

    /// The loss that the last step started from.
    func lastLoss() throws(TensorError) -> Double { try step.number(stateCount) }

    /// The loss of these examples at the parameters as they are.
    func loss(_ inputs: Tensor, _ targets: Tensor) throws(TensorError) -> Double {
      queryLoss.load(inputs, at: stateCount)
      queryLoss.load(targets, at: stateCount + 1)
      try queryLoss.run()
      return try queryLoss.number(stateCount)
    }

    /// As above, of examples known to be of the recording's shapes.
    func loss(_ inputs: Elements, _ targets: Elements) throws(TensorError) -> Double {
      queryLoss.load(inputs, at: stateCount)
      queryLoss.load(targets, at: stateCount + 1)
      try queryLoss.run()
      return try queryLoss.number(stateCount)
    }

    /// What `measure` gives at the parameters as they are.
    func measure(
      _ measure: RecordedMeasure, _ inputs: Tensor, _ targets: Tensor
    ) throws(TensorError) -> (outputs: Tensor, loss: Double?) {
      let instance: PlanInstance
      if let known = measures[ObjectIdentifier(measure)] {
        instance = known
      } else {
        instance = try measure.step.instance(on: state)
        measures[ObjectIdentifier(measure)] = instance
      }
      instance.load(inputs, at: stateCount)
      instance.load(targets, at: stateCount + 1)
      try instance.run()
      return (
        try instance.result(stateCount),
        measure.givesLoss ? try instance.number(stateCount + 1) : nil
      )
    }

    /// The parameters as they are.
    func parameters() throws(TensorError) -> [Tensor] { try state.values(0..<parameterCount) }

    /// The moments as they are.
    func moments() throws(TensorError) -> [Tensor] {
      try state.values(parameterCount..<parameterCount + momentCount)
    }

    /// The side state as it is.
    func sideState() throws(TensorError) -> SideState {
      side.replacing(with: try state.values(parameterCount + momentCount..<stateCount))
    }

    /// Copies the parameters to row `row` of `target`.
    func copyParameters(to target: RowBlocks, row: Int) {
      target.load(packed, row: row)
    }
  }
}

/// The outputs for some examples, and their loss if it is wanted, recorded to run on the state of a
/// `RecordedLoop` of the same objective.
final class RecordedMeasure: Recording {
  let guarded: RecordingGuard
  let drawsRandomly: Bool
  let givesLoss: Bool
  fileprivate let step: RecordedStep
  private let sample: (parameters: [Tensor], examples: [Tensor])
  private let optimizer: String

  /// - Throws: as `RecordedLoop` does.
  init(
    _ objective: Objective, key: RecordingKey, _ optimizer: any InnerOptimizer,
    _ inputs: Tensor, _ targets: Tensor, givesLoss: Bool
  ) throws {
    self.givesLoss = givesLoss
    self.optimizer = optimizer.recordingKey
    let parameters = objective.initialization
    sample = (parameters, [inputs, targets])
    var state = OptimizerState()
    try state.fit(parameters, momentCount: optimizer.momentCount)
    let effects = SideEffects(objective)
    let held = parameters + state.moments + effects.start.tensors
    let (count, total) = (parameters.count, held.count)
    let moments = count + state.moments.count
    let recorded = try RecordingGuard.recording(key, objective) {
      try RecordedStep(on: held + [inputs, targets], stateCount: total) { values in
        let (results, side) = try effects.noted(from: values[moments..<total]) {
          let outputs = try objective.outputs(Array(values[..<count]), values[total])
          return try givesLoss
            ? [outputs, objective.loss(outputs, values[total + 1])] : [outputs]
        }
        return values[..<moments] + side + results
      }
    }
    step = recorded.result
    guarded = recorded.guarded
    drawsRandomly = effects.drawsRandomly
  }

  func fits(
    _ key: RecordingKey, _ optimizer: any InnerOptimizer, _ parameters: [Tensor],
    _ examples: [Tensor], givesLoss: Bool
  ) -> Bool {
    givesLoss == self.givesLoss && examples.areLike(sample.examples)
      && parameters.areLike(sample.parameters) && key.matches(guarded.key)
      && optimizer.recordingKey == self.optimizer
  }
}
