/// Methods and attributes of `range` and `slice`.
package enum RangeMethods {
  package static let rows: [Builtin] = [
    Builtin("count(self, value, /)", does: "How many numbers are equal to a value.") {
      call throws(Raised) in
      let range = try call.receiver(RangeRef.self)
      if call[1].isInteger {
        return .int(try call.machine.rangeIndex(of: call[1], in: range) == nil ? 0 : 1)
      }
      let (machine, wanted) = (call.machine, call[1])
      var count = 0
      try machine.iterate(range.value) { (item) throws(Raised) in
        if try machine.equal(item, wanted) { count += 1 }
        return true
      }
      return .int(count)
    },
    Builtin("index(self, value, /)", does: "The place of a number.") { call throws(Raised) in
      let range = try call.receiver(RangeRef.self)
      if call[1].isInteger {
        if let index = try call.machine.rangeIndex(of: call[1], in: range) { return index }
        let shown = try call.machine.repr(call[1]).text
        throw call.machine.error(.valueError, "\(shown) is not in range")
      }
      let (machine, wanted) = (call.machine, call[1])
      var (index, found) = (0, false)
      try machine.iterate(range.value) { (item) throws(Raised) in
        found = try machine.equal(item, wanted)
        if !found { index += 1 }
        return !found
      }
      if found { return .int(index) }
      throw machine.error(.valueError, "sequence.index(x): x not in sequence")
    },
    Builtin("__reversed__(self)", does: "An iterator from the last number to the first.") {
      call throws(Raised) in
      let machine = call.machine
      return try machine.iterator(machine.reversed(range: call.receiver(RangeRef.self)))
    },
  ]

  static let properties: [Builtin] = [
    Builtin("start(self)", does: "The first number.") { call throws(Raised) in
      try call.receiver(RangeRef.self).start
    },
    Builtin("stop(self)", does: "The bound that is not reached.") { call throws(Raised) in
      try call.receiver(RangeRef.self).stop
    },
    Builtin("step(self)", does: "The distance of the numbers.") { call throws(Raised) in
      try call.receiver(RangeRef.self).step
    },
  ]

  static let sliceRows: [Builtin] = [
    Builtin("indices(self, length, /)", does: "Start, stop and step for a length.") {
      call throws(Raised) in
      let slice = try call.receiver(SliceRef.self)
      guard let length = try call.machine.integer(call[1]) else {
        throw call.machine.typeError(
          "'\(call.machine.typeName(call[1]))' object cannot be interpreted as an integer")
      }
      if length.isNegativeInteger {
        throw call.machine.error(.valueError, "length should not be negative")
      }
      let fields = try call.machine.indices(of: slice, length: length)
      return try call.heap.tuple([fields.start, fields.stop, fields.step])
    }
  ]

  static let sliceProperties: [Builtin] = [
    Builtin("start(self)", does: "The first bound.") { call throws(Raised) in
      try call.receiver(SliceRef.self).start
    },
    Builtin("stop(self)", does: "The second bound.") { call throws(Raised) in
      try call.receiver(SliceRef.self).stop
    },
    Builtin("step(self)", does: "The step.") { call throws(Raised) in
      try call.receiver(SliceRef.self).step
    },
  ]
}

extension Machine {
  /// The range of the same numbers from the last to the first.
  func reversed(range: RangeRef) throws(Raised) -> Value {
    let last = try arithmetic(.subtract, range.length, .int(1)) ?? .none
    let span = try arithmetic(.multiply, last, range.step) ?? .none
    let start = try arithmetic(.add, range.start, span) ?? .none
    let stop = try arithmetic(.subtract, range.start, range.step) ?? .none
    let step = try arithmetic(.minus, range.step) ?? .none
    return heap.range(start, stop, step, length: range.length)
  }
}
