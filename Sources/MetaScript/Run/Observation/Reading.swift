/// How an observation takes note of what is read.
extension Machine {
  func noteGlobal(_ slot: Int, of module: ModuleRef, _ observation: Observation) {
    guard observation.isNew(.global, module.value, UInt64(slot)) else { return }
    observation.add(.global(module, slot, module[slot: slot]), module[slot: slot])
  }

  func noteCell(_ cell: CellRef, _ observation: Observation) {
    // A variable of the function that was called itself, which another function shares.
    if let subject = FunctionRef(observation.subject),
      let index = (0..<subject.capturedCount).first(where: { subject.cell($0) == cell })
    {
      return noteCaptured(index, of: subject, observation)
    }
    guard cell.value.isOld, observation.isNew(.cell, cell.value) else { return }
    observation.add(.cell(cell, cell.content), cell.content)
  }

  /// A captured variable of the running function.
  func noteCaptured(_ index: Int, of function: FunctionRef, _ observation: Observation) {
    let cell = function.cell(index)
    guard observation.subject.isIdentical(to: function.value) else {
      return noteCell(cell, observation)
    }
    guard observation.isNew(.captured, function.value, UInt64(index)) else { return }
    observation.add(.captured(index, cell.content), cell.content)
  }

  /// `object.name`, which is about to be read.
  func noteAttribute(
    _ name: StringRef, of object: Value, _ observation: Observation
  ) throws(Raised) {
    switch object.tag {
    case .instance: noteAttribute(name, of: InstanceRef(unchecked: object), observation)
    case .module:
      let module = ModuleRef(unchecked: object)
      noteGlobal(heap.slot(of: name, in: module), of: module, observation)
    case .type: note(TypeRef(unchecked: object), observation)
    case .superProxy:
      let proxy = SuperRef(unchecked: object)
      if let type = TypeRef(proxy.type) { note(type, observation) }
      if let instance = InstanceRef(proxy.receiver) { note(instance, observation) }
    case .method:
      try noteAttribute(name, of: MethodRef(unchecked: object).function, observation)
    case .function: try noteAttribute(name, of: FunctionRef(unchecked: object), observation)
    case .cell, .code:
      if object.isOld { throw endObservation("looks into a function") }
    case .native:
      if NativeRef(unchecked: object).object is any AttributeHolder, object.isOld {
        throw endObservation("reads an attribute of \(type(of: object).name)")
      }
    default: break
    }
  }

  private func noteAttribute(
    _ name: StringRef, of instance: InstanceRef, _ observation: Observation
  ) {
    note(instance, observation)
    let name = heap.intern(name)
    guard instance.value.isOld,
      observation.isNew(.attribute, instance.value, name.value.bits)
    else { return }
    let value = instance.attribute(name) ?? .undefined
    observation.add(.attribute(instance, name, value), value)
  }

  private func noteAttribute(
    _ name: StringRef, of function: FunctionRef, _ observation: Observation
  ) throws(Raised) {
    guard function.value.isOld else { return }
    let name = heap.intern(name)
    if name.count > 1, name[0] == 0x5F, name[1] == 0x5F {
      throw endObservation("reads \(name.text) of a function")
    }
    guard observation.isNew(.functionAttribute, function.value, name.value.bits) else { return }
    let value = DictRef(function.attributes)?.value(for: name) ?? .undefined
    observation.add(.functionAttribute(function, name, value), value)
  }

  /// What the instance is.
  func note(_ instance: InstanceRef, _ observation: Observation) {
    note(instance.type, observation)
    guard instance.value.isOld, observation.isNew(.instanceType, instance.value) else { return }
    observation.add(.type(of: instance, instance.type), instance.type.value)
  }

  /// A class of the script, and what it derives from.
  func note(_ type: TypeRef, _ observation: Observation) {
    var walk: TypeRef? = type
    while let current = walk, current.info.isScriptDefined {
      guard observation.isNew(.type, current.value) else { return }
      observation.add(current, current.info.attributes.snapshot)
      walk = current.info.base
    }
  }

  /// `container[key]`, which is about to be read.
  func noteItem(
    _ key: Value, of container: Value, _ observation: Observation
  ) throws(Raised) {
    let inner = unwrap(container)
    if container.tag == .instance { note(InstanceRef(unchecked: container), observation) }
    switch inner.tag {
    case .list where key.tag == .int:
      let list = ListRef(unchecked: inner)
      guard inner.isOld, observation.isNew(.item, inner, key.bits) else { return }
      let value = Guard.item(key.asInt, of: list)
      observation.add(.item(list, key.asInt, value), value)
    case .dict where key.tag == .string:
      let (dict, name) = (DictRef(unchecked: inner), heap.intern(StringRef(unchecked: key)))
      guard inner.isOld, observation.isNew(.entry, inner, name.value.bits) else { return }
      let value = dict.value(for: name) ?? .undefined
      observation.add(.entry(dict, name, value), value, name.value)
    case .tuple, .string, .instance: break
    default: try touch(inner, observation, itemsOnly: inner.tag == .list)
    }
  }

