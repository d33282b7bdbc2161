/// Iterators that pick from one iterable: `islice`, `takewhile`, `groupby` …
enum SelectingIterators {
  static let rows: [Builtin] = [
    Builtin("islice(iterable, *bounds)", does: "The items of a slice.") { call throws(Raised) in
      try slice(call)
    },
    Builtin("takewhile(predicate, iterable, /)", does: "The items before the first that fails.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[1])
      return call.iterator([call[0], source]) { (state, machine) throws(Raised) in
        guard let item = try machine.next(state.held[1]) else { return nil }
        machine.pin(item)
        defer { machine.pins.removeLast() }
        return try machine.isTrue(machine.call(state.held[0], item)) ? item : nil
      }
    },
    Builtin("dropwhile(predicate, iterable, /)", does: "The items from the first that fails.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[1])
      return call.iterator([call[0], source]) { (state, machine) throws(Raised) in
        while let item = try machine.next(state.held[1]) {
          try machine.charge(1)
          if state.number == 1 { return item }
          machine.pin(item)
          defer { machine.pins.removeLast() }
          if try !machine.isTrue(machine.call(state.held[0], item)) {
            state.number = 1
            return item
          }
          try machine.charge(1)
        }
        return nil
      }
    },
    Builtin("filterfalse(function, iterable, /)", does: "The items that fail.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[1])
      let type = call.machine.constructedType ?? call.machine.types.object
      return call.heap.native(FilterIterator(call[0], source, keeps: false), type: type)
    },
    Builtin("compress(data, selectors)", does: "The items whose selector is true.") {
      call throws(Raised) in
      let data = try call.machine.iterator(call[0])
      call.machine.pin(data)
      let selectors = try call.machine.iterator(call[1])
      return call.iterator([data, selectors]) { (state, machine) throws(Raised) in
        while let item = try machine.next(state.held[0]) {
          try machine.charge(1)
          machine.pin(item)
          defer { machine.pins.removeLast() }
          guard let selector = try machine.next(state.held[1]) else { return nil }
          if try machine.isTrue(selector) { return item }
          try machine.charge(1)
        }
        return nil
      }
    },
    Builtin("accumulate(iterable, func=None, *, initial=None)", does: "Running totals.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[0])
      return call.iterator([source, call.value(1), call.value(2), .undefined]) {
        (state, machine) throws(Raised) in
        if state.number == 0 {
          state.number = 1
          if !state.held[2].isNone {
            state.held[3] = state.held[2]
            return state.held[3]
          }
        }
        guard let item = try machine.next(state.held[0]) else { return nil }
        if state.held[3].isUndefined {
          state.held[3] = item
        } else if state.held[1].isNone {
          state.held[3] = try machine.binary(.add, state.held[3], item, inPlace: false)
        } else {
          state.held[3] = try machine.call(state.held[1], state.held[3], item)
        }
        return state.held[3]
      }
    },
    Builtin("pairwise(iterable, /)", does: "Each item with the next.") { call throws(Raised) in
      let source = try call.machine.iterator(call[0])
      return call.iterator([source, .undefined]) { (state, machine) throws(Raised) in
        if state.held[1].isUndefined {
          guard let first = try machine.next(state.held[0]) else { return nil }
          state.held[1] = first
          if state.isDone { return nil }
        }
        let before = state.held[1]
        machine.pin(before)
        defer { machine.pins.removeLast() }
        guard let item = try machine.next(state.held[0]) else { return nil }
        let pair = try machine.heap.tuple([before, item])
        state.held[1] = item
        return pair
      }
    },
    Builtin("groupby(iterable, key=None)", does: "Runs of items with equal keys.") {
      call throws(Raised) in
      let source = try call.machine.iterator(call[0])
      let type = call.machine.constructedType ?? call.machine.types.object
      return call.heap.native(GroupBy(source, key: call.value(1)), type: type)
    },
  ]

