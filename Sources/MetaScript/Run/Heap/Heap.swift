import Glibc

/// The session's own heap: allocation here, marking and sweeping in `Collector`.
///
/// Nothing is collected while native code runs: an allocation that passes the threshold only asks
/// for a safe point, which the machine offers at calls and backward jumps of script code. A native
/// that calls back into a script must pin what it holds (`Machine.pin`); every other native may
/// hold fresh objects freely.
///
/// Bytes are counted for every object and every buffer that an object owns. Growth that can be
/// large goes through `reserve`, which refuses before memory is taken; small objects are counted
/// afterwards, and the safe point ends the run when the budget is spent.
@safe package final class Heap {
  let slabs = SlabTable()
  /// Small buffers that objects own. Most of them die in a sweep, many at once, which fills the short
  /// lists of `malloc` and sends it the long way.
  private let buffers = SlabTable()
  /// Objects too large for a slab, in one list through a word in front of each.
  var large: [UnsafeMutableRawPointer] = unsafe []

  /// Bytes held now, garbage included.
  package private(set) var bytes = 0
  /// Bytes at which the next safe point collects.
  package var threshold = Heap.leastThreshold
  /// Bytes that may be held at most; the host sets it.
  package var limit = Heap.defaultLimit
  /// Becomes true when a safe point is wanted: the threshold or the limit has been passed.
  package var wantsSafePoint: () -> Void = {}
  /// Told of long work on memory, in units of about a microsecond; the machine ends the run there
  /// when it is asked to stop.
  package var charge: (Int) throws(Raised) -> Void = { (_) throws(Raised) in }
  /// Raised by `reserve`: made in advance, since there may be no room to make it later.
  package var memoryError = Value.none

  /// Names and other strings of which there is one copy; they live as long as the session.
  var interned: [StringKey: StringRef] = [:]
  /// The living classes by what they derive from; see `subclasses(of:)`.
  var derived: [TypeRef: [TypeRef]] = [:]

  /// Whether objects are marked because a collection was not finished.
  var hasStaleMarks = false
  /// How many types have been freed.
  var releasedTypes = 0
  /// The strings of one code point below 256, once there are any.
  var singles: [Value] = []
  /// The empty string that operations give.
  private(set) lazy var empty = intern("")
  let digits = DigitBuffer()

  /// Garbage that is not worth a collection: about what the processor's second cache holds, so that
  /// cells come back while they are still warm.
  static var leastThreshold: Int { 2 << 20 }

  package init() {}

  deinit {
    releaseEverything()
    buffers.release()
  }

  /// Three quarters of the machine's memory.
  static var defaultLimit: Int {
    let total = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return total / 4 * 3
  }

  /// Asks for room for `count` more bytes, without taking them.
  @inline(__always) package func reserve(_ count: Int) throws(Raised) {
    if count > 4_096 { try reserveLarge(count) }
  }

  @inline(never) private func reserveLarge(_ count: Int) throws(Raised) {
    if count > limit - bytes { throw Raised(memoryError) }
    if count > 1 << 20 { try charge(count >> 10) }
  }

  /// Counts bytes taken (or, negative, returned) by a buffer that an object owns.
  @inline(__always) package func account(_ count: Int) {
    bytes &+= count
    if bytes > threshold { wantsSafePoint() }
  }

  /// Memory for an object of `size` bytes whose header is set and whose other bytes are not.
  @inline(__always) func allocate(_ kind: Tag, size: Int) -> UnsafeMutableRawPointer {
    let sizeClass = Slab.sizeClass(for: size)
    if sizeClass >= Slab.classCount { return unsafe allocateLarge(kind, size: size) }
    let cell = unsafe slabs.take(sizeClass)
    account(sizeClass << 4)
    unsafe cell.storeBytes(
      of: Header(
        kind: kind, isMarked: false, sizeClass: UInt8(sizeClass), flags: 0, extra: 0),
      as: Header.self)
    return unsafe cell
  }

  @inline(never)
  private func allocateLarge(_ kind: Tag, size: Int) -> UnsafeMutableRawPointer {
    let cell = unsafe buffer(size + 16)
    unsafe cell.storeBytes(of: size, as: Int.self)
    let object = unsafe cell + 16
    unsafe object.storeBytes(
      of: Header(kind: kind, isMarked: false, sizeClass: 0, flags: 0, extra: 0), as: Header.self)
    unsafe large.append(object)
    return unsafe object
  }

  /// A buffer of `count` bytes owned by an object; `reserve` has agreed to it.
  @inline(__always) func buffer(_ count: Int) -> UnsafeMutableRawPointer {
    account(count)
    return unsafe storage(count)
  }

  /// A buffer grown or shrunk, its common bytes kept.
  func resize(
    _ memory: UnsafeMutableRawPointer?, from old: Int, to new: Int
  ) -> UnsafeMutableRawPointer {
    account(new - old)
    guard let memory = unsafe memory else { return unsafe storage(new) }
    if Slab.holds(old) || Slab.holds(new) {
      if Slab.sizeClass(ofBuffer: old) == Slab.sizeClass(ofBuffer: new) { return unsafe memory }
      let moved = unsafe storage(new)
      unsafe moved.copyMemory(from: memory, byteCount: min(old, new))
      unsafe giveBack(memory, count: old)
      return unsafe moved
    }
    guard let moved = unsafe realloc(memory, new) else { exhausted() }
    unsafe LargePages.advise(moved, count: new)
    return unsafe moved
  }

  /// Takes back a buffer of `count` bytes, if there is one.
  func release(_ memory: UnsafeMutableRawPointer?, count: Int) {
    guard let memory = unsafe memory else { return }
    bytes &-= count
    unsafe giveBack(memory, count: count)
  }

  @inline(__always) private func storage(_ count: Int) -> UnsafeMutableRawPointer {
    if Slab.holds(count) { return unsafe buffers.take(Slab.sizeClass(ofBuffer: count)) }
    guard let memory = unsafe malloc(count) else { exhausted() }
    unsafe LargePages.advise(memory, count: count)
    return unsafe memory
  }

  @inline(__always) private func giveBack(_ memory: UnsafeMutableRawPointer, count: Int) {
    if Slab.holds(count) {
      unsafe buffers.give(memory, Slab.sizeClass(ofBuffer: count))
    } else {
      unsafe free(memory)
    }
  }

  func releaseCells(size: Int) { bytes &-= size }
}

/// The budget stands far below what the machine has, so getting here means that the whole machine is
/// out of memory, where nothing can be reported in any other way.
func exhausted() -> Never {
  let message = "metapeft: out of memory\n"
  _ = unsafe message.withCString { unsafe write(2, $0, message.utf8.count) }
  exit(1)
}
