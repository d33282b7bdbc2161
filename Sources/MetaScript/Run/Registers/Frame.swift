/// One running piece of code: what the machine saves while something it called runs.
struct Frame: BitwiseCopyable {
  enum Role: UInt8, BitwiseCopyable {
    /// The result goes to a register of the frame below.
    case call
    /// The result is the instance that was made, not what `__init__` returned.
    case construction
    /// Entered from Swift: returning leaves the machine's loop.
    case entry
    /// The same, for the instance that `subject` holds.
    case constructionEntry
    // ORDER: generators last.
    /// A generator stepped by `for`: its end is a jump in the frame below.
    case forLoop
    /// A generator stepped from Swift.
    case generatorEntry
    /// A generator stepped by `yield from` of the frame below.
    case delegation

    /// The frame's registers are a generator's own, not the stack's.
    @inline(__always) var isGenerator: Bool { rawValue >= Role.forLoop.rawValue }
  }

  var function: FunctionRef
  var registers: Registers
  /// The first register of the stack above the frame.
  var end: Registers
  /// The next instruction, while the frame waits.
  var cursor: Cursor
  /// The register of the frame below that receives the result.
  var destination: UInt16
  var role: Role
  /// The instance under construction, or the generator that runs in this frame.
  var subject: Value
  /// The exception that was being handled when the frame began.
  var handlingBefore: Value
}

/// A place among a function's instructions.
@safe struct Cursor: BitwiseCopyable {
  private var next: UnsafeMutablePointer<Instruction>

  @inline(__always) init(startOf code: CodeRef) {
    unsafe next = code.pointer.pointee.instructions
  }

  @inline(__always) mutating func fetch() -> Instruction {
    let instruction = unsafe next.pointee
    unsafe next += 1
    return instruction
  }

  @inline(__always) func isAt(_ opcode: Opcode) -> Bool { unsafe next.pointee.opcode == opcode }

  @inline(__always) func peek(_ distance: Int) -> Instruction { unsafe next[distance] }

  @inline(__always) mutating func skip(_ distance: Int) { unsafe next += distance }

  /// Follows the word under the cursor, a jump's distance.
  @inline(__always) mutating func jumpByWord() {
    unsafe next += Int(next.pointee.wide) + 1
  }

  @inline(__always) func index(in code: CodeRef) -> Int {
    unsafe next - code.pointer.pointee.instructions
  }
}

/// What the machine's loop keeps of the running frame.
@safe struct RunningCode {
  var cursor: Cursor
  var registers: Registers
  var function: FunctionRef
  var constants: Registers
  var caches: UnsafeMutablePointer<InlineCache>
  /// No call's arguments may grow behind the registers: they are a generator's.
  var isGenerator: Bool

  @inline(__always) init(_ frame: Frame) {
    cursor = frame.cursor
    isGenerator = frame.role.isGenerator
    registers = frame.registers
    function = frame.function
    let code = unsafe frame.function.pointer.pointee.code
    unsafe constants = Registers(code.pointee.constants)
    unsafe caches = code.pointee.caches
  }

  @inline(__always) subscript(index: UInt16) -> Value {
    get { registers[index] }
    nonmutating set { registers[index] = newValue }
  }

  @inline(__always) func cache(_ index: Int32) -> CacheRef {
    unsafe CacheRef(pointer: caches + Int(index))
  }
}

/// A cache in its place.
@safe struct CacheRef {
  let pointer: UnsafeMutablePointer<InlineCache>

  @inline(__always) init(pointer: UnsafeMutablePointer<InlineCache>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) var content: InlineCache {
    get { unsafe pointer.pointee }
    nonmutating set { unsafe pointer.pointee = newValue }
  }
  @inline(__always) func holds(_ key: UInt, _ epoch: UInt32) -> Bool {
    unsafe pointer.pointee.key == key && pointer.pointee.epoch == epoch
  }
  @inline(__always) var slot: Int32 { unsafe pointer.pointee.slot }
  @inline(__always) var value: Value { unsafe pointer.pointee.value }
}

/// The frames that are active, the running one last.
@safe struct FrameStack: ~Copyable {
  private var frames: UnsafeMutablePointer<Frame>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 64
    unsafe frames = .allocate(capacity: capacity)
  }

  deinit { unsafe frames.deallocate() }

  @inline(__always) subscript(index: Int) -> Frame {
    assert(index >= 0 && index < count)
    return unsafe frames[index]
  }

  /// The running frame; it must exist.
  @inline(__always) var top: Frame {
    get { unsafe frames[count &- 1] }
    set { unsafe frames[count &- 1] = newValue }
  }

  @inline(__always) var topRole: Frame.Role { unsafe frames[count &- 1].role }
  @inline(__always) var topDestination: UInt16 { unsafe frames[count &- 1].destination }

  @inline(__always) mutating func setCursor(_ cursor: Cursor) {
    unsafe frames[count &- 1].cursor = cursor
  }

  @inline(__always) mutating func push(_ frame: Frame) {
    if count == capacity { grow() }
    unsafe frames[count] = frame
    count &+= 1
  }

  @inline(__always) mutating func pop() { count &-= 1 }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Frame>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: frames, count: count)
    unsafe frames.deallocate()
    unsafe frames = larger
    capacity *= 2
  }
}
