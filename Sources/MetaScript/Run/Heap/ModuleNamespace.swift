/// `globals()`: the dict of a module, which shows its globals and through which they can be set.
///
/// The globals stand in slots; the dict, made when it is first asked for, is a second copy of them.
/// Whoever changes one of the two changes the other: `Heap.set` and the machine's `storeGlobal` the
/// dict, and every change of a dict that belongs to a module the slots.
extension Heap {
  /// The dict of a module's globals.
  package func namespace(of module: ModuleRef) throws(Raised) -> DictRef {
    if let known = module.namespace { return known }
    let dict = try dict()
    for name in module.definedNames {
      if let value = module.value(name) { try set(name, to: value, in: dict) }
    }
    unsafe dict.pointer.pointee.module = module.pointer
    unsafe module.pointer.pointee.namespace = dict.value
    return dict
  }

  /// A new entry of a module's dict becomes a global.
  @inline(never) func showInModule(_ key: Value, _ value: Value, of dict: DictRef) {
    guard let name = StringRef(key), let module = dict.module else { return }
    module[slot: slot(of: name, in: module)] = value
  }

  /// A global that was set, or deleted when `value` is undefined, is so in the module's dict.
  @inline(never) func showInNamespace(
    _ name: StringRef, _ value: Value, of module: ModuleRef
  ) throws(Raised) {
    guard let dict = module.namespace else { return }
    if !value.isUndefined {
      try set(name, to: value, in: dict)
    } else if let place = dict.place(of: name) {
      dict.removeEntry(at: place)
    }
  }
}

extension ModuleRef {
  /// The module's dict, once it has been asked for.
  var namespace: DictRef? { unsafe DictRef(pointer.pointee.namespace) }

  /// Whether changes of the slots must be shown in the module's dict.
  @inline(__always) var hasNamespace: Bool { unsafe !pointer.pointee.namespace.isUndefined }
}

extension DictRef {
  var module: ModuleRef? { unsafe pointer.pointee.module.map { unsafe ModuleRef($0) } }

  /// The entry at a place of a module's dict is its global of that name.
  @inline(never) func showInModule(_ value: Value, at index: Int) {
    guard let name = StringRef(self[place: index].key), let module, let slot = module.slot(of: name)
    else { return }
    module[slot: slot] = value
  }

  /// Nothing is left of a module's globals when its dict is cleared.
  func hideInModule() {
    guard let module else { return }
    for entry in snapshot {
      if let name = StringRef(entry.key), let slot = module.slot(of: name) {
        module[slot: slot] = .undefined
      }
    }
  }
}
