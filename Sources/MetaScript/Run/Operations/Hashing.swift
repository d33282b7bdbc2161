extension Machine {
  /// `hash(value)`: CPython's for numbers, tuples, frozensets and ranges, so that sets of them are
  /// walked in CPython's order; our own for strings; by address for everything else.
  package func hash(_ value: Value) throws(Raised) -> Int {
    switch value.tag {
    case .int:
      let number = value.asInt
      if number > -(1 << 60), number < 1 << 60 { return number == -1 ? -2 : number }
      return hashOfNumber(value)
    case .string: return StringRef(unchecked: value).hash
    case .bool: return value.asInt
    case .float, .bigInt: return hashOfNumber(value)
    case .none: return 0xFCA8_6420
    case .undefined, .ellipsis, .notImplemented: return Int(value.tag.rawValue) + 0x5EED_0000
    case .tuple: return try hash(tuple: TupleRef(unchecked: value))
    case .set:
      let set = SetRef(unchecked: value)
      if set.isFrozen { return hash(frozen: set) }
    case .range: return try hash(range: RangeRef(unchecked: value))
    case .method:
      let method = MethodRef(unchecked: value)
      return Self.hash(address: method.receiver) ^ Self.hash(address: method.function)
    case .view:
      if ViewRef(unchecked: value).role == .values { return Self.hash(address: value) }
    case .instance, .native: return try hashBySpecial(value)
    case .cell, .code, .function, .builtin, .type, .module, .generator, .iterator, .descriptor,
      .superProxy:
      return Self.hash(address: value)
    case .list, .dict, .slice: break
    }
    throw unhashable(value)
  }

  private func unhashable(_ value: Value) -> Raised {
    // Types made in C show their module.
    typeError(
      "unhashable type: '"
        + (value.tag == .native ? fullName(of: type(of: value)) : typeName(value)) + "'")
  }

  /// The hash of an object that is equal only to itself.
  static func hash(address value: Value) -> Int {
    if !value.isObject { return Int(truncatingIfNeeded: value.bits) ^ Int(value.tag.rawValue) }
    let address = value.address
    return Int(bitPattern: address >> 4 | address << 60)
  }

  private func hashBySpecial(_ value: Value) throws(Raised) -> Int {
    if let found = override(.hash, of: value) {
      if found.isNone { throw unhashable(value) }
      let result = try callOverride(.hash, of: value)
      switch unwrap(result).tag {
      case .int:
        let hash = unwrap(result).asInt
        return hash == -1 ? -2 : hash
      case .bool, .bigInt: return hashOfNumber(unwrap(result))
      default: throw typeError("__hash__ method should return an integer")
      }
    }
    let inner = unwrap(value)
    if inner.hasOverrides { return Self.hash(address: value) }
    switch inner.tag {
    case .list, .dict, .slice: throw unhashable(value)
    case .set where !SetRef(unchecked: inner).isFrozen: throw unhashable(value)
    default: return try hash(inner)
    }
  }

  /// CPython's tuple hash: one round of xxHash64 for each item.
  private func hash(tuple: TupleRef) throws(Raised) -> Int {
    try enter(" while hashing an object")
    defer { leave() }
    var hasher = TupleHasher()
    for index in 0..<tuple.count {
      try tick(index)
      hasher.add(try hash(tuple[index]))
    }
    return hasher.finish(count: tuple.count)
  }

  private func hash(range: RangeRef) throws(Raised) -> Int {
    var hasher = TupleHasher()
    hasher.add(try hash(range.length))
    let isEmpty = range.length.isInt && range.length.asInt == 0
    let isSingle = range.length.isInt && range.length.asInt == 1
    hasher.add(try hash(isEmpty ? .none : range.start))
    hasher.add(try hash(isEmpty || isSingle ? .none : range.step))
    return hasher.finish(count: 3)
  }

  /// CPython's frozenset hash, in which the order of the members does not matter.
  private func hash(frozen set: SetRef) -> Int {
    if let known = set.rememberedHash { return known }
    var hash: UInt64 = 0
    for slot in 0..<set.slotCount where set.liveKey(at: slot) != nil {
      let member = UInt64(bitPattern: Int64(set.hash(at: slot)))
      hash ^= (member ^ 89_869_747 ^ member << 16) &* 3_644_798_167
    }
    hash ^= UInt64(set.count + 1) &* 1_927_868_237
    hash ^= hash >> 11 ^ hash >> 25
    hash = hash &* 69_069 &+ 907_133_923
    let result = hash == .max ? 590_923_713 : Int(truncatingIfNeeded: hash)
    set.rememberedHash = result
    return result
  }
}

/// The state of CPython 3.11's tuple hash.
struct TupleHasher {
  private static let prime1: UInt64 = 11_400_714_785_074_694_791
  private static let prime2: UInt64 = 14_029_467_366_897_019_727
  private static let prime5: UInt64 = 2_870_177_450_012_600_261
  private var state = Self.prime5

  mutating func add(_ hash: Int) {
    state = state &+ UInt64(bitPattern: Int64(hash)) &* Self.prime2
    state = (state << 31 | state >> 33) &* Self.prime1
  }

  func finish(count: Int) -> Int {
    let result = state &+ (UInt64(count) ^ (Self.prime5 ^ 3_527_539))
    return result == .max ? 1_546_275_796 : Int(truncatingIfNeeded: result)
  }
}
