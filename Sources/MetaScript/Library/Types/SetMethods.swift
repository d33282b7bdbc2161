/// Methods of `set` and `frozenset`.
package enum SetMethods {
  /// Methods that change nothing, of both types.
  package static let sharedRows: [Builtin] = [
    Builtin("copy(self)", does: "A set of the same members.") { call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      if set.isFrozen, call[0].tag == .set { return call[0] }
      return try call.machine.copy(set, frozen: set.isFrozen).value
    },
    Builtin("union(self, *others)", does: "The members of all.") { call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      let result = try call.machine.copy(set, frozen: set.isFrozen)
      call.machine.pin(result.value)
      for index in 0..<call.restCount where !call.rest(index).isIdentical(to: set.value) {
        try call.machine.update(result, from: call.rest(index))
      }
      return result.value
    },
    Builtin("intersection(self, *others)", does: "The members that all have.") {
      call throws(Raised) in
      var result = try call.receiver(SetRef.self)
      if call.restCount == 0 {
        return try call.machine.copy(result, frozen: result.isFrozen).value
      }
      for index in 0..<call.restCount {
        result = try call.machine.intersection(result, call.rest(index))
        call.machine.pin(result.value)
      }
      return result.value
    },
    Builtin("difference(self, *others)", does: "The members that no other has.") {
      call throws(Raised) in
      var result = try call.receiver(SetRef.self)
      if call.restCount == 0 {
        return try call.machine.copy(result, frozen: result.isFrozen).value
      }
      result = try call.machine.difference(result, call.rest(0))
      call.machine.pin(result.value)
      for index in 1..<call.restCount { try call.machine.subtract(call.rest(index), from: result) }
      return result.value
    },
    Builtin("symmetric_difference(self, other, /)", does: "The members of exactly one.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      let result = try call.machine.makeSet(from: call[1], frozen: set.isFrozen)
      call.machine.pin(result.value)
      try call.machine.symmetricUpdate(result, with: set.value)
      return result.value
    },
    Builtin("isdisjoint(self, other, /)", does: "Whether nothing is in both.") {
      call throws(Raised) in
      let machine = call.machine
      let set = try call.receiver(SetRef.self)
      var disjoint = true
      try machine.iterate(call[1]) { (item) throws(Raised) in
        disjoint = try !machine.contains(item, in: set)
        return disjoint
      }
      return .bool(disjoint)
    },
    Builtin("issubset(self, other, /)", does: "Whether the other has every member.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      let other = try setOf(call[1], call.machine)
      return .bool(set.count <= other.count ? try call.machine.isSubset(set, of: other) : false)
    },
    Builtin("issuperset(self, other, /)", does: "Whether every item of the other is a member.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      let other = try setOf(call[1], call.machine)
      return .bool(other.count <= set.count ? try call.machine.isSubset(other, of: set) : false)
    },
  ]

  /// Methods that change a set.
  package static let rows: [Builtin] = [
    Builtin("add(self, object, /)", does: "Makes an object a member.") { call throws(Raised) in
      try call.machine.insert(call[1], into: call.receiver(SetRef.self))
      return .none
    },
    Builtin("discard(self, object, /)", does: "Removes a member, if it is one.") {
      call throws(Raised) in
      _ = try remove(call[1], from: call.receiver(SetRef.self), call.machine)
      return .none
    },
    Builtin("remove(self, object, /)", does: "Removes a member; KeyError if it is none.") {
      call throws(Raised) in
      if try !remove(call[1], from: call.receiver(SetRef.self), call.machine) {
        throw call.machine.error(.keyError, arguments: [call[1]])
      }
      return .none
    },
    Builtin("pop(self)", does: "Removes some member and gives it back.") { call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      if set.count == 0 {
        let message = try call.heap.string("pop from an empty set")
        throw call.machine.error(.keyError, arguments: [message])
      }
      var slot = set.finger & set.mask
      while true {
        if let key = set.liveKey(at: slot) {
          set.remove(at: slot)
          set.finger = slot + 1
          return key
        }
        slot = slot == set.mask ? 0 : slot + 1
      }
    },
    Builtin("clear(self)", does: "Removes all members.") { call throws(Raised) in
      call.heap.removeAll(try call.receiver(SetRef.self))
      return .none
    },
    Builtin("update(self, *others)", does: "Adds the members of others.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      for index in 0..<call.restCount { try call.machine.update(set, from: call.rest(index)) }
      return .none
    },
    Builtin("__init__(self, iterable=(), /)", does: "Fills the set anew.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      call.heap.removeAll(set)
      if !call[1].isUndefined { try call.machine.update(set, from: call[1]) }
      return .none
    },
    Builtin("intersection_update(self, *others)", does: "Keeps what all others have.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      for index in 0..<call.restCount { try call.machine.intersect(set, with: call.rest(index)) }
      return .none
    },
    Builtin("difference_update(self, *others)", does: "Removes what others have.") {
      call throws(Raised) in
      let set = try call.receiver(SetRef.self)
      for index in 0..<call.restCount { try call.machine.subtract(call.rest(index), from: set) }
      return .none
    },
    Builtin("symmetric_difference_update(self, other, /)", does: "Keeps what exactly one has.") {
      call throws(Raised) in
      try call.machine.symmetricUpdate(call.receiver(SetRef.self), with: call[1])
      return .none
    },
  ]

  private static func setOf(_ value: Value, _ machine: Machine) throws(Raised) -> SetRef {
    if let set = SetRef(value) { return set }
    let set = try machine.makeSet(from: value)
    machine.pin(set.value)
    return set
  }

  /// Removes a member; a set stands for the frozenset of its members.
  private static func remove(
    _ key: Value, from set: SetRef, _ machine: Machine
  ) throws(Raised) -> Bool {
    if let other = SetRef(machine.unwrap(key)), !other.isFrozen {
      let frozen = try machine.copy(other, frozen: true)
      return try machine.remove(frozen.value, from: set)
    }
    return try machine.remove(key, from: set)
  }
}
