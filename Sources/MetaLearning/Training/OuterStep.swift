import TensorCore

/// The outer step of a learner, as a function of vectors: the initialization `[n]` and moments like it,
/// what the tasks of a batch left, `[tasks, n]`, and numbers.
struct OuterFunction {
  /// The moments there are, each a vector like the initialization.
  let momentCount: Int
  /// The numbers that are inputs, as learning rates are.
  let scaleCount: Int
  /// Initialization and moments after the step, and the change. `scaled` multiplies by one of the
  /// numbers.
  let step:
    (
      _ initialization: Tensor, _ moments: [Tensor], _ rows: Tensor,
      _ scaled: (Tensor, Int) throws -> Tensor
    ) throws -> (initialization: Tensor, moments: [Tensor], change: Tensor)

  /// Reptile's: `φ ← φ + ε (mean of φᵢ − φ)`.
  static var reptile: OuterFunction {
    OuterFunction(momentCount: 0, scaleCount: 1) { initialization, _, rows, scaled in
      let mean = try rows.sum(axes: [0]) / Double(rows.shape[0])
      let change = try scaled(mean - initialization, 0)
      return (try initialization + change, [], change)
    }
  }

  /// A descent along the mean of the rows, which are gradients.
  static func descent(_ optimizer: any InnerOptimizer) -> OuterFunction {
    OuterFunction(momentCount: optimizer.momentCount, scaleCount: optimizer.scaleCount) {
      initialization, moments, rows, scaled in
      let gradient = try rows.sum(axes: [0]) / Double(rows.shape[0])
      let next = try optimizer.update([initialization], [gradient], moments, scaled: scaled)
      return (next.parameters[0], next.moments, try next.parameters[0] - initialization)
    }
  }

  /// The step, and the sum of the squared changes.
  fileprivate func measured(
    _ initialization: Tensor, _ moments: [Tensor], _ rows: Tensor,
    _ scaled: (Tensor, Int) throws -> Tensor
  ) throws -> [Tensor] {
    let next = try step(initialization, moments, rows, scaled)
    return try [next.initialization] + next.moments + [next.change.square().sum()]
  }

  /// The step run eagerly; `rows` holds the tensors of each task.
  func eager(
    _ initialization: [Tensor], _ moments: [Tensor], _ rows: [[Tensor]], scales: [Double]
  ) throws -> OuterOutcome {
    let vector = try FlatParameters.flattened(initialization)
    let matrix = try Tensor.stack(rows.map(FlatParameters.flattened))
    // In the blocks of a recorded step, whose sum of squares is one over blocks.
    let ends = RowBlocks.blocks(rows: rows.count, width: vector.count).dropLast().map(\.upperBound)
    let pieces = try ([vector] + moments).map { try $0.split(at: ends) }
    var results: [[Tensor]] = []
    for (block, rows) in try matrix.split(at: ends, axis: 1).enumerated() {
      results.append(
        try measured(pieces[0][block], pieces.dropFirst().map { $0[block] }, rows) {
          try $0 * scales[$1]
        })
    }
    let joined = try (0...momentCount).map { place in
      try Tensor.concatenate(results.map { $0[place] })
    }
    return OuterOutcome(
      moved: try FlatParameters.unflattened(joined[0], like: initialization),
      moments: Array(joined.dropFirst()),
      squaredChange: try results.reduce(0) { try $0 + $1[momentCount + 1].item() })
  }
}

/// What an outer step gives.
struct OuterOutcome {
  let moved: [Tensor]
  /// Vectors, each over all parameters.
  let moments: [Tensor]
  let squaredChange: Double
}

/// An outer function recorded, on memory of its own: block by block, on several threads.
final class OuterStep {
  private let shapes: [[Int]]
  private let taskCount: Int
  /// What the tasks of a batch leave, a row each.
  let rows: RowBlocks
  /// Where the batch starts from.
  let initialization: PackedTensors
  private let moments: [PackedTensors]
  private let steps: [PlanInstance]
  /// What the last run gave, which stands in `initialization`.
  private var left: [Tensor] = []

  /// For `taskCount` tasks and parameters like these.
  init(_ function: OuterFunction, like parameters: [Tensor], taskCount: Int) throws {
    shapes = parameters.map(\.shape)
    self.taskCount = taskCount
    let count = function.momentCount
    let initialization = try PackedTensors(shapes)
    self.initialization = initialization
    let rows = try RowBlocks(rows: taskCount, width: initialization.count)
    self.rows = rows
    let moments = try (0..<count).map { _ in try PackedTensors([[initialization.count]]) }
    self.moments = moments
    let numbers = try (0..<function.scaleCount).map { _ in try Tensor(Double(0)) }
    steps = try zip(rows.blocks, rows.matrices).map { block, matrix in
      let state = [initialization.part(block)] + moments.map { $0.part(block) } + [matrix]
      let recorded = try RecordedStep(on: state + numbers, stateCount: count + 2) { values in
        let next = try function.measured(
          values[0], Array(values[1..<count + 1]), values[count + 1]
        ) { try $0 * values[count + 2 + $1] }
        return next[...count] + [values[count + 1], next[count + 1]]
      }
      return try recorded.instance(on: PlanState(state))
    }
  }

  /// Whether it serves this number of tasks and kind of parameters.
  func serves(_ parameters: [Tensor], taskCount: Int) -> Bool {
    taskCount == self.taskCount
      && (left.areSame(as: parameters) || parameters.map(\.shape) == shapes)
  }

  /// Has the next batch start from `parameters`.
  func start(from parameters: [Tensor]) {
    // Mostly what the last one ended in.
    if !left.areSame(as: parameters) { initialization.load(parameters) }
  }

  /// Steps from `initialization` as it stands and `moments`, with what the tasks left in the rows, on up
  /// to `threads` threads.
  func run(_ moments: [Tensor], scales: [Double], threads: Int) throws -> OuterOutcome {
    left = []
    for (own, given) in zip(self.moments, moments) { own.load([given]) }
    for step in steps {
      for (index, scale) in scales.enumerated() {
        step.load(scale, at: self.moments.count + 2 + index)
      }
    }
    try Workers.run(steps.count, threads: threads) { [steps] index, _ in try steps[index].run() }
    left = try initialization.values()
    return OuterOutcome(
      moved: left,
      moments: try self.moments.map { try $0.values()[0] },
      squaredChange: try steps.reduce(0) { try $0 + $1.number(self.moments.count + 2) })
  }
}
