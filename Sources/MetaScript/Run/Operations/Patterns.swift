// What the patterns of `match` ask of values (PEP 634).

extension Machine {
  @inline(never) func executePattern(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    let value = code[i.b]
    switch i.opcode {
    case .matchSequence: code[i.a] = .bool(isPatternSequence(value))
    case .matchMapping:
      code[i.a] = .bool(
        unwrap(value).tag == .dict || type(of: value).info.patternKind == .mapping)
    case .length: code[i.a] = .int(try length(value))
    case .matchKeys:
      code[i.a] = try values(of: value, for: TupleRef(unchecked: code[i.c])) ?? .none
    case .copyWithout:
      let copy = try mappingCopy(value)
      pin(copy.value)
      defer { pins.removeLast() }
      let keys = TupleRef(unchecked: code[i.c])
      for index in 0..<keys.count { _ = try remove(keys[index], from: copy) }
      code[i.a] = copy.value
    default:
      var cursor = code.cursor
      let shape = TupleRef(unchecked: code.constants[Int(cursor.fetch().wide)])
      code[i.a] = try attributes(of: value, as: code[i.c], shape) ?? .none
    }
  }

  /// Strings are sequences to everyone but patterns.
  private func isPatternSequence(_ value: Value) -> Bool {
    switch unwrap(value).tag {
    case .list, .tuple, .range: true
    case .native:
      type(of: value).name == "deque" || type(of: value).info.patternKind == .sequence
    case .instance: type(of: value).info.patternKind == .sequence
    default: false
    }
  }

  private func mappingCopy(_ value: Value) throws(Raised) -> DictRef {
    if let dict = DictRef(unwrap(value)) { return try copy(dict) }
    let copy = try heap.dict()
    pin(copy.value)
    defer { pins.removeLast() }
    try mergeItems(of: value, into: copy)
    return copy
  }

  /// The values of a mapping for some keys, or nil when one is missing.
  private func values(of mapping: Value, for keys: TupleRef) throws(Raised) -> Value? {
    let dict = DictRef(unwrap(mapping))
    let pinned = pins.count
    defer { pins.removeLast(pins.count - pinned) }
    var found: [Value] = []
    for index in 0..<keys.count {
      for earlier in 0..<index where try equal(keys[earlier], keys[index]) {
        throw error(
          .valueError,
          "mapping pattern checks duplicate key (\(try repr(keys[index]).text))")
      }
      let value: Value?
      if let dict {
        value = try self.value(for: keys[index], in: dict)
      } else {
        let get = try attribute(heap.intern("get"), of: mapping)
        let missing = heap.instance(of: types.object).value
        pin(missing)
        let answer = try call(get, keys[index], missing)
        value = answer.isIdentical(to: missing) ? nil : answer
      }
      guard let value else { return nil }
      pin(value)
      found.append(value)
    }
    return try heap.tuple(found)
  }

  /// The attributes that a class pattern asks for, or nil when the value is no match.
  private func attributes(
    of value: Value, as kind: Value, _ shape: TupleRef
  ) throws(Raised) -> Value? {
    guard let type = TypeRef(kind) else {
      throw error(.typeError, "called match pattern must be a type")
    }
    guard isInstance(value, of: type) else { return nil }
    let pins = self.pins.count
    defer { self.pins.removeLast(self.pins.count - pins) }
    var found: [Value] = []
    var names: [StringRef] = []
    let count = shape[0].asInt
    if count > 0 {
      let declared = try matchNames(of: type)
      let allowed = declared?.count ?? (matchesItself(type) ? 1 : 0)
      guard count <= allowed else {
        throw error(
          .typeError,
          "\(type.name)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") "
            + "(\(count) given)")
      }
      if let declared {
        for index in 0..<count {
          guard let name = StringRef(unwrap(declared[index])) else {
            throw error(
              .typeError,
              "__match_args__ elements must be strings (got "
                + "\(self.type(of: declared[index]).info.nameInErrors))")
          }
          names.append(name)
        }
      } else {
        found.append(value)
      }
    }
    for index in 1..<max(shape.count, 1) { names.append(StringRef(unchecked: shape[index])) }
    for (index, name) in names.enumerated() {
      if names[..<index].contains(where: { StringRef.equal($0, name) }) {
        throw error(
          .typeError,
          "\(type.name)() got multiple sub-patterns for attribute \(try repr(name.value).text)")
      }
      guard let attribute = try attributeForPattern(name, of: value) else { return nil }
      pin(attribute)
      found.append(attribute)
    }
    return try heap.tuple(found)
  }

  private func attributeForPattern(_ name: StringRef, of value: Value) throws(Raised) -> Value? {
    do {
      return try attributeIfPresent(name, of: value)
    } catch {
      if matches(error, .attributeError) { return nil }
      throw error
    }
  }

  /// `__match_args__` of a class, or nil when it has none.
  private func matchNames(of type: TypeRef) throws(Raised) -> TupleRef? {
    guard let names = type.lookup(heap.intern("__match_args__")) else { return nil }
    guard let tuple = TupleRef(names) else {
      throw error(
        .typeError,
        "\(type.name).__match_args__ must be a tuple (got \(self.type(of: names).info.nameInErrors))"
      )
    }
    return tuple
  }

  /// Whether `kind(x)` captures the whole value: so it is with the built-in types of data.
  private func matchesItself(_ type: TypeRef) -> Bool {
    [
      types.bool, types.int, types.float, types.string, types.list, types.tuple, types.dict,
      types.set, types.frozenSet,
    ].contains { type.isSubtype(of: $0) }
  }
}
