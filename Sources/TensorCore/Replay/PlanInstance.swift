/// A plan with memory of its own: what one thread replays.
///
/// Every operand is bound once to its place in the arena. Operations on floats that kernels exist for
/// are steps, run one after another in C; the others run as they do eagerly, on the bound tensors.
// Sendable: a plan hands an instance to one thread at a time.
final class PlanInstance: @unchecked Sendable {
  private enum Segment {
    case steps(Range<Int>)
    case operation(any Operation, inputs: [Tensor], output: Tensor)
  }

  private let plan: Plan
  private let arena: Storage
  private let scratch: Storage?
  private let values: [Tensor]
  private let steps: [Step]
  private let segments: [Segment]

  init(_ plan: Plan) throws(TensorError) {
    self.plan = plan
    let arena = try Storage(byteCount: plan.arenaSize)
    self.arena = arena
    func tensor(_ type: Plan.ValueType) -> Tensor {
      Tensor(
        storage: Storage(partOf: arena, offset: type.offset, byteCount: type.byteCount),
        shape: type.shape, dtype: type.dtype)
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
    scratch = needed > 0 ? try Storage(byteCount: needed) : nil
    var steps: [Step] = []
    var segments: [Segment] = []
    for (index, node) in plan.nodes.enumerated() where !node.isAlias {
      let output = values[plan.inputs.count + index]
      if output.count == 0 { continue }
      let inputs = operands(node)
      if let made = node.operation.steps(inputs, into: output, scratch: scratch) {
        let start = steps.count
        steps += made
        if case .steps(let range)? = segments.last {
          segments[segments.count - 1] = .steps(range.lowerBound..<steps.count)
        } else {
          segments.append(.steps(start..<steps.count))
        }
      } else {
        segments.append(.operation(node.operation, inputs: inputs, output: output))
      }
    }
    self.steps = steps
    self.segments = segments
  }

  /// The plan's results for `inputs`, which have the plan's shapes and types.
  func replay(_ inputs: [Tensor]) throws(TensorError) -> [Tensor] {
    for (input, place) in zip(inputs, values) { try Loops.copy(input, into: place) }
    for segment in segments {
      switch segment {
      case .steps(let range): try Step.run(steps[range])
      case .operation(let operation, let inputs, let output):
        try Interrupt.check()
        try operation.run(inputs, into: output)
      }
    }
    var results: [Tensor] = []
    results.reserveCapacity(plan.outputs.count)
    for output in plan.outputs {
      switch output {
      case .constant(let tensor): results.append(tensor)
      case .value(let value):
        let result = try Tensor(uninitialized: values[value].shape, values[value].dtype)
        try Loops.copy(values[value], into: result)
        results.append(result)
      }
    }
    return results
  }
}
