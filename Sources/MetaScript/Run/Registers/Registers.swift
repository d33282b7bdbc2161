import Glibc

/// A window on the machine's stack: the registers of one frame, or a call's arguments.
@safe package struct Registers: BitwiseCopyable {
  let base: UnsafeMutablePointer<Value>

  @inline(__always) init(_ base: UnsafeMutablePointer<Value>) { unsafe self.base = base }

  @inline(__always) package subscript(index: UInt16) -> Value {
    get { unsafe base[Int(index)] }
    nonmutating set { unsafe base[Int(index)] = newValue }
  }
  @inline(__always) package subscript(index: Int) -> Value {
    get { unsafe base[index] }
    nonmutating set { unsafe base[index] = newValue }
  }

  @inline(__always) static func == (a: Registers, b: Registers) -> Bool { unsafe a.base == b.base }

  @inline(__always) func advanced(by count: Int) -> Registers { unsafe Registers(base + count) }

  @inline(__always) func clear(from start: Int, to end: Int) {
    guard start < end else { return }
    unsafe (base + start).initialize(repeating: .undefined, count: end - start)
  }

  /// Copies `count` values from another window, which may overlap.
  @inline(__always) func copy(_ other: Registers, count: Int) {
    unsafe base.update(from: other.base, count: count)
  }

  /// The same for few values of another place, one by one: wide loads would wait for the narrow
  /// stores that have just put the values there.
  @inline(__always) func copyFew(_ other: Registers, count: Int) {
    var index = 0
    while index < count {
      unsafe base[index] = other.base[index]
      index &+= 1
    }
  }

  /// How many registers lie between this window and a later one.
  @inline(__always) func distance(to other: Registers) -> Int { unsafe other.base - base }
}

/// The machine's stack of registers: address space reserved once, memory taken as it is touched.
@safe struct RegisterStack: ~Copyable {
  let bottom: Registers
  private let memory: UnsafeMutableRawPointer
  private let byteCount: Int
  private let limit: UnsafeMutablePointer<Value>

  /// - Parameter capacity: registers there is room for.
  init(capacity: Int) {
    byteCount = capacity * 16
    let mapped = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      exhausted()
    }
    unsafe memory = mapped
    let start = unsafe mapped.assumingMemoryBound(to: Value.self)
    unsafe bottom = Registers(start)
    unsafe limit = start + capacity
  }

  deinit { unsafe munmap(memory, byteCount) }

  /// Whether a window of `count` registers from `base` on stays inside.
  @inline(__always) func holds(_ base: Registers, count: Int) -> Bool {
    unsafe base.base + count <= limit
  }
}
