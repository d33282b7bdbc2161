import Glibc

extension RandomMethods {
  static let sequenceRows: [Builtin] = [
    Builtin("choice(self, seq)", does: "An item of a sequence.") { call throws(Raised) in
      let machine = call.machine
      let count = try machine.length(call[1])
      if count == 0 {
        throw call.error(.indexError, "Cannot choose from an empty sequence")
      }
      let place = try random(call).generator.below(count)
      return try machine.item(call[1], .int(place))
    },
    Builtin("shuffle(self, x)", does: "Puts the items of a list in random order.") {
      call throws(Raised) in
      let (machine, object) = (call.machine, try random(call))
      if let list = ListRef(call[1]) {
        for place in stride(from: list.count - 1, to: 0, by: -1) {
          let other = object.generator.below(place + 1)
          (list[place], list[other]) = (list[other], list[place])
          if place & 0xFFF == 0 { try machine.charge(0x1000) }
        }
        return .none
      }
      for place in stride(from: try machine.length(call[1]) - 1, to: 0, by: -1) {
        let other = object.generator.below(place + 1)
        let first = try machine.item(call[1], .int(place))
        machine.pin(first)
        let second = try machine.item(call[1], .int(other))
        machine.pin(second)
        try machine.setItem(call[1], .int(place), to: second)
        try machine.setItem(call[1], .int(other), to: first)
        machine.pins.removeLast(2)
      }
      return .none
    },
    Builtin("sample(self, population, k, *, counts=None)", does: "Different items, in order.") {
      call throws(Raised) in
      try sample(call)
    },
    Builtin(
      "choices(self, population, weights=None, *, cum_weights=None, k=1)",
      does: "Items drawn with replacement."
    ) { call throws(Raised) in
      try choices(call)
    },
  ]

  // MARK: sample

  private static func isSequence(_ machine: Machine, _ value: Value) -> Bool {
    let plain = machine.unwrap(value)
    switch plain.tag {
    case .list, .tuple, .string, .range: return true
    case .instance, .native:
      return machine.special(.getitem, of: plain) != nil
        && machine.special(.len, of: plain) != nil
    default: return false
    }
  }

  private static func sample(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let object = try random(call)
    guard isSequence(machine, call[1]) else {
      throw call.error(
        .typeError,
        "Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let count = try machine.length(call[1])
    let wanted = try machine.size(call[2])
    let result = try call.heap.list()
    machine.pin(result.value)
    if !call.isAbsent(3) {
      let ends = try totals(call, call[3])
      if ends.count != count {
        throw call.error(
          .valueError, "The number of counts does not match the population")
      }
      guard let last = ends.last, last.isInteger else {
        throw call.error(.typeError, "Counts must be integers")
      }
      guard last.isSmallInteger, last.asInt > 0 else {
        throw call.error(.valueError, "Total of counts must be greater than zero")
      }
      for place in try places(call, object, wanted, of: last.asInt) {
        let index = rightmost(ends.dropLast(), Value.int(place), machine)
        try call.heap.append(try machine.item(call[1], .int(index)), to: result)
      }
      return result.value
    }
    let places = try places(call, object, wanted, of: count)
    for (index, place) in places.enumerated() {
      try machine.tick(index)
      try call.heap.append(try machine.item(call[1], .int(place)), to: result)
    }
    return result.value
  }

  /// `wanted` different places of `count`, by a pool where that is small, else by trial: CPython's
  /// choice between the two is part of the stream.
  private static func places(
    _ call: borrowing Call, _ object: RandomObject, _ wanted: Int, of count: Int
  ) throws(Raised) -> [Int] {
    guard wanted >= 0, wanted <= count else {
      throw call.error(.valueError, "Sample larger than population or is negative")
    }
    try call.heap.reserve(wanted * 64)
    var limit = 21.0
    if wanted > 5 { limit += Glibc.pow(4, ceil(log(Double(wanted) * 3) / log(4))) }
    var result: [Int] = []
    if Double(count) <= limit {
      var pool = Array(0..<count)
      for taken in 0..<wanted {
        let place = object.generator.below(count - taken)
        result.append(pool[place])
        pool[place] = pool[count - taken - 1]
        try call.machine.tick(taken)
      }
    } else {
      var seen: Set<Int> = []
      for index in 0..<wanted {
        var place = object.generator.below(count)
        while !seen.insert(place).inserted { place = object.generator.below(count) }
        result.append(place)
        if index & 0xFFF == 0xFFF { try call.machine.charge(0x1000) }
      }
    }
    return result
  }

  // MARK: choices

  /// Running totals of weights or counts.
  private static func totals(
    _ call: borrowing Call, _ weights: Value
  ) throws(Raised) -> [Value] {
    let machine = call.machine
    var result: [Value] = []
    let list = try machine.list(from: weights)
    machine.pin(list.value)
    for index in 0..<list.count {
      try machine.tick(index)
      let next =
        try result.isEmpty
        ? list[index]
        : machine.binary(.add, result[result.count - 1], list[index], inPlace: false)
      machine.pin(next)
      result.append(next)
    }
    return result
  }

  /// The number of values that are at most `x`: they are in order.
  private static func rightmost(
    _ values: ArraySlice<Value>, _ x: Value, _ machine: Machine
  ) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if machine.compareNumbers(x, values[values.startIndex + middle]) ?? 0 < 0 {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  private static func choices(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let object = try random(call)
    let count = try machine.length(call[1])
    let wanted = call[4].isUndefined ? 1 : try machine.size(call[4])
    let result = try call.heap.list(capacity: max(0, wanted))
    machine.pin(result.value)
    if call.isAbsent(3), call.isAbsent(2) {
      for index in 0..<max(0, wanted) {
        let place = Int(object.generator.unit() * Double(count))
        try call.heap.append(try machine.item(call[1], .int(place)), to: result)
        if index & 0xFFF == 0xFFF { try machine.charge(0x1000) }
      }
      return result.value
    }
    var ends: [Value]
    if call.isAbsent(3) {
      if call[2].isInteger {
        throw call.error(
          .typeError,
          "The number of choices must be a keyword argument: "
            + "k=\(try machine.repr(call[2]).text)")
      }
      ends = try totals(call, call[2])
    } else {
      if !call.isAbsent(2) {
        throw call.error(
          .typeError, "Cannot specify both weights and cumulative weights")
      }
      let list = try machine.list(from: call[3])
      machine.pin(list.value)
      ends = list.snapshot
    }
    if ends.count != count {
      throw call.error(
        .valueError, "The number of weights does not match the population")
    }
    guard let last = ends.last else {
      throw call.error(.indexError, "list index out of range")
    }
    let total = try machine.realNumber(last)
    if total <= 0 {
      throw call.error(.valueError, "Total of weights must be greater than zero")
    }
    if !total.isFinite { throw call.error(.valueError, "Total of weights must be finite") }
    for index in 0..<max(0, wanted) {
      let drawn = Value.float(object.generator.unit() * total)
      let place = rightmost(ends.dropLast(), drawn, machine)
      try call.heap.append(try machine.item(call[1], .int(place)), to: result)
      if index & 0xFFF == 0xFFF { try machine.charge(0x1000) }
    }
    return result.value
  }
}