  private static func slice(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    guard call.restCount >= 1, call.restCount <= 3 else {
      throw machine.typeError(
        "islice expected at \(call.restCount == 0 ? "least 2 arguments" : "most 4 arguments"), "
          + "got \(call.restCount + 1)")
    }
    /// nil for None; -1 for what is no number, as CPython reads it.
    func bound(_ index: Int) throws(Raised) -> Int? {
      if index >= call.restCount || call.rest(index).isNone { return nil }
      do throws(Raised) {
        let number = try machine.integer(call.rest(index))
        return number.map { $0.isInt ? $0.asInt : -1 } ?? -1
      } catch {
        guard machine.matches(error, .exception) else { throw error }
        return -1
      }
    }
    func refusal(_ what: String) -> Raised {
      machine.error(
        .valueError,
        "\(what) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    }
    let start = call.restCount == 1 ? 0 : try bound(0) ?? 0
    let stop = call.restCount == 1 ? try bound(0) : try bound(1)
    if stop == -1 { throw refusal("Stop argument") }
    if start < 0 || stop.map({ $0 < 0 }) ?? false { throw refusal("Indices") }
    let step = try bound(2) ?? 1
    if step < 1 {
      throw machine.error(.valueError, "Step for islice() must be a positive integer or None.")
    }
    let source = try machine.iterator(call[0])
    var wanted = start
    return call.iterator([source]) { (state, machine) throws(Raised) in
      if let stop, wanted >= stop {
        while state.number < stop, try machine.next(state.held[0]) != nil { state.number += 1 }
        return nil
      }
      while let item = try machine.next(state.held[0]) {
        try machine.charge(1)
        state.number += 1
        if state.number > wanted {
          let (next, overflow) = wanted.addingReportingOverflow(step)
          wanted = overflow ? Int.max : next
          return item
        }
        try machine.charge(1)
      }
      return nil
    }
  }
}

/// `groupby`: pairs of a key and an iterator over the items of its run.
final class GroupBy: NativeObject {
  private let source: Value
  private let key: Value
  /// The item that has been read and its key; undefined when there is none.
  private var item = Value.undefined
  private var itemKey = Value.undefined
  /// The key of the newest group, undefined before the first.
  private var groupKey = Value.undefined
  private var group = 0

  init(_ source: Value, key: Value) {
    self.source = source
    self.key = key
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) {
    for value in [source, key, item, itemKey, groupKey] { tracer.mark(value) }
  }

  /// Reads the next item; false at the end.
  private func read(_ machine: Machine) throws(Raised) -> Bool {
    guard let next = try machine.next(source) else {
      item = .undefined
      return false
    }
    item = next
    itemKey = key.isNone ? next : try machine.call(key, next)
    return true
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    group += 1
    while true {
      if item.isUndefined {
        guard try read(machine) else { return nil }
      }
      if groupKey.isUndefined { break }
      if try !machine.equal(groupKey, itemKey) { break }
      item = .undefined
    }
    groupKey = itemKey
    let number = group
    let members = StepIterator([groupKey]) { [unowned self] (state, machine) throws(Raised) in
      try self.member(of: number, key: state.held[0], machine)
    }
    let type = try machine.nativeType(
      named: "_grouper", module: "itertools", construct: nil, methods: BuiltinDunders.next)
    let grouper = machine.heap.native(members, type: type)
    members.held.append(machine.heap.native(self, type: type))
    return try machine.heap.tuple([groupKey, grouper])
  }

  /// The next item of a group, nil once the group is over or a newer one has begun.
  private func member(of number: Int, key: Value, _ machine: Machine) throws(Raised) -> Value? {
    guard number == group else { return nil }
    if item.isUndefined {
      guard try read(machine) else { return nil }
    }
    guard try machine.equal(key, itemKey) else { return nil }
    let found = item
    item = .undefined
    return found
  }
}
