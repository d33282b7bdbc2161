extension StrMethods {
  static let splitRows: [Builtin] = [
    Builtin("split(self, /, sep=None, maxsplit=-1)", does: "The parts between separators.") {
      call throws(Raised) in
      try split(call, fromRight: false)
    },
    Builtin("rsplit(self, /, sep=None, maxsplit=-1)", does: "The same, splitting from the end.") {
      call throws(Raised) in
      try split(call, fromRight: true)
    },
    Builtin("splitlines(self, /, keepends=False)", does: "The lines of the text.") {
      call throws(Raised) in
      try lines(call, try call.string(), keepEnds: try call.bool(1))
    },
    Builtin("partition(self, sep, /)", does: "What is before, at and after the first separator.") {
      call throws(Raised) in
      let (text, separator) = (try call.string(), try separator(call))
      guard let place = try text.firstPlace(of: separator, from: 0, to: text.count, call.heap)
      else {
        let empty = call.heap.empty.value
        return try call.heap.tuple([text.value, empty, empty])
      }
      return try parts(call, text, separator, place)
    },
    Builtin("rpartition(self, sep, /)", does: "What is before, at and after the last separator.") {
      call throws(Raised) in
      let (text, separator) = (try call.string(), try separator(call))
      guard let place = try text.lastPlace(of: separator, from: 0, to: text.count, call.heap)
      else {
        let empty = call.heap.empty.value
        return try call.heap.tuple([empty, empty, text.value])
      }
      return try parts(call, text, separator, place)
    },
    Builtin("join(self, iterable, /)", does: "The strings of an iterable with this between them.") {
      call throws(Raised) in
      try join(call)
    },
  ]

  private static func separator(_ call: borrowing Call) throws(Raised) -> StringRef {
    let separator = try call.string(1)
    if separator.isEmpty { throw call.error(.valueError, "empty separator") }
    return separator
  }

  private static func parts(
    _ call: borrowing Call, _ text: StringRef, _ separator: StringRef, _ place: Int
  ) throws(Raised) -> Value {
    let after = place + separator.count
    return try call.heap.tuple([
      try call.heap.substring(text, from: 0, count: place), separator.value,
      try call.heap.substring(text, from: after, count: text.count - after),
    ])
  }

  private static func split(_ call: borrowing Call, fromRight: Bool) throws(Raised) -> Value {
    let text = try call.string()
    let given = try call.count(2, default: -1)
    let limit = given < 0 ? Int.max : given
    if call.isAbsent(1) {
      return try fromRight
        ? splitSpaceFromRight(call, text, limit) : splitSpace(call, text, limit)
    }
    let separator = try call.string(1, "must be str or None")
    if separator.isEmpty { throw call.error(.valueError, "empty separator") }
    // Most separators are one character: the list is then made as long as it becomes.
    var capacity = 0
    if separator.count == 1, text.width == .one, let byte = UInt8(exactly: separator[0]) {
      capacity = min(text.count(ofByte: byte), limit) + 1
    }
    let result = try call.heap.list(capacity: capacity)
    if !fromRight {
      var start = 0
      var rest = limit
      while rest > 0,
        let place = try text.firstPlace(of: separator, from: start, to: text.count, call.heap)
      {
        try append(text, start, place, to: result, call)
        start = place + separator.count
        rest -= 1
      }
      try append(text, start, text.count, to: result, call)
      return result.value
    }
    var end = text.count
    var cuts: [(Int, Int)] = []
    while cuts.count < limit,
      let place = try text.lastPlace(of: separator, from: 0, to: end, call.heap)
    {
      try call.machine.tick(cuts.count)
      cuts.append((place + separator.count, end))
      end = place
    }
    cuts.append((0, end))
    for (start, end) in cuts.reversed() { try append(text, start, end, to: result, call) }
    return result.value
  }

  @inline(__always) private static func append(
    _ text: StringRef, _ start: Int, _ end: Int, to list: ListRef, _ call: borrowing Call
  ) throws(Raised) {
    try call.machine.charge(1)
    try call.heap.append(
      try call.heap.substring(text, from: start, count: end - start), to: list)
  }

  private static func splitSpace(
    _ call: borrowing Call, _ text: StringRef, _ limit: Int
  ) throws(Raised) -> Value {
    let result = try call.heap.list()
    let units = text.units
    var place = 0
    while true {
      while place < units.endIndex, CodePoint.isSpace(units[place]) {
        place += 1
        try call.machine.tickFine(place)
      }
      if place == units.endIndex { return result.value }
      let start = place
      if result.count == limit {
        // White space at the far end is kept, as CPython does.
        try append(text, start, units.endIndex, to: result, call)
        return result.value
      }
      while place < units.endIndex, !CodePoint.isSpace(units[place]) {
        place += 1
        try call.machine.tickFine(place)
      }
      try append(text, start, place, to: result, call)
    }
  }

  private static func splitSpaceFromRight(
    _ call: borrowing Call, _ text: StringRef, _ limit: Int
  ) throws(Raised) -> Value {
    let units = text.units
    var cuts: [(Int, Int)] = []
    var place = units.endIndex
    while true {
      while place > 0, CodePoint.isSpace(units[place - 1]) {
        place -= 1
        try call.machine.tickFine(place)
      }
      if place == 0 { break }
      let end = place
      if cuts.count == limit {
        cuts.append((0, end))
        break
      }
      while place > 0, !CodePoint.isSpace(units[place - 1]) {
        place -= 1
        try call.machine.tickFine(place)
      }
      try call.machine.tick(cuts.count)
      cuts.append((place, end))
    }
    let result = try call.heap.list(capacity: cuts.count)
    for (start, end) in cuts.reversed() { try append(text, start, end, to: result, call) }
    return result.value
  }

  private static func lines(
    _ call: borrowing Call, _ text: StringRef, keepEnds: Bool
  ) throws(Raised) -> Value {
    let result = try call.heap.list()
    let units = text.units
    var start = 0
    var place = 0
    while place < units.endIndex {
      guard CodePoint.isLineBreak(units[place]) else {
        place += 1
        try call.machine.tickFine(place)
        continue
      }
      let end = place
      let isPair = units[place] == 13 && place + 1 < units.endIndex && units[place + 1] == 10
      place += isPair ? 2 : 1
      try append(text, start, keepEnds ? place : end, to: result, call)
      start = place
    }
    if start < units.endIndex { try append(text, start, units.endIndex, to: result, call) }
    return result.value
  }

  private static func join(_ call: borrowing Call) throws(Raised) -> Value {
    let separator = try call.string()
    // Nothing of the script runs from here on, so the items can be read where they are.
    if let tuple = TupleRef(call[1]) {
      return try join(call, separator, tuple.count) { tuple[$0] }
    }
    let list: ListRef
    if let given = ListRef(call[1]) {
      list = given
    } else {
      let machine = call.machine
      let iterator: Value
      do {
        iterator = try machine.iterator(call[1])
      } catch {
        if machine.matches(error, .typeError), machine.isPlainlyNotIterable(call[1]) {
          throw machine.error(.typeError, "can only join an iterable")
        }
        throw error
      }
      machine.pin(iterator)
      list = try machine.list(from: iterator)
      machine.pin(list.value)
    }
    return try join(call, separator, list.count) { list[$0] }
  }

  @inline(__always) private static func join(
    _ call: borrowing Call, _ separator: StringRef, _ count: Int, _ item: (Int) -> Value
  ) throws(Raised) -> Value {
    let machine = call.machine
    func string(_ index: Int) throws(Raised) -> StringRef {
      let item = item(index)
      if let string = StringRef(item) ?? StringRef(machine.unwrap(item)) { return string }
      throw call.error(
        .typeError,
        "sequence item \(index): expected str instance, \(call.typeName(item)) found")
    }
    if count == 1 { return try string(0).value }
    return try call.heap.join(count, separator: separator, string).value
  }
}

extension Machine {
  /// Whether a value has neither `__iter__` nor `__getitem__`.
  func isPlainlyNotIterable(_ value: Value) -> Bool {
    special(.iter, of: value) == nil && special(.getitem, of: value) == nil
  }
}
