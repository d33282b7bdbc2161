/// What a built-in that walks a generator does with plain items: the generator then goes on at once,
/// and is left only with an item that takes more than a look, or at its end.
///
/// The sink belongs to one generator, the one whose frame lies at `depth`. Nothing of this can be
/// seen from a script but the time it takes: what the built-in does with a plain item runs no script.
struct YieldSink {
  enum Kind {
    /// Items go to the end of the list `held`.
    case list
    /// Ints are added to the int `held`, floats to the float.
    case sum
    /// Items are dropped while they are false, or true.
    case whileFalse, whileTrue
  }

  var kind = Kind.list
  /// What the built-in has got so far.
  var held = Value.none
  /// The generator, and the number of frames while it runs on top.
  var generator = Value.none
  var depth = -1
}

extension Machine {
  /// `next(iterator)` where plain items of a generator go to a sink; the first that does not.
  func next(
    _ iterator: Value, to kind: YieldSink.Kind, _ held: inout Value
  ) throws(Raised) -> Value? {
    guard iterator.tag == .generator, observation == nil else { return try next(iterator) }
    let outer = sink
    sink = YieldSink(kind: kind, held: held, generator: iterator, depth: frames.count + 1)
    defer {
      held = sink.held
      sink = outer
    }
    return try next(iterator)
  }

  /// Whether the sink has taken what the frame on top yields.
  @inline(never) func sinkTakes(_ value: Value) -> Bool {
    guard frames.top.subject.isIdentical(to: sink.generator) else { return false }
    let held = sink.held
    switch sink.kind {
    case .list:
      // Where there is no room the built-in appends the item itself, and raises.
      return (try? heap.append(value, to: ListRef(unchecked: held))) != nil
    case .sum:
      if held.tag == .int, value.tag == .int {
        let (sum, overflow) = held.asInt.addingReportingOverflow(value.asInt)
        if !overflow { sink.held = .int(sum) }
        return !overflow
      }
      guard held.tag == .float, value.tag == .float else { return false }
      sink.held = .float(held.asFloat + value.asFloat)
      return true
    case .whileFalse: return plainTruth(value) == false
    case .whileTrue: return plainTruth(value) == true
    }
  }

  /// The truth of a value that holds it, nil when it must be asked for.
  private func plainTruth(_ value: Value) -> Bool? {
    switch value.tag {
    case .bool: value.asBool
    case .int: value.asInt != 0
    case .none: false
    default: nil
    }
  }
}
