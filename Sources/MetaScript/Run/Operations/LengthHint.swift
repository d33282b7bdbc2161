/// How many items there will probably be, which is asked before they are taken: a list that no memory
/// holds is then refused at once.
extension Machine {
  /// `operator.length_hint(value)`: the length, or what `__length_hint__` says, else `standard`.
  package func lengthHint(of value: Value, or standard: Int) throws(Raised) -> Int {
    if let iterator = IteratorRef(value) { return try remaining(iterator) }
    if hasLength(value) {
      do throws(Raised) { return try length(value) } catch {
        guard matches(error, .typeError) else { throw error }
      }
    }
    guard override(.lengthHint, of: value) != nil else { return standard }
    let given: Value
    do throws(Raised) { given = try callOverride(.lengthHint, of: value) } catch {
      if matches(error, .typeError) { return standard }
      throw error
    }
    if given.tag == .notImplemented { return standard }
    let hint = unwrap(given)
    guard hint.isInteger else {
      throw typeError("__length_hint__ must be an integer, not \(typeName(given))")
    }
    guard hint.isSmallInteger else {
      if hint.isNegativeInteger {
        throw error(.valueError, "__length_hint__() should return >= 0")
      }
      throw error(.overflowError, "Python int too large to convert to C ssize_t")
    }
    if hint.asInt < 0 { throw error(.valueError, "__length_hint__() should return >= 0") }
    return hint.asInt
  }

  private func hasLength(_ value: Value) -> Bool {
    if value.tag != .instance, value.tag != .native { return value.tag != .generator }
    return override(.len, of: value) != nil || !unwrap(value).hasOverrides
  }

  /// Collects garbage where the items of a container or range, so many bytes each, want room that is
  /// not free; see `makeRoom`.
  func makeRoom(for items: Value, each bytes: Int) {
    switch items.tag {
    case .list, .tuple, .dict, .set, .view, .string, .range: break
    default: return
    }
    guard let count = try? length(items), count < 1 << 40 else { return }
    makeRoom(count * bytes, keeping: items)
  }

  /// Appends the items of an iterable whose length is not known, as `list.extend` does: the hint is
  /// asked for once the iterator is there.
  func append(itemsOf value: Value, to list: ListRef) throws(Raised) {
    let mark = pins.count
    defer { unpin(to: mark) }
    pins.append(list.value)
    let iterator = try iterator(value)
    pins.append(iterator)
    try heap.reserve(items: try hintBeforeTaking(value))
    let place = pins.count
    pins.append(.none)
    var count = 0
    while let item = try next(iterator) {
      pins[place] = item
      count &+= 1
      if count & 0xFF == 0 { try charge(0x100) }
      try heap.append(item, to: list)
    }
  }

  /// The hint of what is about to be walked. An iterator over a container in memory is not asked,
  /// since its answer may take as long as the walk.
  private func hintBeforeTaking(_ value: Value) throws(Raised) -> Int {
    if let iterator = IteratorRef(value), iterator.role != .range { return 0 }
    return try lengthHint(of: value, or: 0)
  }
}
