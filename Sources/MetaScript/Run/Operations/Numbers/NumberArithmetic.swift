import BigInt

// What the operators of arithmetic and bits mean for numbers. The machine's loop has the commonest
// cases inline; everything else arrives here.

extension Machine {
  /// `a op b` for numbers of any kind (bool, int, big int, float); nil when one is no number, or
  /// when floats have no such operator.
  func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value? {
    if a.isSmallInteger, b.isSmallInteger { return try smallArithmetic(op, a, b) }
    guard a.isNumber, b.isNumber else { return nil }
    if a.isFloat || b.isFloat { return try floatArithmetic(op, a, b) }
    return try bigArithmetic(op, a.asBigInt, b.asBigInt)
  }

  /// `-a`, `+a`, `~a` for numbers; nil for others.
  func arithmetic(_ op: UnaryOperator, _ a: Value) throws(Raised) -> Value? {
    switch a.tag {
    case .bool, .int:
      switch op {
      case .plus: return .int(a.asInt)
      case .minus:
        let (result, overflow) = Int(0).subtractingReportingOverflow(a.asInt)
        return overflow ? heap.int(-BigInt(a.asInt)) : .int(result)
      case .invert: return .int(~a.asInt)
      case .not: return nil
      }
    case .float:
      switch op {
      case .plus: return a
      case .minus: return .float(-a.asFloat)
      case .invert, .not: return nil
      }
    case .bigInt:
      switch op {
      case .plus: return a
      case .minus: return heap.int(-a.asBigInt)
      case .invert: return heap.int(-a.asBigInt - 1)
      case .not: return nil
      }
    default: return nil
    }
  }

  /// `(a // b, a % b)` for numbers; nil when one is no number.
  func divideWithRemainder(
    _ a: Value, _ b: Value
  ) throws(Raised) -> (quotient: Value, remainder: Value)? {
    guard a.isNumber, b.isNumber else { return nil }
    if a.isFloat || b.isFloat {
      let (x, y) = (try double(a), try double(b))
      if y == 0 { throw error(.zeroDivisionError, "float divmod()") }
      let (quotient, remainder) = FloatMath.divide(x, y)
      return (.float(quotient), .float(remainder))
    }
    guard let quotient = try arithmetic(.floorDivide, a, b),
      let remainder = try arithmetic(.modulo, a, b)
    else { return nil }
    return (quotient, remainder)
  }

  private func smallArithmetic(
    _ op: BinaryOperator, _ first: Value, _ second: Value
  ) throws(Raised) -> Value? {
    let (a, b) = (first.asInt, second.asInt)
    switch op {
    case .add:
      let (result, overflow) = a.addingReportingOverflow(b)
      return overflow ? heap.int(BigInt(a) + BigInt(b)) : .int(result)
    case .subtract:
      let (result, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? heap.int(BigInt(a) - BigInt(b)) : .int(result)
    case .multiply:
      let (result, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? heap.int(BigInt(a) * BigInt(b)) : .int(result)
    case .divide:
      if b == 0 { throw error(.zeroDivisionError, "division by zero") }
      if a.magnitude <= 1 << 53, b.magnitude <= 1 << 53 { return .float(Double(a) / Double(b)) }
      return .float(try trueQuotient(BigInt(a), BigInt(b)))
    case .floorDivide:
      if b == 0 { throw integerDivisionByZero() }
      if b == -1 { return try arithmetic(.minus, .int(a)) }
      return .int(IntegerMath.floorDivide(a, b))
    case .modulo:
      if b == 0 { throw integerModuloByZero() }
      return .int(IntegerMath.modulo(a, b))
    case .power: return try smallPower(a, b)
    case .leftShift:
      if b < 0 { throw error(.valueError, "negative shift count") }
      if a == 0 { return .int(0) }
      if b < 63, a.magnitude >> (63 - b) == 0 { return .int(a << b) }
      return try shiftLeft(BigInt(a), by: b)
    case .rightShift:
      if b < 0 { throw error(.valueError, "negative shift count") }
      return .int(a >> min(b, 63))
    case .bitAnd: return bits(a & b, first, second)
    case .bitOr: return bits(a | b, first, second)
    case .bitXor: return bits(a ^ b, first, second)
    case .matrixMultiply: return nil
    }
  }

  /// Bit operators keep bools bools.
  @inline(__always) private func bits(_ result: Int, _ a: Value, _ b: Value) -> Value {
    a.isBool && b.isBool ? .bool(result != 0) : .int(result)
  }

  private func floatArithmetic(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    switch op {
    case .add: return .float(try double(a) + double(b))
    case .subtract: return .float(try double(a) - double(b))
    case .multiply: return .float(try double(a) * double(b))
    case .divide:
      let (x, y) = (try double(a), try double(b))
      if y == 0 { throw error(.zeroDivisionError, "float division by zero") }
      return .float(x / y)
    case .floorDivide:
      let (x, y) = (try double(a), try double(b))
      if y == 0 { throw error(.zeroDivisionError, "float floor division by zero") }
      return .float(FloatMath.divide(x, y).quotient)
    case .modulo:
      let (x, y) = (try double(a), try double(b))
      if y == 0 { throw error(.zeroDivisionError, "float modulo") }
      return .float(FloatMath.modulo(x, y))
    case .power: return .float(try power(try double(a), try double(b)))
    case .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .matrixMultiply: return nil
    }
  }

  func integerDivisionByZero() -> Raised {
    error(.zeroDivisionError, "integer division or modulo by zero")
  }

  func integerModuloByZero() -> Raised { error(.zeroDivisionError, "integer modulo by zero") }
}
