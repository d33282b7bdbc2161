import TensorCore

/// An inner step and the query loss, recorded for episodes of one combination of shapes.
///
/// A step takes parameters and moments as its state, then inputs, targets and the optimizer's numbers;
/// it gives the state after the step and the loss before it. Where functions of a script may draw
/// random numbers, the key they draw from is the last of the state.
final class RecordedLoop: Replayable {
  let guarded: RecordingGuard
  /// Whether what is recorded draws random numbers, so that episodes follow one another.
  let drawsRandomly: Bool
  private let optimizer: String
  private let step: RecordedStep
  private let queryLoss: RecordedStep
  private let parameterCount: Int
  private let momentCount: Int
  private let stateCount: Int
  /// The tensors it was recorded with, for their shapes.
  private let sample: (parameters: [Tensor], episode: Episode)
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
    let drawn = RandomDraws(key)
    let held = parameters + state.moments + drawn.keys
    let (moments, total) = (count + state.moments.count, held.count)
    (parameterCount, momentCount, stateCount) = (count, state.moments.count, total)
    let scales = try (0..<optimizer.scaleCount).map { _ in try Tensor(Double(0)) }
    let inputs = [episode.supportInputs, episode.supportTargets] + scales
    let query = [episode.queryInputs, episode.queryTargets]
    let recorded = try RecordingGuard.recording(key) {
      let step = try RecordedStep(on: held + inputs, stateCount: total) { values in
        let (found, keys) = try drawn.noted(from: values[moments..<total]) {
          try objective.gradient(
            at: Array(values[..<count]), values[total], values[total + 1], noise: Noise(key: 0))
        }
        let next = try optimizer.update(
          Array(values[..<count]), found.gradients, Array(values[count..<moments])
        ) { try $0 * values[total + 2 + $1] }
        return next.parameters + next.moments + keys + [found.value]
      }
      let queryLoss = try RecordedStep(on: held + query, stateCount: total) { values in
        let (loss, keys) = try drawn.noted(from: values[moments..<total]) {
          let outputs = try objective.outputs(Array(values[..<count]), values[total])
          return try objective.loss(outputs, values[total + 1])
        }
        return values[..<moments] + keys + [loss]
      }
      return (step, queryLoss)
    }
    (step, queryLoss) = recorded.result
    guarded = recorded.guarded
    drawsRandomly = drawn.isUsed
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

  func giveBack(_ runners: [Runner]) { self.runners.giveBack(runners) }

  /// The plans, for reading.
  var text: String { step.text + "\n\n" + queryLoss.text }

  /// The memory of one adaptation at a time: the parameters and moments, and what steps need.
  // Sendable: the loop hands a runner to one thread at a time.
  final class Runner: @unchecked Sendable {
    private let parameterCount: Int
    private let momentCount: Int
    private let stateCount: Int
    /// Parameters and moments one after the other, the memory of `state`.
    private let packed: PackedRows
    private let state: PlanState
    private let step: PlanInstance
    private let queryLoss: PlanInstance
    /// What measures need, each for itself.
    private var measures: [ObjectIdentifier: PlanInstance] = [:]
    /// The numbers of a step, each in the place of an input.
    private var scales: [Double] = []

    fileprivate init(_ loop: RecordedLoop) throws(TensorError) {
      (parameterCount, momentCount) = (loop.parameterCount, loop.momentCount)
      stateCount = loop.stateCount
      let shapes = loop.sample.parameters.map(\.shape)
      let own = parameterCount + momentCount
      packed = try PackedRows((0..<own).map { shapes[$0 % shapes.count] })
      let keys = try (own..<stateCount).map { _ throws(TensorError) in
        try Tensor.zeros([2], dtype: .uint32)
      }
      state = PlanState(packed.tensors() + keys)
      step = try loop.step.instance(on: state)
      queryLoss = try loop.queryLoss.instance(on: state)
    }

    /// Sets parameters, which stand packed, moments, and the key that random numbers come from.
    func start(_ parameters: PackedRows, _ moments: [Tensor], random: Tensor?) {
      packed.load(parameters, count: parameters.width)
      state.load(moments, at: parameterCount)
      if let random { state.load([random], at: parameterCount + momentCount) }
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
          step.load(try Tensor(scale), at: stateCount + 2 + index)
        }
        self.scales = scales
      }
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

    /// The key that the next random numbers come from, if there is one.
    func random() throws(TensorError) -> Tensor? {
      try state.values(parameterCount + momentCount..<stateCount).first
    }

    /// Copies the parameters to row `row` of `target`.
    func copyParameters(to target: PackedRows, row: Int) {
      target.load(packed, count: target.width, row: row)
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
    let drawn = RandomDraws(key)
    let held = parameters + state.moments + drawn.keys
    let (count, total) = (parameters.count, held.count)
    let moments = count + state.moments.count
    let recorded = try RecordingGuard.recording(key) {
      try RecordedStep(on: held + [inputs, targets], stateCount: total) { values in
        let (results, keys) = try drawn.noted(from: values[moments..<total]) {
          let outputs = try objective.outputs(Array(values[..<count]), values[total])
          return try givesLoss
            ? [outputs, objective.loss(outputs, values[total + 1])] : [outputs]
        }
        return values[..<moments] + keys + results
      }
    }
    step = recorded.result
    guarded = recorded.guarded
    drawsRandomly = drawn.isUsed
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

/// The random numbers that observed functions draw without being given a key: while they are recorded
/// the key is one of the recording's inputs.
final class RandomDraws {
  /// The key as it is: one tensor, or none where nothing can draw.
  let keys: [Tensor]
  /// Whether anything was drawn.
  private(set) var isUsed = false
  private let observer: (any CallObserver)?

  init(_ key: RecordingKey) {
    observer = key.observer
    keys = observer?.randomKey.map { [$0] } ?? []
  }

  /// Runs `body` with numbers drawn from `keys`; also the key after it.
  func noted<Result>(
    from keys: ArraySlice<Tensor>, _ body: () throws -> Result
  ) throws -> (Result, [Tensor]) {
    guard let observer, let key = keys.first else { return (try body(), []) }
    observer.randomKey = key
    let result = try body()
    guard let next = observer.randomKey else {
      throw NotRecordable(reason: "the state of the random numbers is no key any more")
    }
    if !next.isSameArray(as: key) { isUsed = true }
    return (result, [next])
  }
}
