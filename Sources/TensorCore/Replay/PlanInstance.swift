/// A plan with memory of its own: what one thread replays.
///
/// Every operand is bound once to its place in the arena. Operations on floats that kernels exist for
/// are steps, run one after another in C; the others run as they do eagerly, on the bound tensors.
// Sendable: whoever holds it hands an instance to one thread at a time.
package final class PlanInstance: @unchecked Sendable {
  private enum Segment {
    case steps(StepList)
    case operation(any Operation, inputs: [Tensor], output: Tensor)
  }

  private let plan: Plan
  private let arena: Storage
  private let scratch: Storage?
  private let values: [Tensor]
  /// The results in their places; nil where a result is a constant.
  private let places: [Tensor?]
  /// Where inputs stand, and results that are one `float32`: what many threads ask for.
  private let inputElements: [Elements]
  private let numberElements: [Elements?]
  /// Whether an operation reads input `i`; what is only handed on is not copied.
  private let isRead: [Bool]
  /// What a run starts from and ends in.
  package let state: PlanState
  /// The settled nodes, and the others.
  private let settling: [Segment]
  private let segments: [Segment]
  /// All of the plan, where it is steps and nothing else.
  private let whole: StepList?
  /// The same, where one thread runs it.
  private let unownedWhole: StepList.Unowned?

  /// An instance that works on `state`, or on state of its own.
  init(_ plan: Plan, state: PlanState? = nil) throws(TensorError) {
    self.plan = plan
    let given = state
    let state: PlanState
    if let given {
      state = given
    } else {
      state = try PlanState(like: plan.inputs[..<plan.stateCount])
    }
    precondition(
      state.tensors.count == plan.stateCount
        && zip(state.tensors, plan.inputs).allSatisfy {
          $0.shape == $1.shape && $0.dtype == $1.dtype
        }, "a state of another plan")
    self.state = state
    let arena = try Storage(byteCount: plan.arenaSize)
    self.arena = arena
    func tensor(_ type: Plan.ValueType) -> Tensor {
      let storage =
        switch type.place {
        case .arena(let offset):
          Storage(partOf: arena, offset: offset, byteCount: type.byteCount)
        case .state(let index): state.tensors[index].storage
        }
      return Tensor(storage: storage, shape: type.shape, dtype: type.dtype)
    }
    let values = plan.inputs.map(tensor) + plan.nodes.map { tensor($0.type) }
    self.values = values
    func operands(_ node: Plan.Node) -> [Tensor] {
      node.operands.map { source in
        switch source {
        case .constant(let tensor): tensor
        case .value(let value): values[value]
        }
      }
    }
    var needed = 0
    for (index, node) in plan.nodes.enumerated() {
      needed = Swift.max(
        needed,
        node.operation.scratchSize(operands(node), into: values[plan.inputs.count + index]))
    }
    let scratch = needed > 0 ? try Storage(byteCount: needed) : nil
    self.scratch = scratch
    func made(_ nodes: Range<Int>) -> [Segment] {
      var steps: [Step] = []
      var segments: [Segment] = []
      func close() {
        if steps.isEmpty { return }
        segments.append(.steps(StepList(steps)))
        steps = []
      }
      for index in nodes where !plan.nodes[index].isAlias {
        let output = values[plan.inputs.count + index]
        if output.count == 0 { continue }
        let node = plan.nodes[index]
        let inputs = operands(node)
        if let own = node.operation.steps(inputs, into: output, scratch: scratch) {
          for step in own { steps += step.pieces(.listed) }
        } else {
          close()
          segments.append(.operation(node.operation, inputs: inputs, output: output))
        }
      }
      close()
      return segments
    }
    settling = made(0..<plan.settledCount)
    let segments = made(plan.settledCount..<plan.nodes.count)
    self.segments = segments
    if segments.count == 1, plan.carried.isEmpty, case .steps(let steps) = segments[0] {
      whole = steps
    } else {
      whole = nil
    }
    unownedWhole = whole?.unowned
    var isRead = Array(repeating: false, count: plan.inputs.count)
    for case .value(let value) in plan.nodes.flatMap(\.operands) where value < isRead.count {
      isRead[value] = true
    }
    self.isRead = isRead
    places = plan.outputs.map { output in
      if case .value(let value) = output { values[value] } else { nil }
    }
    inputElements = values[..<plan.inputs.count].map(\.elements)
    numberElements = places.map { place in
      guard let place, place.dtype == .float32, place.count == 1 else { return nil }
      return place.elements
    }
  }

  /// The plan's results for `inputs`, which have the plan's shapes and types.
  package func replay(_ inputs: [Tensor]) throws(TensorError) -> [Tensor] {
    for (index, input) in inputs.enumerated() where isRead[index] { load(input, at: index) }
    try run()
    var results: [Tensor] = []
    results.reserveCapacity(plan.outputs.count)
    for (index, output) in plan.outputs.enumerated() {
      if case .value(let value) = output, value < inputs.count, plan.stateCount == 0 {
        results.append(inputs[value].untraced)
      } else {
        results.append(try result(index))
      }
    }
    return results
  }

  /// Sets input `index`, of the plan's shape and type.
  package func load(_ input: Tensor, at index: Int) {
    precondition(
      input.shape == plan.inputs[index].shape && input.dtype == plan.inputs[index].dtype,
      "an input of another plan")
    Loops.copy(input, into: values[index])
  }

  /// As above, of elements known to be of the input's shape and type.
  package func load(_ input: Elements, at index: Int) {
    let target = inputElements[index]
    precondition(input.byteCount == target.byteCount, "an input of another plan")
    input.copy(into: target)
  }

  /// Sets input `index`, one `float32`.
  package func load(_ number: Double, at index: Int) {
    inputElements[index].set(Float(number))
  }

  /// Runs the plan on the inputs and the state as they are; leaves its first results in the state.
  /// When it throws, the state is in no state in particular.
  ///
  /// - Parameter isSettled: Whether nothing but the last run has changed the state since that run.
  package func run(isSettled: Bool = false) throws(TensorError) {
    if !isSettled && !settling.isEmpty { try run(settling) }
    if let steps = unownedWhole {
      let finished = steps.run()
      if finished < steps.count, let whole { throw whole.failure(afterRunning: finished) }
      return
    }
    if let whole { return try whole.run() }
    try run(segments)
    for index in plan.carried {
      Loops.copy(value(plan.outputs[index]), into: state.tensors[index])
    }
  }

  private func run(_ segments: [Segment]) throws(TensorError) {
    for segment in segments {
      switch segment {
      case .steps(let steps): try steps.run()
      case .operation(let operation, let inputs, let output):
        try Interrupt.check()
        try operation.run(inputs, into: output)
      }
    }
  }

  /// Result `index` of the last run.
  package func result(_ index: Int) throws(TensorError) -> Tensor {
    guard let place = places[index] else { return value(plan.outputs[index]) }
    let result = try Tensor(uninitialized: place.shape, place.dtype)
    Loops.copy(place, into: result)
    return result
  }

  /// Result `index` of the last run, one `float32`, as a number.
  package func number(_ index: Int) throws(TensorError) -> Double {
    if let elements = numberElements[index] { return Double(elements.firstFloat) }
    return try result(index).item()
  }

  private func value(_ source: Plan.Source) -> Tensor {
    switch source {
    case .constant(let tensor): tensor
    case .value(let value): values[value]
    }
  }
}
