import Glibc

/// Allocation of small objects: blocks of 64 KiB cut into cells of one size, free cells in a list.
///
/// A size class is a multiple of 16 bytes up to 512. Taking a cell is a pop from the list or a step
/// through the newest block; objects are zeroed by their makers, not here.
@safe struct Slab {
  static let blockSize = 65_536
  static let largest = 512
  static let classCount = largest / 16 + 1

  let cellSize: Int
  /// The newest one last: it alone may be filled in part.
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var free: UnsafeMutableRawPointer?
  /// The next cell of the newest block, and the bytes from there to the block's end.
  private var next: UnsafeMutableRawPointer?
  private var room = 0

  init(sizeClass: Int) {
    cellSize = sizeClass * 16
    unsafe free = nil
    unsafe next = nil
  }

  @inline(__always) static func sizeClass(for bytes: Int) -> Int { (bytes + 15) >> 4 }

  /// Whether a buffer of `bytes` is small enough for a cell.
  @inline(__always) static func holds(_ bytes: Int) -> Bool { bytes <= largest }

  /// A free cell has two words of its own, so the least buffer has room for them.
  @inline(__always) static func sizeClass(ofBuffer bytes: Int) -> Int {
    max(sizeClass(for: bytes), 1)
  }

  /// A cell of uninitialised memory.
  @inline(__always) mutating func take(_ spare: inout BlockPool) -> UnsafeMutableRawPointer {
    if let cell = unsafe free {
      unsafe free = cell.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self)
      return unsafe cell
    }
    if room < cellSize { addBlock(&spare) }
    let cell = unsafe next.unsafelyUnwrapped
    unsafe next = cell + cellSize
    room &-= cellSize
    return unsafe cell
  }

  @inline(never) private mutating func addBlock(_ spare: inout BlockPool) {
    let block = unsafe spare.take()
    unsafe blocks.append(block)
    unsafe next = block
    room = Self.blockSize
  }

  /// Returns a cell to the free list.
  @inline(__always) mutating func give(_ cell: UnsafeMutableRawPointer) {
    unsafe cell.storeBytes(of: Tag.undefined.rawValue, as: UInt8.self)
    unsafe cell.storeBytes(of: free, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
    unsafe free = cell
  }

  var blockCount: Int { unsafe blocks.count }

  /// How many cells of a block have ever been taken since the block is here.
  private func usedCells(at index: Int) -> Int {
    let isNewest = index == blockCount - 1
    return (Self.blockSize - (isNewest ? room : 0)) / cellSize
  }

  /// Calls `body` with every cell that was ever taken, free ones included.
  func forEachCell(_ body: (UnsafeMutableRawPointer) -> Void) {
    for index in unsafe blocks.indices {
      var cell = unsafe blocks[index]
      for _ in 0..<usedCells(at: index) {
        unsafe body(cell)
        unsafe cell += cellSize
      }
    }
  }

  /// Takes back every cell whose object is not marked, and unmarks the others.
  ///
  /// A block without a marked object goes to `spare` as a whole, its cells not written to; what is
  /// free in the other blocks is listed anew, from the lowest block's first cell on, so that cells
  /// are taken in the order in which memory is fetched.
  ///
  /// - Returns: The number of objects that died; each went through `finalize`.
  @inline(__always)
  mutating func sweep(
    into spare: inout BlockPool, finalize: (UnsafeMutablePointer<Header>) -> Void
  ) -> Int {
    var died = 0
    var kept: [UnsafeMutableRawPointer] = unsafe []
    unsafe free = nil
    for index in unsafe blocks.indices.reversed() {
      let block = unsafe blocks[index]
      let count = usedCells(at: index)
      if unsafe holdsMarked(block, count) {
        unsafe kept.append(block)
        var cell = unsafe block + count * cellSize
        for _ in 0..<count {
          unsafe cell -= cellSize
          let header = unsafe cell.assumingMemoryBound(to: Header.self)
          if unsafe header.pointee.isMarked {
            unsafe header.pointee.isMarked = false
            continue
          }
          if unsafe header.pointee.kind != .undefined {
            unsafe finalize(header)
            died &+= 1
          }
          unsafe give(cell)
        }
      } else {
        var cell = unsafe block
        for _ in 0..<count {
          let header = unsafe cell.assumingMemoryBound(to: Header.self)
          if unsafe header.pointee.kind != .undefined {
            unsafe finalize(header)
            died &+= 1
          }
          unsafe cell += cellSize
        }
        if index == blockCount - 1 { room = 0 }
        unsafe spare.give(block)
      }
    }
    unsafe kept.reverse()
    unsafe blocks = kept
    return died
  }

  /// Whether one of a block's first cells holds a marked object.
  @inline(__always)
  private func holdsMarked(_ block: UnsafeMutableRawPointer, _ count: Int) -> Bool {
    var cell = unsafe block
    for _ in 0..<count {
      if unsafe cell.assumingMemoryBound(to: Header.self).pointee.isMarked { return true }
      unsafe cell += cellSize
    }
    return false
  }

  func releaseBlocks() {
    for index in unsafe blocks.indices { unsafe Glibc.free(blocks[index]) }
  }
}

