/// Methods of `list`.
package enum ListMethods {
  package static let rows: [Builtin] = [
    Builtin("append(self, object, /)", does: "Adds an item at the end.") {
      call throws(Raised) in
      try call.heap.append(call[1], to: call.receiver(ListRef.self))
      return .none
    },
    Builtin("extend(self, iterable, /)", does: "Adds the items of an iterable at the end.") {
      call throws(Raised) in
      try call.machine.extend(call.receiver(ListRef.self), with: call[1])
      return .none
    },
    Builtin("insert(self, index, object, /)", does: "Puts an item before an index.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      let place = try call.machine.size(call[1])
      let start = max(place < 0 ? place + list.count : min(place, list.count), 0)
      try call.heap.insert(call[2], at: start, into: list)
      return .none
    },
    Builtin("pop(self, index=-1, /)", does: "Removes an item and gives it back.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      var index = list.count - 1
      if !call[1].isUndefined {
        let place = try call.machine.size(call[1])
        index = place < 0 ? place &+ list.count : place
      }
      if list.count == 0 { throw call.machine.error(.indexError, "pop from empty list") }
      guard index >= 0, index < list.count else {
        throw call.machine.error(.indexError, "pop index out of range")
      }
      let item = list[index]
      try call.heap.remove(at: index, from: list)
      return item
    },
    Builtin("remove(self, value, /)", does: "Removes the first item equal to a value.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      var index = 0
      while index < list.count {
        if try call.machine.equal(list[index], call[1]) {
          if index < list.count { try call.heap.remove(at: index, from: list) }
          return .none
        }
        index += 1
        try call.machine.tick(index)
      }
      throw call.machine.error(.valueError, "list.remove(x): x not in list")
    },
    Builtin("clear(self)", does: "Removes all items.") { call throws(Raised) in
      call.heap.truncate(try call.receiver(ListRef.self), to: 0)
      return .none
    },
    Builtin("copy(self)", does: "A new list of the same items.") { call throws(Raised) in
      try call.machine.list(from: call.receiver(ListRef.self).value).value
    },
    Builtin("count(self, value, /)", does: "How many items are equal to a value.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      var (index, count) = (0, 0)
      while index < list.count {
        if try call.machine.equal(list[index], call[1]) { count += 1 }
        index += 1
        try call.machine.tick(index)
      }
      return .int(count)
    },
    Builtin(
      "index(self, value, start=0, stop=9223372036854775807, /)",
      does: "The first place of an item equal to a value."
    ) { call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      for index in try call.bounds(2, 3, count: list.count) where index < list.count {
        if try call.machine.equal(list[index], call[1]) { return .int(index) }
        try call.machine.tick(index)
      }
      let shown = try call.machine.repr(call[1]).text
      throw call.machine.error(.valueError, "\(shown) is not in list")
    },
    Builtin("reverse(self)", does: "Turns the order round, in place.") { call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      var (low, high) = (0, list.count - 1)
      while low < high {
        (list[low], list[high]) = (list[high], list[low])
        low += 1
        high -= 1
      }
      return .none
    },
    Builtin(
      "sort(self, /, *args, key=None, reverse=False)",
      does: "Sorts in place, equal items in their order."
    ) { call throws(Raised) in
      if call.restCount > 0 {
        throw call.machine.typeError("sort() takes no positional arguments")
      }
      let reverse = try call.flag(2)
      try call.machine.sort(
        call.receiver(ListRef.self), key: call.value(1), reverse: reverse)
      return .none
    },
    Builtin("__init__(self, iterable=(), /)", does: "Fills the list anew.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      call.heap.truncate(list, to: 0)
      if !call[1].isUndefined { try call.machine.extend(list, with: call[1]) }
      return .none
    },
    Builtin("__reversed__(self)", does: "An iterator from the end to the start.") {
      call throws(Raised) in
      let list = try call.receiver(ListRef.self)
      return call.heap.iterator(.reversedList, over: list.value, position: list.count - 1).value
    },
  ]
}

extension Call {
  /// A truth value given as an int, as `reverse=` takes it.
  func flag(_ index: Int, or omitted: Bool = false) throws(Raised) -> Bool {
    if self[index].isUndefined { return omitted }
    guard let number = try machine.integer(self[index]) else {
      throw machine.typeError(
        "'\(machine.typeName(self[index]))' object cannot be interpreted as an integer")
    }
    return !(number.isInt && number.asInt == 0)
  }
}
