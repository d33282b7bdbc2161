/// `enumerate(iterable)`
final class EnumerateIterator: NativeObject {
  private let source: Value
  private var index: Value

  init(_ source: Value, from start: Value) {
    self.source = source
    index = start
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(source)
    tracer.mark(index)
  }

  override var makesPairs: Bool { true }

  override func nextPair(_ machine: Machine) throws(Raised) -> (Value, Value)? {
    guard let item = try machine.next(source) else { return nil }
    let place = index
    if index.isInt, index.asInt < Int.max {
      index = .int(index.asInt + 1)
    } else {
      index = try machine.arithmetic(.add, index, .int(1)) ?? index
    }
    return (place, item)
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    guard let (place, item) = try nextPair(machine) else { return nil }
    let pair = try machine.heap.tuple(count: 2)
    pair.initialize(0, to: place)
    pair.initialize(1, to: item)
    return pair.value
  }
}

/// `zip(*iterables)`
final class ZipIterator: NativeObject {
  private let sources: [Value]
  private let isStrict: Bool
  private var isDone = false

  init(_ sources: [Value], strict: Bool) {
    self.sources = sources
    isStrict = strict
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) { for source in sources { tracer.mark(source) } }

  override var makesPairs: Bool { sources.count == 2 }

  override func nextPair(_ machine: Machine) throws(Raised) -> (Value, Value)? {
    if isDone { return nil }
    let mark = machine.pins.count
    defer { machine.unpin(to: mark) }
    guard let first = try machine.next(sources[0]) else {
      try end(machine, at: 0)
      return nil
    }
    machine.pin(first)
    guard let second = try machine.next(sources[1]) else {
      try end(machine, at: 1)
      return nil
    }
    return (first, second)
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    if isDone || sources.isEmpty { return nil }
    let tuple = try machine.heap.tuple(count: sources.count)
    let mark = machine.pins.count
    machine.pin(tuple.value)
    defer { machine.unpin(to: mark) }
    for index in 0..<sources.count {
      guard let item = try machine.next(sources[index]) else {
        try end(machine, at: index)
        return nil
      }
      tuple.initialize(index, to: item)
    }
    return tuple.value
  }

  private func end(_ machine: Machine, at index: Int) throws(Raised) {
    isDone = true
    if isStrict { try checkLengths(machine, endedAt: index) }
  }

  /// With `strict=True` all must end together.
  private func checkLengths(_ machine: Machine, endedAt index: Int) throws(Raised) {
    func plural(_ count: Int) -> String { count == 1 ? " 1" : "s 1-\(count)" }
    if index > 0 {
      throw machine.error(
        .valueError, "zip() argument \(index + 1) is shorter than argument\(plural(index))")
    }
    for other in 1..<max(sources.count, 1) where try machine.next(sources[other]) != nil {
      throw machine.error(
        .valueError, "zip() argument \(other + 1) is longer than argument\(plural(other))")
    }
  }
}

/// `map(function, *iterables)`
final class MapIterator: NativeObject {
  private let function: Value
  private let sources: [Value]

  init(_ function: Value, _ sources: [Value]) {
    self.function = function
    self.sources = sources
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(function)
    for source in sources { tracer.mark(source) }
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    if sources.count == 1 {
      guard let item = try machine.next(sources[0]) else { return nil }
      return try machine.call(function, item)
    }
    var arguments: [Value] = []
    let mark = machine.pins.count
    defer { machine.unpin(to: mark) }
    for source in sources {
      guard let item = try machine.next(source) else { return nil }
      machine.pin(item)
      arguments.append(item)
    }
    return try machine.call(function, arguments: arguments)
  }
}

/// `filter(function, iterable)`
final class FilterIterator: NativeObject {
  private let function: Value
  private let source: Value
  private let keeps: Bool

  /// - Parameter keeps: Whether items pass for which `function` is true, or false.
  init(_ function: Value, _ source: Value, keeps: Bool = true) {
    self.function = function
    self.source = source
    self.keeps = keeps
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(function)
    tracer.mark(source)
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    while let item = try machine.next(source) {
      try machine.charge(1)
      machine.pin(item)
      defer { machine.pins.removeLast() }
      let verdict = function.isNone ? item : try machine.call(function, item)
      if try machine.isTrue(verdict) == keeps { return item }
      try machine.charge(1)
    }
    return nil
  }
}
