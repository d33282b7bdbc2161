/// Set access with the members' own hash and equality.
extension Machine {
  package func insert(_ key: Value, into set: SetRef) throws(Raised) {
    try insert(key, hash: try hash(key), into: set)
  }

  package func contains(_ key: Value, in set: SetRef) throws(Raised) -> Bool {
    try slot(of: key, hash: try hash(key), in: set) != nil
  }

  /// True when it was there.
  package func remove(_ key: Value, from set: SetRef) throws(Raised) -> Bool {
    guard let slot = try slot(of: key, hash: try hash(key), in: set) else { return false }
    set.remove(at: slot)
    return true
  }

  /// What a search in a set came to.
  private enum Search {
    case found(Int)
    case free(Int)
    case stale
  }

  func slot(of key: Value, hash: Int, in set: SetRef) throws(Raised) -> Int? {
    if set.count == 0 { return nil }
    while true {
      switch try search(key, hash: hash, in: set) {
      case .found(let slot): return slot
      case .free: return nil
      case .stale:
        if set.count == 0 { return nil }
        try charge(1)
      }
    }
  }

  func insert(_ key: Value, hash: Int, into set: SetRef) throws(Raised) {
    while true {
      heap.ensureSlots(set)
      switch try search(key, hash: hash, in: set) {
      case .found: return
      case .free(let slot): return try heap.insertNew(key, hash: hash, at: slot, into: set)
      case .stale: try charge(1)
      }
    }
  }

  private func search(
    _ key: Value, hash: Int, in set: SetRef
  ) throws(Raised) -> Search {
    var result = Search.stale
    let identity = set.tableIdentity
    var hole: Int?
    try set.probe(hash: hash) { (place, slot) throws(Raised) in
      if slot.key.isUndefined {
        result = .free(hole ?? place)
        return true
      }
      if slot.key.tag == .notImplemented {
        hole = place
        return false
      }
      guard slot.hash == hash else { return false }
      if slot.key.isIdentical(to: key) {
        result = .found(place)
        return true
      }
      if slot.key.tag == .int, key.tag == .int { return false }
      let isEqual = try equal(slot.key, key)
      guard set.tableIdentity == identity, let now = set.liveKey(at: place),
        now.isIdentical(to: slot.key)
      else { return true }
      if isEqual { result = .found(place) }
      return isEqual
    }
    return result
  }

  /// A new set of the items of any iterable.
  func makeSet(from value: Value, frozen: Bool = false) throws(Raised) -> SetRef {
    makeRoom(for: value, each: 64)
    let set = heap.set(frozen: frozen)
    let mark = pins.count
    pins.append(set.value)
    defer { unpin(to: mark) }
    try update(set, from: value)
    return set
  }

  /// The frozenset that stands for a display of constants: made of them, and then of its members
  /// as they come, as CPython does when it merges the constants of a program.
  func constantSet(of items: [Value]) throws(Raised) -> Value {
    let first = heap.set(frozen: true)
    for item in items { try insert(item, into: first) }
    let second = heap.set(frozen: true)
    for slot in 0..<first.slotCount {
      if let key = first.liveKey(at: slot) {
        try insert(key, hash: first.hash(at: slot), into: second)
      }
    }
    return second.value
  }

  /// Adds the items of any iterable.
  func update(_ set: SetRef, from value: Value) throws(Raised) {
    let inner = value.hasOverrides && override(.iter, of: value) == nil ? unwrap(value) : value
    switch inner.tag {
    case .set: try merge(SetRef(unchecked: inner), into: set)
    case .dict:
      let dict = DictRef(unchecked: inner)
      if (set.fill + dict.count) * 5 >= set.mask * 3 {
        try heap.resize(set, toHold: (set.count + dict.count) * 2)
      }
      var index = 0
      while index < dict.used {
        let entry = dict[place: index]
        try tick(index)
        index += 1
        if !entry.key.isUndefined { try insert(entry.key, hash: entry.hash, into: set) }
      }
    default:
      try iterate(value) { (item) throws(Raised) in
        try insert(item, into: set)
        return true
      }
    }
  }

  /// Adds the members of another set by CPython's `set_merge`, so that the order is its order.
  func merge(_ other: SetRef, into set: SetRef) throws(Raised) {
    if other == set || other.count == 0 { return }
    if (set.fill + other.count) * 5 >= set.mask * 3 {
      try heap.resize(set, toHold: (set.count + other.count) * 2)
    }
    heap.ensureSlots(set)
    if set.fill == 0, set.mask == other.mask, other.fill == other.count {
      try heap.copyTable(of: other, to: set)
      return
    }
    if set.fill == 0 {
      for slot in 0..<other.slotCount {
        try tick(slot)
        guard let key = other.liveKey(at: slot) else { continue }
        heap.insertClean(key, hash: other.hash(at: slot), into: set)
      }
      return
    }
    var slot = 0
    while slot < other.slotCount {
      try tick(slot)
      if let key = other.liveKey(at: slot) {
        try insert(key, hash: other.hash(at: slot), into: set)
      }
      slot += 1
    }
  }

  func copy(_ set: SetRef, frozen: Bool) throws(Raised) -> SetRef {
    let copy = heap.set(frozen: frozen)
    try merge(set, into: copy)
    return copy
  }
}
