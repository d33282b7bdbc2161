import Glibc

/// Allocation of small objects: blocks of 64 KiB cut into cells of one size, free cells in a list.
///
/// A size class is a multiple of 16 bytes up to 512. Taking a cell is a pop from the list or a step
/// of the newest block's end; objects are zeroed by their makers, not here.
@safe struct Slab {
  static let blockSize = 65_536
  static let largest = 512
  static let classCount = largest / 16 + 1

  let cellSize: Int
  let sizeClass: UInt8
  private(set) var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var free: UnsafeMutableRawPointer?
  private var bump: UnsafeMutableRawPointer?
  private var limit: UnsafeMutableRawPointer?

  init(sizeClass: Int) {
    cellSize = sizeClass * 16
    self.sizeClass = UInt8(sizeClass)
    unsafe free = nil
    unsafe bump = nil
    unsafe limit = nil
  }

  @inline(__always) static func sizeClass(for bytes: Int) -> Int { (bytes + 15) >> 4 }

  /// Whether a buffer of `bytes` is small enough for a cell.
  @inline(__always) static func holds(_ bytes: Int) -> Bool { bytes <= largest }

  /// A free cell has two words of its own, so the least buffer has room for them.
  @inline(__always) static func sizeClass(ofBuffer bytes: Int) -> Int {
    max(sizeClass(for: bytes), 1)
  }

  /// A cell of uninitialised memory.
  @inline(__always) mutating func take() -> UnsafeMutableRawPointer {
    if let cell = unsafe free {
      unsafe free = cell.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self)
      return unsafe cell
    }
    return unsafe takeFresh()
  }

  @inline(never) private mutating func takeFresh() -> UnsafeMutableRawPointer {
    if unsafe bump == nil || bump.unsafelyUnwrapped + cellSize > limit.unsafelyUnwrapped {
      guard let block = unsafe aligned_alloc(4_096, Self.blockSize) else {
        exhausted()
      }
      unsafe blocks.append(block)
      unsafe bump = block
      unsafe limit = block + Self.blockSize
    }
    let cell = unsafe bump.unsafelyUnwrapped
    unsafe bump = cell + cellSize
    return unsafe cell
  }

  /// Returns a cell to the free list.
  @inline(__always) mutating func give(_ cell: UnsafeMutableRawPointer) {
    unsafe cell.storeBytes(of: Tag.undefined.rawValue, as: UInt8.self)
    unsafe cell.storeBytes(of: free, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
    unsafe free = cell
  }

  /// Calls `body` with every cell that was ever taken, free ones included.
  mutating func forEachCell(
    _ body: (inout Slab, UnsafeMutableRawPointer) -> Void
  ) {
    for index in unsafe blocks.indices {
      let block = unsafe blocks[index]
      let isNewest = index == blocks.count - 1
      let end = unsafe isNewest ? bump.unsafelyUnwrapped : block + Self.blockSize
      var cell = unsafe block
      while unsafe cell + cellSize <= end {
        unsafe body(&self, cell)
        unsafe cell += cellSize
      }
    }
  }

  func releaseBlocks() {
    for index in unsafe blocks.indices { unsafe Glibc.free(blocks[index]) }
  }
}

/// The slabs of a heap, by size class.
@safe final class SlabTable {
  private let slabs: UnsafeMutablePointer<Slab>

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
    unsafe slabs[sizeClass].take()
  }

  @inline(__always) func give(_ cell: UnsafeMutableRawPointer, _ sizeClass: Int) {
    unsafe slabs[sizeClass].give(cell)
  }

  subscript(sizeClass: Int) -> Slab {
    get { unsafe slabs[sizeClass] }
    set { unsafe slabs[sizeClass] = newValue }
  }

  /// Gives all memory back; nothing is taken afterwards.
  func release() {
    for index in 0..<Slab.classCount {
      unsafe slabs[index].releaseBlocks()
      unsafe slabs[index] = Slab(sizeClass: index)
    }
  }
}
