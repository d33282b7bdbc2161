/// An object of a class: its type, its shape, and its slots, inline while they fit.
@safe package struct InstanceLayout: BitwiseCopyable {
  var header: Header
  var type: UnsafeMutablePointer<TypeLayout>
  /// Unretained: the type holds its shapes.
  var shape: UnsafeRawPointer
  var slots: UnsafeMutablePointer<Value>
}

/// `Header.extra` is the capacity of `slots`; a flag tells whether they still are inline.
@safe package struct InstanceRef: Handle {
  package static let kind = Tag.instance
  static let outsideFlag: UInt8 = 1

  package let pointer: UnsafeMutablePointer<InstanceLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<InstanceLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var type: TypeRef { unsafe TypeRef(pointer.pointee.type) }
  package func setType(_ type: TypeRef) { unsafe pointer.pointee.type = type.pointer }
  /// The shape's address, for caches.
  @inline(__always) var shapeAddress: UnsafeRawPointer { unsafe pointer.pointee.shape }
  package var shape: Shape {
    unsafe Unmanaged<Shape>.fromOpaque(pointer.pointee.shape).takeUnretainedValue()
  }
  var capacity: Int { Int(header.extra) }

  /// The value in a slot that the shape is known to have.
  @inline(__always) package subscript(slot index: Int) -> Value {
    get { unsafe pointer.pointee.slots[index] }
    nonmutating set { unsafe pointer.pointee.slots[index] = newValue }
  }

  /// The dict of an instance that keeps its attributes in one.
  package var dict: DictRef? {
    let shape = shape
    return shape.usesDict ? DictRef(self[slot: shape.hiddenCount]) : nil
  }

  /// An attribute of the instance itself, its class not asked.
  package func attribute(_ name: StringRef) -> Value? {
    if let dict { return dict.value(for: name) ?? hiddenAttribute(name) }
    guard let slot = shape.slot(of: name) else { return nil }
    let value = self[slot: slot]
    return value.isUndefined ? nil : value
  }

  private func hiddenAttribute(_ name: StringRef) -> Value? {
    guard let slot = shape.slot(of: name), !self[slot: slot].isUndefined else { return nil }
    return self[slot: slot]
  }

  /// The names and values a script sees in `__dict__`, in order.
  package var attributes: [(name: Value, value: Value)] {
    if let dict { return dict.snapshot.map { ($0.key, $0.value) } }
    let shape = shape
    return (shape.hiddenCount..<shape.names.count).map {
      (shape.names[$0].value, self[slot: $0])
    }
  }
}

extension Heap {
  /// An instance without attributes; hidden slots start undefined.
  @inline(__always) package func instance(of type: TypeRef) -> InstanceRef {
    let capacity = unsafe Int(type.pointer.pointee.expectedSlots)
    let size = MemoryLayout<InstanceLayout>.size
    let instance = unsafe allocate(.instance, size: size + capacity * 16)
      .assumingMemoryBound(to: InstanceLayout.self)
    unsafe instance.pointee.header.extra = UInt32(truncatingIfNeeded: capacity)
    unsafe instance.pointee.type = type.pointer
    unsafe instance.pointee.shape = type.pointer.pointee.rootShape
    unsafe instance.pointee.slots =
      (UnsafeMutableRawPointer(instance) + size).assumingMemoryBound(to: Value.self)
    unsafe instance.pointee.slots.initialize(repeating: .undefined, count: capacity)
    return unsafe InstanceRef(instance)
  }

  /// Sets an attribute of the instance itself.
  package func setAttribute(
    _ name: StringRef, of instance: InstanceRef, to value: Value
  ) throws(Raised) {
    let shape = instance.shape
    if let slot = shape.slot(of: name) {
      instance[slot: slot] = value
    } else if let dict = instance.dict {
      try set(name, to: value, in: dict)
    } else if let next = shape.adding(name) {
      moveToShape(next, instance, adding: value)
    } else {
      try set(name, to: value, in: attributesDict(of: instance))
    }
  }

  /// Gives the instance the shape with one more slot, and the slot its value.
  @inline(__always) func moveToShape(
    _ shape: Shape, _ instance: InstanceRef, adding value: Value
  ) {
    let slot = shape.names.count - 1
    if slot >= instance.capacity { growSlots(of: instance, toHold: slot + 1) }
    unsafe instance.pointer.pointee.shape = UnsafeRawPointer(
      Unmanaged.passUnretained(shape).toOpaque())
    instance[slot: slot] = value
  }

  @inline(never) func growSlots(of instance: InstanceRef, toHold needed: Int) {
    let old = instance.capacity
    let new = max(needed, old * 2, 4)
    let slots = unsafe buffer(new * 16).assumingMemoryBound(to: Value.self)
    unsafe slots.update(from: instance.pointer.pointee.slots, count: old)
    unsafe (slots + old).initialize(repeating: .undefined, count: new - old)
    releaseSlots(of: instance)
    unsafe instance.pointer.pointee.slots = slots
    unsafe instance.pointer.pointee.header.extra = UInt32(truncatingIfNeeded: new)
    instance.flags |= InstanceRef.outsideFlag
    // The next instances of the type get room for as many from the start.
    let expected = unsafe Int(instance.type.pointer.pointee.expectedSlots)
    unsafe instance.type.pointer.pointee.expectedSlots = UInt32(min(max(expected, needed), 24))
  }

  func releaseSlots(of instance: InstanceRef) {
    guard instance.flags & InstanceRef.outsideFlag != 0 else { return }
    unsafe release(instance.pointer.pointee.slots, count: instance.capacity * 16)
  }

  /// Removes an attribute; false when there is none.
  package func removeAttribute(
    _ name: StringRef, of instance: InstanceRef
  ) throws(Raised) -> Bool {
    guard instance.attribute(name) != nil else { return false }
    if let slot = instance.shape.slot(of: name), slot < instance.shape.hiddenCount {
      instance[slot: slot] = .undefined
      return true
    }
    let dict = try attributesDict(of: instance)
    guard let place = dict.place(of: name) else { return false }
    dict.removeEntry(at: place)
    return true
  }

  /// The live `__dict__` of an instance, which from now on keeps its attributes there.
  package func attributesDict(of instance: InstanceRef) throws(Raised) -> DictRef {
    if let dict = instance.dict { return dict }
    let dict = try dict()
    for (name, value) in instance.attributes where !value.isUndefined {
      try set(StringRef(unchecked: name), to: value, in: dict)
    }
    let shape = instance.type.info.dictShape
    if shape.slotCount > instance.capacity { growSlots(of: instance, toHold: shape.slotCount) }
    unsafe instance.pointer.pointee.shape = UnsafeRawPointer(
      Unmanaged.passUnretained(shape).toOpaque())
    instance[slot: shape.hiddenCount] = dict.value
    return dict
  }
}
