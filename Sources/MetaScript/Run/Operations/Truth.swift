extension Machine {
  /// What `if value:` decides: `__bool__`, else `__len__`, else true.
  package func isTrue(_ value: Value) throws(Raised) -> Bool {
    switch value.tag {
    case .bool, .int: return value.bits != 0
    case .none, .undefined: return false
    case .float: return value.asFloat != 0
    case .string: return !StringRef(unchecked: value).isEmpty
    case .list: return ListRef(unchecked: value).count != 0
    case .tuple: return TupleRef(unchecked: value).count != 0
    case .dict: return DictRef(unchecked: value).count != 0
    case .set: return SetRef(unchecked: value).count != 0
    case .view: return ViewRef(unchecked: value).dict.count != 0
    case .range: return RangeRef(unchecked: value).length.bits != 0
    case .instance, .native: return try isTrueBySpecials(value)
    case .bigInt, .ellipsis, .notImplemented, .slice, .cell, .code, .function, .builtin, .method,
      .type, .module, .generator, .iterator, .descriptor, .superProxy:
      return true
    }
  }

  private func isTrueBySpecials(_ value: Value) throws(Raised) -> Bool {
    if override(.bool, of: value) != nil {
      let truth = try callOverride(.bool, of: value)
      guard truth.isBool else {
        throw typeError("__bool__ should return bool, returned \(typeName(truth))")
      }
      return truth.asBool
    }
    if override(.len, of: value) != nil { return try length(value) != 0 }
    let inner = unwrap(value)
    return inner.hasOverrides ? true : try isTrue(inner)
  }

  /// `len(value)`
  package func length(_ value: Value) throws(Raised) -> Int {
    switch value.tag {
    case .list: return ListRef(unchecked: value).count
    case .string: return StringRef(unchecked: value).count
    case .tuple: return TupleRef(unchecked: value).count
    case .dict: return DictRef(unchecked: value).count
    case .set: return SetRef(unchecked: value).count
    case .view: return ViewRef(unchecked: value).dict.count
    case .range:
      let length = RangeRef(unchecked: value).length
      guard length.isInt else {
        throw error(.overflowError, "Python int too large to convert to C ssize_t")
      }
      return length.asInt
    case .instance, .native:
      if override(.len, of: value) != nil { return try lengthBySpecial(value) }
      let inner = unwrap(value)
      if !inner.hasOverrides { return try lengthOfInner(inner, of: value) }
    default: break
    }
    throw typeError("object of type '\(typeName(value))' has no len()")
  }

  private func lengthOfInner(_ inner: Value, of value: Value) throws(Raised) -> Int {
    if inner.isNumber { throw typeError("object of type '\(typeName(value))' has no len()") }
    return try length(inner)
  }

  private func lengthBySpecial(_ value: Value) throws(Raised) -> Int {
    let result = try callOverride(.len, of: value)
    guard let length = try integer(result) else {
      throw typeError("'\(typeName(result))' object cannot be interpreted as an integer")
    }
    guard length.isInt else {
      throw error(.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    if length.asInt < 0 { throw error(.valueError, "__len__() should return >= 0") }
    return length.asInt
  }

  /// The int that a value is or gives by `__index__`, inline or big; nil when it is none.
  func integer(_ value: Value) throws(Raised) -> Value? {
    switch value.tag {
    case .int, .bigInt: return value
    case .bool: return .int(value.asInt)
    case .instance, .native:
      let inner = unwrap(value)
      if inner.tag == .int || inner.tag == .bigInt { return inner }
      guard special(.index, of: value) != nil else { return nil }
      let result = try callSpecial(.index, of: value) ?? .none
      if result.tag == .bool { return .int(result.asInt) }
      let plain = unwrap(result)
      guard plain.tag == .int || plain.tag == .bigInt else {
        throw typeError("__index__ returned non-int (type \(typeName(result)))")
      }
      return plain
    default: return nil
    }
  }

  /// An index of a sequence; nil when the value is no integer, IndexError when it is too large.
  @inline(__always) func sequenceIndex(_ value: Value) throws(Raised) -> Int? {
    if value.tag == .int { return value.asInt }
    guard let found = try integer(value) else { return nil }
    guard found.isInt else {
      throw error(
        .indexError, "cannot fit '\(typeName(value))' into an index-sized integer")
    }
    return found.asInt
  }
}
