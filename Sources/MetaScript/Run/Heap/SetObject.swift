/// A set or frozenset: an open-addressing table walked in the order of its slots.
///
/// Sizes, probing and growth are those of CPython 3.11's `setobject.c` (linear runs of ten, then
/// a jump by the perturbed hash; fill kept under three fifths), because the order in which a set of
/// ints prints follows from them and programs show it.
@safe package struct SetLayout: BitwiseCopyable {
  var header: Header
  /// Live members.
  var count: Int
  /// Slots that hold or held a member.
  var fill: Int
  var mask: Int
  /// The hash of a frozenset once computed, else 0.
  var hash: Int
  /// Where `pop` goes on searching.
  var finger: Int
  var slots: UnsafeMutablePointer<SetSlot>?
}

/// `key` is `.undefined` in a slot never used, and `.notImplemented` in one whose member went.
package struct SetSlot: BitwiseCopyable {
  var hash: Int
  package var key: Value
}

@safe package struct SetRef: Handle {
  package static let kind = Tag.set
  static let frozenFlag: UInt8 = 1
  static let minimumSize = 8
  static let linearProbes = 9

  package let pointer: UnsafeMutablePointer<SetLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<SetLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var count: Int { unsafe pointer.pointee.count }
  package var isFrozen: Bool { flags & Self.frozenFlag != 0 }
  /// The number of slots, of which `liveKey(at:)` tells those in use.
  @inline(__always) package var slotCount: Int {
    unsafe pointer.pointee.slots == nil ? 0 : pointer.pointee.mask + 1
  }
  @inline(__always) package func liveKey(at slot: Int) -> Value? {
    assert(slot >= 0 && slot < slotCount)
    let key = unsafe pointer.pointee.slots.unsafelyUnwrapped[slot].key
    return key.tag == .undefined || key.tag == .notImplemented ? nil : key
  }
  package func hash(at slot: Int) -> Int {
    unsafe pointer.pointee.slots.unsafelyUnwrapped[slot].hash
  }

  /// The members in order, for Swift code that will not call back into the script.
  package var snapshot: [Value] { (0..<slotCount).compactMap { liveKey(at: $0) } }

  /// Walks the slots where a member of this hash may be, until `visit` says to stop.
  ///
  /// `visit` gets the slot and its content; it is told of free slots too, where the walk ends.
  @inline(__always) func probe<Failure: Error>(
    hash: Int, _ visit: (Int, SetSlot) throws(Failure) -> Bool
  ) throws(Failure) {
    let mask = unsafe pointer.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var start = hash & mask
    while true {
      let run = start &+ Self.linearProbes <= mask ? Self.linearProbes : 0
      for offset in 0...run {
        let slot = unsafe pointer.pointee.slots.unsafelyUnwrapped[start &+ offset]
        if try visit(start &+ offset, slot) { return }
        if slot.key.isUndefined { return }
      }
      perturb >>= 5
      start = Int(bitPattern: UInt(bitPattern: start) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// Takes a member out of its slot.
  package func remove(at slot: Int) {
    unsafe pointer.pointee.slots.unsafelyUnwrapped[slot] = SetSlot(
      hash: -1, key: .notImplemented)
    unsafe pointer.pointee.count -= 1
  }
}

extension Heap {
  package func set(frozen: Bool = false) -> SetRef {
    let set = unsafe allocate(.set, size: MemoryLayout<SetLayout>.size)
      .assumingMemoryBound(to: SetLayout.self)
    unsafe set.pointee.count = 0
    unsafe set.pointee.fill = 0
    unsafe set.pointee.mask = SetRef.minimumSize - 1
    unsafe set.pointee.hash = 0
    unsafe set.pointee.finger = 0
    unsafe set.pointee.slots = nil
    let made = unsafe SetRef(set)
    made.flags = frozen ? SetRef.frozenFlag : 0
    return made
  }

  /// Gives a new set its first table.
  @inline(__always) func ensureSlots(_ set: SetRef) {
    if unsafe set.pointer.pointee.slots == nil { makeSlots(set, SetRef.minimumSize) }
  }

  private func makeSlots(_ set: SetRef, _ size: Int) {
    let slots = unsafe buffer(size * MemoryLayout<SetSlot>.stride)
      .assumingMemoryBound(to: SetSlot.self)
    unsafe slots.initialize(repeating: SetSlot(hash: 0, key: .undefined), count: size)
    unsafe set.pointer.pointee.slots = slots
    unsafe set.pointer.pointee.mask = size - 1
  }

  /// Puts a member, known to be absent, into the free slot that probing found, or into the last hole
  /// on the way there.
  package func insertNew(
    _ key: Value, hash: Int, at slot: Int, into set: SetRef
  ) throws(Raised) {
    let isHole =
      unsafe set.pointer.pointee.slots.unsafelyUnwrapped[slot].key.tag == .notImplemented
    unsafe set.pointer.pointee.slots.unsafelyUnwrapped[slot] = SetSlot(hash: hash, key: key)
    unsafe set.pointer.pointee.count += 1
    if isHole { return }
    unsafe set.pointer.pointee.fill += 1
    let (fill, mask) = unsafe (set.pointer.pointee.fill, set.pointer.pointee.mask)
    if fill * 5 >= mask * 3 {
      try resize(set, toHold: set.count > 50_000 ? set.count * 2 : set.count * 4)
    }
  }

  /// Rebuilds the table with room for more than `wanted` members.
  package func resize(_ set: SetRef, toHold wanted: Int) throws(Raised) {
    var size = SetRef.minimumSize
    while size <= wanted { size <<= 1 }
    try reserve(size * MemoryLayout<SetSlot>.stride)
    let (before, oldSize) = unsafe (set.pointer.pointee, set.slotCount)
    makeSlots(set, size)
    unsafe set.pointer.pointee.fill = set.count
    guard let old = unsafe before.slots else { return }
    do throws(Raised) {
      try inPieces(0..<oldSize) { (part) throws(Raised) in
        for index in part {
          let slot = unsafe old[index]
          if slot.key.tag == .undefined || slot.key.tag == .notImplemented { continue }
          set.probe(hash: slot.hash) { place, content in
            guard content.key.isUndefined else { return false }
            unsafe set.pointer.pointee.slots.unsafelyUnwrapped[place] = slot
            return true
          }
        }
      }
    } catch {
      unsafe release(set.pointer.pointee.slots, count: size * MemoryLayout<SetSlot>.stride)
      unsafe set.pointer.pointee = before
      throw error
    }
    unsafe release(old, count: oldSize * MemoryLayout<SetSlot>.stride)
  }

  package func removeAll(_ set: SetRef) {
    if let slots = unsafe set.pointer.pointee.slots {
      unsafe release(slots, count: set.slotCount * MemoryLayout<SetSlot>.stride)
    }
    unsafe set.pointer.pointee.slots = nil
    unsafe set.pointer.pointee.mask = SetRef.minimumSize - 1
    unsafe set.pointer.pointee.count = 0
    unsafe set.pointer.pointee.fill = 0
  }
}

extension SetRef {
  /// The hash of a frozenset once it has been computed.
  var rememberedHash: Int? {
    get { unsafe pointer.pointee.hash == 0 ? nil : pointer.pointee.hash }
    nonmutating set { unsafe pointer.pointee.hash = newValue ?? 0 }
  }

  /// Slots that hold or held a member.
  var fill: Int { unsafe pointer.pointee.fill }
  var mask: Int { unsafe pointer.pointee.mask }
  var finger: Int {
    get { unsafe pointer.pointee.finger }
    nonmutating set { unsafe pointer.pointee.finger = newValue }
  }
  /// Changes whenever the table moves, which ends any search in progress.
  var tableIdentity: UInt { UInt(bitPattern: unsafe pointer.pointee.slots) }
}

extension Heap {
  /// Copies the table of another set of the same size, slot by slot, into an empty set.
  func copyTable(of other: SetRef, to set: SetRef) throws(Raised) {
    let (source, target) = unsafe (
      other.pointer.pointee.slots.unsafelyUnwrapped, set.pointer.pointee.slots.unsafelyUnwrapped
    )
    try unsafe copyBytes(
      other.slotCount * MemoryLayout<SetSlot>.stride, from: source, to: target)
    unsafe set.pointer.pointee.fill = other.fill
    unsafe set.pointer.pointee.count = other.count
  }

  /// Puts a member known to be absent into a table known to have room and no holes.
  func insertClean(_ key: Value, hash: Int, into set: SetRef) {
    set.probe(hash: hash) { place, content in
      guard content.key.isUndefined else { return false }
      unsafe set.pointer.pointee.slots.unsafelyUnwrapped[place] = SetSlot(hash: hash, key: key)
      return true
    }
    unsafe set.pointer.pointee.count += 1
    unsafe set.pointer.pointee.fill += 1
  }
}

extension Heap {
  /// Gives each of two sets the other's members; where `pop` goes on stays, as in CPython.
  func exchange(_ a: SetRef, _ b: SetRef) {
    let (first, second) = unsafe (a.pointer.pointee, b.pointer.pointee)
    unsafe a.pointer.pointee = second
    unsafe b.pointer.pointee = first
    unsafe a.pointer.pointee.header = first.header
    unsafe b.pointer.pointee.header = second.header
    unsafe a.pointer.pointee.finger = first.finger
    unsafe b.pointer.pointee.finger = second.finger
  }
}