  /// All of a value that built-in operations may read: containers and what they hold, arrays, but no
  /// attributes.
  ///
  /// - Parameter itemsOnly: The operation takes items from a container and does not look into them.
  func touch(
    _ value: Value, _ observation: Observation, itemsOnly: Bool = false, depth: Int = 0
  ) throws(Raised) {
    guard value.isObject else { return }
    if itemsOnly, depth > 0 { return }
    guard depth < 200, observation.guards.count < Observation.most else {
      throw endObservation("reads more than can be guarded")
    }
    switch value.tag {
    case .tuple where itemsOnly: break
    case .tuple:
      let tuple = TupleRef(unchecked: value)
      for index in 0..<tuple.count { try touch(tuple[index], observation, depth: depth + 1) }
    case .list, .dict, .set: try touchContents(value, observation, itemsOnly, depth)
    case .view:
      try touchContents(ViewRef(unchecked: value).dict.value, observation, itemsOnly, depth)
    case .iterator, .generator:
      if value.isOld { throw endObservation("advances an iterator made outside") }
    case .function: note(FunctionRef(unchecked: value), observation)
    case .method:
      let method = MethodRef(unchecked: value)
      try touch(method.function, observation, depth: depth + 1)
      try touch(method.receiver, observation, depth: depth + 1)
    case .type: note(TypeRef(unchecked: value), observation)
    case .instance:
      let instance = InstanceRef(unchecked: value)
      note(instance, observation)
      if instance.type.info.storage.isException, value.isOld {
        throw endObservation("reads an exception")
      }
      let inner = unwrap(value)
      if !inner.isIdentical(to: value) {
        try touch(inner, observation, itemsOnly: itemsOnly, depth: itemsOnly ? 0 : depth + 1)
      }
    case .native:
      if let partial = NativeRef(unchecked: value).object as? PartialObject {
        for part in partial.parts { try touch(part, observation, depth: depth + 1) }
      } else {
        try touch(NativeRef(unchecked: value), observation)
      }
    default: break
    }
  }

  private func touchContents(
    _ value: Value, _ observation: Observation, _ itemsOnly: Bool, _ depth: Int
  ) throws(Raised) {
    // What the call makes itself may have other items the next time.
    if value.isOld, !observation.isNew(itemsOnly ? .items : .contents, value) { return }
    var items: [Value] = []
    switch value.tag {
    case .list:
      items = ListRef(unchecked: value).snapshot
      if value.isOld { observation.add(.list(ListRef(unchecked: value), items), items) }
    case .dict:
      let entries = DictRef(unchecked: value).snapshot
      items = entries.map(\.key) + entries.map(\.value)
      if value.isOld {
        observation.add(
          .dict(
            DictRef(unchecked: value), keys: entries.map(\.key), values: entries.map(\.value)),
          items)
      }
    default:
      items = SetRef(unchecked: value).snapshot
      if value.isOld { observation.add(.set(SetRef(unchecked: value), items), items) }
    }
    if items.count > Observation.most { throw endObservation("reads more than can be guarded") }
    if itemsOnly { return }
    for item in items { try touch(item, observation, depth: depth + 1) }
  }

  private func touch(_ native: NativeRef, _ observation: Observation) throws(Raised) {
    guard native.value.isOld else { return }
    switch observation.content(native.object) {
    case .fixed: break
    case .state(let state):
      if observation.isNew(.contents, native.value) {
        observation.add(.native(native, state), [])
      }
    case .unknown:
      throw endObservation("reads an object of the type \(type(of: native.value).name)")
    }
  }

  /// A function that may be called: its defaults belong to it.
  private func note(_ function: FunctionRef, _ observation: Observation) {
    guard function.value.isOld, observation.isNew(.defaults, function.value) else { return }
    let (values, keywords) = (function.defaults, function.keywordDefaults)
    if values.isNone, keywords.isNone { return }
    observation.add(.defaults(function, values, keywords: keywords), values, keywords)
    if let dict = DictRef(keywords) {
      let entries = dict.snapshot
      observation.add(
        .dict(dict, keys: entries.map(\.key), values: entries.map(\.value)), [keywords])
    }
  }
}
