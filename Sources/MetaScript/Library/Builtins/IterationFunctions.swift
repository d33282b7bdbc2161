/// Built-in functions on iterables: `iter`, `next`, `sorted`, `any` …
enum IterationFunctions {
  static let rows: [Builtin] = [
    Builtin("iter(object, sentinel=None, /)", does: "An iterator over the items of a value.") {
      call throws(Raised) in
      let machine = call.machine
      if call[1].isUndefined { return try machine.iterator(call[0]) }
      guard machine.isCallable(call[0]) else {
        throw machine.typeError("iter(v, w): v must be callable")
      }
      let pair = try call.heap.tuple([call[0], call[1]])
      return call.heap.iterator(.calls, over: pair).value
    },
    Builtin("next(iterator, default=None, /)", does: "The next item of an iterator.") {
      call throws(Raised) in
      let machine = call.machine
      if call[0].tag == .generator {
        var result = Value.none
        let generator = GeneratorRef(unchecked: call[0])
        if let item = try machine.resume(generator, sending: .none, result: &result) {
          return item
        }
        if !call[1].isUndefined { return call[1] }
        throw machine.error(.stopIteration, arguments: result.isNone ? [] : [result])
      }
      guard machine.isIterator(call[0]) else {
        throw machine.typeError("'\(machine.typeName(call[0]))' object is not an iterator")
      }
      if call[1].isUndefined, call[0].tag == .instance {
        return try machine.callSpecial(.next, of: call[0]) ?? .none
      }
      if let item = try machine.next(call[0]) { return item }
      if call[1].isUndefined { throw machine.error(.stopIteration, arguments: []) }
      return call[1]
    },
    Builtin(
      "sorted(*iterable, key=None, reverse=False)", does: "A sorted list of the items."
    ) { call throws(Raised) in
      guard call.restCount == 1 else {
        throw call.machine.typeError("sorted expected 1 argument, got \(call.restCount)")
      }
      call.machine.makeRoom(for: call.rest(0), each: 64)
      let list = try call.machine.list(from: call.rest(0))
      call.machine.pin(list.value)
      try call.machine.sort(list, key: call.value(0), reverse: call.flag(1))
      return list.value
    },
    Builtin("any(iterable, /)", does: "Whether some item is true.") { call throws(Raised) in
      .bool(try call.machine.hasItem(call, ofTruth: true))
    },
    Builtin("all(iterable, /)", does: "Whether every item is true.") { call throws(Raised) in
      .bool(try !call.machine.hasItem(call, ofTruth: false))
    },
  ]
}

extension Machine {
  /// Whether some item is true, or false; later ones are not asked for.
  fileprivate func hasItem(
    _ call: borrowing Call, ofTruth truth: Bool
  ) throws(Raised) -> Bool {
    let iterable = call[0]
    var found = false
    if iterable.tag == .generator {
      var held = Value.none
      while !found, let item = try next(iterable, to: truth ? .whileFalse : .whileTrue, &held) {
        pin(item)
        defer { pins.removeLast() }
        found = try isTrue(item) == truth
      }
      if found {
        call.forget(0)
        try closeIfAbandoned(GeneratorRef(unchecked: iterable))
      }
      return found
    }
    try iterate(iterable) { (item) throws(Raised) in
      found = try isTrue(item) == truth
      return !found
    }
    return found
  }

  /// `reversed(value)`
  func reversed(_ value: Value) throws(Raised) -> Value {
    switch value.tag {
    case .list:
      return heap.iterator(
        .reversedList, over: value, position: ListRef(unchecked: value).count - 1
      ).value
    case .tuple:
      return heap.iterator(
        .reversedTuple, over: value, position: TupleRef(unchecked: value).count - 1
      ).value
    case .string:
      return heap.iterator(
        .reversedString, over: value, position: StringRef(unchecked: value).count - 1
      ).value
    case .range: return try iterator(reversed(range: RangeRef(unchecked: value)))
    default: break
    }
    if let found = special(.reversed, of: value) {
      if found.isNone { throw typeError("'\(typeName(value))' object is not reversible") }
      return try callSpecial(.reversed, of: value) ?? .none
    }
    let inner = unwrap(value)
    if override(.getitem, of: value) != nil {
      return heap.iterator(
        .reversedSequence, over: value, position: try length(value) - 1
      ).value
    }
    if inner.isSequence { return try reversed(inner) }
    throw typeError("'\(typeName(value))' object is not reversible")
  }
}
