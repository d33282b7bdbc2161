/// A module: its globals by slot. Code refers to a global by its slot, given when it is compiled.
@safe package struct ModuleLayout: BitwiseCopyable {
  var header: Header
  var slots: UnsafeMutablePointer<Value>
  var slotCount: Int
  var slotCapacity: Int
  var info: UnsafeRawPointer
  /// The dict that `globals()` gives, undefined until it is asked for.
  var namespace: Value
}

/// Names of a module and their slots.
package final class ModuleInfo {
  package let name: String
  /// The file it was read from, if any.
  package var file: String?
  fileprivate(set) var slots: [StringKey: Int] = [:]
  /// Names in the order they got their slots; a name may have a slot and no value.
  package fileprivate(set) var names: [StringRef] = []

  init(name: String) { self.name = name }
}

@safe package struct ModuleRef: Handle {
  package static let kind = Tag.module
  package let pointer: UnsafeMutablePointer<ModuleLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<ModuleLayout>) {
    unsafe self.pointer = pointer
  }

  package var info: ModuleInfo {
    unsafe Unmanaged<ModuleInfo>.fromOpaque(pointer.pointee.info).takeUnretainedValue()
  }

  /// A global by its slot; undefined when it has no value.
  @inline(__always) package subscript(slot index: Int) -> Value {
    get { unsafe pointer.pointee.slots[index] }
    nonmutating set { unsafe pointer.pointee.slots[index] = newValue }
  }

  func slot(of name: StringRef) -> Int? { info.slots[StringKey(string: name)] }

  /// A global by its name, or nil when it has no value.
  package func value(_ name: StringRef) -> Value? {
    guard let slot = info.slots[StringKey(string: name)] else { return nil }
    let value = self[slot: slot]
    return value.isUndefined ? nil : value
  }

  /// The names that have values, in the order they were first named.
  package var definedNames: [StringRef] {
    let info = info
    return info.names.indices.filter { !self[slot: $0].isUndefined }.map { info.names[$0] }
  }
}

extension Heap {
  package func module(named name: String) -> ModuleRef {
    let module = unsafe allocate(.module, size: MemoryLayout<ModuleLayout>.size)
      .assumingMemoryBound(to: ModuleLayout.self)
    unsafe module.pointee.slots = buffer(16 * 16).assumingMemoryBound(to: Value.self)
    unsafe module.pointee.slotCount = 0
    unsafe module.pointee.slotCapacity = 16
    unsafe module.pointee.namespace = .undefined
    let info = ModuleInfo(name: name)
    unsafe module.pointee.info = UnsafeRawPointer(Unmanaged.passRetained(info).toOpaque())
    return unsafe ModuleRef(module)
  }

  /// The slot of a global, made when the name is new.
  package func slot(of name: StringRef, in module: ModuleRef) -> Int {
    let name = intern(name)
    let info = module.info
    if let known = info.slots[StringKey(string: name)] { return known }
    let slot = info.names.count
    let capacity = unsafe module.pointer.pointee.slotCapacity
    if slot == capacity {
      unsafe module.pointer.pointee.slots = resize(
        module.pointer.pointee.slots, from: capacity * 16, to: capacity * 32
      ).assumingMemoryBound(to: Value.self)
      unsafe module.pointer.pointee.slotCapacity = capacity * 2
    }
    unsafe module.pointer.pointee.slots[slot] = .undefined
    unsafe module.pointer.pointee.slotCount = slot + 1
    info.slots[StringKey(string: name)] = slot
    info.names.append(name)
    return slot
  }

  package func set(_ name: StringRef, to value: Value, in module: ModuleRef) {
    module[slot: slot(of: name, in: module)] = value
    // The dict is small beside what a session may hold: there is room, or nothing runs any more.
    if module.hasNamespace { try? showInNamespace(name, value, of: module) }
  }
}
