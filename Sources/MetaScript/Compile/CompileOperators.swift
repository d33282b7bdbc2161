extension Compiler {
  func binary(
    _ left: Expression, _ op: BinaryOperator, _ right: Expression, into target: Register,
    at span: Span
  ) throws(Diagnostic) {
    let left =
      op == .add && left.isSum && (right.isText || left.hasText)
      ? try openSum(left, preferring: target)
      : try operand(left, before: right, preferring: target)
    try operate(left, op, right, into: target, isInPlace: false, at: span)
  }

  /// A sum that nothing sees but the sum it is the left operand of: strings then grow in place.
  private func openSum(
    _ sum: Expression, preferring target: Register
  ) throws(Diagnostic) -> Register {
    guard folded(sum) == nil, case .binary(let left, .add, let right) = sum.kind else {
      return try operand(sum, preferring: target)
    }
    let result = isLocal(target) ? try temporary(at: sum.span) : target
    let first =
      left.isSum
      ? try openSum(left, preferring: result)
      : try operand(left, before: right, preferring: result)
    try emit(.addOpen, result, first, value(right), at: sum.span)
    return result
  }

  /// `target ← left op right`, the left operand evaluated already.
  func operate(
    _ left: Register, _ op: BinaryOperator, _ right: Expression, into target: Register,
    isInPlace: Bool, at span: Span
  ) throws(Diagnostic) {
    if let opcode = op.immediateOpcode(isInPlace: isInPlace), let number = immediate(right) {
      try emit(opcode, target, left, number, at: span)
    } else {
      let right = try value(right)
      try emit(isInPlace ? op.inPlaceOpcode : op.opcode, target, left, right, at: span)
    }
  }

  /// An operand that is an int constant of 16 bits.
  func immediate(_ expression: Expression) -> UInt16? {
    guard case .integer(let number) = folded(expression), let small = Int16(exactly: number) else {
      return nil
    }
    return UInt16(bitPattern: small)
  }

  func unary(
    _ op: UnaryOperator, _ operand: Expression, into target: Register, at span: Span
  ) throws(Diagnostic) {
    let register = try self.operand(operand, preferring: target)
    let opcode: Opcode =
      switch op {
      case .minus: .negate
      case .plus: .plus
      case .invert: .invert
      case .not: .not
      }
    try emit(opcode, target, register, at: span)
  }

  /// `a and b`, `a or b`: the first operand that decides.
  func boolean(
    _ op: BooleanOperator, _ values: [Expression], into target: Register, at span: Span
  ) throws(Diagnostic) {
    let end = label()
    // A local must keep its value until the last operand is known.
    let result = isLocal(target) ? try temporary(at: span) : target
    for (index, value) in values.enumerated() {
      try evaluate(value, into: result)
      if index < values.count - 1 {
        try branch(op == .and ? .branchFalse : .branchTrue, result, to: end, at: span)
      }
    }
    bind(end)
    if result != target { try emit(.move, target, result, at: span) }
  }

  /// A comparison as a value; each operand of a chain is evaluated once.
  func compare(
    _ left: Expression, _ comparisons: [Comparison], into target: Register, at span: Span
  ) throws(Diagnostic) {
    if comparisons.count == 1, let only = comparisons.first {
      let left = try operand(left, before: only.operand, preferring: target)
      let right = try inOperand(only)
      try emit(only.comparison.opcode, target, left, right, at: span)
      return
    }
    let end = label()
    let result = isLocal(target) ? try temporary(at: span) : target
    var left = try operands(left, comparisons[0].operand)
    for (index, comparison) in comparisons.enumerated() {
      let isLast = index == comparisons.count - 1
      let right =
        isLast
        ? try inOperand(comparison)
        : try operands(comparison.operand, comparisons[index + 1].operand)
      try emit(comparison.comparison.opcode, result, left, right, at: span)
      if !isLast { try branch(.branchFalse, result, to: end, at: span) }
      left = right
    }
    bind(end)
    if result != target { try emit(.move, target, result, at: span) }
  }

  func operands(_ first: Expression, _ later: Expression) throws(Diagnostic) -> Register {
    try operand(first, before: later)
  }

  /// The right operand of a comparison: `in` a list or set of constants looks in a constant tuple
  /// or frozenset, which nobody can tell from it.
  func inOperand(_ comparison: Comparison) throws(Diagnostic) -> Register {
    let operand = comparison.operand
    if comparison.comparison == .in || comparison.comparison == .notIn,
      let constant = constantItems(operand)
    {
      return try load(constant: constant, at: operand.span)
    }
    return try value(operand)
  }

  /// What may stand for a display of constants that is only looked in or walked.
  func constantItems(_ expression: Expression) -> Constant? {
    switch expression.kind {
    case .list(let items): folded(items)
    case .set(let items): constantSet(items)
    default: nil
    }
  }
}

extension BinaryOperator {
  /// The form with a small int on the right, where there is one.
  func immediateOpcode(isInPlace: Bool) -> Opcode? {
    switch self {
    case .add: isInPlace ? .addIntInPlace : .addInt
    case .subtract: isInPlace ? .subtractIntInPlace : .subtractInt
    case .multiply: isInPlace ? nil : .multiplyInt
    case .floorDivide: isInPlace ? nil : .floorDivideInt
    case .modulo: isInPlace ? nil : .moduloInt
    case .bitAnd: isInPlace ? nil : .bitAndInt
    default: nil
    }
  }

  var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .matrixMultiply: .matrixMultiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .bitAnd: .bitAnd
    }
  }

  var inPlaceOpcode: Opcode {
    switch self {
    case .add: .addInPlace
    case .subtract: .subtractInPlace
    case .multiply: .multiplyInPlace
    case .matrixMultiply: .matrixMultiplyInPlace
    case .divide: .divideInPlace
    case .floorDivide: .floorDivideInPlace
    case .modulo: .moduloInPlace
    case .power: .powerInPlace
    case .leftShift: .leftShiftInPlace
    case .rightShift: .rightShiftInPlace
    case .bitOr: .bitOrInPlace
    case .bitXor: .bitXorInPlace
    case .bitAnd: .bitAndInPlace
    }
  }
}

extension ComparisonOperator {
  var opcode: Opcode {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .is: .identical
    case .isNot: .notIdentical
    case .in: .contains
    case .notIn: .notContains
    }
  }

  /// The forms that compare and jump: with a register on the right, and with an int.
  var branchOpcodes: (register: Opcode, int: Opcode)? {
    switch self {
    case .less: (.branchLess, .branchLessInt)
    case .lessOrEqual: (.branchLessOrEqual, .branchLessOrEqualInt)
    case .equal: (.branchEqual, .branchEqualInt)
    case .notEqual: (.branchNotEqual, .branchNotEqualInt)
    case .greater: (.branchGreater, .branchGreaterInt)
    case .greaterOrEqual: (.branchGreaterOrEqual, .branchGreaterOrEqualInt)
    case .is, .isNot, .in, .notIn: nil
    }
  }
}

extension Expression {
  fileprivate var isSum: Bool {
    if case .binary(_, .add, _) = kind { return true }
    return false
  }

  /// Whether this is written as text.
  fileprivate var isText: Bool {
    switch kind {
    case .string, .joinedString: true
    default: false
    }
  }

  /// Whether an operand of a sum of sums is text, so that they all are, or it fails.
  fileprivate var hasText: Bool {
    var rest = self
    while case .binary(let left, .add, let right) = rest.kind {
      if right.isText { return true }
      rest = left
    }
    return rest.isText
  }
}
