/// `count`, `cycle`, `repeat`
enum EndlessIterators {
  static let rows: [Builtin] = [
    Builtin("count(start=0, step=1)", does: "Numbers from a start, without end.") {
      call throws(Raised) in
      let (start, step) = (call.value(0, or: .int(0)), call.value(1, or: .int(1)))
      guard call.machine.unwrap(start).isNumber, call.machine.unwrap(step).isNumber else {
        throw call.machine.typeError("a number is required")
      }
      return call.iterator([start, step]) { (state, machine) throws(Raised) in
        let number = state.held[0]
        state.held[0] = try machine.binary(.add, number, state.held[1], inPlace: false)
        return number
      }
    },
    Builtin("cycle(iterable, /)", does: "The items again and again.") { call throws(Raised) in
      let source = try call.machine.iterator(call[0])
      let saved = try call.heap.list()
      return call.iterator([source, saved.value]) { (state, machine) throws(Raised) in
        let saved = ListRef(unchecked: state.held[1])
        if !state.held[0].isNone {
          if let item = try machine.next(state.held[0]) {
            try machine.heap.append(item, to: saved)
            return item
          }
          state.held[0] = .none
        }
        if saved.count == 0 { return nil }
        let item = saved[state.number]
        state.number = (state.number + 1) % saved.count
        return item
      }
    },
    Builtin("repeat(object, times=<no end>)", does: "One value again and again.") {
      call throws(Raised) in
      let times = call[1].isUndefined ? -1 : max(0, try call.int(1, or: 0))
      return call.iterator([call[0]], number: times) { (state, machine) throws(Raised) in
        if state.number == 0 { return nil }
        if state.number > 0 { state.number -= 1 }
        return state.held[0]
      }
    },
  ]

  static let countText = Builtin("__repr__(self)", does: "As it would be called.") {
    call throws(Raised) in
    let state = try call.receiver(StepIterator.self)
    let (number, step) = (state.held[0], state.held[1])
    var text = "count(" + (try call.machine.repr(number).text)
    if !(step.isInt && step.asInt == 1) { text += ", " + (try call.machine.repr(step).text) }
    return try call.heap.string(text + ")")
  }

  static let repeatText = Builtin("__repr__(self)", does: "As it would be called.") {
    call throws(Raised) in
    let state = try call.receiver(StepIterator.self)
    guard let item = state.held.first else { return try call.heap.string("repeat(None, 0)") }
    let shown = try call.machine.repr(item).text
    return try call.heap.string(
      state.number < 0 ? "repeat(\(shown))" : "repeat(\(shown), \(state.number))")
  }

  static let repeatHint = Builtin("__length_hint__(self)", does: "How many are left.") {
    call throws(Raised) in .int(max(0, try call.receiver(StepIterator.self).number))
  }
}
