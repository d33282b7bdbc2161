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
    let results = try measured(vector, moments, matrix) { try $0 * scales[$1] }
    return OuterOutcome(
      moved: try FlatParameters.unflattened(results[0], like: initialization),
      moments: Array(results[1..<momentCount + 1]),
      squaredChange: try results[momentCount + 1].item())
  }
}

/// What an outer step gives.
struct OuterOutcome {
  let moved: [Tensor]
  /// Vectors, each over all parameters.
  let moments: [Tensor]
  let squaredChange: Double
}

/// An outer function recorded, on memory of its own.
final class OuterStep {
  private let shapes: [[Int]]
  private let taskCount: Int
  private let key: String
  private let momentCount: Int
  private let scaleCount: Int
  /// What the tasks of a batch leave, a row each.
  let rows: PackedRows
  /// Where the batch starts from.
  let initialization: PackedRows
  private let step: PlanInstance

  /// For `taskCount` tasks and parameters like these; `key` tells functions apart.
  init(_ function: OuterFunction, key: String, like parameters: [Tensor], taskCount: Int) throws {
    shapes = parameters.map(\.shape)
    (self.taskCount, self.key) = (taskCount, key)
    let (moments, scales) = (function.momentCount, function.scaleCount)
    (momentCount, scaleCount) = (moments, scales)
    rows = try PackedRows(shapes, rows: taskCount)
    initialization = try PackedRows(shapes)
    let vector = initialization.matrix
    let zeros = try (0..<moments).map { _ in try Tensor.zeros(vector.shape) }
    let numbers = try (0..<scales).map { _ in try Tensor(Double(0)) }
    let sample = [vector] + zeros + [rows.matrix] + numbers
    let recorded = try RecordedStep(on: sample, stateCount: moments + 2) { values in
      let next = try function.measured(
        values[0], Array(values[1..<moments + 1]), values[moments + 1]
      ) { try $0 * values[moments + 2 + $1] }
      return next[...moments] + [values[moments + 1], next[moments + 1]]
    }
    step = try recorded.instance(
      on: PlanState([vector] + PlanState(like: zeros).tensors + [rows.matrix]))
  }

  /// Whether it serves this function, number of tasks and kind of parameters.
  func serves(_ key: String, _ parameters: [Tensor], taskCount: Int) -> Bool {
    taskCount == self.taskCount && key == self.key && parameters.count == shapes.count
      && zip(parameters, shapes).allSatisfy { $0.shape == $1 }
  }

  /// Steps from `initialization` as it stands and `moments`, with what the tasks left in the rows.
  func run(_ moments: [Tensor], scales: [Double]) throws -> OuterOutcome {
    step.state.load(moments, at: 1)
    for (index, scale) in scales.enumerated() {
      step.load(try Tensor(scale), at: momentCount + 2 + index)
    }
    try step.run()
    return OuterOutcome(
      moved: try initialization.values(),
      moments: try step.state.values(1..<momentCount + 1),
      squaredChange: try step.number(momentCount + 2))
  }
}
