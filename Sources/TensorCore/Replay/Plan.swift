/// A recorded computation as a flat list: operations whose results are needed, in order, each with a
/// place in one arena. Immutable; `PlanInstance` holds the memory it runs in.
///
/// The first `stateCount` inputs are the plan's state: a replay leaves the first `stateCount` outputs
/// in their place, so that a step which is replayed again and again runs on its own results.
final class Plan: Sendable {
  /// Where an operand or a result comes from.
  enum Source: Sendable {
    /// The same at every replay.
    case constant(Tensor)
    /// Input `i` for `i` below `inputs.count`, else node `i − inputs.count`.
    case value(Int)
  }

  struct Node: Sendable {
    var operation: any Operation
    var operands: [Source]
    var type: ValueType
    /// Whether the elements are those of the operand, under another shape.
    var isAlias: Bool
  }

  /// Where the elements of a value stand.
  enum Place: Sendable {
    /// At this byte of the arena.
    case arena(Int)
    /// In the memory of the state with this index.
    case state(Int)
  }

  /// What is known of a value.
  struct ValueType: Sendable {
    let shape: [Int]
    let dtype: DType
    var place = Place.arena(0)

    var byteCount: Int { Shape.knownCount(shape) * dtype.byteCount }
  }

  let inputs: [ValueType]
  /// The first `settledCount` depend on nothing but what a replay leaves as it is: constants, and states
  /// that are their own next value. They need running only where such a state was changed from outside.
  /// None where nobody says when that is.
  let nodes: [Node]
  let settledCount: Int
  let outputs: [Source]
  let arenaSize: Int
  let stateCount: Int
  /// The state outputs that are not computed in their place and must be copied there at the end.
  let carried: [Int]

  /// Whether `inputs` have the shapes and types that this plan was made for.
  func accepts(_ tensors: [Tensor]) -> Bool {
    guard tensors.count == inputs.count else { return false }
    for (tensor, input) in zip(tensors, inputs)
    where tensor.dtype != input.dtype || tensor.shape != input.shape { return false }
    return true
  }

  /// Plans what `recorder` holds: its first `inputCount` entries are the inputs.
  init(
    _ recorder: Recorder, inputCount: Int, outputs: [Tensor], stateCount: Int = 0,
    settles: Bool = false
  ) {
    var draft = PlanDraft(recorder, inputCount: inputCount, outputs: outputs)
    draft.fuse()
    draft.separate(stateCount: stateCount)
    settledCount = settles ? draft.settle(stateCount: stateCount) : 0
    let layout = draft.place(stateCount: stateCount, settledCount: settledCount)
    inputs = draft.inputs
    nodes = draft.nodes
    self.outputs = draft.outputs
    arenaSize = layout.arenaSize
    carried = layout.carried
    self.stateCount = stateCount
  }
}

extension Plan: CustomStringConvertible {
  /// One line a value: `%7 = matmul(%2, %5)  float32 [5, 64]  @1280`.
  var description: String {
    var lines = inputs.enumerated().map { index, type in
      "%\(index) = input  \(text(type))"
    }
    for (index, node) in nodes.enumerated() {
      let operands = node.operands.map(text).joined(separator: ", ")
      lines.append(
        "%\(inputs.count + index) = \(node.operation.name)(\(operands))  \(text(node.type))"
          + (node.isAlias ? "  shared" : "") + (index < settledCount ? "  settled" : ""))
    }
    lines.append("return " + outputs.map(text).joined(separator: ", "))
    for index in carried { lines.append("state \(index) ← \(text(outputs[index]))") }
    return lines.joined(separator: "\n")
  }

  private func text(_ type: ValueType) -> String {
    let place =
      switch type.place {
      case .arena(let offset): "@\(offset)"
      case .state(let index): "state \(index)"
      }
    return "\(type.dtype.name) \(type.shape)  \(place)"
  }

  private func text(_ source: Source) -> String {
    switch source {
    case .constant(let tensor): "\(tensor.dtype.name) \(tensor.shape)"
    case .value(let value): "%\(value)"
    }
  }
}
