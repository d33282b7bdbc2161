extension Machine {
  /// `iter(value)`
  package func iterator(_ value: Value) throws(Raised) -> Value {
    if let found = try iteratorIfPresent(value) { return found }
    throw typeError("'\(typeName(value))' object is not iterable")
  }

  /// `iter(value)`, nil when the value is not iterable.
  func iteratorIfPresent(_ value: Value) throws(Raised) -> Value? {
    switch value.tag {
    case .list: return heap.iterator(.list, over: value).value
    case .tuple: return heap.iterator(.tuple, over: value).value
    case .string: return heap.iterator(.string, over: value).value
    case .dict: return dictIterator(.keys, DictRef(unchecked: value))
    case .view:
      let view = ViewRef(unchecked: value)
      switch view.role {
      case .keys: return dictIterator(.keys, view.dict)
      case .values: return dictIterator(.values, view.dict)
      case .items: return dictIterator(.items, view.dict)
      }
    case .set:
      return heap.iterator(.set, over: value, limit: SetRef(unchecked: value).count).value
    case .range: return try rangeIterator(RangeRef(unchecked: value))
    case .generator, .iterator: return value
    case .native:
      if NativeRef(unchecked: value).object.isIterator { return value }
      return try iteratorBySpecials(value)
    case .instance: return try iteratorBySpecials(value)
    default: return nil
    }
  }

  private func dictIterator(_ role: IteratorRef.Role, _ dict: DictRef) -> Value {
    heap.iterator(role, over: dict.value, limit: dict.count, step: dict.count).value
  }

  /// An iterator whose `limit` is the first number after the last one, so that it ends by
  /// comparison and never overflows; a range beyond that is walked by big integers.
  private func rangeIterator(_ range: RangeRef) throws(Raised) -> Value {
    if range.start.isInt, range.step.isInt, range.length.isInt {
      let (span, overflow) = range.step.asInt.multipliedReportingOverflow(by: range.length.asInt)
      let (end, overflow2) = range.start.asInt.addingReportingOverflow(span)
      if !overflow, !overflow2 {
        return heap.iterator(
          .range, over: range.value, position: range.start.asInt, limit: end,
          step: range.step.asInt
        ).value
      }
    }
    return libraryObject(BigRangeIterator(range), .rangeIterator)
  }

  private func iteratorBySpecials(_ value: Value) throws(Raised) -> Value? {
    if let found = override(.iter, of: value) {
      if found.isNone { return nil }
      let result = try callOverride(.iter, of: value)
      guard isIterator(result) else {
        throw typeError("iter() returned non-iterator of type '\(typeName(result))'")
      }
      return result
    }
    let inner = unwrap(value)
    if !inner.hasOverrides { return try iteratorIfPresent(inner) }
    guard override(.getitem, of: value) != nil else { return nil }
    return heap.iterator(.sequence, over: value).value
  }

  /// Whether a value has `__next__`.
  func isIterator(_ value: Value) -> Bool {
    switch value.tag {
    case .iterator, .generator: true
    case .native:
      NativeRef(unchecked: value).object.isIterator || special(.next, of: value) != nil
    case .instance: special(.next, of: value) != nil
    default: false
    }
  }

  /// `next(iterator)`, nil at the end.
  package func next(_ iterator: Value) throws(Raised) -> Value? {
    switch iterator.tag {
    case .iterator: return try next(IteratorRef(unchecked: iterator))
    case .generator:
      var result = Value.none
      return try resume(GeneratorRef(unchecked: iterator), sending: .none, result: &result)
    case .native:
      // The iterator is reachable from the script's registers or pinned: no need to retain it.
      let step = NativeRef(unchecked: iterator).withObject { object in
        object.isIterator ? Result { () throws(Raised) in try object.next(self) } : nil
      }
      if let step { return try step.get() }
    default: break
    }
    do throws(Raised) {
      if let item = try callSpecial(.next, of: iterator) { return item }
    } catch {
      if matches(error, .stopIteration) { return nil }
      throw error
    }
    throw typeError("'\(typeName(iterator))' object is not an iterator")
  }

  private func next(_ iterator: IteratorRef) throws(Raised) -> Value? {
    let source = iterator.source
    if source.isNone { return nil }
    let position = iterator.position
    switch iterator.role {
    case .list:
      let list = ListRef(unchecked: source)
      if position < list.count {
        iterator.position = position &+ 1
        return list[position]
      }
    case .tuple:
      let tuple = TupleRef(unchecked: source)
      if position < tuple.count {
        iterator.position = position &+ 1
        return tuple[position]
      }
    case .string:
      let string = StringRef(unchecked: source)
      if position < string.count {
        iterator.position = position &+ 1
        return try heap.string(codePoint: string[position])
      }
    case .range:
      if position != iterator.limit {
        iterator.position = position &+ iterator.step
        return .int(position)
      }
      return nil
    case .keys, .values, .items, .reversedKeys, .reversedValues, .reversedItems:
      if let item = try nextEntry(iterator, DictRef(unchecked: source)) { return item }
    case .set:
      if let item = try nextMember(iterator, SetRef(unchecked: source)) { return item }
    case .reversedList:
      let list = ListRef(unchecked: source)
      if position >= 0, position < list.count {
        iterator.position = position - 1
        return list[position]
      }
    case .reversedTuple:
      if position >= 0 {
        iterator.position = position - 1
        return TupleRef(unchecked: source)[position]
      }
    case .reversedString:
      if position >= 0 {
        iterator.position = position - 1
        return try heap.string(codePoint: StringRef(unchecked: source)[position])
      }
    case .sequence, .reversedSequence:
      if let item = try nextByIndex(iterator) { return item }
    case .calls:
      if let item = try nextResult(TupleRef(unchecked: source)) { return item }
    }
    iterator.source = .none
    return nil
  }

  /// `iter(callable, sentinel)`: the next result, nil at the sentinel.
  private func nextResult(_ pair: TupleRef) throws(Raised) -> Value? {
    do throws(Raised) {
      let item = try call(pair[0])
      pins.append(item)
      defer { pins.removeLast() }
      return try equal(item, pair[1]) ? nil : item
    } catch {
      if matches(error, .stopIteration) { return nil }
      throw error
    }
  }

  private func nextEntry(
    _ iterator: IteratorRef, _ dict: DictRef
  ) throws(Raised) -> Value? {
    guard let entry = try stepEntry(iterator, dict) else { return nil }
    switch iterator.role {
    case .keys, .reversedKeys: return entry.key
    case .values, .reversedValues: return entry.value
    default:
      let pair = try heap.tuple(count: 2)
      pair.initialize(0, to: entry.key)
      pair.initialize(1, to: entry.value)
      return pair.value
    }
  }

  private func stepEntry(
    _ iterator: IteratorRef, _ dict: DictRef
  ) throws(Raised) -> DictEntry? {
    if dict.count != iterator.limit {
      iterator.source = .none
      throw error(.runtimeError, "dictionary changed size during iteration")
    }
    let isReversed = iterator.role.rawValue >= IteratorRef.Role.reversedKeys.rawValue
    var position = iterator.position
    while isReversed ? position >= 0 : position < dict.used {
      let place = position
      position += isReversed ? -1 : 1
      if place >= dict.used { continue }
      let entry = dict[place: place]
      if entry.key.isUndefined { continue }
      if iterator.step == 0 {
        throw error(.runtimeError, "dictionary keys changed during iteration")
      }
      iterator.step -= 1
      iterator.position = position
      return entry
    }
    return nil
  }

  enum PairStep { case pair, end, other }

  /// Steps an iterator of pairs and puts the halves of its item into two registers; `.other` and
  /// nothing done when it is another iterator, or an observation is to see the pair.
  @inline(never) func stepPair(
    _ iterator: Value, into registers: Registers
  ) throws(Raised) -> PairStep {
    if observation != nil { return .other }
    if iterator.tag == .native {
      let step = NativeRef(unchecked: iterator).withObject { object in
        object.makesPairs ? Result { () throws(Raised) in try object.nextPair(self) } : nil
      }
      guard let step else { return .other }
      guard let pair = try step.get() else { return .end }
      registers[0] = pair.0
      registers[1] = pair.1
      return .pair
    }
    guard let walk = IteratorRef(iterator), walk.role == .items, let dict = DictRef(walk.source)
    else { return .other }
    guard let entry = try stepEntry(walk, dict) else { return .end }
    registers[0] = entry.key
    registers[1] = entry.value
    return .pair
  }

  private func nextMember(
    _ iterator: IteratorRef, _ set: SetRef
  ) throws(Raised) -> Value? {
    if set.count != iterator.limit {
      iterator.source = .none
      throw error(.runtimeError, "Set changed size during iteration")
    }
    var position = iterator.position
    while position < set.slotCount {
      let key = set.liveKey(at: position)
      position += 1
      if let key {
        iterator.position = position
        return key
      }
    }
    return nil
  }

  private func nextByIndex(_ iterator: IteratorRef) throws(Raised) -> Value? {
    let position = iterator.position
    if position < 0 { return nil }
    do throws(Raised) {
      let item = try item(iterator.source, .int(position))
      iterator.position = position + (iterator.role == .sequence ? 1 : -1)
      return item
    } catch {
      if matches(error, .indexError) || matches(error, .stopIteration) { return nil }
      throw error
    }
  }

  /// Calls `body` with each item until it returns false. Items are safe inside `body`.
  package func iterate(
    _ value: Value, _ body: (Value) throws(Raised) -> Bool
  ) throws(Raised) {
    let mark = pins.count
    defer { unpin(to: mark) }
    switch value.tag {
    case .list:
      let list = ListRef(unchecked: value)
      pins.append(value)
      pins.append(.none)
      var index = 0
      while index < list.count {
        let item = list[index]
        pins[mark + 1] = item
        index += 1
        if index & 0xFF == 0 { try charge(0x100) }
        if try !body(item) { return }
      }
    case .tuple:
      let tuple = TupleRef(unchecked: value)
      pins.append(value)
      var index = 0
      while index < tuple.count {
        index += 1
        if index & 0xFF == 0 { try charge(0x100) }
        if try !body(tuple[index - 1]) { return }
      }
    default:
      let iterator = try iterator(value)
      pins.append(iterator)
      pins.append(.none)
      var count = 0
      while let item = try next(iterator) {
        pins[mark + 1] = item
        count &+= 1
        if count & 0xFF == 0 { try charge(0x100) }
        if try !body(item) { return }
      }
    }
  }

  /// A new list of the items, not pinned.
  package func list(from value: Value) throws(Raised) -> ListRef {
    var capacity = 0
    switch value.tag {
    case .list, .tuple, .dict, .set, .view, .string: capacity = try length(value)
    case .range:
      capacity = try length(value)
      try heap.reserve(items: capacity)
    default: break
    }
    let list = try heap.list(capacity: capacity)
    let mark = pins.count
    pins.append(list.value)
    defer { unpin(to: mark) }
    switch value.tag {
    case .list:
      let other = ListRef(unchecked: value)
      for index in 0..<other.count {
        try tick(index)
        try heap.append(other[index], to: list)
      }
    case .tuple:
      let other = TupleRef(unchecked: value)
      for index in 0..<other.count {
        try tick(index)
        try heap.append(other[index], to: list)
      }
    case .generator:
      pins.append(value)
      var held = list.value
      while let item = try next(value, to: .list, &held) { try heap.append(item, to: list) }
    case .instance, .native, .iterator: try append(itemsOf: value, to: list)
    default:
      try iterate(value) { (item) throws(Raised) in
        try heap.append(item, to: list)
        return true
      }
    }
    return list
  }
}

/// Walks a range whose numbers do not all fit in 64 bits.
final class BigRangeIterator: NativeObject {
  private var current: Value
  private var remaining: Value
  private let step: Value

  init(_ range: RangeRef) {
    current = range.start
    remaining = range.length
    step = range.step
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(current)
    tracer.mark(remaining)
    tracer.mark(step)
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    if remaining.isInt, remaining.asInt == 0 { return nil }
    let item = current
    remaining = try machine.arithmetic(.subtract, remaining, .int(1)) ?? .int(0)
    current = try machine.arithmetic(.add, current, step) ?? .none
    return item
  }
}