/// Blocks that hold nothing, for whichever size class needs one next.
@safe struct BlockPool {
  /// Their memory is ours; the one that was used last is the last.
  private var warm: [UnsafeMutableRawPointer] = unsafe []
  /// Only their addresses are.
  private var cold: [UnsafeMutableRawPointer] = unsafe []

  mutating func take() -> UnsafeMutableRawPointer {
    if let block = unsafe warm.popLast() ?? cold.popLast() { return unsafe block }
    guard let block = unsafe aligned_alloc(4_096, Slab.blockSize) else { exhausted() }
    return unsafe block
  }

  mutating func give(_ block: UnsafeMutableRawPointer) { unsafe warm.append(block) }

  /// Gives the system the memory of all blocks but `count`.
  mutating func trim(to count: Int) {
    guard unsafe warm.count > count else { return }
    let surplus = unsafe warm.count - count
    for index in 0..<surplus {
      unsafe madvise(warm[index], Slab.blockSize, MADV_DONTNEED)
      unsafe cold.append(warm[index])
    }
    unsafe warm.removeFirst(surplus)
  }

  func releaseBlocks() {
    for index in unsafe warm.indices { unsafe Glibc.free(warm[index]) }
    for index in unsafe cold.indices { unsafe Glibc.free(cold[index]) }
  }
}

/// The slabs of a heap, by size class.
@safe final class SlabTable {
  private let slabs: UnsafeMutablePointer<Slab>
  private var spare = BlockPool()

  init() {
    unsafe slabs = .allocate(capacity: Slab.classCount)
    for index in 0..<Slab.classCount {
      unsafe (slabs + index).initialize(to: Slab(sizeClass: index))
    }
  }

  deinit {
    unsafe slabs.deinitialize(count: Slab.classCount)
    unsafe slabs.deallocate()
  }

  @inline(__always) func take(_ sizeClass: Int) -> UnsafeMutableRawPointer {
    unsafe slabs[sizeClass].take(&spare)
  }

  @inline(__always) func give(_ cell: UnsafeMutableRawPointer, _ sizeClass: Int) {
    unsafe slabs[sizeClass].give(cell)
  }

  /// Calls `body` with every object, and some free cells.
  func forEachCell(_ body: (UnsafeMutableRawPointer) -> Void) {
    for index in 1..<Slab.classCount { unsafe slabs[index].forEachCell(body) }
  }

  /// Takes back every object that is not marked, and unmarks the others.
  ///
  /// - Returns: The bytes that came free.
  @inline(__always)
  func sweep(finalize: (UnsafeMutablePointer<Header>) -> Void) -> Int {
    var bytes = 0
    var blocks = 0
    for index in 1..<Slab.classCount {
      let died = unsafe slabs[index].sweep(into: &spare, finalize: finalize)
      unsafe bytes += died * slabs[index].cellSize
      unsafe blocks += slabs[index].blockCount
    }
    spare.trim(to: max(blocks, Self.leastSpare))
    return bytes
  }

  /// Blocks that are kept for what comes next: twice what is garbage between two collections.
  private static let leastSpare = 64

  /// Gives all memory back; nothing is taken afterwards.
  func release() {
    for index in 0..<Slab.classCount {
      unsafe slabs[index].releaseBlocks()
      unsafe slabs[index] = Slab(sizeClass: index)
    }
    spare.releaseBlocks()
    spare = BlockPool()
  }
}
