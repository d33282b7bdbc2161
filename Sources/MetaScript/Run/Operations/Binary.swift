extension Machine {
  /// `a op b` in full: numbers, sequences, sets, then the special methods with their reflected and
  /// in-place forms; TypeError "unsupported operand type(s) …".
  func binary(
    _ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool
  ) throws(Raised) -> Value {
    // Scripts may get hold of it now.
    if a.tag == .string { StringRef(unchecked: a).isOpen = false }
    if a.isNumber, b.isNumber {
      if let result = try arithmetic(op, a, b) { return result }
    } else if a.hasOverrides || b.hasOverrides {
      return try binaryBySpecials(op, a, b, inPlace: inPlace)
    } else {
      if inPlace, let result = try binaryInPlace(op, a, b) { return result }
      if let result = try binaryBuiltin(op, a, b) { return result }
      if let result = try sequenceOperation(op, a, b) { return result }
    }
    throw unsupported(op, a, b, inPlace: inPlace)
  }

  private func unsupported(
    _ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool
  ) -> Raised {
    let sign = inPlace ? op.rawValue + "=" : op == .power ? "** or pow()" : op.rawValue
    var message = "unsupported operand type(s) for \(sign): '\(typeName(a))' and '\(typeName(b))'"
    if op == .rightShift, !inPlace, BuiltinRef(a)?.function.name == "print" {
      message += ". Did you mean \"print(<message>, file=<output_stream>)\"?"
    }
    return typeError(message)
  }

  private func binaryBySpecials(
    _ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool
  ) throws(Raised) -> Value {
    try enter(" while calling a Python object")
    defer { leave() }
    if inPlace {
      if override(op.inPlaceMethod, of: a) != nil {
        let result = try callOverride(op.inPlaceMethod, of: a, b)
        if result.tag != .notImplemented { return result }
      } else if a.hasOverrides {
        let inner = unwrap(a)
        if !inner.hasOverrides, override(op.method, of: a) == nil,
          let result = try binaryInPlace(op, inner, b)
        {
          return result.isIdentical(to: inner) ? a : result
        }
      } else if let result = try binaryInPlace(op, a, b) {
        return result
      }
    }
    let (left, right) = (type(of: a), type(of: b))
    var isReflectedTried = left == right
    if !isReflectedTried, right.isSubtype(of: left), reflectedDiffers(op, left, right) {
      isReflectedTried = true
      let result = try reflected(op, b, a)
      if result.tag != .notImplemented { return result }
    }
    var result = try forward(op, a, b)
    if result.tag != .notImplemented { return result }
    if !isReflectedTried {
      result = try reflected(op, b, a)
      if result.tag != .notImplemented { return result }
    }
    // Concatenation and repetition come after both sides' arithmetic.
    if override(op.method, of: a) == nil, let result = try sequenceOperation(op, unwrap(a), b) {
      return result
    }
    if op == .multiply, unwrap(b).isSequence, override(.rmul, of: b) == nil,
      let result = try sequenceOperation(op, a, b)
    {
      return result
    }
    throw unsupported(op, a, b, inPlace: inPlace)
  }

  /// Whether a subclass has a reflected method of its own, which then goes first.
  private func reflectedDiffers(_ op: BinaryOperator, _ left: TypeRef, _ right: TypeRef) -> Bool {
    let name = heap.intern(op.reflectedMethod.rawValue)
    guard let own = right.lookup(name) else { return false }
    return !(left.lookup(name)?.isIdentical(to: own) ?? false)
  }

  private func forward(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if override(op.method, of: a) != nil { return try callOverride(op.method, of: a, b) }
    return try binaryBuiltin(op, unwrap(a), unwrap(b)) ?? .notImplemented
  }

  /// `b.__rop__(a)`
  private func reflected(
    _ op: BinaryOperator, _ b: Value, _ a: Value
  ) throws(Raised) -> Value {
    if override(op.reflectedMethod, of: b) != nil {
      return try callOverride(op.reflectedMethod, of: b, a)
    }
    return try binaryBuiltin(op, unwrap(a), unwrap(b)) ?? .notImplemented
  }

  /// What built-in types define as arithmetic: numbers, sets, views, dicts, `%` of strings, unions
  /// of types. Nil when they do not.
  func binaryBuiltin(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value? {
    if a.isNumber { return b.isNumber ? try arithmetic(op, a, b) : nil }
    switch (op, a.tag) {
    case (.modulo, .string): return try formatPercent(StringRef(unchecked: a), b)
    case (.bitOr, .dict):
      guard let other = DictRef(b) else { return nil }
      let result = try copy(DictRef(unchecked: a))
      pins.append(result.value)
      defer { pins.removeLast() }
      try update(result, from: other)
      return result.value
    case (.bitOr, .set), (.bitAnd, .set), (.bitXor, .set), (.subtract, .set),
      (.bitOr, .view), (.bitAnd, .view), (.bitXor, .view), (.subtract, .view):
      return try setOperation(op, a, b)
    case (.bitOr, .type), (.bitOr, .none), (.bitOr, .native): return try union(a, b)
    default: break
    }
    if b.tag == .view { return try setOperation(op, a, b) }
    if op == .bitOr, b.tag == .type { return try union(a, b) }
    return nil
  }

  /// In-place operations of mutable containers; nil where there is none.
  func binaryInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value? {
    switch (op, a.tag) {
    case (.add, .list):
      try extend(ListRef(unchecked: a), with: b)
      return a
    case (.multiply, .list):
      guard let count = try repetitionCount(b) else { return nil }
      try repeatInPlace(ListRef(unchecked: a), count)
      return a
    case (.bitOr, .dict):
      try mergeItems(of: b, into: DictRef(unchecked: a))
      return a
    case (.bitOr, .set), (.bitAnd, .set), (.bitXor, .set), (.subtract, .set):
      let set = SetRef(unchecked: a)
      guard !set.isFrozen, let other = SetRef(unwrap(b)) else { return nil }
      switch op {
      case .bitOr: try merge(other, into: set)
      case .subtract: try subtract(other.value, from: set)
      case .bitXor: try symmetricUpdate(set, with: other.value)
      default: try intersect(set, with: other.value)
      }
      return a
    default: return nil
    }
  }

  func unary(_ op: UnaryOperator, _ a: Value) throws(Raised) -> Value {
    if op == .not { return .bool(!(try isTrue(a))) }
    if a.hasOverrides, override(op.method, of: a) != nil {
      return try callOverride(op.method, of: a)
    }
    let inner = unwrap(a)
    if inner.isNumber, let result = try arithmetic(op, inner) { return result }
    throw typeError("bad operand type for unary \(op.rawValue): '\(typeName(a))'")
  }
}

extension UnaryOperator {
  var method: SpecialMethod {
    switch self {
    case .plus: .pos
    case .minus: .neg
    case .invert, .not: .invert
    }
  }
}

extension BinaryOperator {
  var method: SpecialMethod {
    switch self {
    case .add: .add
    case .subtract: .sub
    case .multiply: .mul
    case .matrixMultiply: .matmul
    case .divide: .truediv
    case .floorDivide: .floordiv
    case .modulo: .mod
    case .power: .pow
    case .leftShift: .lshift
    case .rightShift: .rshift
    case .bitOr: .or
    case .bitXor: .xor
    case .bitAnd: .and
    }
  }

  var reflectedMethod: SpecialMethod {
    switch self {
    case .add: .radd
    case .subtract: .rsub
    case .multiply: .rmul
    case .matrixMultiply: .rmatmul
    case .divide: .rtruediv
    case .floorDivide: .rfloordiv
    case .modulo: .rmod
    case .power: .rpow
    case .leftShift: .rlshift
    case .rightShift: .rrshift
    case .bitOr: .ror
    case .bitXor: .rxor
    case .bitAnd: .rand
    }
  }

  var inPlaceMethod: SpecialMethod {
    switch self {
    case .add: .iadd
    case .subtract: .isub
    case .multiply: .imul
    case .matrixMultiply: .imatmul
    case .divide: .itruediv
    case .floorDivide: .ifloordiv
    case .modulo: .imod
    case .power: .ipow
    case .leftShift: .ilshift
    case .rightShift: .irshift
    case .bitOr: .ior
    case .bitXor: .ixor
    case .bitAnd: .iand
    }
  }
}
