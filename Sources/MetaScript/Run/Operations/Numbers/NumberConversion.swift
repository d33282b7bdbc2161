import BigInt

// How any value becomes a number: what `int()`, `float()` and operations that want one do.

extension Machine {
  /// A float's whole part; ValueError or OverflowError when it has none.
  package func truncated(_ value: Double) throws(Raised) -> Value {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
    if value.isNaN { throw error(.valueError, "cannot convert float NaN to integer") }
    if value.isInfinite {
      throw error(.overflowError, "cannot convert float infinity to integer")
    }
    return heap.int(BigInt(value))
  }

  /// `int(value)` of what is a number of some kind, or nil: a number, or an object with `__int__`,
  /// `__index__` or `__trunc__`.
  func wholeNumber(_ value: Value) throws(Raised) -> Value? {
    if value.isBool { return .int(value.asInt) }
    if value.isInteger { return value }
    if value.isFloat { return try truncated(value.asFloat) }
    for method in [SpecialMethod.int, .index, .trunc] {
      guard let result = try callSpecial(method, of: value) else { continue }
      let plain = unwrap(result)
      if plain.isInteger { return plain.isBool ? .int(plain.asInt) : plain }
      if method == .trunc { return try integerIndex(result) }
      throw error(
        .typeError,
        "\(method.rawValue) returned non-int (type \(type(of: result).info.nameInErrors))")
    }
    return nil
  }

  /// An int or what `__index__` gives; nil when the value has none.
  func integerIndexIfPresent(_ value: Value) throws(Raised) -> Value? {
    if value.isInteger { return value }
    if !value.isObject || special(.index, of: value) == nil { return nil }
    return try integerIndex(value)
  }

  /// `float(value)` of what is a number of some kind, or nil.
  func floatNumber(_ value: Value) throws(Raised) -> Double? {
    if value.isNumber { return try double(value) }
    if let result = try callSpecial(.float, of: value) {
      let plain = unwrap(result)
      if plain.isFloat { return plain.asFloat }
      throw error(
        .typeError,
        "\(type(of: value).info.nameInErrors).__float__ returned non-float (type \(type(of: result).info.nameInErrors))"
      )
    }
    if let index = try integerIndexIfPresent(value) { return try double(index) }
    return nil
  }

  /// A float as functions of real numbers want it; TypeError "must be real number, not …".
  package func realNumber(_ value: Value) throws(Raised) -> Double {
    if value.isFloat { return value.asFloat }
    if let result = try floatNumber(value) { return result }
    throw error(.typeError, "must be real number, not \(type(of: value).info.nameInErrors)")
  }

  /// Whether `value[key]` has a meaning: what `%` takes for a mapping.
  func hasItems(_ value: Value) -> Bool {
    switch value.tag {
    case .dict, .list, .range: true
    case .instance, .native: special(.getitem, of: value) != nil
    default: false
    }
  }
}
