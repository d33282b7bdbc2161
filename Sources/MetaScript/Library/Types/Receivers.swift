extension Call {
  /// The built-in value behind `self`; TypeError when the method is called on something else.
  func receiver<H: Handle>(_ kind: H.Type) throws(Raised) -> H {
    if let found = H(self[0]) ?? H(machine.unwrap(self[0])) { return found }
    throw machine.typeError(
      "descriptor '\(function.name)' for '\(function.owner ?? "object")' objects doesn't apply "
        + "to a '\(machine.typeName(self[0]))' object")
  }

  /// A tuple of the arguments of `*rest`.
  func restTuple() throws(Raised) -> TupleRef {
    let tuple = try heap.tuple(count: restCount)
    for index in 0..<restCount { tuple.initialize(index, to: rest(index)) }
    return tuple
  }

  /// The names and values of `**keywords`, in order.
  var keywordPairs: [(name: StringRef, value: Value)] {
    guard let dict = DictRef(keywords) else { return [] }
    return dict.snapshot.map { (StringRef(unchecked: $0.key), $0.value) }
  }

  /// Bounds of `index(value, start, stop)`, moved into a sequence of `count` items.
  func bounds(_ start: Int, _ stop: Int, count: Int) throws(Raised) -> Range<Int> {
    func place(_ index: Int, or omitted: Int) throws(Raised) -> Int {
      if self[index].isUndefined { return omitted }
      guard let number = try machine.integer(self[index]) else {
        throw machine.typeError(
          "slice indices must be integers or have an __index__ method")
      }
      guard number.isInt else { return number.isNegativeInteger ? 0 : count }
      return min(max(number.asInt < 0 ? number.asInt &+ count : number.asInt, 0), count)
    }
    let low = try place(start, or: 0)
    return low..<max(low, try place(stop, or: count))
  }
}
