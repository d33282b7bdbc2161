import TensorCore

/// Reptile's outer step, `φ ← φ + ε (mean of φᵢ − φ)`, on memory of its own.
///
/// Its state is `φ`, then the `φᵢ` one after the other.
final class OuterStep {
  private let shapes: [[Int]]
  private let count: Int
  let state: PlanState
  private let step: PlanInstance

  /// The function itself: the new `φ`, and the squares of the change, summed for each parameter.
  static func move(
    _ initialization: [Tensor], _ adapted: [[Tensor]],
    scaled: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> (moved: [Tensor], squares: [Tensor]) {
    var moved: [Tensor] = []
    var squares: [Tensor] = []
    for (index, start) in initialization.enumerated() {
      var sum = adapted[0][index]
      for parameters in adapted.dropFirst() { sum = try sum + parameters[index] }
      let step = try scaled(try sum / Double(adapted.count) - start)
      squares.append(try step.square().sum())
      moved.append(try start + step)
    }
    return (moved, squares)
  }

  /// For `count` tasks and parameters like these.
  init(like parameters: [Tensor], count: Int) throws {
    shapes = parameters.map(\.shape)
    self.count = count
    let width = parameters.count
    let all = Array(repeating: parameters, count: count + 1).flatMap { $0 }
    let recorded = try RecordedStep(on: all + [Tensor(Double(0))], stateCount: all.count) {
      values in
      let adapted = (1...count).map { Array(values[$0 * width..<($0 + 1) * width]) }
      let (moved, squares) = try Self.move(Array(values[..<width]), adapted) {
        difference throws(TensorError) in try difference * values[all.count]
      }
      return try moved + values[width..<all.count] + [Tensor.stack(squares)]
    }
    step = try recorded.instance()
    state = step.state
  }

  /// Whether it serves `count` tasks and such parameters.
  func serves(_ parameters: [Tensor], count: Int) -> Bool {
    count == self.count && parameters.count == shapes.count
      && zip(parameters, shapes).allSatisfy { $0.shape == $1 }
  }

  /// Where in the state the parameters of task `index` start.
  func place(ofTask index: Int) -> Int { (index + 1) * shapes.count }

  /// Moves from `initialization` towards what the tasks left in the state.
  func move(
    from initialization: [Tensor], scale: Double
  ) throws(TensorError) -> (moved: [Tensor], squares: [Double]) {
    try state.load(initialization)
    let inputs = (count + 1) * shapes.count
    try step.load(try Tensor(scale), at: inputs)
    try step.run()
    return (try state.values(0..<shapes.count), try step.result(inputs).doubles())
  }
}
