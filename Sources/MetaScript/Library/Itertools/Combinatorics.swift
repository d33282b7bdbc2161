/// `product`, `permutations`, `combinations`: places counted up like the digits of a number.
enum Combinatorics {
  static let rows: [Builtin] = [
    Builtin("product(*iterables, repeat=1)", does: "All tuples with an item of each.") {
      call throws(Raised) in
      let machine = call.machine
      let times = try call.int(0, or: 1)
      if times < 0 {
        throw machine.error(.valueError, "repeat argument cannot be negative")
      }
      var pools: [Value] = []
      for index in 0..<call.restCount {
        let pool = try machine.tuple(from: call.rest(index))
        machine.pin(pool)
        pools.append(pool)
      }
      let (count, overflow) = pools.count.multipliedReportingOverflow(by: times)
      if overflow || count > 1 << 24 {
        throw machine.error(.overflowError, "repeat argument too large")
      }
      let all = (0..<count).map { pools[$0 % max(pools.count, 1)] }
      var places = [Int](repeating: 0, count: count)
      return call.iterator(all) { (state, machine) throws(Raised) in
        if state.number == 0 {
          state.number = 1
          if state.held.contains(where: { TupleRef(unchecked: $0).count == 0 }) { return nil }
        } else {
          var place = places.count - 1
          while place >= 0 {
            places[place] += 1
            if places[place] < TupleRef(unchecked: state.held[place]).count { break }
            places[place] = 0
            place -= 1
          }
          if place < 0 { return nil }
        }
        let tuple = try machine.heap.tuple(count: places.count)
        for (index, place) in places.enumerated() {
          tuple.initialize(index, to: TupleRef(unchecked: state.held[index])[place])
        }
        return tuple.value
      }
    },
    Builtin("permutations(iterable, r=None)", does: "All orders of r items.") {
      call throws(Raised) in
      let machine = call.machine
      let pool = try machine.tuple(from: call[0])
      machine.pin(pool)
      let n = TupleRef(unchecked: pool).count
      var r = n
      if !call.value(1).isNone {
        guard let number = try machine.integer(call[1]), number.isInt else {
          throw machine.typeError("Expected int as r")
        }
        if number.asInt < 0 { throw machine.error(.valueError, "r must be non-negative") }
        r = number.asInt
      }
      var places = Array(0..<n)
      var cycles = r <= n ? (0..<r).map { n - $0 } : []
      return call.iterator([pool]) { (state, machine) throws(Raised) in
        if r > n { return nil }
        if state.number == 0 {
          state.number = 1
        } else {
          var index = r - 1
          while index >= 0 {
            cycles[index] -= 1
            if cycles[index] > 0 {
              places.swapAt(index, n - cycles[index])
              break
            }
            let first = places.remove(at: index)
            places.append(first)
            cycles[index] = n - index
            index -= 1
          }
          if index < 0 { return nil }
        }
        return try pick(places[..<r], from: state.held[0], machine)
      }
    },
    Builtin("combinations(iterable, r)", does: "All choices of r items, in order.") {
      call throws(Raised) in try combinations(call, withReplacement: false)
    },
    Builtin(
      "combinations_with_replacement(iterable, r)", does: "All choices of r items with repeats."
    ) { call throws(Raised) in try combinations(call, withReplacement: true) },
  ]

  private static func pick(
    _ places: some Sequence<Int>, from pool: Value, _ machine: Machine
  ) throws(Raised) -> Value {
    let pool = TupleRef(unchecked: pool)
    return try machine.heap.tuple(places.map { pool[$0] })
  }

  private static func combinations(
    _ call: Call, withReplacement: Bool
  ) throws(Raised) -> Value {
    let machine = call.machine
    let pool = try machine.tuple(from: call[0])
    machine.pin(pool)
    let n = TupleRef(unchecked: pool).count
    let r = try call.size(1, "r")
    if r > 1 << 24 { throw Raised(call.heap.memoryError) }
    var places = withReplacement ? [Int](repeating: 0, count: r) : Array(0..<r)
    return call.iterator([pool]) { (state, machine) throws(Raised) in
      if withReplacement ? n == 0 && r > 0 : r > n { return nil }
      if state.number == 0 {
        state.number = 1
        return try pick(places, from: state.held[0], machine)
      }
      var index = r - 1
      while index >= 0, places[index] == (withReplacement ? n - 1 : index + n - r) { index -= 1 }
      if index < 0 { return nil }
      places[index] += 1
      for later in index + 1..<max(r, index + 1) {
        places[later] = withReplacement ? places[index] : places[later - 1] + 1
      }
      return try pick(places, from: state.held[0], machine)
    }
  }
}
