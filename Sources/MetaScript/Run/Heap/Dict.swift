/// A dict: entries in order of insertion, and a table of their places by hash.
///
/// A removed entry stays as a hole (`key` undefined) until the next rebuild. Equality of keys may
/// run script code, so the searching calls live on `Machine`; here are the steps that cannot.
@safe package struct DictLayout: BitwiseCopyable {
  var header: Header
  /// Live entries.
  var count: Int
  /// Entries in use, holes included.
  var used: Int
  /// Entries made since the last rebuild, those taken back from the end included: slots of the
  /// table that are not free. There is always a free one, where searches end.
  var fill: Int
  var capacity: Int
  /// `tableSize - 1`; the table follows the entries in the same buffer.
  var mask: Int
  var entries: UnsafeMutablePointer<DictEntry>?
  /// The module whose globals the dict shows; each has the other, so they live as long.
  var module: UnsafeMutablePointer<ModuleLayout>?
}

package struct DictEntry: BitwiseCopyable {
  var hash: Int
  package var key: Value
  package var value: Value
}

@safe package struct DictRef: Handle {
  package static let kind = Tag.dict
  package let pointer: UnsafeMutablePointer<DictLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<DictLayout>) {
    unsafe self.pointer = pointer
  }

  static let free: Int32 = -1
  static let removed: Int32 = -2

  @inline(__always) package var count: Int { unsafe pointer.pointee.count }
  /// The number of places to look at when walking: holes have an undefined key.
  @inline(__always) package var used: Int { unsafe pointer.pointee.used }
  @inline(__always) var table: UnsafeMutablePointer<Int32> {
    unsafe UnsafeMutableRawPointer(
      pointer.pointee.entries.unsafelyUnwrapped + pointer.pointee.capacity
    ).assumingMemoryBound(to: Int32.self)
  }

  @inline(__always) package subscript(place index: Int) -> DictEntry {
    assert(index >= 0 && index < used)
    return unsafe pointer.pointee.entries.unsafelyUnwrapped[index]
  }
  @inline(__always) package func setValue(_ value: Value, at index: Int) {
    assert(index >= 0 && index < used)
    unsafe pointer.pointee.entries.unsafelyUnwrapped[index].value = value
    if unsafe pointer.pointee.module != nil { showInModule(value, at: index) }
  }

  static func bytes(capacity: Int, tableSize: Int) -> Int {
    capacity * MemoryLayout<DictEntry>.stride + tableSize * 4
  }

  /// The place of a string key, or nil.
  @inline(__always) package func place(of key: StringRef) -> Int? {
    guard count > 0 else { return nil }
    let hash = key.hash
    let mask = unsafe pointer.pointee.mask
    let table = unsafe self.table
    let entries = unsafe pointer.pointee.entries.unsafelyUnwrapped
    var slot = Self.firstSlot(hash, mask)
    while true {
      let index = unsafe table[slot]
      if index == Self.free { return nil }
      if index >= 0 {
        let entry = unsafe entries[Int(index)]
        if entry.hash == hash, let other = StringRef(entry.key), StringRef.equal(other, key) {
          return Int(index)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// The place of an int key, or −1 when it is absent; nil when that takes a comparison, since a
  /// key of another kind has its hash.
  @inline(__always) func place(ofInt key: Int) -> Int? {
    guard key >= 0, key < 1 << 60 else { return nil }
    guard count > 0 else { return -1 }
    let mask = unsafe pointer.pointee.mask
    let table = unsafe self.table
    let entries = unsafe pointer.pointee.entries.unsafelyUnwrapped
    var slot = Self.firstSlot(key, mask)
    while true {
      let index = unsafe table[slot]
      if index == Self.free { return -1 }
      if index >= 0, unsafe entries[Int(index)].hash == key {
        let found = unsafe entries[Int(index)].key
        guard found.tag == .int else { return nil }
        if found.asInt == key { return Int(index) }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// Where the search for a hash begins: its bits are stirred, for runs of ints and for probing
  /// by steps of one.
  @inline(__always) static func firstSlot(_ hash: Int, _ mask: Int) -> Int {
    let stirred = UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: stirred >> 32) & mask
  }

  package func value(for key: StringRef) -> Value? {
    place(of: key).map { self[place: $0].value }
  }

  /// Removes the entry at a place whose key is live.
  package func removeEntry(at index: Int) {
    let mask = unsafe pointer.pointee.mask
    let table = unsafe self.table
    let entries = unsafe pointer.pointee.entries.unsafelyUnwrapped
    var slot = Self.firstSlot(unsafe entries[index].hash, mask)
    while unsafe Int(table[slot]) != index { slot = (slot &+ 1) & mask }
    unsafe table[slot] = Self.removed
    if unsafe pointer.pointee.module != nil { showInModule(.undefined, at: index) }
    unsafe entries[index] = DictEntry(hash: 0, key: .undefined, value: .undefined)
    unsafe pointer.pointee.count -= 1
  }

  /// Removes the last live entry, at `index`, so that popping from the end stays cheap.
  func removeLastEntry(at index: Int) {
    removeEntry(at: index)
    unsafe pointer.pointee.used = index
  }

  /// The live entries in order, for Swift code that will not call back into the script.
  package var snapshot: [DictEntry] {
    (0..<used).map { self[place: $0] }.filter { !$0.key.isUndefined }
  }
}

extension Heap {
  package func dict(capacity: Int = 0) throws(Raised) -> DictRef {
    let dict = unsafe allocate(.dict, size: MemoryLayout<DictLayout>.size)
      .assumingMemoryBound(to: DictLayout.self)
    unsafe dict.pointee.count = 0
    unsafe dict.pointee.used = 0
    unsafe dict.pointee.fill = 0
    unsafe dict.pointee.capacity = 0
    unsafe dict.pointee.mask = 0
    unsafe dict.pointee.entries = nil
    unsafe dict.pointee.module = nil
    let made = unsafe DictRef(dict)
    if capacity > 0 { try rebuild(made, toHold: capacity * 3 / 2) }
    return made
  }

  /// Adds an entry whose key the caller knows to be absent.
  @inline(__always) package func insertNew(
    _ key: Value, hash: Int, value: Value, into dict: DictRef
  ) throws(Raised) {
    if unsafe dict.pointer.pointee.fill == dict.pointer.pointee.capacity {
      try rebuild(dict, toHold: dict.count * 3)
    }
    let index = dict.used
    unsafe dict.pointer.pointee.entries.unsafelyUnwrapped[index] = DictEntry(
      hash: hash, key: key, value: value)
    unsafe dict.pointer.pointee.used = index + 1
    unsafe dict.pointer.pointee.fill += 1
    unsafe dict.pointer.pointee.count += 1
    place(index, hash: hash, in: dict)
    if unsafe dict.pointer.pointee.module != nil { showInModule(key, value, of: dict) }
  }

  @inline(__always) private func place(_ index: Int, hash: Int, in dict: DictRef) {
    let mask = unsafe dict.pointer.pointee.mask
    let table = unsafe dict.table
    var slot = DictRef.firstSlot(hash, mask)
    while unsafe table[slot] >= 0 { slot = (slot &+ 1) & mask }
    unsafe table[slot] = Int32(truncatingIfNeeded: index)
  }

  /// Moves the live entries to a table of at least `slots`, two thirds of which hold entries; holes
  /// go. The sizes are CPython's, since a walk over a dict that changes meanwhile shows them.
  @inline(never) private func rebuild(_ dict: DictRef, toHold slots: Int) throws(Raised) {
    if slots > Int(Int32.max) / 2 { throw Raised(memoryError) }
    var tableSize = 8
    while tableSize < slots { tableSize *= 2 }
    let capacity = tableSize * 2 / 3
    let oldCapacity = unsafe dict.pointer.pointee.capacity
    let oldBytes =
      unsafe dict.pointer.pointee.entries == nil
      ? 0 : DictRef.bytes(capacity: oldCapacity, tableSize: dict.pointer.pointee.mask + 1)
    let newBytes = DictRef.bytes(capacity: capacity, tableSize: tableSize)
    try reserve(newBytes)
    let before = unsafe dict.pointer.pointee
    let entries = unsafe buffer(newBytes).assumingMemoryBound(to: DictEntry.self)
    unsafe dict.pointer.pointee.entries = entries
    unsafe dict.pointer.pointee.capacity = capacity
    unsafe dict.pointer.pointee.mask = tableSize - 1
    unsafe dict.table.initialize(repeating: DictRef.free, count: tableSize)
    var next = 0
    if let oldEntries = unsafe before.entries {
      do throws(Raised) {
        try inPieces(0..<before.used) { (part) throws(Raised) in
          for index in part {
            let entry = unsafe oldEntries[index]
            if entry.key.isUndefined { continue }
            unsafe entries[next] = entry
            place(next, hash: entry.hash, in: dict)
            next += 1
          }
        }
      } catch {
        unsafe release(entries, count: newBytes)
        unsafe dict.pointer.pointee = before
        throw error
      }
      unsafe release(oldEntries, count: oldBytes)
    }
    unsafe dict.pointer.pointee.used = next
    unsafe dict.pointer.pointee.fill = next
  }

  /// Sets an entry by a string key, without running script code.
  package func set(_ key: StringRef, to value: Value, in dict: DictRef) throws(Raised) {
    if let place = dict.place(of: key) {
      dict.setValue(value, at: place)
    } else {
      try insertNew(key.value, hash: key.hash, value: value, into: dict)
    }
  }

  package func removeAll(_ dict: DictRef) {
    dict.hideInModule()
    if let entries = unsafe dict.pointer.pointee.entries {
      unsafe release(entries, count: dict.bufferBytes)
    }
    unsafe dict.pointer.pointee.entries = nil
    unsafe dict.pointer.pointee.capacity = 0
    unsafe dict.pointer.pointee.mask = 0
    unsafe dict.pointer.pointee.used = 0
    unsafe dict.pointer.pointee.fill = 0
    unsafe dict.pointer.pointee.count = 0
  }
}

extension DictRef {
  var bufferBytes: Int {
    unsafe pointer.pointee.entries == nil
      ? 0
      : Self.bytes(
        capacity: pointer.pointee.capacity, tableSize: pointer.pointee.mask + 1)
  }
}

extension DictRef {
  /// Changes whenever entries move to another buffer, which ends any search in progress.
  var bufferIdentity: UInt { UInt(bitPattern: unsafe pointer.pointee.entries) }

  /// The slot of the table where the search for a hash begins; the dict is not empty.
  @inline(__always) func firstSlot(_ hash: Int) -> Int {
    Self.firstSlot(hash, unsafe pointer.pointee.mask)
  }

  /// The next entry of this hash from a slot on, or nil when there is none; `slot` moves behind it.
  @inline(__always) func candidate(hash: Int, from slot: inout Int) -> Int? {
    let mask = unsafe pointer.pointee.mask
    let table = unsafe self.table
    let entries = unsafe pointer.pointee.entries.unsafelyUnwrapped
    while true {
      let index = unsafe table[slot]
      if index == Self.free { return nil }
      slot = (slot &+ 1) & mask
      if index >= 0, unsafe entries[Int(index)].hash == hash { return Int(index) }
    }
  }
}
