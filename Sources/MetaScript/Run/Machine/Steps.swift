import Glibc

extension Machine {
  @inline(__always) func truth(_ value: Value) throws(Raised) -> Bool {
    switch value.tag {
    case .bool: value.asBool
    case .none: false
    case .int: value.asInt != 0
    default: try isTrue(value)
    }
  }

  /// Both as floats, when one is a float and the other a float or an int that is exactly one.
  @inline(__always) func floats(_ a: Value, _ b: Value) -> (Double, Double)? {
    if a.tag == .float {
      if b.tag == .float { return (a.asFloat, b.asFloat) }
      if b.tag == .int, b.asInt.magnitude <= 1 << 53 { return (a.asFloat, Double(b.asInt)) }
    } else if b.tag == .float, a.tag == .int, a.asInt.magnitude <= 1 << 53 {
      return (Double(a.asInt), b.asFloat)
    }
    return nil
  }

  /// `a // b` for a positive `b`; numbers of 32 bits take half the time.
  @inline(__always) func floorQuotient(_ a: Int, _ b: Int) -> Int {
    if UInt(bitPattern: a | b) >> 32 == 0 {
      return Int(UInt32(truncatingIfNeeded: a) / UInt32(truncatingIfNeeded: b))
    }
    let quotient = a / b
    return quotient &* b > a ? quotient &- 1 : quotient
  }

  /// `a % b` for a positive `b`.
  @inline(__always) func floorRemainder(_ a: Int, _ b: Int) -> Int {
    if UInt(bitPattern: a | b) >> 32 == 0 {
      return Int(UInt32(truncatingIfNeeded: a) % UInt32(truncatingIfNeeded: b))
    }
    let remainder = a % b
    return remainder < 0 ? remainder &+ b : remainder
  }

  /// `a ** b` of a positive float, where it is a number.
  @inline(never) func plainPower(_ a: Double, _ b: Value) -> Double? {
    guard a > 0, let exponent = b.isFloat ? b.asFloat : b.isInt ? Double(exactly: b.asInt) : nil
    else { return nil }
    let result = pow(a, exponent)
    return result.isFinite ? result : nil
  }

  /// Sets an item by an int key; false, with nothing changed, when that takes comparing keys.
  @inline(__always)
  func setInt(_ key: Int, to value: Value, in dict: DictRef) throws(Raised) -> Bool {
    guard let place = dict.place(ofInt: key) else { return false }
    if place >= 0 {
      dict.setValue(value, at: place)
    } else {
      try heap.insertNew(.int(key), hash: key, value: value, into: dict)
    }
    return true
  }

