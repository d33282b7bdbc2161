/// What scripts can do with a deque.
enum DequeMethods {
  static let constructor = Builtin(
    "deque(iterable=(), maxlen=None)", does: "A queue with two ends."
  ) { call throws(Raised) in
    let machine = call.machine
    let deque = Deque(capacity: nil, heap: machine.heap)
    let value = machine.heap.native(deque, type: machine.constructedType ?? machine.types.object)
    machine.pin(value)
    try fill(deque, call, items: 0, capacity: 1)
    return value
  }

  /// Takes the capacity and the items from the arguments at two places.
  private static func fill(
    _ deque: Deque, _ call: Call, items: Int, capacity: Int
  ) throws(Raised) {
    let machine = call.machine
    if !call.value(capacity).isNone {
      guard let number = try machine.integer(call[capacity]) else {
        throw machine.typeError("an integer is required")
      }
      if number.isNegativeInteger {
        throw machine.error(.valueError, "maxlen must be non-negative")
      }
      deque.capacity = number.isInt ? number.asInt : Int.max
    }
    if !call.value(items).isNone { try deque.extend(call[items], machine) }
  }

  static let initializer = Builtin(
    "__init__(self, iterable=(), maxlen=None)", does: "Fills the queue anew."
  ) { call throws(Raised) in
    let deque = try call.receiver(Deque.self)
    deque.removeAll()
    deque.capacity = nil
    try fill(deque, call, items: 1, capacity: 2)
    return .none
  }

  private static func empty(_ call: Call) -> Raised {
    call.machine.error(.indexError, "pop from an empty deque")
  }

  /// A deque of the same type and capacity.
  private static func similar(_ call: Call, _ items: [Value]) throws(Raised) -> Value {
    let deque = try call.receiver(Deque.self)
    let made = Deque(capacity: deque.capacity, heap: call.heap)
    for item in items { try made.append(item) }
    return call.heap.native(made, type: call.machine.type(of: call[0]))
  }

  private static func refuseChange(
    _ deque: Deque, since version: Int, _ call: Call
  ) throws(Raised) {
    if deque.version != version {
      throw call.machine.error(.runtimeError, "deque mutated during iteration")
    }
  }

  private static func items(_ deque: Deque) -> [Value] { (0..<deque.count).map { deque[$0] } }

  static let properties: [Builtin] = [
    Builtin("maxlen(self)", does: "The most items it holds, or None.") { call throws(Raised) in
      try call.receiver(Deque.self).capacity.map { .int($0) } ?? .none
    }
  ]

