import Glibc
import Synchronization

/// Freed blocks of one thread up to a kibibyte, cut from slabs that hold nothing else.
///
/// Threads read an array's elements while another counts references to it. Processors fetch lines of cache
/// with their neighbours; were elements next to what is counted, as malloc would have it, each thread
/// would wait for the other's lines: 3 to 5 in 100 of a training step on two threads.
///
/// A slab goes back to the system once all of its blocks are free on one thread.
struct SmallBlocks {
  /// The largest block that is cut from a slab.
  static let largest = 1 << 10
  /// The bytes of a slab, which starts at a multiple of them; few enough that malloc gives them without a
  /// mapping of their own, of which a process may have some ten thousands.
  static let slabSize = 1 << 15
  /// The bytes of all slabs there are.
  static let slabBytes = Atomic<Int>(0)
  /// Blocks whose thread has ended, by class: addresses, as in `free`.
  private static let orphans = Mutex<[[UInt]]>(Array(repeating: [], count: classCount))
  private static let classCount = largest / 64

  private var free: [[UInt]] = Array(repeating: [], count: SmallBlocks.classCount)
  private var freeBytes = 0
  /// As many free bytes are looked through for whole slabs.
  private var trimsAt = SmallBlocks.leastTrimmed
  private static let leastTrimmed = 1 << 26

  /// A block of `capacity` bytes, a multiple of 64, or nil where the system has none.
  mutating func take(_ capacity: Int) -> UnsafeMutableRawPointer? {
    let index = capacity / 64 - 1
    if free[index].isEmpty {
      guard adopt(index, capacity) || cut(index, capacity) else { return nil }
    }
    freeBytes -= capacity
    return unsafe UnsafeMutableRawPointer(bitPattern: free[index].removeLast())
  }

  mutating func give(_ block: UnsafeMutableRawPointer, _ capacity: Int) {
    free[capacity / 64 - 1].append(UInt(bitPattern: block))
    freeBytes += capacity
    if freeBytes >= trimsAt { trim() }
  }

  /// Takes a block that no thread of its own is left for.
  static func abandon(_ block: UnsafeMutableRawPointer, _ capacity: Int) {
    let address = UInt(bitPattern: block)
    orphans.withLock { $0[capacity / 64 - 1].append(address) }
  }

  /// What a thread that ends does.
  mutating func leave() {
    trim()
    for (index, blocks) in free.enumerated() where !blocks.isEmpty {
      Self.orphans.withLock { $0[index] += blocks }
      free[index] = []
    }
  }

  /// Takes over what ended threads have left; false where that is nothing.
  private mutating func adopt(_ index: Int, _ capacity: Int) -> Bool {
    let found = Self.orphans.withLock { orphans in
      defer { orphans[index] = [] }
      return orphans[index]
    }
    free[index] += found
    freeBytes += found.count * capacity
    return !found.isEmpty
  }

  /// Cuts a new slab; false where the system has none.
  private mutating func cut(_ index: Int, _ capacity: Int) -> Bool {
    guard let memory = unsafe aligned_alloc(Self.slabSize, Self.slabSize) else { return false }
    let slab = UInt(bitPattern: memory)
    Self.slabBytes.add(Self.slabSize, ordering: .relaxed)
    let count = Self.slabSize / capacity
    // The first is taken first.
    for place in (0..<count).reversed() { free[index].append(slab + UInt(place * capacity)) }
    freeBytes += count * capacity
    return true
  }

  /// Gives slabs that are free altogether back.
  private mutating func trim() {
    let mask = UInt(Self.slabSize - 1)
    for index in 0..<Self.classCount {
      let capacity = (index + 1) * 64
      var counts: [UInt: Int] = [:]
      for block in free[index] { counts[block & ~mask, default: 0] += 1 }
      let whole = counts.filter { $0.value == Self.slabSize / capacity }
      if whole.isEmpty { continue }
      free[index].removeAll { whole[$0 & ~mask] != nil }
      for slab in whole.keys { unsafe Glibc.free(UnsafeMutableRawPointer(bitPattern: slab)) }
      freeBytes -= whole.count * (Self.slabSize / capacity) * capacity
      Self.slabBytes.subtract(whole.count * Self.slabSize, ordering: .relaxed)
    }
    trimsAt = Swift.max(Self.leastTrimmed, 2 * freeBytes)
  }
}
