extension Machine {
  /// `container[key]`
  package func item(_ container: Value, _ key: Value) throws(Raised) -> Value {
    switch container.tag {
    case .list:
      let list = ListRef(unchecked: container)
      if let place = try sequenceIndex(key) {
        let index = place < 0 ? place &+ list.count : place
        if index >= 0, index < list.count { return list[index] }
        throw error(.indexError, "list index out of range")
      }
      if key.tag == .slice { return try slice(of: list, SliceRef(unchecked: key)) }
      throw indexError("list", key)
    case .tuple:
      let tuple = TupleRef(unchecked: container)
      if let place = try sequenceIndex(key) {
        let index = place < 0 ? place &+ tuple.count : place
        if index >= 0, index < tuple.count { return tuple[index] }
        throw error(.indexError, "tuple index out of range")
      }
      if key.tag == .slice { return try slice(of: tuple, SliceRef(unchecked: key)) }
      throw indexError("tuple", key)
    case .string:
      let string = StringRef(unchecked: container)
      if let place = try sequenceIndex(key) {
        let index = place < 0 ? place &+ string.count : place
        if index >= 0, index < string.count { return try heap.string(codePoint: string[index]) }
        throw error(.indexError, "string index out of range")
      }
      if key.tag == .slice { return try slice(of: string, SliceRef(unchecked: key)) }
      throw typeError("string indices must be integers, not '\(typeName(key))'")
    case .dict:
      if let found = try value(for: key, in: DictRef(unchecked: container)) { return found }
      throw error(.keyError, arguments: [key])
    case .range: return try item(ofRange: RangeRef(unchecked: container), key)
    case .type: return try item(ofType: container, key)
    case .instance, .native:
      if override(.getitem, of: container) != nil {
        return try callOverride(.getitem, of: container, key)
      }
      let inner = unwrap(container)
      if let dict = DictRef(inner) { return try item(ofDict: dict, container, key) }
      if inner.isSequence || inner.tag == .range { return try item(inner, key) }
    default: break
    }
    throw typeError("'\(typeName(container))' object is not subscriptable")
  }

  private func indexError(_ kind: String, _ key: Value) -> Raised {
    typeError("\(kind) indices must be integers or slices, not \(typeName(key))")
  }

  /// An item of an instance of a class that extends dict, which may have `__missing__`.
  func item(
    ofDict dict: DictRef, _ container: Value, _ key: Value
  ) throws(Raised) -> Value {
    if let found = try value(for: key, in: dict) { return found }
    if override(.missing, of: container) != nil {
      return try callOverride(.missing, of: container, key)
    }
    throw error(.keyError, arguments: [key])
  }

  private func item(ofRange range: RangeRef, _ key: Value) throws(Raised) -> Value {
    if key.tag == .slice { return try slice(of: range, SliceRef(unchecked: key)) }
    guard var index = try integer(key) else { throw indexError("range", key) }
    if let order = compareNumbers(index, .int(0)), order < 0 {
      index = try arithmetic(.add, index, range.length) ?? index
    }
    guard let low = compareNumbers(index, .int(0)), low >= 0,
      let high = compareNumbers(index, range.length), high < 0,
      let offset = try arithmetic(.multiply, index, range.step),
      let item = try arithmetic(.add, range.start, offset)
    else { throw error(.indexError, "range object index out of range") }
    return item
  }

  /// `list[int]`, `dict[str, int]`, or `__class_getitem__` of a class.
  private func item(ofType container: Value, _ key: Value) throws(Raised) -> Value {
    let type = TypeRef(unchecked: container)
    if let hook = try attributeIfPresent(
      heap.intern(SpecialMethod.classGetitem.rawValue), of: container)
    {
      return try call(hook, key)
    }
    if isGeneric(type) { return try genericAlias(container, key) }
    throw typeError("type '\(type.name)' is not subscriptable")
  }

  /// `container[key] = value`
  package func setItem(
    _ container: Value, _ key: Value, to value: Value
  ) throws(Raised) {
    switch container.tag {
    case .list:
      let list = ListRef(unchecked: container)
      if let place = try sequenceIndex(key) {
        let index = place < 0 ? place &+ list.count : place
        if index >= 0, index < list.count {
          list[index] = value
          return
        }
        throw error(.indexError, "list assignment index out of range")
      }
      if key.tag == .slice {
        return try setSlice(of: list, SliceRef(unchecked: key), to: value)
      }
      throw indexError("list", key)
    case .dict: return try set(key, to: value, in: DictRef(unchecked: container))
    case .instance, .native:
      if override(.setitem, of: container) != nil {
        _ = try callOverride(.setitem, of: container, key, value)
        return
      }
      let inner = unwrap(container)
      if inner.tag == .list || inner.tag == .dict { return try setItem(inner, key, to: value) }
    default: break
    }
    throw typeError("'\(typeName(container))' object does not support item assignment")
  }

  /// `del container[key]`
  package func deleteItem(_ container: Value, _ key: Value) throws(Raised) {
    switch container.tag {
    case .list:
      let list = ListRef(unchecked: container)
      if let place = try sequenceIndex(key) {
        let index = place < 0 ? place &+ list.count : place
        guard index >= 0, index < list.count else {
          throw error(.indexError, "list assignment index out of range")
        }
        return try heap.replace(index..<index + 1, of: list, with: [])
      }
      if key.tag == .slice { return try deleteSlice(of: list, SliceRef(unchecked: key)) }
      throw indexError("list", key)
    case .dict:
      if try remove(key, from: DictRef(unchecked: container)) == nil {
        throw error(.keyError, arguments: [key])
      }
      return
    case .instance, .native:
      if override(.delitem, of: container) != nil {
        _ = try callOverride(.delitem, of: container, key)
        return
      }
      let inner = unwrap(container)
      if inner.tag == .list || inner.tag == .dict { return try deleteItem(inner, key) }
    default: break
    }
    if container.hasSequenceSlots, try integer(key) != nil {
      throw typeError("'\(typeName(container))' object doesn't support item deletion")
    }
    throw typeError("'\(typeName(container))' object does not support item deletion")
  }
}

extension Value {
  /// CPython's type has a table of sequence methods, which words the error about deletion.
  fileprivate var hasSequenceSlots: Bool {
    switch tag {
    case .string, .tuple, .range, .set, .view, .instance: true
    default: false
    }
  }
}
