import Glibc

/// Freed blocks of one thread, by size class, to be handed out again without asking malloc.
///
/// Sizes are rounded up to 64 bytes and then to a quarter of a power of two, so that at most a
/// fifth of a block is unused, and a margin. Blocks start at a multiple of 64 bytes, one AVX-512
/// register. For small ones see `SmallBlocks`. Of larger blocks the last few freed are kept as they are,
/// for arrays of the very same size: the system's own memory comes a page at a time, which takes longer
/// than most operations on it.
@safe final class BlockPool {
  /// Blocks above this size are no longer kept by class.
  private static let largestPooled = 1 << 24
  /// The bytes one thread may keep.
  private static let capacity = 1 << 26
  private static let classCount = 96

  private var small = SmallBlocks()
  private var free: [[UnsafeMutableRawPointer]]
  private var kept = 0
  /// The larger blocks that are kept, the oldest first.
  private var large: [(block: UnsafeMutableRawPointer, capacity: Int)]
  private(set) var largeBytes = 0

  /// The bytes of larger blocks that one thread may keep.
  private static let largeCapacity = 1 << 28

  init() {
    unsafe free = Array(repeating: [], count: Self.classCount)
    unsafe large = []
  }

  deinit {
    small.leave()
    for index in 0..<Self.classCount {
      while let block = unsafe free[index].popLast() { unsafe Glibc.free(block) }
    }
    dropLarge()
  }

  /// Gives the larger blocks that are kept back to the system.
  func dropLarge() {
    while let kept = unsafe large.popLast() { unsafe Glibc.free(kept.block) }
    largeBytes = 0
  }

  /// A larger block of exactly `capacity` bytes, if one is kept.
  private func takeLarge(_ capacity: Int) -> UnsafeMutableRawPointer? {
    guard let place = unsafe large.lastIndex(where: { unsafe $0.capacity == capacity }) else {
      return nil
    }
    largeBytes -= capacity
    return unsafe large.remove(at: place).block
  }

  /// Keeps a larger block, in place of the oldest ones; false where it is too large.
  private func keepLarge(_ block: UnsafeMutableRawPointer, _ capacity: Int) -> Bool {
    // No more than a sixteenth of what arrays may take: what is kept is not counted.
    let most = Swift.min(Self.largeCapacity, MemoryBudget.limit / 16)
    guard capacity <= most else { return false }
    while largeBytes + capacity > most {
      let oldest = unsafe large.removeFirst()
      largeBytes -= unsafe oldest.capacity
      unsafe Glibc.free(oldest.block)
    }
    unsafe large.append((block, capacity))
    largeBytes += capacity
    return true
  }

  /// Free bytes behind blocks of some kilobytes, which a thread works in: what its processor fetches
  /// ahead of its reading is then no line that another thread writes. A tenth of a training step on two
  /// processors that share no cache.
  private static let margin = 1024
  private static let blocksWithMargin = 2048...(1 << 16)

  /// The number of bytes a block for `bytes` really has.
  static func capacity(for bytes: Int) -> Int {
    let rounded =
      Swift.max(64, (bytes + 63) & ~63) + (blocksWithMargin.contains(bytes) ? margin : 0)
    if rounded > largestPooled { return rounded }
    let step = Swift.max(64, (1 << (Int.bitWidth - 1 - rounded.leadingZeroBitCount)) >> 2)
    return (rounded + step - 1) & ~(step - 1)
  }

  /// The index of the list for blocks of `capacity` bytes, a value of `capacity(for:)`.
  private static func sizeClass(_ capacity: Int) -> Int {
    let top = Int.bitWidth - 1 - capacity.leadingZeroBitCount
    return (top - 6) * 4 + ((capacity >> Swift.max(0, top - 2)) & 3)
  }

  /// A block of `capacity` bytes, or nil where the system has none.
  static func take(_ capacity: Int) -> UnsafeMutableRawPointer? {
    if capacity <= SmallBlocks.largest {
      return unsafe ThreadState.current.pool.small.take(capacity)
    }
    if capacity <= largestPooled {
      let pool = ThreadState.current.pool
      if let block = unsafe pool.free[sizeClass(capacity)].popLast() {
        pool.kept -= capacity
        return unsafe block
      }
    } else if let block = unsafe ThreadState.current.pool.takeLarge(capacity) {
      return unsafe block
    }
    return unsafe aligned_alloc(64, capacity)
  }

  /// Takes a block back.
  static func give(_ block: UnsafeMutableRawPointer, _ capacity: Int) {
    if capacity <= SmallBlocks.largest {
      guard let pool = ThreadState.existing?.pool else {
        return unsafe SmallBlocks.abandon(block, capacity)
      }
      return unsafe pool.small.give(block, capacity)
    }
    if capacity <= largestPooled, let pool = ThreadState.existing?.pool,
      pool.kept + capacity <= Self.capacity
    {
      pool.kept += capacity
      unsafe pool.free[sizeClass(capacity)].append(block)
      return
    }
    if capacity > largestPooled, let pool = ThreadState.existing?.pool,
      unsafe pool.keepLarge(block, capacity)
    {
      return
    }
    unsafe Glibc.free(block)
  }
}
