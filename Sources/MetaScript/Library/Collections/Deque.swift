/// A queue with two ends: `collections.deque`, a ring of values.
final class Deque: NativeObject {
  private var ring: [Value] = []
  private var head = 0
  private(set) var count = 0
  /// The most items it holds; more push the oldest out at the other end.
  var capacity: Int?
  /// Raised by every change of its size or order, so that iterators notice.
  private(set) var version = 0
  // The heap holds the deque, not the other way round.
  private unowned let heap: Heap

  init(capacity: Int?, heap: Heap) {
    self.capacity = capacity
    self.heap = heap
  }

  override func trace(_ tracer: inout Tracer) {
    for index in 0..<count { tracer.mark(self[index]) }
  }

  override var footprint: Int { ring.count * 16 }

  subscript(index: Int) -> Value {
    get { ring[(head + index) & (ring.count - 1)] }
    set { ring[(head + index) & (ring.count - 1)] = newValue }
  }

  private func grow() throws(Raised) {
    if count < ring.count { return }
    let size = max(8, ring.count * 2)
    try heap.reserve(size * 16)
    var larger = [Value](repeating: .none, count: size)
    for index in 0..<count { larger[index] = self[index] }
    heap.account((size - ring.count) * 16)
    ring = larger
    head = 0
  }

  func append(_ value: Value) throws(Raised) {
    if capacity == 0 { return }
    if let capacity, count >= capacity { _ = popFirst() }
    try grow()
    count += 1
    self[count - 1] = value
    version &+= 1
  }

  func prepend(_ value: Value) throws(Raised) {
    if capacity == 0 { return }
    if let capacity, count >= capacity { _ = popLast() }
    try grow()
    head = (head - 1) & (ring.count - 1)
    count += 1
    self[0] = value
    version &+= 1
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = self[0]
    self[0] = .none
    head = (head + 1) & (ring.count - 1)
    count -= 1
    version &+= 1
    return value
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    let value = self[count - 1]
    self[count - 1] = .none
    count -= 1
    version &+= 1
    return value
  }

  func removeAll() {
    while popLast() != nil {}
  }

  func remove(at index: Int) {
    for place in index..<count - 1 { self[place] = self[place + 1] }
    _ = popLast()
  }

  func insert(_ value: Value, at index: Int) throws(Raised) {
    try append(value)
    var place = count - 1
    while place > index {
      self[place] = self[place - 1]
      place -= 1
    }
    self[index] = value
  }

  /// Moves `steps` items from the end to the start, or the other way when negative.
  func rotate(_ steps: Int) {
    guard count > 1 else { return }
    let shift = ((steps % count) + count) % count
    if shift == 0 { return }
    let items = (0..<count).map { self[$0] }
    for (index, item) in items.enumerated() { self[(index + shift) % count] = item }
    version &+= 1
  }

  func reverse() {
    var (low, high) = (0, count - 1)
    while low < high {
      (self[low], self[high]) = (self[high], self[low])
      low += 1
      high -= 1
    }
  }

  func extend(_ items: Value, _ machine: Machine) throws(Raised) {
    if let other = NativeRef(items)?.object as? Deque, other === self {
      for value in (0..<count).map({ self[$0] }) { try append(value) }
      return
    }
    try machine.iterate(items) { (item) throws(Raised) in
      try append(item)
      return true
    }
  }
}

/// Walks a deque in either direction.
final class DequeIterator: NativeObject {
  private let value: Value
  private let deque: Deque
  private let version: Int
  private let isReversed: Bool
  private var index = 0

  init(_ value: Value, _ deque: Deque, reversed: Bool) {
    self.value = value
    self.deque = deque
    version = deque.version
    isReversed = reversed
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) { tracer.mark(value) }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    if deque.version != version {
      throw machine.error(.runtimeError, "deque mutated during iteration")
    }
    guard index < deque.count else { return nil }
    index += 1
    return deque[isReversed ? deque.count - index : index - 1]
  }
}
