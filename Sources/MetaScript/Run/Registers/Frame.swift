/// One running piece of code: what the machine saves while something it called runs.
struct Frame: BitwiseCopyable {
  enum Role: UInt8, BitwiseCopyable {
    /// The result goes to a register of the frame below.
    case call
    /// The result is the instance that was made, not what `__init__` returned.
    case construction
    /// Entered from Swift: returning leaves the machine's loop.
    case entry
    /// A generator stepped by `for`: its end is a jump in the frame below.
    case forLoop
    /// A generator stepped by `next` or `send` from Swift.
    case generatorEntry
    /// A generator stepped by `yield from` of the frame below.
    case delegation
  }

  var function: FunctionRef
  var registers: Registers
  /// Index of the next instruction, while the frame waits.
  var resumePoint: Int
  /// The register of the frame below that receives the result.
  var destination: UInt16
  var role: Role
  /// The instance under construction, or the generator that runs in this frame.
  var subject: Value
  /// The exception that was being handled when the frame began.
  var handlingBefore: Value
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
    get {
      assert(index >= 0 && index < count)
      return unsafe frames[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe frames[index] = newValue
    }
  }

  /// The running frame; it must exist.
  @inline(__always) var top: Frame {
    get { unsafe frames[count &- 1] }
    set { unsafe frames[count &- 1] = newValue }
  }

  @inline(__always) mutating func setResumePoint(_ point: Int) {
    unsafe frames[count &- 1].resumePoint = point
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
