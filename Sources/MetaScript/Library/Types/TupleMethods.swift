/// Methods of `tuple`.
package enum TupleMethods {
  package static let rows: [Builtin] = [
    Builtin("count(self, value, /)", does: "How many items are equal to a value.") {
      call throws(Raised) in
      let tuple = try call.receiver(TupleRef.self)
      var count = 0
      for index in 0..<tuple.count where try call.machine.equal(tuple[index], call[1]) {
        count += 1
      }
      return .int(count)
    },
    Builtin(
      "index(self, value, start=0, stop=9223372036854775807, /)",
      does: "The first place of an item equal to a value."
    ) { call throws(Raised) in
      let tuple = try call.receiver(TupleRef.self)
      for index in try call.bounds(2, 3, count: tuple.count) {
        if try call.machine.equal(tuple[index], call[1]) { return .int(index) }
      }
      throw call.machine.error(.valueError, "tuple.index(x): x not in tuple")
    },
  ]
}