  static let rows: [Builtin] = [
    initializer,
    Builtin("append(self, object, /)", does: "Adds an item on the right.") { call throws(Raised) in
      try call.receiver(Deque.self).append(call[1])
      return .none
    },
    Builtin("appendleft(self, object, /)", does: "Adds an item on the left.") {
      call throws(Raised) in
      try call.receiver(Deque.self).prepend(call[1])
      return .none
    },
    Builtin("pop(self)", does: "Takes the rightmost item.") { call throws(Raised) in
      guard let item = try call.receiver(Deque.self).popLast() else { throw empty(call) }
      return item
    },
    Builtin("popleft(self)", does: "Takes the leftmost item.") { call throws(Raised) in
      guard let item = try call.receiver(Deque.self).popFirst() else { throw empty(call) }
      return item
    },
    Builtin("extend(self, iterable, /)", does: "Adds items on the right.") {
      call throws(Raised) in
      try call.receiver(Deque.self).extend(call[1], call.machine)
      return .none
    },
    Builtin("extendleft(self, iterable, /)", does: "Adds items on the left, one by one.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      let added = try call.machine.list(from: call[1])
      for index in 0..<added.count { try deque.prepend(added[index]) }
      return .none
    },
    Builtin("rotate(self, n=1, /)", does: "Moves items from the right end to the left.") {
      call throws(Raised) in
      try call.receiver(Deque.self).rotate(call.int(1, or: 1))
      return .none
    },
    Builtin("clear(self)", does: "Removes all items.") { call throws(Raised) in
      try call.receiver(Deque.self).removeAll()
      return .none
    },
    Builtin("reverse(self)", does: "Turns the order round.") { call throws(Raised) in
      try call.receiver(Deque.self).reverse()
      return .none
    },
    Builtin("copy(self)", does: "A deque of the same items.") { call throws(Raised) in
      try similar(call, items(call.receiver(Deque.self)))
    },
    Builtin("__copy__(self)", does: "A deque of the same items.") { call throws(Raised) in
      try similar(call, items(call.receiver(Deque.self)))
    },
    Builtin("__deepcopy__(self, memo, /)", does: "A deque of copies of the items.") {
      call throws(Raised) in
      let machine = call.machine
      let copied = try machine.heap.list(items(call.receiver(Deque.self)))
      machine.pin(copied)
      let list = ListRef(unchecked: copied)
      guard let memo = DictRef(call[1]) else { return .none }
      for index in 0..<list.count { list[index] = try machine.deepCopy(list[index], memo) }
      return try similar(call, list.snapshot)
    },
    Builtin("count(self, value, /)", does: "How many items are equal to a value.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      var (index, count) = (0, 0)
      let version = deque.version
      while index < deque.count {
        if try call.machine.equal(deque[index], call[1]) { count += 1 }
        index += 1
        try refuseChange(deque, since: version, call)
      }
      return .int(count)
    },
    Builtin(
      "index(self, value, start=0, stop=<end>, /)", does: "The first place of an item."
    ) { call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      let version = deque.version
      for index in try call.bounds(2, 3, count: deque.count) {
        if try call.machine.equal(deque[index], call[1]) { return .int(index) }
        try refuseChange(deque, since: version, call)
      }
      throw call.machine.error(
        .valueError, "\(try call.machine.repr(call[1]).text) is not in deque")
    },
    Builtin("remove(self, value, /)", does: "Removes the first item equal to a value.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      var index = 0
      while index < deque.count {
        let version = deque.version
        let isEqual = try call.machine.equal(deque[index], call[1])
        if deque.version != version {
          throw call.machine.error(.indexError, "deque mutated during remove().")
        }
        if isEqual {
          deque.remove(at: index)
          return .none
        }
        index += 1
      }
      throw call.machine.error(
        .valueError, "\(try call.machine.repr(call[1]).text) is not in deque")
    },
    Builtin("insert(self, index, object, /)", does: "Puts an item before an index.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      if let capacity = deque.capacity, deque.count >= capacity {
        throw call.machine.error(.indexError, "deque already at its maximum size")
      }
      let place = try call.int(1, or: 0)
      let index = max(0, min(place < 0 ? place + deque.count : place, deque.count))
      try deque.insert(call[2], at: index)
      return .none
    },
  ]

  static let sequenceRows: [Builtin] = [
    Builtin("__len__(self)", does: "The number of items.") { call throws(Raised) in
      .int(try call.receiver(Deque.self).count)
    },
    Builtin("__iter__(self)", does: "From left to right.") { call throws(Raised) in
      try iterator(call, reversed: false)
    },
    Builtin("__reversed__(self)", does: "From right to left.") { call throws(Raised) in
      try iterator(call, reversed: true)
    },
    Builtin("__contains__(self, value, /)", does: "Whether an item is equal to a value.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      var index = 0
      while index < deque.count {
        let version = deque.version
        if try call.machine.equal(deque[index], call[1]) { return .true }
        if deque.version != version {
          throw call.machine.error(.runtimeError, "deque mutated during iteration")
        }
        index += 1
      }
      return .false
    },
    Builtin("__getitem__(self, index, /)", does: "`self[index]`") { call throws(Raised) in
      try call.receiver(Deque.self)[place(call)]
    },
    Builtin("__setitem__(self, index, value, /)", does: "`self[index] = value`") {
      call throws(Raised) in
      try call.receiver(Deque.self)[place(call)] = call[2]
      return .none
    },
    Builtin("__delitem__(self, index, /)", does: "`del self[index]`") { call throws(Raised) in
      try call.receiver(Deque.self).remove(at: place(call))
      return .none
    },
    Builtin("__repr__(self)", does: "As it would be made.") { call throws(Raised) in
      try text(call).value
    },
    Builtin("__add__(self, value, /)", does: "Both one after the other.") { call throws(Raised) in
      guard let other = NativeRef(call[1])?.object as? Deque else {
        throw call.machine.typeError(
          "can only concatenate deque (not \"\(call.machine.typeName(call[1]))\") to deque")
      }
      return try similar(call, items(call.receiver(Deque.self)) + items(other))
    },
    Builtin("__iadd__(self, value, /)", does: "Adds items on the right.") { call throws(Raised) in
      try call.receiver(Deque.self).extend(call[1], call.machine)
      return call[0]
    },
    multiply("__mul__"), multiply("__rmul__"),
    Builtin("__imul__(self, value, /)", does: "Repeats the items in place.") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      let original = items(deque)
      let times = try call.machine.repetitionCount(call[1]) ?? 1
      if times == 0 { deque.removeAll() }
      try reserve(original.count, times: times, bounded: deque.capacity, call)
      for _ in 1..<max(times, 1) {
        try call.machine.charge(original.count)
        for item in original { try deque.append(item) }
      }
      return call[0]
    },
  ]

  /// Asks for the room that so many repetitions need.
  private static func reserve(
    _ count: Int, times: Int, bounded capacity: Int?, _ call: borrowing Call
  ) throws(Raised) {
    let (wanted, overflow) = count.multipliedReportingOverflow(by: times)
    let items = min(overflow ? .max : wanted, capacity ?? .max)
    try call.heap.reserve(items > .max / 16 ? .max : items * 16)
  }

  private static func multiply(_ name: String) -> Builtin {
    Builtin("\(name)(self, value, /)", does: "The items several times.") { call throws(Raised) in
      guard let times = try call.machine.repetitionCount(call[1]) else {
        throw call.machine.typeError(
          "can't multiply sequence by non-int of type '\(call.machine.typeName(call[1]))'")
      }
      let original = items(try call.receiver(Deque.self))
      let made = try similar(call, [])
      guard let deque = NativeRef(made)?.object as? Deque else { return made }
      try reserve(original.count, times: times, bounded: deque.capacity, call)
      for _ in 0..<times {
        try call.machine.charge(original.count)
        for item in original { try deque.append(item) }
      }
      return made
    }
  }

  static let comparisonRows: [Builtin] = [
    ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
  ].map { op in
    Builtin("\(op.method.rawValue)(self, value, /)", does: "`self \(op.rawValue) value`") {
      call throws(Raised) in
      let deque = try call.receiver(Deque.self)
      guard let other = NativeRef(call[1])?.object as? Deque else { return .notImplemented }
      let machine = call.machine
      let (a, b) = (
        try machine.heap.list(items(deque)), try machine.heap.list(items(other))
      )
      machine.pin(a)
      machine.pin(b)
      return try machine.compare(op, a, b)
    }
  }

  private static func iterator(_ call: Call, reversed: Bool) throws(Raised) -> Value {
    let deque = try call.receiver(Deque.self)
    let type = try call.machine.nativeType(
      named: reversed ? "_deque_reverse_iterator" : "_deque_iterator", module: "_collections",
      construct: nil, methods: BuiltinDunders.next)
    return call.heap.native(DequeIterator(call[0], deque, reversed: reversed), type: type)
  }

  private static func place(_ call: Call) throws(Raised) -> Int {
    let deque = try call.receiver(Deque.self)
    guard let place = try call.machine.sequenceIndex(call[1]) else {
      throw call.machine.typeError(
        "sequence index must be integer, not '\(call.machine.typeName(call[1]))'")
    }
    let index = place < 0 ? place + deque.count : place
    guard index >= 0, index < deque.count else {
      throw call.machine.error(.indexError, "deque index out of range")
    }
    return index
  }

  private static func text(_ call: Call) throws(Raised) -> StringRef {
    let machine = call.machine
    let deque = try call.receiver(Deque.self)
    var out = StringBuilder(call.heap)
    if machine.representing.contains(where: { $0.isIdentical(to: call[0]) }) {
      try out.append("[...]")
      return try out.finish()
    }
    try machine.enter(" while getting the repr of an object")
    machine.representing.append(call[0])
    defer {
      machine.representing.removeLast()
      machine.leave()
    }
    try out.append(machine.type(of: call[0]).name)
    try out.append("([")
    var index = 0
    while index < deque.count {
      if index > 0 { try out.append(", ") }
      try machine.writeRepr(deque[index], &out)
      index += 1
    }
    try out.append("]")
    if let capacity = deque.capacity { try out.append(", maxlen=\(capacity)") }
    try out.append(")")
    return try out.finish()
  }
}
