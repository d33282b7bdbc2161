/// Iterators over several iterables: `chain`, `zip_longest`, `starmap`, `tee`.
enum CombiningIterators {
  static let rows: [Builtin] = [
    Builtin("chain(*iterables)", does: "The items of one iterable after the other.") {
      call throws(Raised) in
      let sources = try call.restTuple().value
      return call.iterator([call.heap.iterator(.tuple, over: sources).value, .none], step: chain)
    },
    Builtin("starmap(function, iterable, /)", does: "Results for tuples of arguments.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[1])
      return call.iterator([call[0], source]) { (state, machine) throws(Raised) in
        guard let item = try machine.next(state.held[1]) else { return nil }
        let arguments = try machine.list(from: item).snapshot
        return try machine.call(state.held[0], arguments: arguments)
      }
    },
    Builtin("zip_longest(*iterables, fillvalue=None)", does: "Tuples side by side, filled up.") {
      call throws(Raised) in
      var sources: [Value] = []
      for index in 0..<call.restCount {
        let source = try call.machine.iterator(call.rest(index))
        call.machine.pin(source)
        sources.append(source)
      }
      return call.iterator(sources + [call.value(0)]) { (state, machine) throws(Raised) in
        let count = state.held.count - 1
        let tuple = try machine.heap.tuple(count: count)
        let mark = machine.pins.count
        machine.pin(tuple.value)
        defer { machine.unpin(to: mark) }
        var isAny = false
        for index in 0..<count {
          var item: Value?
          if !state.held[index].isNone { item = try machine.next(state.held[index]) }
          if item == nil { state.held[index] = .none } else { isAny = true }
          tuple.initialize(index, to: item ?? state.held[count])
        }
        return isAny ? tuple.value : nil
      }
    },
  ]

  /// `held` is an iterator over the iterables and the running iterator, or none.
  private static func chain(
    _ state: StepIterator, _ machine: Machine
  ) throws(Raised) -> Value? {
    while true {
      if state.held[1].isNone {
        guard let source = try machine.next(state.held[0]) else { return nil }
        state.held[1] = try machine.iterator(source)
      }
      if let item = try machine.next(state.held[1]) { return item }
      state.held[1] = .none
      try machine.charge(1)
    }
  }

  static let fromIterable = Builtin(
    "@class from_iterable(cls, iterable, /)", does: "The items of the iterables of an iterable."
  ) { call throws(Raised) in
    let sources = try call.machine.iterator(call[1])
    let type = TypeRef(call[0]) ?? call.machine.types.object
    return call.heap.native(StepIterator([sources, .none], step: chain), type: type)
  }

  static let tee = Builtin("tee(iterable, n=2, /)", does: "Several iterators over the same items.")
  {
    call throws(Raised) in
    let machine = call.machine
    let count = try call.int(1, or: 2)
    if count < 0 { throw machine.error(.valueError, "n must be >= 0") }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 128)
    try machine.heap.reserve(overflow ? .max : bytes)
    let type = try machine.nativeType(
      named: "_tee", module: "itertools", construct: nil, methods: BuiltinDunders.next)
    let source = try machine.iterator(call[0])
    // All share a list of the items read so far; its first field holds the source.
    let shared = try machine.heap.list([source])
    machine.pin(shared)
    var copies: [Value] = []
    for _ in 0..<count {
      copies.append(
        machine.heap.native(
          StepIterator([shared], number: 1) { (state, machine) throws(Raised) in
            let shared = ListRef(unchecked: state.held[0])
            if state.number >= shared.count {
              guard let item = try machine.next(shared[0]) else { return nil }
              try machine.heap.append(item, to: shared)
            }
            state.number += 1
            return shared[state.number - 1]
          }, type: type))
    }
    return try machine.heap.tuple(copies)
  }
}
