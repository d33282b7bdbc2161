import CKernels

/// Something done to each element of a result before it is stored. Each stage rounds by itself, so a
/// kernel with stages gives the bits of the operations one by one.
struct Stage: Sendable, Equatable {
  // ORDER: the cases of CK_STAGE_… in Kernels.h.
  enum Kind: Int32, Sendable {
    case add, addTo, subtract, subtractFrom, multiply, multiplyBy, gate, scale, relu, negate, square
  }

  /// How a stage reads its operand.
  // ORDER: CK_READS_… in Kernels.h.
  enum Operand: Int32, Sendable {
    /// It has none.
    case none
    /// One number for all elements.
    case number
    /// The elements of one row, the same for each row.
    case row
    /// An element for each.
    case elements
  }

  /// The most that one kernel takes.
  static let most = Int(CK_MOST_STAGES)

  let kind: Kind
  let operand: Operand

  /// In the texts of plans.
  var name: String {
    switch kind {
    case .add where operand == .row, .addTo where operand == .row: "bias"
    case .addTo: "add"
    case .multiplyBy: "multiply"
    case .subtractFrom: "subtract_from"
    default: "\(kind)"
    }
  }
}

/// Stages with their operands, bound to memory.
struct BoundStages {
  static let none = BoundStages([], [])

  private let stages: [(stage: Stage, operand: Tensor?)]

  /// `operands` has one tensor for each stage that reads one, in order.
  init(_ stages: [Stage], _ operands: some Sequence<Tensor>) {
    var rest = operands.makeIterator()
    self.stages = stages.map { ($0, $0.operand == .none ? nil : rest.next()) }
  }

  /// Traps unless the operands are those of an output of `count` elements in rows of `width`.
  func check(count: Int, width: Int) {
    precondition(stages.count <= Stage.most, "too many stages")
    for (stage, operand) in stages {
      let wanted: Int? =
        switch stage.operand {
        case .none: nil
        case .number: 1
        case .row: width
        case .elements: count
        }
      precondition(
        operand?.count == wanted && operand?.dtype ?? .float32 == .float32,
        "a stage's operand differs from the output")
    }
  }

  /// The same for C, for a part of the output whose first element is the one at `place`, in column
  /// `column`.
  func steps(place: Int = 0, column: Int = 0) -> ck_stages {
    var made = ck_stages()
    made.count = stages.count
    unsafe withUnsafeMutableBytes(of: &made.stage) { bytes in
      let target = unsafe bytes.bindMemory(to: ck_stage.self)
      for (index, (stage, operand)) in stages.enumerated() {
        unsafe target[index] = ck_stage(
          kind: stage.kind.rawValue, reads: stage.operand.rawValue,
          operand: operand.map { unsafe Step.floats($0) })
      }
    }
    unsafe ck_stages_move(&made, place, column)
    return made
  }
}

extension Step {
  /// `a` after `stages`, in rows of `width`; the output may be `a` or an operand that has elements.
  static func chain(_ a: Tensor, _ stages: BoundStages, width: Int, _ output: Tensor) -> Step {
    precondition(a.count == output.count && a.dtype == .float32, "chain operands differ")
    stages.check(count: output.count, width: width)
    var made = Step(CK_STEP_CHAIN, a, output, count: width)
    unsafe made.step.rows = width == 0 ? 0 : output.count / width
    unsafe made.step.stages = stages.steps()
    return made
  }
}
