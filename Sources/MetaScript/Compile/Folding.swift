import BigInt

// Constants are computed here where that cannot fail and the result is small: literals, negative
// numbers, tuples, simple arithmetic on numbers. Everything else is left to the machine, so that
// errors keep their time and place.

extension Compiler {
  /// The value of an expression that is a constant.
  func folded(_ expression: Expression) -> Constant? {
    switch expression.kind {
    case .none: Constant.none
    case .true: .bool(true)
    case .false: .bool(false)
    case .ellipsis: .ellipsis
    case .integer(let value): .integer(value)
    case .bigInteger(let value): .bigInteger(value)
    case .float(let value): .float(value.bitPattern)
    case .string(let text): .string(text)
    case .name("__debug__"): .bool(true)
    case .tuple(let items): folded(items)
    case .unary(let op, let operand):
      // Only what is a number when read is looked into, so that deep nesting costs no time.
      switch (op, operand.kind) {
      case (.minus, .integer(let value)): value == .min ? nil : .integer(-value)
      case (.minus, .bigInteger(let value)): .integerOfAnySize(-value)
      case (.minus, .float(let value)): .float((-value).bitPattern)
      case (.invert, .integer(let value)): .integer(~value)
      case (.not, .true): .bool(false)
      case (.not, .false): .bool(true)
      default: nil
      }
    case .binary(let left, let op, let right) where expression.height <= 4:
      if let left = folded(left), let right = folded(right) {
        Self.folded(left, op, right)
      } else {
        nil
      }
    default: nil
    }
  }

  /// A tuple of constants.
  func folded(_ items: [Expression]) -> Constant? {
    var constants: [Constant] = []
    for item in items {
      guard let constant = folded(item) else { return nil }
      constants.append(constant)
    }
    return .tuple(constants)
  }

  /// A set display of constants as a frozenset. All displays of the same constants in a program
  /// share the one that comes first, as in CPython, where that shows in the order of the members.
  func constantSet(_ items: [Expression]) -> Constant? {
    guard !items.isEmpty, case .tuple(let constants)? = folded(items) else { return nil }
    var seen: Set<Constant> = []
    let members = Set(constants.filter { seen.insert($0.number).inserted })
    if let known = program.constantSets[members] { return known }
    program.constantSets[members] = .frozenSet(constants)
    return .frozenSet(constants)
  }

  private static func folded(
    _ left: Constant, _ op: BinaryOperator, _ right: Constant
  ) -> Constant? {
    switch (left, right) {
    case (.integer(let a), .integer(let b)):
      let (value, overflow): (Int, Bool)
      switch op {
      case .add: (value, overflow) = a.addingReportingOverflow(b)
      case .subtract: (value, overflow) = a.subtractingReportingOverflow(b)
      case .multiply: (value, overflow) = a.multipliedReportingOverflow(by: b)
      case .leftShift where a >= 0 && b >= 0 && b < 62 && a < 1 << (62 - b):
        (value, overflow) = (a << b, false)
      default: return nil
      }
      return overflow ? nil : .integer(value)
    case (.float(let a), .float(let b)):
      return folded(Double(bitPattern: a), op, Double(bitPattern: b))
    case (.integer(let a), .float(let b)) where a.magnitude < 1 << 53:
      return folded(Double(a), op, Double(bitPattern: b))
    case (.float(let a), .integer(let b)) where b.magnitude < 1 << 53:
      return folded(Double(bitPattern: a), op, Double(b))
    default: return nil
    }
  }

  private static func folded(_ a: Double, _ op: BinaryOperator, _ b: Double) -> Constant? {
    switch op {
    case .add: .float((a + b).bitPattern)
    case .subtract: .float((a - b).bitPattern)
    case .multiply: .float((a * b).bitPattern)
    case .divide: b == 0 ? nil : .float((a / b).bitPattern)
    default: nil
    }
  }
}

extension Constant {
  static func integerOfAnySize(_ value: BigInt) -> Constant {
    if let small = Int(exactly: value) { return .integer(small) }
    return .bigInteger(value)
  }

  /// The same for all numbers that are equal, whatever their type, also inside of tuples.
  var number: Constant {
    switch self {
    case .bool(let value): .integer(value ? 1 : 0)
    case .float(let bits):
      BigInt(exactly: Double(bitPattern: bits)).map { .integerOfAnySize($0) } ?? self
    case .tuple(let items): .tuple(items.map(\.number))
    default: self
    }
  }

  /// Whether a condition of this constant holds.
  var truth: Bool? {
    switch self {
    case .undefined, .code: nil
    case .none: false
    case .bool(let value): value
    case .ellipsis, .bigInteger: true
    case .integer(let value): value != 0
    case .float(let bits): Double(bitPattern: bits) != 0
    case .string(let text): !text.isEmpty
    case .name(let name): !name.isEmpty
    case .tuple(let items), .frozenSet(let items): !items.isEmpty
    }
  }
}
