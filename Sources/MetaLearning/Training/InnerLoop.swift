import TensorCore

/// Adaptation to one task: a number of optimizer steps on its support set.
///
/// Every learner and baseline adapts with this loop. It is a function of its arguments: where
/// minibatches or dropout are random, they follow from the seed and the place.
struct InnerLoop: Sendable {
  /// Gradient steps, 0 or more.
  let steps: Int
  /// The learning rate `α`.
  let rate: Double
  let optimizer: any InnerOptimizer
  /// Examples of one step; nil, or as many as there are, takes all in every step.
  let batchSize: Int?

  /// The same loop with another number of steps.
  func taking(_ steps: Int) -> InnerLoop {
    InnerLoop(steps: steps, rate: rate, optimizer: optimizer, batchSize: batchSize)
  }

  /// Where the randomness of one adaptation comes from.
  struct Seed: Sendable {
    let seed: UInt64
    let place: UInt64
    let task: UInt64
  }

  /// Where adaptation ended.
  struct Adapted: Sendable {
    let parameters: [Tensor]
    /// The loss that the last step started from; nil without steps.
    let lastLoss: Tensor?
  }

  /// Adapts `initialization` to the support set.
  ///
  /// - Parameter visit: Called with 0 and the initialization, then after every step.
  func adapt(
    _ initialization: [Tensor], to objective: Objective, _ inputs: Tensor, _ targets: Tensor,
    seed: Seed, state: inout OptimizerState,
    visit: (_ step: Int, _ parameters: [Tensor]) throws -> Void = { _, _ in }
  ) throws -> Adapted {
    var parameters = initialization
    var lastLoss: Tensor?
    var batches = Minibatches(inputs, targets, size: batchSize, seed: seed)
    var noise = RandomStream(
      seed: seed.seed, place: Place.dropout, seed.place, seed.task)
    try visit(0, parameters)
    for step in 0..<steps {
      try Interrupt.check()
      let (batchInputs, batchTargets) = try batches.next()
      let (loss, gradients) = try objective.gradient(
        at: parameters, batchInputs, batchTargets, noise: Noise(key: noise.next()))
      parameters = try optimizer.step(parameters, gradients, rate: rate, state: &state)
      lastLoss = loss
      try visit(step + 1, parameters)
    }
    return Adapted(parameters: parameters, lastLoss: lastLoss)
  }
}

extension InnerLoop {
  /// Adapts `initialization` as `adapt` does, to the bit, by replaying what `runner` was recorded for;
  /// leaves the parameters and the loss that the last step started from there.
  ///
  /// - Parameters:
  ///   - side: The side state that a script's functions start from, where it matters.
  ///   - visit: As in `adapt`; the parameters are in the runner.
  func replay(
    _ initialization: PackedTensors, in runner: RecordedLoop.Runner, _ inputs: Tensor,
    _ targets: Tensor, seed: Seed, state: inout OptimizerState, side: SideState?,
    visit: (_ step: Int) throws -> Void = { _ in }
  ) throws {
    let moments = optimizer.momentCount
    if moments > 0 || !state.moments.isEmpty {
      try state.fit(initialization.tensors, momentCount: moments)
    }
    runner.start(initialization, state.moments, side: side)
    var batches = Minibatches(inputs, targets, size: batchSize, seed: seed)
    var lastScales: [Double] = []
    var noise = RandomStream(
      seed: seed.seed, place: Place.dropout, seed.place, seed.task)
    try visit(0)
    for step in 0..<steps {
      if runner.usesNoise { try runner.setNoise(noise.next()) }
      let scales = optimizer.scales(rate: rate, step: state.steps + 1)
      if step > 0 && scales == lastScales && batches.all {
        try runner.takeAgain()
      } else {
        let (batchInputs, batchTargets) = try batches.next()
        try runner.take(batchInputs, batchTargets, scales: scales)
        lastScales = scales
      }
      state.steps += 1
      try visit(step + 1)
    }
    if optimizer.carriesState { state.moments = try runner.moments() }
  }

  /// As above for steps that take all examples, keep no moments and have neither side state nor dropout:
  /// where threads share tensors, only elements are passed.
  func replay(
    _ initialization: PackedTensors, in runner: RecordedLoop.Runner, _ inputs: Elements,
    _ targets: Elements
  ) throws {
    runner.start(initialization, [], side: nil)
    for step in 0..<steps {
      if step > 0 && optimizer.hasConstantScales {
        try runner.takeAgain()
      } else {
        try runner.take(inputs, targets, scales: optimizer.scales(rate: rate, step: step + 1))
      }
    }
  }

  /// Whether a step takes a part of the examples of some episode.
  func makesMinibatches(of episodes: [Episode]) -> Bool {
    guard let batchSize else { return false }
    return episodes.contains { batchSize < ($0.supportInputs.shape.first ?? 0) }
  }

  /// The episode whose shapes the steps see, for finding a recording.
  func stepShapes(of episode: Episode) throws(TensorError) -> Episode {
    let count = episode.supportInputs.shape.first ?? 0
    guard let batchSize, batchSize < count else { return episode }
    let rows = try Tensor(Array(0..<batchSize))
    return Episode(
      supportInputs: try episode.supportInputs.take(rows, axis: 0),
      supportTargets: try episode.supportTargets.take(rows, axis: 0),
      queryInputs: episode.queryInputs, queryTargets: episode.queryTargets)
  }
}

/// The minibatches of an inner loop: the examples in random order, again and again, cut into
/// pieces that may run over from one order into the next.
private struct Minibatches {
  private let inputs: Tensor
  private let targets: Tensor
  private let size: Int
  private var stream: RandomStream
  private var order: [Int]
  private var place: Int
  /// Whether every step takes all examples.
  let all: Bool

  init(_ inputs: Tensor, _ targets: Tensor, size: Int?, seed: InnerLoop.Seed) {
    self.inputs = inputs
    self.targets = targets
    let count = inputs.shape.first ?? 0
    all = size.map { $0 >= count } ?? true
    self.size = size ?? count
    order = all ? [] : Array(0..<count)
    place = order.count
    stream = RandomStream(
      seed: seed.seed, place: Place.minibatches, seed.place, seed.task)
  }

  mutating func next() throws(TensorError) -> (Tensor, Tensor) {
    if all { return (inputs, targets) }
    var chosen: [Int] = []
    while chosen.count < size {
      if place == order.count {
        stream.shuffle(&order)
        place = 0
      }
      chosen.append(order[place])
      place += 1
    }
    let rows = try Tensor(chosen)
    return (try inputs.take(rows, axis: 0), try targets.take(rows, axis: 0))
  }
}
