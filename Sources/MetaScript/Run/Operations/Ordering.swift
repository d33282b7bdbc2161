/// Comparison of values of built-in types with each other.
extension Machine {
  /// `a op b` by the meaning of built-in types; nil when they do not compare so.
  func compareBuiltin(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    if a.isNumber, b.isNumber {
      if a.tag == .int, b.tag == .int {
        return .bool(op.holds(a.asInt < b.asInt ? -1 : a.asInt == b.asInt ? 0 : 1))
      }
      guard let order = compareNumbers(a, b) else { return .bool(op == .notEqual) }
      return .bool(op.holds(order))
    }
    if a.tag == .view || b.tag == .view { return try compareViews(op, a, b) }
    guard a.tag == b.tag else { return nil }
    switch a.tag {
    case .string:
      let (a, b) = (StringRef(unchecked: a), StringRef(unchecked: b))
      try chargeBytes(a.count)
      switch op {
      case .equal: return .bool(StringRef.equal(a, b))
      case .notEqual: return .bool(!StringRef.equal(a, b))
      default: return .bool(op.holds(StringRef.compare(a, b)))
      }
    case .list:
      let (a, b) = (ListRef(unchecked: a), ListRef(unchecked: b))
      if (op == .equal || op == .notEqual) && a.count != b.count { return .bool(op == .notEqual) }
      return try compareItems(op, { a.count }, { b.count }, { a[$0] }, { b[$0] })
    case .tuple:
      let (a, b) = (TupleRef(unchecked: a), TupleRef(unchecked: b))
      return try compareItems(op, { a.count }, { b.count }, { a[$0] }, { b[$0] })
    case .slice:
      let (a, b) = (SliceRef(unchecked: a), SliceRef(unchecked: b))
      return try compareItems(op, { 3 }, { 3 }, { a[field: $0] }, { b[field: $0] })
    case .dict: return try compareDicts(op, DictRef(unchecked: a), DictRef(unchecked: b))
    case .set: return try compareSets(op, SetRef(unchecked: a), SetRef(unchecked: b))
    case .range:
      guard op == .equal || op == .notEqual else { return nil }
      let same = rangesAreEqual(RangeRef(unchecked: a), RangeRef(unchecked: b))
      return .bool(same == (op == .equal))
    case .method:
      guard op == .equal || op == .notEqual else { return nil }
      let (a, b) = (MethodRef(unchecked: a), MethodRef(unchecked: b))
      let same = a.receiver.isIdentical(to: b.receiver) && a.function.isIdentical(to: b.function)
      return .bool(same == (op == .equal))
    default: return nil
    }
  }

  /// Sequences compare by the first place where they differ, else by length.
  private func compareItems(
    _ op: ComparisonOperator, _ countA: () -> Int, _ countB: () -> Int,
    _ itemA: (Int) -> Value, _ itemB: (Int) -> Value
  ) throws(Raised) -> Value {
    try enter(" in comparison")
    defer { leave() }
    var index = 0
    while index < countA(), index < countB() {
      let (x, y) = (itemA(index), itemB(index))
      if try !equal(x, y) {
        if op == .equal { return .false }
        if op == .notEqual { return .true }
        let mark = pins.count
        pins.append(x)
        pins.append(y)
        defer { unpin(to: mark) }
        return try compare(op, x, y)
      }
      index += 1
      if index & 0xFFF == 0 { try charge(0x1000) }
    }
    return .bool(op.holds(countA() - countB()))
  }

  private func compareDicts(
    _ op: ComparisonOperator, _ a: DictRef, _ b: DictRef
  ) throws(Raised) -> Value? {
    guard op == .equal || op == .notEqual else { return nil }
    try enter(" in comparison")
    defer { leave() }
    return .bool(try dictsAreEqual(a, b) == (op == .equal))
  }

  private func dictsAreEqual(_ a: DictRef, _ b: DictRef) throws(Raised) -> Bool {
    if a.count != b.count { return false }
    var index = 0
    while index < a.used {
      let entry = a[place: index]
      try tick(index)
      index += 1
      if entry.key.isUndefined { continue }
      let mark = pins.count
      pins.append(entry.key)
      pins.append(entry.value)
      defer { unpin(to: mark) }
      guard let place = try place(of: entry.key, hash: entry.hash, in: b) else { return false }
      if try !equal(entry.value, b[place: place].value) { return false }
    }
    return true
  }

  /// Sets compare by inclusion.
  func compareSets(
    _ op: ComparisonOperator, _ a: SetRef, _ b: SetRef
  ) throws(Raised) -> Value {
    switch op {
    case .less: .bool(a.count < b.count ? try isSubset(a, of: b) : false)
    case .lessOrEqual: .bool(a.count <= b.count ? try isSubset(a, of: b) : false)
    case .greater: .bool(b.count < a.count ? try isSubset(b, of: a) : false)
    case .greaterOrEqual: .bool(b.count <= a.count ? try isSubset(b, of: a) : false)
    case .notEqual: .bool(!(a.count == b.count ? try isSubset(a, of: b) : false))
    case .equal, .is, .isNot, .in, .notIn:
      .bool(a.count == b.count ? try isSubset(a, of: b) : false)
    }
  }

  func isSubset(_ a: SetRef, of b: SetRef) throws(Raised) -> Bool {
    try enter(" in comparison")
    defer { leave() }
    var slot = 0
    while slot < a.slotCount {
      try tick(slot)
      if let key = a.liveKey(at: slot) {
        if try self.slot(of: key, hash: a.hash(at: slot), in: b) == nil { return false }
      }
      slot += 1
    }
    return true
  }

  private func rangesAreEqual(_ a: RangeRef, _ b: RangeRef) -> Bool {
    guard compareNumbers(a.length, b.length) == 0 else { return false }
    if a.length.isInt, a.length.asInt == 0 { return true }
    guard compareNumbers(a.start, b.start) == 0 else { return false }
    if a.length.isInt, a.length.asInt == 1 { return true }
    return compareNumbers(a.step, b.step) == 0
  }

  /// Views of keys and of items compare as sets with each other and with sets.
  private func compareViews(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    for side in [a, b] {
      if let view = ViewRef(side) {
        if view.role == .values { return nil }
      } else if side.tag != .set {
        return nil
      }
    }
    let (countA, countB) = (try length(a), try length(b))
    func includes(_ small: Value, _ large: Value) throws(Raised) -> Bool {
      var all = true
      try iterate(small) { (item) throws(Raised) in
        all = try contains(large, item)
        return all
      }
      return all
    }
    switch op {
    case .less: return .bool(countA < countB ? try includes(a, b) : false)
    case .lessOrEqual: return .bool(countA <= countB ? try includes(a, b) : false)
    case .greater: return .bool(countB < countA ? try includes(b, a) : false)
    case .greaterOrEqual: return .bool(countB <= countA ? try includes(b, a) : false)
    case .notEqual: return .bool(!(countA == countB ? try includes(a, b) : false))
    default: return .bool(countA == countB ? try includes(a, b) : false)
    }
  }
}
