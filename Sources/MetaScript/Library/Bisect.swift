extension Machine {
  static let makeBisectModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(bisectFunctions, in: module)
    for (name, same) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
      let function = module.value(machine.heap.intern(same)) ?? .none
      machine.heap.set(machine.heap.intern(name), to: function, in: module)
    }
  }

  private static let bisectFunctions: [Builtin] = [
    Builtin(
      "bisect_left(a, x, lo=0, hi=None, *, key=None)", does: "The first place where x could go."
    ) { call throws(Raised) in .int(try call.place(right: false)) },
    Builtin(
      "bisect_right(a, x, lo=0, hi=None, *, key=None)", does: "The last place where x could go."
    ) { call throws(Raised) in .int(try call.place(right: true)) },
    Builtin("insort_left(a, x, lo=0, hi=None, *, key=None)", does: "Inserts x before its equals.") {
      call throws(Raised) in try call.insort(right: false)
    },
    Builtin("insort_right(a, x, lo=0, hi=None, *, key=None)", does: "Inserts x behind its equals.")
    { call throws(Raised) in try call.insort(right: true) },
  ]
}

extension Call {
  /// The place of the second argument in the first, which is sorted.
  fileprivate func place(right: Bool, of wanted: Value? = nil) throws(Raised) -> Int {
    let wanted = wanted ?? self[1]
    var low = try int(2, or: 0)
    if low < 0 { throw machine.error(.valueError, "lo must be non-negative") }
    var high = value(3).isNone ? try machine.length(self[0]) : try int(3, or: 0)
    let key = value(4)
    while low < high {
      let middle = low + (high - low) / 2
      var item = try machine.item(self[0], .int(middle))
      if !key.isNone {
        machine.pin(item)
        item = try machine.call(key, item)
      }
      if right {
        if try machine.isLess(wanted, item) { high = middle } else { low = middle + 1 }
      } else {
        if try machine.isLess(item, wanted) { low = middle + 1 } else { high = middle }
      }
    }
    return low
  }

  fileprivate func insort(right: Bool) throws(Raised) -> Value {
    var wanted = self[1]
    if !value(4).isNone {
      wanted = try machine.call(value(4), self[1])
      machine.pin(wanted)
    }
    let place = try place(right: right, of: wanted)
    if let list = ListRef(self[0]) {
      let at = min(place, list.count)
      try heap.replace(at..<at, of: list, with: [self[1]])
    } else {
      _ = try machine.callMethod("insert", of: self[0], .int(place), self[1])
    }
    return .none
  }
}
