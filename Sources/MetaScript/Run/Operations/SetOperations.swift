/// The operations of sets, in CPython's order of steps, so that results are walked in its order.
extension Machine {
  /// `|`, `&`, `^`, `-` of sets and of views of keys and items; nil when one side is neither.
  func setOperation(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value? {
    if let left = SetRef(a), let right = SetRef(b) {
      return try setOperation(op, left, right).value
    }
    let isLeftView = ViewRef(a).map { $0.role != .values } ?? false
    let isRightView = ViewRef(b).map { $0.role != .values } ?? false
    guard isLeftView || isRightView else { return nil }
    if op == .bitAnd {
      return isLeftView ? try viewIntersection(a, b) : try viewIntersection(b, a)
    }
    let set = try makeSet(from: dictOfKeys(a) ?? a)
    let mark = pins.count
    pins.append(set.value)
    defer { unpin(to: mark) }
    switch op {
    case .bitOr: try update(set, from: b)
    case .bitXor: try symmetricUpdate(set, with: b)
    case .subtract: try subtract(b, from: set)
    default: return nil
    }
    return set.value
  }

  /// The dict behind a view of keys, whose size a new set can be made for.
  private func dictOfKeys(_ value: Value) -> Value? {
    guard let view = ViewRef(value), view.role == .keys else { return nil }
    return view.dict.value
  }

  /// `view & other`, which walks the smaller of two views.
  private func viewIntersection(_ view: Value, _ other: Value) throws(Raised) -> Value {
    let count = try length(view)
    if let set = SetRef(other), !set.isFrozen, count <= set.count {
      return try intersection(set, view).value
    }
    var (large, small) = (view, other)
    if let second = ViewRef(other), second.role != .values, second.dict.count > count {
      (large, small) = (other, view)
    }
    let result = heap.set()
    let mark = pins.count
    pins.append(result.value)
    defer { unpin(to: mark) }
    try iterate(small) { (item) throws(Raised) in
      if try contains(large, item) { try insert(item, into: result) }
      return true
    }
    return result.value
  }

  private func setOperation(
    _ op: BinaryOperator, _ a: SetRef, _ b: SetRef
  ) throws(Raised) -> SetRef {
    switch op {
    case .bitAnd: return try intersection(a, b.value)
    case .subtract: return try difference(a, b.value)
    case .bitXor:
      let result = try copy(b, frozen: a.isFrozen)
      pins.append(result.value)
      defer { pins.removeLast() }
      try symmetricUpdate(result, with: a.value)
      return result
    default:
      let result = try copy(a, frozen: a.isFrozen)
      pins.append(result.value)
      defer { pins.removeLast() }
      if b != a { try merge(b, into: result) }
      return result
    }
  }

  /// The set inside a value, when that is how it is walked.
  private func setInside(_ value: Value) -> SetRef? {
    if value.tag == .set { return SetRef(unchecked: value) }
    return value.hasOverrides && override(.iter, of: value) == nil ? SetRef(unwrap(value)) : nil
  }

  func intersection(_ set: SetRef, _ other: Value) throws(Raised) -> SetRef {
    let result = heap.set(frozen: set.isFrozen)
    let mark = pins.count
    pins.append(result.value)
    defer { unpin(to: mark) }
    if let second = setInside(other) {
      if second == set {
        try merge(set, into: result)
        return result
      }
      let (small, large) = second.count > set.count ? (set, second) : (second, set)
      var slot = 0
      while slot < small.slotCount {
        try tick(slot)
        if let key = small.liveKey(at: slot) {
          let hash = small.hash(at: slot)
          if try self.slot(of: key, hash: hash, in: large) != nil {
            try insert(key, hash: hash, into: result)
          }
        }
        slot += 1
      }
    } else {
      try iterate(other) { (item) throws(Raised) in
        let hash = try hash(item)
        if try slot(of: item, hash: hash, in: set) != nil {
          try insert(item, hash: hash, into: result)
        }
        return true
      }
    }
    return result
  }

  func difference(_ set: SetRef, _ other: Value) throws(Raised) -> SetRef {
    if let second = setInside(other), set.count >> 2 <= second.count {
      let result = heap.set(frozen: set.isFrozen)
      pins.append(result.value)
      defer { pins.removeLast() }
      var slot = 0
      while slot < set.slotCount {
        try tick(slot)
        if let key = set.liveKey(at: slot) {
          let hash = set.hash(at: slot)
          if try self.slot(of: key, hash: hash, in: second) == nil {
            try insert(key, hash: hash, into: result)
          }
        }
        slot += 1
      }
      return result
    }
    if let dict = DictRef(other), set.count >> 2 <= dict.count {
      let result = heap.set(frozen: set.isFrozen)
      pins.append(result.value)
      defer { pins.removeLast() }
      var slot = 0
      while slot < set.slotCount {
        try tick(slot)
        if let key = set.liveKey(at: slot) {
          let hash = set.hash(at: slot)
          if try place(of: key, hash: hash, in: dict) == nil {
            try insert(key, hash: hash, into: result)
          }
        }
        slot += 1
      }
      return result
    }
    let result = try copy(set, frozen: set.isFrozen)
    pins.append(result.value)
    defer { pins.removeLast() }
    try subtract(other, from: result)
    return result
  }

  /// `set -= other`
  func subtract(_ other: Value, from set: SetRef) throws(Raised) {
    if let second = setInside(other) {
      if second == set { return heap.removeAll(set) }
      var slot = 0
      while slot < second.slotCount {
        try tick(slot)
        if let key = second.liveKey(at: slot),
          let place = try self.slot(of: key, hash: second.hash(at: slot), in: set)
        {
          set.remove(at: place)
        }
        slot += 1
      }
    } else {
      try iterate(other) { (item) throws(Raised) in
        _ = try remove(item, from: set)
        return true
      }
    }
    if set.fill - set.count > set.mask / 4 {
      try heap.resize(set, toHold: set.count > 50_000 ? set.count * 2 : set.count * 4)
    }
  }

  /// `set &= other`: the members of the intersection take the place of its own.
  func intersect(_ set: SetRef, with other: Value) throws(Raised) {
    let result = try intersection(set, other)
    heap.exchange(set, result)
  }

  /// `set ^= other`; a dict's keys are taken as they come, not made a set first.
  func symmetricUpdate(_ set: SetRef, with other: Value) throws(Raised) {
    if let dict = DictRef(other) {
      var index = 0
      while index < dict.used {
        let entry = dict[place: index]
        index += 1
        if !entry.key.isUndefined { try toggle(entry.key, hash: entry.hash, in: set) }
      }
      return
    }
    let second: SetRef
    if let inside = setInside(other) { second = inside } else { second = try makeSet(from: other) }
    if second == set { return heap.removeAll(set) }
    let mark = pins.count
    pins.append(second.value)
    defer { unpin(to: mark) }
    var slot = 0
    while slot < second.slotCount {
      try tick(slot)
      if let key = second.liveKey(at: slot) {
        try toggle(key, hash: second.hash(at: slot), in: set)
      }
      slot += 1
    }
  }

  /// Takes a member out, or puts it in.
  private func toggle(_ key: Value, hash: Int, in set: SetRef) throws(Raised) {
    if let place = try slot(of: key, hash: hash, in: set) {
      set.remove(at: place)
    } else {
      try insert(key, hash: hash, into: set)
    }
  }
}
