extension Machine {
  /// What a method cache compares: an instance's shape, else the kind of value.
  ///
  /// Kinds are small numbers and shapes are addresses, so the two never meet. Kinds whose methods
  /// differ from value to value have no key, which no cache holds.
  @inline(__always) func methodKey(_ value: Value) -> UInt {
    switch value.tag {
    case .instance: unsafe UInt(bitPattern: InstanceRef(unchecked: value).shapeAddress)
    case .string, .list, .tuple, .dict, .int, .float, .generator: UInt(value.tag.rawValue)
    case .native: unsafe UInt(bitPattern: NativeRef(unchecked: value).type.pointer)
    default: 0
    }
  }

  /// Reads an attribute and lets the cache remember an instance's slot.
  @inline(never) func attributeFilling(
    _ cache: CacheRef, _ name: StringRef, _ object: Value
  ) throws(Raised) -> Value {
    guard let instance = InstanceRef(object) else { return try attribute(name, of: object) }
    let key = unsafe UInt(bitPattern: instance.shapeAddress)
    if let found = attributeTable.found(key, name, .get, epoch) {
      return instance[slot: Int(found.slot)]
    }
    if let slot = cachableSlot(name, instance, .getattribute) {
      remember(
        InlineCache(key: key, value: .undefined, next: 0, epoch: epoch, slot: Int32(slot)),
        name, .get, cache)
      return instance[slot: slot]
    }
    return try attribute(name, of: object)
  }

  /// Keeps what was found: at the instruction while it has nothing of this epoch, and in the table.
  private func remember(
    _ found: InlineCache, _ name: StringRef, _ use: AttributeTable.Use, _ cache: CacheRef
  ) {
    if cache.content.epoch != epoch { cache.content = found }
    attributeTable.remember(found, name, use)
  }

  /// The slot of an own attribute that nothing of the class goes before; hidden slots are left to
  /// the slow path, since they may be empty.
  private func cachableSlot(
    _ name: StringRef, _ instance: InstanceRef, _ hook: SpecialMethod
  ) -> Int? {
    let shape = instance.shape
    guard !shape.usesDict, let slot = shape.slot(of: name), slot >= shape.hiddenCount else {
      return nil
    }
    if let custom = special(hook, of: instance.type), custom.tag == .function { return nil }
    if let onClass = instance.type.lookup(name), isDataDescriptor(onClass) { return nil }
    return slot
  }

  /// Sets through a cache that holds the instance's shape.
  @inline(__always) func setCached(
    _ content: InlineCache, _ instance: InstanceRef, _ value: Value
  ) -> Bool {
    if content.next == 0 {
      instance[slot: Int(content.slot)] = value
      return true
    }
    guard Int(content.slot) < instance.capacity else { return false }
    unsafe instance.pointer.pointee.shape =
      UnsafeRawPointer(
        bitPattern: content.next
      ).unsafelyUnwrapped
    instance[slot: Int(content.slot)] = value
    return true
  }

  @inline(never) func setAttributeFilling(
    _ cache: CacheRef, _ name: StringRef, _ object: Value, _ value: Value
  ) throws(Raised) {
    guard let instance = InstanceRef(object) else {
      return try setAttribute(name, of: object, to: value)
    }
    let key = unsafe UInt(bitPattern: instance.shapeAddress)
    if let found = attributeTable.found(key, name, .set, epoch), setCached(found, instance, value) {
      return
    }
    if let slot = cachableSlot(name, instance, .setattr) {
      remember(
        InlineCache(key: key, value: .undefined, next: 0, epoch: epoch, slot: Int32(slot)),
        name, .set, cache)
      instance[slot: slot] = value
      return
    }
    let before = instance.shape
    try setAttribute(name, of: object, to: value)
    // An attribute that was added: the next instance of this shape takes the same step.
    let after = instance.shape
    guard after !== before, !after.usesDict, after.names.count == before.names.count + 1,
      let slot = cachableSlot(name, instance, .setattr), slot == before.names.count
    else { return }
    remember(
      InlineCache(
        key: key, value: .undefined, next: unsafe UInt(bitPattern: instance.shapeAddress),
        epoch: epoch, slot: Int32(slot)), name, .set, cache)
  }

  /// `r[at], r[at + 1] ←` a method and its receiver, or a value and undefined.
  @inline(never) func loadMethod(
    _ cache: CacheRef, _ name: StringRef, _ object: Value, into registers: Registers, at place: Int
  ) throws(Raised) {
    let key = methodKey(object)
    if let found = attributeTable.found(key, name, .method, epoch) {
      registers[place + 1] = object
      registers[place] = found.value
      return
    }
    if let method = cachableMethod(name, object) {
      if key != 0 {
        remember(
          InlineCache(key: key, value: method, next: 0, epoch: epoch, slot: 0), name, .method, cache
        )
      }
      registers[place + 1] = object
      registers[place] = method
      return
    }
    registers[place] = try attribute(name, of: object)
    registers[place + 1] = .undefined
  }

  /// A function of the class that the instance's own attributes do not hide.
  private func cachableMethod(_ name: StringRef, _ object: Value) -> Value? {
    switch object.tag {
    case .type, .module, .superProxy, .function, .method: return nil
    case .instance:
      let instance = InstanceRef(unchecked: object)
      let shape = instance.shape
      if shape.usesDict || shape.slot(of: name) != nil { return nil }
      if let custom = special(.getattribute, of: instance.type), custom.tag == .function {
        return nil
      }
    case .native:
      if NativeRef(unchecked: object).attributes?.place(of: name) != nil { return nil }
    default: break
    }
    guard let found = type(of: object).lookup(name) else { return nil }
    switch found.tag {
    case .function: return found
    case .builtin: return BuiltinRef(unchecked: found).function.owner == nil ? nil : found
    default: return nil
    }
  }
}
