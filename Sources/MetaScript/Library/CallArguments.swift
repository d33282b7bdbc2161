// How rows read their arguments: the common kinds, with CPython's words when they do not fit.

extension Call {
  func error(_ kind: ExceptionKind, _ message: String) -> Raised { machine.error(kind, message) }

  func typeName(_ value: Value) -> String { machine.type(of: value).info.nameInErrors }

  /// `self` of a method of `str`; classes that extend `str` included.
  @inline(__always) func string() throws(Raised) -> StringRef {
    if let string = StringRef(self[0]) { return string }
    return try inheritedString()
  }

  @inline(never) private func inheritedString() throws(Raised) -> StringRef {
    if let string = StringRef(machine.unwrap(self[0])) { return string }
    throw wrongReceiver()
  }

  /// A method was called on a value that is not of its type.
  func wrongReceiver() -> Raised {
    error(
      .typeError,
      "descriptor '\(function.name)' for '\(function.owner ?? "")' objects doesn't apply to a "
        + "'\(typeName(self[0]))' object")
  }

  /// A string argument; `TypeError: {wanted}, not {type}` otherwise.
  @inline(__always) func string(
    _ index: Int, _ wanted: @autoclosure () -> String = "must be str"
  ) throws(Raised) -> StringRef {
    if let string = StringRef(self[index]) { return string }
    if let string = StringRef(machine.unwrap(self[index])) { return string }
    throw error(.typeError, "\(wanted()), not \(typeName(self[index]))")
  }

  /// Whether an argument was omitted or is None.
  @inline(__always) func isAbsent(_ index: Int) -> Bool {
    self[index].isUndefined || self[index].isNone
  }

  /// An int argument, or what stands in its place when it was omitted.
  func count(_ index: Int, default value: Int? = nil) throws(Raised) -> Int {
    if self[index].isUndefined, let value { return value }
    return try machine.size(self[index])
  }

  /// The bounds `[start, end)` that two optional arguments cut from `count` items: negative ones
  /// count from the end, those outside are moved in. `start` may exceed `end`.
  func bounds(_ first: Int, count: Int) throws(Raised) -> (start: Int, end: Int) {
    func bound(_ index: Int, _ missing: Int) throws(Raised) -> Int {
      if isAbsent(index) { return missing }
      let integer = try machine.integerIndex(
        self[index], "slice indices must be integers or None or have an __index__ method")
      return integer.isSmallInteger
        ? integer.asInt : integer.isNegativeInteger ? Int.min : Int.max
    }
    var start = try bound(first, 0)
    var end = try bound(first + 1, count)
    if end > count { end = count }
    if end < 0 { end = max(0, end &+ count) }
    if start < 0 { start = max(0, start &+ count) }
    return (start, end)
  }

  func make(_ text: String) throws(Raised) -> Value { try machine.heap.string(text) }
}
