extension Machine {
  /// The module `copy`.
  static let makeCopyModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(copyRows, in: module)
    machine.heap.set(
      machine.heap.intern("Error"), to: machine.types[.exception].value, in: module)
  }

  private static let copyRows: [Builtin] = [
    Builtin("copy(x)", does: "A new value of the same parts.") { call throws(Raised) in
      try call.machine.shallowCopy(call[0])
    },
    Builtin("deepcopy(x, memo=None)", does: "A new value of copied parts.") {
      call throws(Raised) in
      let memo: DictRef
      if let given = DictRef(call.value(1)) { memo = given } else { memo = try call.heap.dict() }
      call.machine.pin(memo.value)
      return try call.machine.deepCopy(call[0], memo)
    },
  ]

  func shallowCopy(_ value: Value) throws(Raised) -> Value {
    switch value.tag {
    case .list: return try list(from: value).value
    case .dict: return try copy(DictRef(unchecked: value)).value
    case .set:
      let set = SetRef(unchecked: value)
      return set.isFrozen ? value : try copy(set, frozen: false).value
    case .instance, .native:
      if special(.copy, of: value) != nil { return try callSpecial(.copy, of: value) ?? value }
      if let instance = InstanceRef(value) {
        let inner = unwrap(value)
        return try duplicate(
          instance, inner: inner.hasOverrides ? inner : try shallowCopy(inner))
      }
      throw error(.typeError, "cannot copy '\(typeName(value))' object")
    case .generator, .iterator, .view, .module:
      throw error(.typeError, "cannot pickle '\(typeName(value))' object")
    default: return value
    }
  }

  /// A new instance of the same class with the same attributes.
  private func duplicate(_ instance: InstanceRef, inner: Value) throws(Raised) -> Value {
    let made = heap.instance(of: instance.type)
    for slot in 0..<instance.shape.hiddenCount {
      let value = instance[slot: slot]
      made[slot: slot] = instance.extendsBuiltin ? inner : value
    }
    for (name, value) in instance.attributes where !value.isUndefined {
      if let name = StringRef(name) {
        try heap.setAttribute(heap.intern(name), of: made, to: value)
      }
    }
    return made.value
  }

  /// `copy.deepcopy`; `memo` maps the addresses of what has been copied to the copies, and keeps
  /// both alive meanwhile.
  func deepCopy(_ value: Value, _ memo: DictRef) throws(Raised) -> Value {
    switch value.tag {
    case .list, .dict, .tuple, .set, .instance, .native: break
    case .generator, .iterator, .view, .module:
      throw error(.typeError, "cannot pickle '\(typeName(value))' object")
    default: return value
    }
    let key = Value.int(Int(bitPattern: value.address))
    if let known = try self.value(for: key, in: memo) { return known }
    try enter("")
    defer { leave() }
    let mark = pins.count
    defer { unpin(to: mark) }
    func remember(_ made: Value) throws(Raised) {
      pins.append(made)
      try set(key, to: made, in: memo)
    }
    switch value.tag {
    case .list:
      let (source, made) = (ListRef(unchecked: value), try heap.list())
      try remember(made.value)
      var index = 0
      while index < source.count {
        try heap.append(deepCopy(source[index], memo), to: made)
        index += 1
      }
      return made.value
    case .dict:
      let made = try heap.dict()
      try remember(made.value)
      try copyEntries(of: DictRef(unchecked: value), to: made, memo)
      return made.value
    case .tuple: return try deepCopy(tuple: TupleRef(unchecked: value), key, memo)
    case .set:
      let source = SetRef(unchecked: value)
      let made = heap.set(frozen: source.isFrozen)
      try remember(made.value)
      for item in source.snapshot { try insert(deepCopy(item, memo), into: made) }
      return made.value
    default:
      if special(.deepcopy, of: value) != nil {
        let made = try callSpecial(.deepcopy, of: value, memo.value) ?? value
        try remember(made)
        return made
      }
      guard let instance = InstanceRef(value) else {
        throw error(.typeError, "cannot pickle '\(typeName(value))' object")
      }
      let made = heap.instance(of: instance.type)
      try remember(made.value)
      for slot in 0..<instance.shape.hiddenCount {
        made[slot: slot] = try deepCopy(instance[slot: slot], memo)
      }
      for (name, held) in instance.attributes where !held.isUndefined {
        guard let name = StringRef(name) else { continue }
        try heap.setAttribute(heap.intern(name), of: made, to: deepCopy(held, memo))
      }
      return made.value
    }
  }

  private func copyEntries(
    of source: DictRef, to made: DictRef, _ memo: DictRef
  ) throws(Raised) {
    var index = 0
    while index < source.used {
      let entry = source[place: index]
      index += 1
      if entry.key.isUndefined { continue }
      let key = try deepCopy(entry.key, memo)
      pins.append(key)
      defer { pins.removeLast() }
      try set(key, to: deepCopy(entry.value, memo), in: made)
    }
  }

  /// A tuple of things that need no copy is not copied.
  private func deepCopy(
    tuple: TupleRef, _ key: Value, _ memo: DictRef
  ) throws(Raised) -> Value {
    let made = try heap.tuple(count: tuple.count)
    pins.append(made.value)
    defer { pins.removeLast() }
    var isSame = true
    for index in 0..<tuple.count {
      let item = try deepCopy(tuple[index], memo)
      isSame = isSame && item.isIdentical(to: tuple[index])
      made.initialize(index, to: item)
    }
    if let known = try value(for: key, in: memo) { return known }
    let result = isSame ? tuple.value : made.value
    try set(key, to: result, in: memo)
    return result
  }
}
