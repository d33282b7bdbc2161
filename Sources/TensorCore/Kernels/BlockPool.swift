import Glibc

/// Freed blocks of one thread, by size class, to be handed out again without asking malloc.
///
/// Sizes are rounded up to 64 bytes and then to a quarter of a power of two, so that at most a
/// fifth of a block is unused. Blocks start at a multiple of 64 bytes, one AVX-512 register.
@safe final class BlockPool {
  /// Blocks above this size go straight back to malloc.
  private static let largestPooled = 1 << 24
  /// The bytes one thread may keep.
  private static let capacity = 1 << 26
  private static let classCount = 96

  private var free: [[UnsafeMutableRawPointer]]
  private var kept = 0

  init() {
    unsafe free = Array(repeating: [], count: Self.classCount)
  }

  deinit {
    for index in 0..<Self.classCount {
      while let block = unsafe free[index].popLast() { unsafe Glibc.free(block) }
    }
  }

  /// The number of bytes a block for `bytes` really has.
  static func capacity(for bytes: Int) -> Int {
    let rounded = Swift.max(64, (bytes + 63) & ~63)
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
    if capacity <= largestPooled {
      let pool = ThreadState.current.pool
      if let block = unsafe pool.free[sizeClass(capacity)].popLast() {
        pool.kept -= capacity
        return unsafe block
      }
    }
    return unsafe aligned_alloc(64, capacity)
  }

  /// Takes a block back.
  static func give(_ block: UnsafeMutableRawPointer, _ capacity: Int) {
    if capacity <= largestPooled, let pool = ThreadState.existing?.pool,
      pool.kept + capacity <= Self.capacity
    {
      pool.kept += capacity
      unsafe pool.free[sizeClass(capacity)].append(block)
      return
    }
    unsafe Glibc.free(block)
  }
}
