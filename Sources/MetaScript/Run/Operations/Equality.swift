extension Machine {
  /// Whether a container would take `a` for `b`: the same object, or equal.
  package func equal(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.tag == b.tag {
      if a.bits == b.bits { return true }
      switch a.tag {
      case .int, .bool, .none: return false
      case .float: return a.asFloat == b.asFloat
      case .string: return StringRef.equal(StringRef(unchecked: a), StringRef(unchecked: b))
      default: break
      }
    } else if a.isSimple, b.isSimple, a.tag == .string || b.tag == .string {
      return false
    }
    let mark = pins.count
    pins.append(a)
    pins.append(b)
    defer { unpin(to: mark) }
    let result = try compare(.equal, a, b)
    return result.isBool ? result.asBool : try isTrue(result)
  }

  package func isLess(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.tag == b.tag {
      switch a.tag {
      case .int: return a.asInt < b.asInt
      case .float: return a.asFloat < b.asFloat
      case .string:
        return StringRef.compare(StringRef(unchecked: a), StringRef(unchecked: b)) < 0
      default: break
      }
    }
    let result = try compare(.less, a, b)
    return result.isBool ? result.asBool : try isTrue(result)
  }

  /// `a op b` as a value: rich comparison may give anything.
  func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    switch op {
    case .is: return .bool(a.isIdentical(to: b))
    case .isNot: return .bool(!a.isIdentical(to: b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    if a.hasOverrides || b.hasOverrides { return try compareBySpecials(op, a, b) }
    if let result = try compareBuiltin(op, a, b) { return result }
    return try compareUnrelated(op, a, b)
  }

  /// What a comparison means that neither side knows: identity, or an error.
  private func compareUnrelated(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value {
    switch op {
    case .equal: return .bool(a.isIdentical(to: b))
    case .notEqual: return .bool(!a.isIdentical(to: b))
    default:
      throw typeError(
        "'\(op.rawValue)' not supported between instances of '\(typeName(a))' and "
          + "'\(typeName(b))'")
    }
  }

  private func compareBySpecials(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value {
    try enter(" in comparison")
    defer { leave() }
    let (left, right) = (type(of: a), type(of: b))
    var isReversedTried = false
    if left != right, right.isSubtype(of: left), b.hasOverrides {
      isReversedTried = true
      let result = try richCompare(op.mirrored, b, a)
      if result.tag != .notImplemented { return result }
    }
    var result = try richCompare(op, a, b)
    if result.tag != .notImplemented { return result }
    if !isReversedTried {
      result = try richCompare(op.mirrored, b, a)
      if result.tag != .notImplemented { return result }
    }
    return try compareUnrelated(op, a, b)
  }

  /// One side's answer to a comparison, NotImplemented when it has none: `type(a).__op__(a, b)`.
  func richCompare(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value {
    if override(op.method, of: a) != nil { return try callOverride(op.method, of: a, b) }
    let inner = unwrap(a)
    if !inner.hasOverrides {
      return try compareBuiltin(op, inner, unwrap(b)) ?? .notImplemented
    }
    switch op {
    case .equal: return a.isIdentical(to: b) ? .true : .notImplemented
    case .notEqual:
      if override(.eq, of: a) != nil {
        let result = try callOverride(.eq, of: a, b)
        if result.tag == .notImplemented { return result }
        return .bool(!(try isTrue(result)))
      }
      return a.isIdentical(to: b) ? .false : .notImplemented
    default: return .notImplemented
    }
  }
}

extension ComparisonOperator {
  /// The operator that says the same with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .is, .isNot, .in, .notIn: self
    }
  }

  var method: SpecialMethod {
    switch self {
    case .less: .lt
    case .lessOrEqual: .le
    case .greater: .gt
    case .greaterOrEqual: .ge
    case .notEqual: .ne
    case .equal, .is, .isNot, .in, .notIn: .eq
    }
  }

  /// What the operator says of two things that stand in this order: negative, zero or positive.
  @inline(__always) func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .notEqual, .isNot: order != 0
    case .equal, .is, .in, .notIn: order == 0
    }
  }
}
