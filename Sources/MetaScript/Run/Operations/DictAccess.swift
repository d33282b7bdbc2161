/// Dict access with the keys' own hash and equality.
///
/// Comparing keys may run script code, which may change the dict: a search whose table has moved
/// starts again.
extension Machine {
  package func value(for key: Value, in dict: DictRef) throws(Raised) -> Value? {
    if key.tag == .string, let found = dict.value(for: StringRef(unchecked: key)) { return found }
    let hash = try hash(key)
    guard let place = try place(of: key, hash: hash, in: dict) else { return nil }
    return dict[place: place].value
  }

  package func set(_ key: Value, to value: Value, in dict: DictRef) throws(Raised) {
    try set(key, hash: try hash(key), to: value, in: dict)
  }

  /// The same for a key whose hash is known.
  func set(
    _ key: Value, hash: Int, to value: Value, in dict: DictRef
  ) throws(Raised) {
    if let place = try place(of: key, hash: hash, in: dict) {
      dict.setValue(value, at: place)
    } else {
      try heap.insertNew(key, hash: hash, value: value, into: dict)
    }
  }

  /// The removed value, nil when the key was absent.
  package func remove(_ key: Value, from dict: DictRef) throws(Raised) -> Value? {
    let hash = try hash(key)
    guard let place = try place(of: key, hash: hash, in: dict) else { return nil }
    let value = dict[place: place].value
    dict.removeEntry(at: place)
    return value
  }

  /// The place of the entry with a key, or nil.
  func place(of key: Value, hash: Int, in dict: DictRef) throws(Raised) -> Int? {
    while dict.count > 0 {
      let identity = dict.bufferIdentity
      var slot = dict.firstSlot(hash)
      var isStale = false
      while let place = dict.candidate(hash: hash, from: &slot) {
        let other = dict[place: place].key
        if other.isIdentical(to: key) { return place }
        switch (other.tag, key.tag) {
        case (.string, .string):
          if StringRef.equal(StringRef(unchecked: other), StringRef(unchecked: key)) {
            return place
          }
        case (.int, .int): break
        default:
          let isEqual = try equal(other, key)
          if dict.bufferIdentity != identity || place >= dict.used
            || !dict[place: place].key.isIdentical(to: other)
          {
            isStale = true
          } else if isEqual {
            return place
          }
        }
        if isStale { break }
      }
      if !isStale { return nil }
      try charge(1)
    }
    return nil
  }

  /// Copies every entry of `source` to `target`, whose equal keys get the new values.
  func update(_ target: DictRef, from source: DictRef) throws(Raised) {
    if target == source { return }
    var index = 0
    while index < source.used {
      let entry = source[place: index]
      try tick(index)
      index += 1
      if entry.key.isUndefined { continue }
      let before = source.count
      if entry.key.isSimple {
        try set(entry.key, hash: entry.hash, to: entry.value, in: target)
      } else {
        pins.append(entry.value)
        defer { pins.removeLast() }
        try set(entry.key, hash: entry.hash, to: entry.value, in: target)
      }
      if source.count != before {
        throw error(.runtimeError, "dict mutated during update")
      }
    }
  }

  func copy(_ dict: DictRef) throws(Raised) -> DictRef {
    let copy = try heap.dict(capacity: dict.count)
    for index in 0..<dict.used {
      let entry = dict[place: index]
      if entry.key.isUndefined { continue }
      try tick(index)
      try heap.insertNew(entry.key, hash: entry.hash, value: entry.value, into: copy)
    }
    return copy
  }
}
