/// Methods of `dict`.
package enum DictMethods {
  package static let rows: [Builtin] = [
    Builtin("get(self, key, default=None, /)", does: "The value of a key, or a default.") {
      call throws(Raised) in
      try call.machine.value(for: call[1], in: call.receiver(DictRef.self)) ?? call.value(2)
    },
    Builtin(
      "setdefault(self, key, default=None, /)",
      does: "The value of a key, which gets the default first if it is absent."
    ) { call throws(Raised) in
      let dict = try call.receiver(DictRef.self)
      let hash = try call.machine.hash(call[1])
      if let place = try call.machine.place(of: call[1], hash: hash, in: dict) {
        return dict[place: place].value
      }
      try call.heap.insertNew(call[1], hash: hash, value: call.value(2), into: dict)
      return call.value(2)
    },
    Builtin(
      "pop(self, key, default=None, /)", does: "Removes a key and gives its value back."
    ) { call throws(Raised) in
      // An empty dict does not even hash the key.
      let dict = try call.receiver(DictRef.self)
      if dict.count > 0, let value = try call.machine.remove(call[1], from: dict) { return value }
      if call[2].isUndefined { throw call.machine.error(.keyError, arguments: [call[1]]) }
      return call[2]
    },
    Builtin("popitem(self)", does: "Removes the newest entry and gives it back.") {
      call throws(Raised) in
      let dict = try call.receiver(DictRef.self)
      var place = dict.used - 1
      while place >= 0, dict[place: place].key.isUndefined { place -= 1 }
      guard place >= 0 else {
        let message = try call.heap.string("popitem(): dictionary is empty")
        throw call.machine.error(.keyError, arguments: [message])
      }
      let entry = dict[place: place]
      let pair = try call.heap.tuple([entry.key, entry.value])
      dict.removeLastEntry(at: place)
      return pair
    },
    Builtin("keys(self)", does: "A view of the keys.") { call throws(Raised) in
      call.heap.view(.keys, of: try call.receiver(DictRef.self))
    },
    Builtin("values(self)", does: "A view of the values.") { call throws(Raised) in
      call.heap.view(.values, of: try call.receiver(DictRef.self))
    },
    Builtin("items(self)", does: "A view of the entries.") { call throws(Raised) in
      call.heap.view(.items, of: try call.receiver(DictRef.self))
    },
    Builtin(
      "update(self, /, *others, **entries)",
      does: "Takes over the entries of a mapping or of pairs."
    ) { call throws(Raised) in
      if call.restCount > 1 {
        throw call.machine.typeError("update expected at most 1 argument, got \(call.restCount)")
      }
      try update(call.receiver(DictRef.self), by: call)
      return .none
    },
    Builtin("__init__(self, /, *others, **entries)", does: "Takes over entries.") {
      call throws(Raised) in
      if call.restCount > 1 {
        throw call.machine.typeError("dict expected at most 1 argument, got \(call.restCount)")
      }
      try update(call.receiver(DictRef.self), by: call)
      return .none
    },
    Builtin("clear(self)", does: "Removes all entries.") { call throws(Raised) in
      call.heap.removeAll(try call.receiver(DictRef.self))
      return .none
    },
    Builtin("copy(self)", does: "A new dict of the same entries.") { call throws(Raised) in
      try call.machine.copy(call.receiver(DictRef.self)).value
    },
    Builtin("__reversed__(self)", does: "An iterator over the keys, newest first.") {
      call throws(Raised) in
      let dict = try call.receiver(DictRef.self)
      return call.heap.iterator(
        .reversedKeys, over: dict.value, position: dict.used - 1, limit: dict.count,
        step: Int.max
      ).value
    },
    Builtin("__ror__(self, other, /)", does: "`other | self`") { call throws(Raised) in
      guard let other = DictRef(call.machine.unwrap(call[1])) else { return .notImplemented }
      let result = try call.machine.copy(other)
      call.machine.pin(result.value)
      try call.machine.update(result, from: call.receiver(DictRef.self))
      return result.value
    },
  ]

  /// `dict.fromkeys`, of the class it is called on.
  static let classRows: [Builtin] = [
    Builtin(
      "@class fromkeys(cls, iterable, value=None, /)",
      does: "A new dict with one value for all keys."
    ) { call throws(Raised) in
      let machine = call.machine
      let value = call.value(2)
      if TypeRef(call[0]) == machine.types.dict {
        machine.makeRoom(for: call[1], each: 128)
        let dict = try machine.heap.dict()
        machine.pin(dict.value)
        try machine.iterate(call[1]) { (key) throws(Raised) in
          try machine.set(key, to: value, in: dict)
          return true
        }
        return dict.value
      }
      let dict = try machine.call(call[0])
      machine.pin(dict)
      try machine.iterate(call[1]) { (key) throws(Raised) in
        try machine.setItem(dict, key, to: value)
        return true
      }
      return dict
    }
  ]

  private static func update(_ dict: DictRef, by call: Call) throws(Raised) {
    if call.restCount == 1 { try call.machine.mergeItems(of: call.rest(0), into: dict) }
    if let entries = DictRef(call.keywords) { try call.machine.update(dict, from: entries) }
  }

  /// Methods of the views of keys and items.
  static let viewRows: [Builtin] = [
    Builtin("isdisjoint(self, other, /)", does: "Whether nothing is in both.") {
      call throws(Raised) in
      let machine = call.machine
      var disjoint = true
      let view = call[0]
      try machine.iterate(call[1]) { (item) throws(Raised) in
        disjoint = try !machine.contains(view, item)
        return disjoint
      }
      return .bool(disjoint)
    }
  ]

  /// Methods of every view.
  static let anyViewRows: [Builtin] = [
    Builtin("__reversed__(self)", does: "An iterator from the newest entry to the oldest.") {
      call throws(Raised) in
      let view = try call.receiver(ViewRef.self)
      let role: IteratorRef.Role =
        switch view.role {
        case .keys: .reversedKeys
        case .values: .reversedValues
        case .items: .reversedItems
        }
      return call.heap.iterator(
        role, over: view.dict.value, position: view.dict.used - 1, limit: view.dict.count,
        step: Int.max
      ).value
    }
  ]
}
