/// One thing that a call under observation has read, and what it found there.
///
/// A place is one of an object that was there before the call. What the call made itself is no
/// place: it follows from what it read.
enum Guard {
  /// A global of a module, by its slot.
  case global(ModuleRef, Int, Value)
  /// A captured variable.
  case cell(CellRef, Value)
  /// Captured variable `index` of the function that was called itself.
  case captured(Int, Value)
  /// An attribute of the instance itself, undefined when it has none of that name.
  case attribute(InstanceRef, StringRef, Value)
  case type(of: InstanceRef, TypeRef)
  /// An attribute that a script has given a function, undefined when there is none.
  case functionAttribute(FunctionRef, StringRef, Value)
  case defaults(FunctionRef, Value, keywords: Value)
  case item(ListRef, Int, Value)
  /// The value of a key that is a string, undefined when there is none.
  case entry(DictRef, StringRef, Value)
  /// All items, in order.
  case list(ListRef, [Value])
  case dict(DictRef, keys: [Value], values: [Value])
  case set(SetRef, [Value])
  case native(NativeRef, any ObservedState)

  /// Whether the place holds what it held.
  ///
  /// - Parameter function: The function that is to be called, in place of the one that was.
  func holds(_ function: FunctionRef?) -> Bool {
    switch self {
    case .global(let module, let slot, let value): same(module[slot: slot], value)
    case .cell(let cell, let value): same(cell.content, value)
    case .captured(let index, let value):
      if let function, index < function.capturedCount {
        same(function.cell(index).content, value)
      } else {
        false
      }
    case .attribute(let instance, let name, let value):
      same(instance.attribute(name) ?? .undefined, value)
    case .type(let instance, let type): instance.type == type
    case .functionAttribute(let function, let name, let value):
      same(DictRef(function.attributes)?.value(for: name) ?? .undefined, value)
    case .defaults(let function, let values, let keywords):
      same(function.defaults, values) && function.keywordDefaults.isIdentical(to: keywords)
    case .item(let list, let index, let value):
      same(Self.item(index, of: list), value)
    case .entry(let dict, let name, let value): same(dict.value(for: name) ?? .undefined, value)
    case .list(let list, let items):
      list.count == items.count && items.indices.allSatisfy { same(list[$0], items[$0]) }
    case .dict(let dict, let keys, let values): Self.holds(dict, keys, values)
    case .set(let set, let members): set.count == members.count && all(set.snapshot, members)
    case .native(let native, let state): state.holds(for: native.object)
    }
  }

  /// What place it is, for messages: `the global 'scale'`.
  var place: String {
    switch self {
    case .global(let module, let slot, _): "the global '\(module.info.names[slot].text)'"
    case .cell: "a captured variable"
    case .captured: "a variable captured by the function"
    case .attribute(let instance, let name, _):
      "the attribute '\(name.text)' of a \(instance.type.name)"
    case .type(let instance, _): "the class of a \(instance.type.name)"
    case .functionAttribute(let function, let name, _):
      "the attribute '\(name.text)' of \(function.qualifiedName)"
    case .defaults(let function, _, _): "the defaults of \(function.qualifiedName)"
    case .item, .list: "a list"
    case .entry(_, let name, _): "the item '\(name.text)' of a dict"
    case .dict: "a dict"
    case .set: "a set"
    case .native(let native, _): "an object of the type \(native.type.name)"
    }
  }

  /// The item at an index that may count from the end; undefined outside.
  static func item(_ index: Int, of list: ListRef) -> Value {
    let place = index < 0 ? index + list.count : index
    return place >= 0 && place < list.count ? list[place] : .undefined
  }

  private static func holds(_ dict: DictRef, _ keys: [Value], _ values: [Value]) -> Bool {
    guard dict.count == keys.count else { return false }
    var place = 0
    for index in 0..<dict.used {
      let entry = dict[place: index]
      if entry.key.isUndefined { continue }
      guard place < keys.count, same(entry.key, keys[place]), same(entry.value, values[place])
      else { return false }
      place += 1
    }
    return true
  }
}

/// What an object of the host's libraries held when it was read.
package protocol ObservedState {
  /// Whether `object` holds the same now.
  func holds(for object: NativeObject) -> Bool
}

/// Whether two values are the same to a program: one object, or equal numbers, strings, or tuples of
/// such.
private func same(_ a: Value, _ b: Value) -> Bool {
  if a.isIdentical(to: b) { return true }
  guard a.tag == b.tag else { return false }
  if let a = StringRef(a), let b = StringRef(b) { return StringRef.equal(a, b) }
  guard let a = TupleRef(a), let b = TupleRef(b), a.count == b.count else { return false }
  // Items of a tuple that is one of another's are not looked into: they would have no end.
  return (0..<a.count).allSatisfy { index in
    a[index].isIdentical(to: b[index])
      || StringRef(a[index]).flatMap { one in
        StringRef(b[index]).map { StringRef.equal(one, $0) }
      } ?? false
  }
}

private func all(_ a: [Value], _ b: [Value]) -> Bool {
  a.count == b.count && a.indices.allSatisfy { same(a[$0], b[$0]) }
}
