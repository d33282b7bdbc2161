// Conditions jump instead of making a bool: `not` turns the jump round, `and` and `or` are jumps
// themselves, comparisons compare and jump in one instruction.

extension Compiler {
  /// Jumps to `target` when the expression's truth is `truth`, else goes on.
  ///
  /// - Parameter span: What CPython points at when asking for the truth of a value fails: the
  ///   statement or expression the condition belongs to.
  func branch(
    on expression: Expression, when truth: Bool, to target: Label, at span: Span
  ) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    if let known = folded(expression)?.truth {
      if known == truth { try jump(to: target, at: span) }
      return
    }
    switch expression.kind {
    case .unary(.not, let operand):
      try branch(on: operand, when: !truth, to: target, at: span)
    case .boolean(let op, let values):
      try branch(op, values, when: truth, to: target, at: span)
    case .compare(let left, let comparisons):
      try branch(left, comparisons, when: truth, to: target, at: expression.span)
    case .subscript(let object, let index) where immediate(index) == nil && !index.isSlice:
      let item = try temporary(at: span)
      let object = try operand(object, before: index, preferring: item)
      let key = try value(index)
      try emit(.branchItem, truth ? 1 : 0, object, key, at: expression.span)
      try distance(to: target, at: expression.span)
      try emit(.getItem, item, object, key, at: expression.span)
      try branch(truth ? .branchTrue : .branchFalse, item, to: target, at: span)
    default:
      let register = try value(expression)
      try branch(truth ? .branchTrue : .branchFalse, register, to: target, at: span)
    }
  }

  private func branch(
    _ op: BooleanOperator, _ values: [Expression], when truth: Bool, to target: Label,
    at span: Span
  ) throws(Diagnostic) {
    let deciding = op == .or
    if deciding == truth {
      for value in values { try branch(on: value, when: truth, to: target, at: span) }
      return
    }
    let skip = label()
    for value in values.dropLast() {
      try branch(on: value, when: deciding, to: skip, at: span)
    }
    if let last = values.last { try branch(on: last, when: truth, to: target, at: span) }
    bind(skip)
  }

  private func branch(
    _ first: Expression, _ comparisons: [Comparison], when truth: Bool, to target: Label,
    at span: Span
  ) throws(Diagnostic) {
    let fail = truth ? label() : target
    var left = try operands(first, comparisons[0].operand)
    for (index, comparison) in comparisons.enumerated() {
      if index == comparisons.count - 1 {
        try branch(left, comparison, when: truth, to: target, at: span)
      } else {
        // An operand in the middle is used twice, so it goes to a register in any case.
        let right = try operands(comparison.operand, comparisons[index + 1].operand)
        try branch(
          left, comparison.comparison, right, when: false, to: fail, at: span)
        left = right
      }
    }
    if truth { bind(fail) }
  }

  /// The last comparison of a chain.
  func branch(
    _ left: Register, _ comparison: Comparison, when truth: Bool, to target: Label, at span: Span
  ) throws(Diagnostic) {
    if let opcodes = comparison.comparison.branchOpcodes,
      let number = immediate(comparison.operand)
    {
      try emit(opcodes.int, truth ? 1 : 0, left, number, at: span)
      try distance(to: target, at: span)
      return
    }
    if case .none = comparison.operand.kind {
      switch comparison.comparison {
      case .is:
        try branch(truth ? .branchNone : .branchNotNone, left, to: target, at: span)
        return
      case .isNot:
        try branch(truth ? .branchNotNone : .branchNone, left, to: target, at: span)
        return
      default: break
      }
    }
    let right = try inOperand(comparison)
    try branch(left, comparison.comparison, right, when: truth, to: target, at: span)
  }

  private func branch(
    _ left: Register, _ comparison: ComparisonOperator, _ right: Register, when truth: Bool,
    to target: Label, at span: Span
  ) throws(Diagnostic) {
    if let opcodes = comparison.branchOpcodes {
      try emit(opcodes.register, truth ? 1 : 0, left, right, at: span)
      try distance(to: target, at: span)
    } else if comparison == .in || comparison == .notIn {
      let isWanted = truth == (comparison == .in)
      try emit(.branchContains, isWanted ? 1 : 0, left, right, at: span)
      try distance(to: target, at: span)
    } else {
      let result = try temporary(at: span)
      try emit(comparison.opcode, result, left, right, at: span)
      try branch(truth ? .branchTrue : .branchFalse, result, to: target, at: span)
      // Only this result is done with: operands of a chain lie below and are used again.
      release(to: Int(result))
    }
  }
}

extension Expression {
  fileprivate var isSlice: Bool {
    if case .slice = kind { return true }
    return false
  }
}
