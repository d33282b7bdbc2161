/// The bytes of an array: one block, 64-byte aligned, counted against the memory budget.
///
/// Written by the operation that makes it and by nobody after that.
// Sendable: after the operation that created it returns, a storage is only read.
@safe package final class Storage: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  /// The bytes in use by elements.
  let byteCount: Int
  /// The bytes of the block; 0 where the block belongs to `owner`.
  private let capacity: Int
  private let owner: Storage?

  /// A block of `byteCount` bytes of unspecified content.
  init(byteCount: Int) throws(TensorError) {
    let capacity = BlockPool.capacity(for: byteCount)
    try MemoryBudget.reserve(capacity)
    guard let block = unsafe BlockPool.take(capacity) else {
      MemoryBudget.release(capacity)
      throw .memory(requested: byteCount, available: 0)
    }
    unsafe self.base = block
    self.byteCount = byteCount
    self.capacity = capacity
    self.owner = nil
  }

  /// A copy of a few bytes, which no budget refuses.
  init(copying bytes: RawSpan) {
    precondition(bytes.byteCount <= 1 << 16, "many bytes need a budget")
    let capacity = BlockPool.capacity(for: bytes.byteCount)
    MemoryBudget.take(capacity)
    guard let block = unsafe BlockPool.take(capacity) else {
      fatalError("out of memory")
    }
    unsafe self.base = block
    self.byteCount = bytes.byteCount
    self.capacity = capacity
    self.owner = nil
    unsafe bytes.withUnsafeBytes { from in
      guard let start = from.baseAddress else { return }
      unsafe block.copyMemory(from: start, byteCount: from.count)
    }
  }

  /// The part of `owner` that starts at `offset`, for a replay's planned buffers.
  init(partOf owner: Storage, offset: Int, byteCount: Int) {
    precondition(offset >= 0 && offset + byteCount <= owner.byteCount, "part outside its owner")
    unsafe self.base = owner.base + offset
    self.byteCount = byteCount
    self.capacity = 0
    self.owner = owner
  }

  deinit {
    if capacity > 0 {
      unsafe BlockPool.give(base, capacity)
      MemoryBudget.release(capacity)
    }
  }

  /// The elements, read as `Element`.
  @inline(__always)
  func elements<Element: BitwiseCopyable>(_ type: Element.Type = Element.self)
    -> UnsafeBufferPointer<Element>
  {
    unsafe UnsafeBufferPointer(
      start: UnsafePointer(base.assumingMemoryBound(to: Element.self)),
      count: byteCount / MemoryLayout<Element>.stride)
  }

  /// The elements, for the operation that creates them.
  @inline(__always)
  func mutableElements<Element: BitwiseCopyable>(_ type: Element.Type = Element.self)
    -> UnsafeMutableBufferPointer<Element>
  {
    unsafe UnsafeMutableBufferPointer(
      start: base.assumingMemoryBound(to: Element.self),
      count: byteCount / MemoryLayout<Element>.stride)
  }
}
