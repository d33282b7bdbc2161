/// A list: a growable row of values.
@safe package struct ListLayout: BitwiseCopyable {
  var header: Header
  var count: Int
  var capacity: Int
  var items: UnsafeMutablePointer<Value>?
}

@safe package struct ListRef: Handle {
  package static let kind = Tag.list
  package let pointer: UnsafeMutablePointer<ListLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<ListLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var count: Int { unsafe pointer.pointee.count }

  /// The item at an index that the caller has checked.
  @inline(__always) package subscript(index: Int) -> Value {
    get {
      assert(index >= 0 && index < count)
      return unsafe pointer.pointee.items.unsafelyUnwrapped[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe pointer.pointee.items.unsafelyUnwrapped[index] = newValue
    }
  }

  /// A copy for Swift code that will not call back into the script while it holds it.
  package var snapshot: [Value] {
    unsafe Array(UnsafeBufferPointer(start: pointer.pointee.items, count: count))
  }
}

extension Heap {
  /// Asks for room for so many items, however many they are.
  func reserve(items count: Int) throws(Raised) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 16)
    try reserve(overflow ? .max : bytes)
  }

  package func list(capacity: Int = 0) throws(Raised) -> ListRef {
    try reserve(capacity * 16)
    let list = unsafe allocate(.list, size: MemoryLayout<ListLayout>.size)
      .assumingMemoryBound(to: ListLayout.self)
    unsafe list.pointee.count = 0
    unsafe list.pointee.capacity = capacity
    unsafe list.pointee.items =
      capacity == 0 ? nil : buffer(capacity * 16).assumingMemoryBound(to: Value.self)
    return unsafe ListRef(list)
  }

  package func list(_ items: some Collection<Value>) throws(Raised) -> Value {
    let list = try list(capacity: items.count)
    for item in items { try append(item, to: list) }
    return list.value
  }

  @inline(__always) package func append(_ item: Value, to list: ListRef) throws(Raised) {
    let count = list.count
    if unsafe count == list.pointer.pointee.capacity { try grow(list, toHold: count + 1) }
    unsafe list.pointer.pointee.items.unsafelyUnwrapped[count] = item
    unsafe list.pointer.pointee.count = count &+ 1
  }

  /// Makes room for `needed` items; the growth is geometric, so appending is constant on average.
  @inline(never) func grow(_ list: ListRef, toHold needed: Int) throws(Raised) {
    let old = unsafe list.pointer.pointee.capacity
    guard needed > old else { return }
    let new = max(needed, old + old / 2, 4)
    try reserve((new - old) * 16)
    unsafe list.pointer.pointee.items = resize(
      list.pointer.pointee.items, from: old * 16, to: new * 16
    ).assumingMemoryBound(to: Value.self)
    unsafe list.pointer.pointee.capacity = new
  }

  /// Replaces `range` by `items`, which must not be the list's own storage.
  package func replace(
    _ range: Range<Int>, of list: ListRef, with items: [Value]
  ) throws(Raised) {
    assert(range.lowerBound >= 0 && range.upperBound <= list.count)
    let newCount = list.count - range.count + items.count
    try grow(list, toHold: newCount)
    let tail = list.count - range.upperBound
    if let base = unsafe list.pointer.pointee.items {
      let after = unsafe base + range.upperBound
      unsafe (base + range.lowerBound + items.count).update(from: after, count: tail)
      for (offset, item) in items.enumerated() {
        unsafe base[range.lowerBound + offset] = item
      }
    }
    unsafe list.pointer.pointee.count = newCount
    shrinkIfSparse(list)
  }

  /// Drops items from the end.
  package func truncate(_ list: ListRef, to count: Int) {
    assert(count <= list.count)
    unsafe list.pointer.pointee.count = count
    shrinkIfSparse(list)
  }

  private func shrinkIfSparse(_ list: ListRef) {
    let capacity = unsafe list.pointer.pointee.capacity
    guard capacity > 64, list.count < capacity / 4 else { return }
    let new = max(list.count * 2, 4)
    unsafe list.pointer.pointee.items = resize(
      list.pointer.pointee.items, from: capacity * 16, to: new * 16
    ).assumingMemoryBound(to: Value.self)
    unsafe list.pointer.pointee.capacity = new
  }
}

extension Heap {
  /// Gives each of two lists the other's items.
  func exchange(_ a: ListRef, _ b: ListRef) {
    let (first, second) = unsafe (a.pointer.pointee, b.pointer.pointee)
    unsafe a.pointer.pointee = second
    unsafe b.pointer.pointee = first
    unsafe a.pointer.pointee.header = first.header
    unsafe b.pointer.pointee.header = second.header
  }

  /// Whether a list has ever held items since it was empty.
  func hasStorage(_ list: ListRef) -> Bool { unsafe list.pointer.pointee.items != nil }
}

extension Heap {
  /// Moves the items from `index` on up by one and puts `item` there.
  func insert(_ item: Value, at index: Int, into list: ListRef) throws(Raised) {
    let count = list.count
    try append(item, to: list)
    guard index < count, let items = unsafe list.pointer.pointee.items else { return }
    unsafe (items + index + 1).update(from: items + index, count: count - index)
    unsafe items[index] = item
  }

  /// Takes the item at `index` out.
  func remove(at index: Int, from list: ListRef) throws(Raised) {
    let count = list.count
    if index < count - 1, let items = unsafe list.pointer.pointee.items {
      unsafe (items + index).update(from: items + index + 1, count: count - 1 - index)
    }
    truncate(list, to: count - 1)
  }
}
