import TensorCore

/// An inner step and the query loss, recorded for episodes of one combination of shapes.
///
/// A step takes parameters and moments as its state, then inputs, targets and the optimizer's numbers;
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
  private let runners = RunnerPool<Runner>()

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
    let scales = try (0..<optimizer.scaleCount).map { _ in try Tensor(Double(0)) }
    let inputs = [episode.supportInputs, episode.supportTargets] + scales
    step = try RecordedStep(on: parameters + state.moments + inputs, stateCount: total) { values in
      let (loss, gradients) = try objective.gradient(
        at: Array(values[..<count]), values[total], values[total + 1], noise: Noise(key: 0))
      let next = try optimizer.update(
        Array(values[..<count]), gradients, Array(values[count..<total])
      ) { try $0 * values[total + 2 + $1] }
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
    episode.isLike(sample.episode) && parameters.areLike(sample.parameters)
      && key.matches(self.key) && optimizer.recordingKey == self.optimizer
  }

  /// Runs `body` with memory that no other thread uses.
  func withRunner<Result>(_ body: (Runner) throws -> Result) throws -> Result {
    try runners.withRunner({ try Runner(self) }, body)
  }

  /// The plans, for reading.
  var text: String { step.text + "\n\n" + queryLoss.text }

  /// The memory of one adaptation at a time: the parameters and moments, and what steps need.
  // Sendable: the loop hands a runner to one thread at a time.
  final class Runner: @unchecked Sendable {
    private let parameterCount: Int
    private let stateCount: Int
    /// Parameters and moments one after the other, the memory of `state`.
    private let packed: PackedRows
    private let state: PlanState
    private let step: PlanInstance
    private let queryLoss: PlanInstance
    /// The numbers of a step, each in the place of an input.
    private var scales: [Double] = []

    fileprivate init(_ loop: RecordedLoop) throws(TensorError) {
      (parameterCount, stateCount) = (loop.parameterCount, loop.stateCount)
      let shapes = loop.sample.parameters.map(\.shape)
      packed = try PackedRows((0..<stateCount).map { shapes[$0 % shapes.count] })
      state = PlanState(packed.tensors())
      step = try loop.step.instance(on: state)
      queryLoss = try loop.queryLoss.instance(on: state)
    }

    /// Sets parameters, which stand packed, and moments.
    func start(_ parameters: PackedRows, _ moments: [Tensor]) {
      packed.load(parameters, count: parameters.width)
      state.load(moments, at: parameterCount)
    }

    /// One step on these examples.
    func take(_ inputs: Tensor, _ targets: Tensor, scales: [Double]) throws(TensorError) {
      step.load(inputs, at: stateCount)
      step.load(targets, at: stateCount + 1)
      if scales != self.scales {
        for (index, scale) in scales.enumerated() {
          step.load(try Tensor(scale), at: stateCount + 2 + index)
        }
        self.scales = scales
      }
      try step.run()
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

    /// The parameters as they are.
    func parameters() throws(TensorError) -> [Tensor] { try state.values(0..<parameterCount) }

    /// The moments as they are.
    func moments() throws(TensorError) -> [Tensor] {
      try state.values(parameterCount..<stateCount)
    }

    /// Copies the parameters to row `row` of `target`.
    func copyParameters(to target: PackedRows, row: Int) {
      target.load(packed, count: target.width, row: row)
    }
  }
}
