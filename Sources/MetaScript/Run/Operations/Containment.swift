extension Machine {
  /// `item in container`
  package func contains(_ container: Value, _ item: Value) throws(Raised) -> Bool {
    switch container.tag {
    case .list:
      let list = ListRef(unchecked: container)
      return try contains(item, { list.count }, { list[$0] })
    case .tuple:
      let tuple = TupleRef(unchecked: container)
      return try contains(item, { tuple.count }, { tuple[$0] })
    case .dict:
      let dict = DictRef(unchecked: container)
      return try place(of: item, hash: try hash(item), in: dict) != nil
    case .set: return try isMember(item, of: SetRef(unchecked: container))
    case .string:
      guard let part = StringRef(unwrap(item)) else {
        throw typeError(
          "'in <string>' requires string as left operand, not \(typeName(item))")
      }
      let text = StringRef(unchecked: container)
      try chargeBytes(text.count)
      return try text.firstPlace(of: part, from: 0, to: text.count, heap) != nil
    case .range:
      let range = RangeRef(unchecked: container)
      if item.tag == .int || item.tag == .bool || item.tag == .bigInt {
        return try rangeIndex(of: item, in: range) != nil
      }
      return try containsByIteration(container, item)
    case .view:
      let view = ViewRef(unchecked: container)
      switch view.role {
      case .keys: return try place(of: item, hash: try hash(item), in: view.dict) != nil
      case .values: return try containsByIteration(container, item)
      case .items:
        guard let pair = TupleRef(item), pair.count == 2 else { return false }
        guard let found = try value(for: pair[0], in: view.dict) else { return false }
        return try equal(found, pair[1])
      }
    case .instance, .native:
      if let found = override(.contains, of: container) {
        if found.isNone {
          throw typeError("'\(typeName(container))' object is not a container")
        }
        return try isTrue(try callOverride(.contains, of: container, item))
      }
      let inner = unwrap(container)
      if inner.hasOverrides || override(.iter, of: container) != nil && inner.tag == .range {
        return try containsByIteration(container, item)
      }
      return try contains(inner, item)
    case .generator, .iterator: return try containsByIteration(container, item)
    default: return try containsByIteration(container, item)
    }
  }

  private func contains(
    _ item: Value, _ count: () -> Int, _ at: (Int) -> Value
  ) throws(Raised) -> Bool {
    var index = 0
    while index < count() {
      if try equal(at(index), item) { return true }
      index += 1
      if index & 0xFFF == 0 { try charge(0x1000) }
    }
    return false
  }

  /// A set looks for a set among its members as for the frozenset of the same members.
  func isMember(_ item: Value, of set: SetRef) throws(Raised) -> Bool {
    if let other = SetRef(unwrap(item)), !other.isFrozen {
      let frozen = try copy(other, frozen: true)
      return try contains(frozen.value, in: set)
    }
    return try contains(item, in: set)
  }

  private func containsByIteration(
    _ container: Value, _ item: Value
  ) throws(Raised) -> Bool {
    guard let iterator = try iteratorIfPresent(container) else {
      throw typeError("argument of type '\(typeName(container))' is not iterable")
    }
    var found = false
    let mark = pins.count
    pins.append(iterator)
    defer { unpin(to: mark) }
    try iterate(iterator) { (other) throws(Raised) in
      found = try equal(other, item)
      return !found
    }
    return found
  }

  /// The place of an int in a range, or nil.
  func rangeIndex(of item: Value, in range: RangeRef) throws(Raised) -> Value? {
    guard let number = try integer(item),
      let offset = try arithmetic(.subtract, number, range.start),
      let index = try arithmetic(.floorDivide, offset, range.step),
      let rest = try arithmetic(.modulo, offset, range.step)
    else { return nil }
    guard compareNumbers(rest, .int(0)) == 0, let low = compareNumbers(index, .int(0)), low >= 0,
      let high = compareNumbers(index, range.length), high < 0
    else { return nil }
    return index
  }
}