  @inline(never) func compareTruth(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Bool {
    if a.tag == .string, b.tag == .string, op == .equal || op == .notEqual {
      return StringRef.equal(StringRef(unchecked: a), StringRef(unchecked: b)) == (op == .equal)
    }
    return try truth(try compare(op, a, b))
  }

  /// A sum that nothing but another sum sees.
  @inline(never) func addOpen(_ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.tag == .string, b.tag == .string {
      return try heap.concatenate(
        StringRef(unchecked: a), StringRef(unchecked: b), staysOpen: true)
    }
    return try binary(.add, a, b, inPlace: false)
  }

  /// `item in container`
  @inline(never) func isIn(_ item: Value, _ container: Value) throws(Raised) -> Bool {
    if container.tag == .dict, item.tag == .int,
      let place = DictRef(unchecked: container).place(ofInt: item.asInt)
    {
      return place >= 0
    }
    if container.tag == .string, item.tag == .string {
      let text = StringRef(unchecked: container)
      try chargeBytes(text.count)
      let part = StringRef(unchecked: item)
      return try text.firstPlace(of: part, from: 0, to: text.count, heap) != nil
    }
    return try contains(container, item)
  }

  /// The truth of `container[key]`, where it takes no more than a look into a list.
  @inline(__always) func plainItemTruth(_ container: Value, _ key: Value) -> Bool? {
    guard key.tag == .int, container.tag == .list else { return nil }
    let list = ListRef(unchecked: container)
    var index = key.asInt
    if index < 0 { index &+= list.count }
    guard index >= 0, index < list.count else { return nil }
    let item = list[index]
    return item.tag == .bool ? item.asBool : item.tag == .int ? item.asInt != 0 : nil
  }

  @inline(__always) func name(_ constant: UInt16, _ code: RunningCode) -> StringRef {
    StringRef(unchecked: code.constants[constant])
  }

  // MARK: Names

  @inline(never) func unboundLocal(_ register: UInt16, _ code: RunningCode) -> Raised {
    let names = code.function.code.info.localNames
    let name = Int(register) < names.count ? names[Int(register)].text : "?"
    return error(
      .unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  @inline(never) func unboundFree(_ index: Int, _ code: RunningCode) -> Raised {
    let name = code.function.code.info.capturedNames[index].text
    return error(
      .nameError,
      "cannot access free variable '\(name)' where it is not associated with a value in "
        + "enclosing scope")
  }

  @inline(never) func undefinedGlobal(_ slot: Int, _ code: RunningCode) -> Raised {
    undefinedName(code.function.module.info.names[slot], code.function.module)
  }

  func undefinedName(_ name: StringRef, _ module: ModuleRef) -> Raised {
    if let instead = Self.namesOutside[name.text] {
      return error(.nameError, "not part of .mps: \(name.text); \(instead)")
    }
    return error(
      .nameError, "name '\(name.text)' is not defined", lookingFor: name, in: module.value)
  }

  /// Built-in names of Python that the language leaves out, and what to use instead.
  private static let namesOutside = [
    "bytes": "use str, or a list of ints", "bytearray": "use a list of ints",
    "memoryview": "use a list or an array", "complex": "use two floats",
    "compile": "use a function or a module of its own", "eval": "use a function or a dict of them",
    "exec": "use a function or a module of its own", "__import__": "use import",
    "breakpoint": "use print", "ExceptionGroup": "raise one exception",
    "BaseExceptionGroup": "raise one exception", "aiter": "use iter", "anext": "use next",
  ]

  @inline(never) func executeClassName(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    switch i.opcode {
    case .loadClassName, .loadClassFree:
      let name = name(i.b, code)
      if let found = DictRef(unchecked: code.registers[0]).value(for: name) {
        code[i.a] = found
      } else if i.opcode == .loadClassFree {
        let content = code.function.cell(Int(i.c)).content
        if content.isUndefined { throw unboundFree(Int(i.c), code) }
        code[i.a] = content
      } else {
        guard let found = code.function.module.value(name) ?? builtins.value(name) else {
          throw undefinedName(name, code.function.module)
        }
        code[i.a] = found
      }
    case .storeClassName:
      try heap.set(name(i.b, code), to: code[i.a], in: DictRef(unchecked: code.registers[0]))
    case .deleteClassName:
      let dict = DictRef(unchecked: code.registers[0])
      guard let place = dict.place(of: name(i.b, code)) else {
        throw undefinedName(name(i.b, code), code.function.module)
      }
      dict.removeEntry(at: place)
    default: try annotate(i, code)
    }
  }

  private func annotate(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    let dict: DictRef
    if i.c == 1 {
      let namespace = DictRef(unchecked: code.registers[0])
      if let known = namespace.value(for: names.annotations), let known = DictRef(known) {
        dict = known
      } else {
        dict = try heap.dict()
        try heap.set(names.annotations, to: dict.value, in: namespace)
      }
    } else if let known = code.function.module.value(names.annotations),
      let known = DictRef(known)
    {
      dict = known
    } else {
      dict = try heap.dict()
      heap.set(names.annotations, to: dict.value, in: code.function.module)
    }
    try heap.set(name(i.a, code), to: code.constants[i.b], in: dict)
  }

  // MARK: Displays and unpacking

  @inline(never) func executeDisplay(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    let registers = code.registers
    let (base, count) = (Int(i.b), Int(i.c))
    switch i.opcode {
    case .buildList:
      let list = try heap.list(capacity: count)
      for index in 0..<count { try heap.append(registers[base + index], to: list) }
      code[i.a] = list.value
    case .buildSet:
      let set = heap.set()
      pin(set.value)
      defer { pins.removeLast() }
      for index in 0..<count { try insert(registers[base + index], into: set) }
      code[i.a] = set.value
    case .buildDict:
      let dict = try heap.dict(capacity: count)
      pin(dict.value)
      defer { pins.removeLast() }
      for index in 0..<count {
        try self.set(
          registers[base + 2 * index], to: registers[base + 2 * index + 1], in: dict)
      }
      code[i.a] = dict.value
    case .buildString: code[i.a] = try joined(registers, base, count)
    case .buildSlice:
      code[i.a] = heap.slice(registers[base], registers[base + 1], registers[base + 2])
    case .setAdd: try insert(code[i.b], into: SetRef(unchecked: code[i.a]))
    case .setUpdate:
      try update(SetRef(unchecked: code[i.a]), from: code[i.b])
    case .listExtend: try extend(code[i.a], with: code[i.b])
    case .listToTuple:
      let list = ListRef(unchecked: code[i.b])
      let tuple = try heap.tuple(count: list.count)
      for index in 0..<list.count { tuple.initialize(index, to: list[index]) }
      code[i.a] = tuple.value
    case .dictUpdate, .dictMerge: try mergeMapping(i, code)
    case .formatValue:
      let value = code[i.b]
      if i.c != Opcode.noRegister {
        code[i.a] = try format(value, StringRef(unchecked: code[i.c])).value
      } else if value.tag == .string {
        code[i.a] = value
      } else if value.tag == .int {
        code[i.a] = try heap.string(decimal: value.asInt)
      } else {
        code[i.a] = try format(value, heap.empty).value
      }
    default:
      let value = code[i.b]
      code[i.a] = try (i.c == 0 ? str(value) : i.c == 1 ? repr(value) : ascii(value)).value
    }
  }

  private func extend(_ list: Value, with items: Value) throws(Raised) {
    let list = ListRef(unchecked: list)
    guard isIterable(items) else {
      throw error(
        .typeError, "Value after * must be an iterable, not \(type(of: items).info.nameInErrors)")
    }
    try extend(list, with: items)
  }

  /// The tuple of arguments that `callee(*value)` passes.
  func spreadArguments(_ value: Value, of callee: Value) throws(Raised) -> TupleRef {
    guard isIterable(value) else {
      throw error(
        .typeError,
        "\(try calleeName(callee)) argument after * must be an iterable, not "
          + type(of: value).info.nameInErrors)
    }
    let list = try list(from: value)
    return TupleRef(unchecked: try heap.tuple(list.snapshot))
  }

  private func isIterable(_ value: Value) -> Bool {
    switch value.tag {
    case .instance, .native:
      special(.iter, of: value) != nil || special(.getitem, of: value) != nil
    case .string, .tuple, .list, .dict, .set, .range, .generator, .iterator, .view, .type: true
    default: false
    }
  }

  private func joined(_ registers: Registers, _ base: Int, _ count: Int) throws(Raised) -> Value {
    var total = 0
    var width = CodePointWidth.one
    for index in 0..<count {
      let part = StringRef(unchecked: registers[base + index])
      total += part.count
      width = max(width, part.width)
    }
    let made = try heap.uninitializedString(count: total, width: width)
    var place = 0
    for index in 0..<count {
      let part = StringRef(unchecked: registers[base + index])
      made.store(part, at: place)
      place += part.count
    }
    return made.value
  }

  private func mergeMapping(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    let target = DictRef(unchecked: code[i.a])
    let source = unwrap(code[i.b])
    let isCall = i.opcode == .dictMerge
    if let dict = DictRef(source) {
      for index in 0..<dict.used {
        guard index < dict.used else { break }
        let entry = dict[place: index]
        if entry.key.isUndefined { continue }
        try merge(entry.key, entry.value, into: target, isCall: isCall, code[i.c])
      }
      return
    }
    guard let keys = try attributeIfPresent(heap.intern("keys"), of: source) else {
      throw isCall
        ? error(
          .typeError,
          "\(try calleeName(code[i.c])) argument after ** must be a mapping, not "
            + type(of: source).info.nameInErrors)
        : error(.typeError, "'\(type(of: source).info.nameInErrors)' object is not a mapping")
    }
    let found = try call(keys)
    pin(found)
    defer { pins.removeLast() }
    try iterate(found) { key throws(Raised) in
      let value = try self.item(source, key)
      try self.merge(key, value, into: target, isCall: isCall, code[i.c])
      return true
    }
  }

  private func merge(
    _ key: Value, _ value: Value, into target: DictRef, isCall: Bool, _ callee: Value
  ) throws(Raised) {
    if isCall {
      guard let name = StringRef(unwrap(key)) else {
        throw error(.typeError, "keywords must be strings")
      }
      if target.place(of: name) != nil {
        throw error(
          .typeError,
          "\(try calleeName(callee)) got multiple values for keyword argument '\(name.text)'")
      }
      try heap.set(heap.intern(name), to: value, in: target)
    } else {
      try set(key, to: value, in: target)
    }
  }

  /// How CPython names the callee in messages about `**`: `__main__.f()`.
  private func calleeName(_ callee: Value) throws(Raised) -> String {
    switch callee.tag {
    case .function:
      let function = FunctionRef(unchecked: callee)
      return "\(function.module.info.name).\(function.qualifiedName)()"
    case .method: return try calleeName(MethodRef(unchecked: callee).function)
    case .builtin: return "\(BuiltinRef(unchecked: callee).function.qualifiedName)()"
    case .type:
      let info = TypeRef(unchecked: callee).info
      return info.module == "builtins"
        ? "\(info.qualifiedName)()" : "\(info.module).\(info.qualifiedName)()"
    default: return "\(type(of: callee).info.nameInErrors) object"
    }
  }

  func unpack(
    _ value: Value, count: Int, into registers: Registers, at base: Int
  ) throws(Raised) {
    switch value.tag {
    case .tuple:
      let tuple = TupleRef(unchecked: value)
      guard tuple.count == count else { throw wrongUnpackCount(tuple.count, count) }
      for index in 0..<count { registers[base + index] = tuple[index] }
    case .list:
      let list = ListRef(unchecked: value)
      guard list.count == count else { throw wrongUnpackCount(list.count, count) }
      for index in 0..<count { registers[base + index] = list[index] }
    default:
      let list = try unpackedItems(value, most: count + 1)
      guard list.count == count else {
        throw list.count > count
          ? error(.valueError, "too many values to unpack (expected \(count))")
          : wrongUnpackCount(list.count, count)
      }
      for index in 0..<count { registers[base + index] = list[index] }
    }
  }

  private func wrongUnpackCount(_ given: Int, _ wanted: Int) -> Raised {
    given > wanted
      ? error(.valueError, "too many values to unpack (expected \(wanted))")
      : error(.valueError, "not enough values to unpack (expected \(wanted), got \(given))")
  }

  private func unpackedItems(_ value: Value, most: Int) throws(Raised) -> ListRef {
    guard isIterable(value) else {
      throw error(
        .typeError, "cannot unpack non-iterable \(type(of: value).info.nameInErrors) object")
    }
    let list = try heap.list()
    pin(list.value)
    defer { pins.removeLast() }
    try iterate(value) { item throws(Raised) in
      try self.heap.append(item, to: list)
      return list.count < most
    }
    return list
  }

  func unpackStarred(
    _ value: Value, before: Int, after: Int, into registers: Registers, at base: Int
  ) throws(Raised) {
    let items = try unpackedItems(value, most: .max)
    guard items.count >= before + after else {
      throw error(
        .valueError,
        "not enough values to unpack (expected at least \(before + after), got \(items.count))")
    }
    for index in 0..<before { registers[base + index] = items[index] }
    let middle = try heap.list(capacity: items.count - before - after)
    for index in before..<(items.count - after) { try heap.append(items[index], to: middle) }
    registers[base + before] = middle.value
    for index in 0..<after {
      registers[base + before + 1 + index] = items[items.count - after + index]
    }
  }
}
