extension Machine {
  /// Sorts a list in place, stably; `key` is none or a callable.
  ///
  /// While script code may run, the list is empty and its items are in a hidden list, as in CPython:
  /// what the script then does to the list is a ValueError and is lost.
  package func sort(_ list: ListRef, key: Value, reverse: Bool) throws(Raised) {
    let hidden = try heap.list()
    heap.exchange(list, hidden)
    let mark = pins.count
    pins.append(hidden.value)
    pins.append(list.value)
    defer { unpin(to: mark) }
    var failure: Raised?
    do throws(Raised) {
      try sortItems(hidden, key: key, reverse: reverse)
    } catch { failure = error }
    let isModified = heap.hasStorage(list)
    heap.exchange(list, hidden)
    if let failure { throw failure }
    if isModified { throw error(.valueError, "list modified during sort") }
  }

  private func sortItems(_ list: ListRef, key: Value, reverse: Bool) throws(Raised) {
    let count = list.count
    try heap.reserve(count * 48)
    try charge(count / 4)
    guard !key.isNone else {
      try sort(list, by: list, reverse: reverse)
      return
    }
    let keys = try heap.list(capacity: count)
    pins.append(keys.value)
    for index in 0..<count {
      try tick(index)
      try heap.append(call(key, list[index]), to: keys)
    }
    try sort(list, by: keys, reverse: reverse)
  }

  /// Sorts `list` by `keys`, which may be the same list.
  private func sort(_ list: ListRef, by keys: ListRef, reverse: Bool) throws(Raised) {
    let count = list.count
    if count < 2 { return }
    let tag = keys[0].tag
    var isUniform = true
    for index in 1..<count where keys[index].tag != tag {
      isUniform = false
      break
    }
    // The list is reversed before and after, which keeps equal items in their order.
    func place(_ index: Int) -> Int { reverse ? count - 1 - index : index }
    func key(_ index: Int) -> Value { keys[place(index)] }
    let isLong = count >= Self.leastForDigits
    switch tag {
    case .int where isUniform && isLong && list == keys:
      // Equal ints are the same, so their order is no matter.
      let sorted = try RadixSort(count: count) { IntKey(keys[$0].asInt) }.sorted(charge: charge)
      for index in 0..<count { list[place(index)] = .int(sorted[index].value) }
    case .int where isUniform && isLong:
      try arrangeByDigits(list, place) { IntKey.key(key($0).asInt) }
    case .int where isUniform:
      try arrange(list, place, IntOrder()) { (key($0).asInt, Int32(truncatingIfNeeded: $0)) }
    case .float where isUniform && isLong && !(0..<count).contains { keys[$0].asFloat.isNaN }:
      try arrangeByDigits(list, place) { IntKey.key(key($0).asFloat) }
    case .float where isUniform:
      try arrange(list, place, FloatOrder()) { (key($0).asFloat, Int32(truncatingIfNeeded: $0)) }
    case .string where isUniform:
      try arrange(list, place, StringOrder(machine: self)) {
        (StringRef(unchecked: key($0)), Int32(truncatingIfNeeded: $0))
      }
    default:
      try arrange(list, place, GeneralOrder(machine: self)) {
        (key($0), Int32(truncatingIfNeeded: $0))
      }
    }
  }

  /// From this many numbers on, sorting by digits takes less time than by comparison.
  private static var leastForDigits: Int { 128 }

  /// Puts the items of `list` in the order of numbers.
  private func arrangeByDigits(
    _ list: ListRef, _ place: (Int) -> Int, _ key: (Int) -> UInt64
  ) throws(Raised) {
    let sorted = try RadixSort(count: list.count) {
      PlacedKey(key: key($0), place: Int32(truncatingIfNeeded: $0))
    }.sorted(charge: charge)
    rearrange(list, place) { Int(sorted[$0].place) }
  }

  /// Puts the item that is at `source(index)` at `index`, both counted by `place`.
  private func rearrange(_ list: ListRef, _ place: (Int) -> Int, _ source: (Int) -> Int) {
    let items = list.snapshot
    for index in 0..<items.count { list[place(index)] = items[place(source(index))] }
  }

  /// Sorts pairs of a key and a place, and puts the items of `list` in their order.
  private func arrange<Key, Order: SortOrder>(
    _ list: ListRef, _ place: (Int) -> Int, _ order: Order, _ pair: (Int) -> Order.Element
  ) throws(Raised) where Order.Element == (Key, Int32) {
    var sorter = TimSort(SortBuffer(count: list.count, pair), order: order)
    var failure: Raised?
    do throws(Raised) { try sorter.sort() } catch { failure = error }
    rearrange(list, place) { Int(sorter.items[$0].1) }
    if let failure { throw failure }
  }
}

private struct IntOrder: SortOrder {
  @inline(__always) func isLess(_ a: (Int, Int32), _ b: (Int, Int32)) -> Bool { a.0 < b.0 }
}

private struct FloatOrder: SortOrder {
  @inline(__always) func isLess(_ a: (Double, Int32), _ b: (Double, Int32)) -> Bool { a.0 < b.0 }
}

private struct StringOrder: SortOrder {
  let machine: Machine

  @inline(__always) func isLess(
    _ a: (StringRef, Int32), _ b: (StringRef, Int32)
  ) throws(Raised) -> Bool {
    try machine.charge(1)
    return StringRef.compare(a.0, b.0) < 0
  }
}

private struct GeneralOrder: SortOrder {
  let machine: Machine

  func isLess(_ a: (Value, Int32), _ b: (Value, Int32)) throws(Raised) -> Bool {
    try machine.charge(1)
    return try machine.isLess(a.0, b.0)
  }
}
