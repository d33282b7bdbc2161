import Glibc
import Synchronization

/// What another thread, or a signal handler, may do to a running machine.
package final class InterruptFlag: Sendable {
  /// Bit 0: a request stands. Bit 1: long native work is running.
  private let state = Atomic<UInt8>(0)
  private let listener = Mutex<(@Sendable (Bool) -> Void)?>(nil)

  package init() {}
  /// Asks the script to stop with `KeyboardInterrupt` at its next safe point.
  package func request() {
    if state.bitwiseOr(1, ordering: .relaxed).oldValue == 2 { tell(true) }
  }
  package var isRequested: Bool { state.load(ordering: .relaxed) & 1 != 0 }
  /// Takes the request back; true when there was one.
  package func clear() -> Bool {
    guard isRequested else { return false }
    let old = state.bitwiseAnd(2, ordering: .relaxed).oldValue
    if old == 3 { tell(false) }
    return old & 1 != 0
  }

  /// Native work begins that a request should reach; not nested.
  package func beginNativeWork() {
    if state.bitwiseOr(2, ordering: .relaxed).oldValue == 1 { tell(true) }
  }
  package func endNativeWork() {
    if state.bitwiseAnd(1, ordering: .relaxed).oldValue == 3 { tell(false) }
  }

  /// Has `body` told when a request meets native work, and when that is over.
  package func relay(_ body: @escaping @Sendable (Bool) -> Void) {
    listener.withLock { $0 = body }
  }
  private func tell(_ stands: Bool) { listener.withLock { $0 }?(stands) }
}

/// What the host allows one run. Reaching a limit ends the run with `LimitReached`, which neither
/// `except Exception` catches nor `finally` outlives.
package struct RunLimits: Sendable {
  /// Calls and backward jumps, and what long built-ins charge. The count is the same on every run.
  package var steps: Int?
  /// Seconds of wall time.
  package var seconds: Double?
  /// Bytes of the heap, buffers and arrays included.
  package var bytes: Int?
  /// Frames on top of each other; deeper is a `RecursionError`.
  package var depth: Int?

  package init() {}
}

extension Machine {
  /// Steps between two looks at the interrupt flag and the clock.
  private static var grant: Int { 2_048 }

  /// Begins a run: counts steps and time from here.
  func startCounting() {
    stepsGranted = 0
    stepsUsed = 0
    deadline = limits.seconds.map { Self.now() + $0 }
    if let bytes = limits.bytes { heap.limit = bytes }
    if let depth = limits.depth { recursionLimit = depth }
    limitReached = false
    grantFuel()
  }

  private func grantFuel() {
    var next = Self.grant
    if let most = limits.steps { next = max(0, min(next, most - stepsUsed)) }
    stepsGranted = next
    fuel = next
  }

  /// Makes the next call or backward jump a safe point, keeping the count of steps right.
  func requestSafePoint() {
    guard fuel > 0 else { return }
    stepsUsed += stepsGranted - fuel
    stepsGranted = 0
    fuel = 0
  }

  /// Taken when the fuel is spent: collects garbage when due, sees interrupts and limits.
  @inline(never) func safePoint() throws(Raised) {
    stepsUsed += stepsGranted - fuel
    stepsGranted = 0
    fuel = 0
    // A request to stop is not kept waiting by a collection, which stays due.
    if !interrupt.isRequested, heap.bytes > heap.threshold || heap.bytes > heap.limit {
      collectGarbage()
    }
    try checkLimits()
    grantFuel()
  }

  private func checkLimits() throws(Raised) {
    if limitReached { throw limit("the run has reached a limit") }
    if interrupt.clear() { throw error(.keyboardInterrupt, arguments: []) }
    if let most = limits.steps, stepsUsed > most {
      throw limit("step limit of \(most) reached")
    }
    if heap.bytes > heap.limit {
      throw limit("memory limit of \(heap.limit) bytes reached")
    }
    if let deadline, Self.now() > deadline {
      throw limit("time limit of \(limits.seconds ?? 0) seconds reached")
    }
  }

  private func limit(_ message: String) -> Raised {
    limitReached = true
    return error(.limitReached, message)
  }

  /// A safe point for long native loops: interrupts and limits are seen; `count` steps are charged.
  /// Nothing is collected.
  @inline(__always) package func charge(_ count: Int) throws(Raised) {
    fuel &-= count
    if fuel < 0 { try chargeSlowly() }
  }

  /// The same for step `index` of a native loop: charges each time so many steps have been taken.
  @inline(__always) package func tick(_ index: Int) throws(Raised) {
    if index & 0x3FF == 0x3FF { try charge(0x400) }
  }

  /// The same for step `index` of a loop over bytes or code points, of which a thousand take a
  /// microsecond: one look for each 64 Ki of them.
  @inline(__always) package func tickFine(_ index: Int) throws(Raised) {
    if index & 0xFFFF == 0xFFFF { try look(64) }
  }

  /// Charges `count` steps and sees a request to stop at once.
  @inline(never) package func look(_ count: Int) throws(Raised) {
    fuel &-= count
    if fuel < 0 || interrupt.isRequested { try chargeSlowly() }
  }

  /// Lets the next call or backward jump see a request to stop: for after native work, which may
  /// have taken long and charged little.
  @inline(__always) func noticeInterrupt() {
    if interrupt.isRequested { requestSafePoint() }
  }

  @inline(never) private func chargeSlowly() throws(Raised) {
    stepsUsed += stepsGranted - fuel
    stepsGranted = 0
    fuel = 0
    try checkLimits()
    grantFuel()
    // A collection stays due, and is taken by the next safe point.
    if heap.bytes > heap.threshold { requestSafePoint() }
  }

  /// Seconds since some fixed moment.
  package static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Collects garbage in a native loop that leaves much of it and runs no script: everything the
  /// loop holds must be pinned.
  @inline(__always) func collectIfDue() {
    if heap.bytes > heap.threshold, !interrupt.isRequested { collectGarbage() }
  }

  /// Collects garbage where `count` bytes are wanted that are not free, before a built-in asks for
  /// them. What may call a script may call this: everything held elsewhere is pinned.
  @inline(__always) func makeRoom(_ count: Int, keeping a: Value, _ b: Value = .none) {
    if count > 4_096, count > heap.limit - heap.bytes { makeRoomSlowly(keeping: a, b) }
  }

  @inline(never) private func makeRoomSlowly(keeping a: Value, _ b: Value) {
    pins.append(a)
    pins.append(b)
    collectGarbage()
    pins.removeLast(2)
  }

  /// Frees everything that nothing leads to.
  package func collectGarbage() { _ = collectGarbage(keeping: nil) }

  /// The same, but `value` is kept; true when nothing else led to it.
  func collectGarbage(keeping value: Value?) -> Bool {
    let releasedTypes = heap.releasedTypes
    // A shape made later may stand where a freed class had one: caches must not take it for that.
    defer { if heap.releasedTypes != releasedTypes { epoch &+= 1 } }
    let mayGoOn = { [interrupt] in !interrupt.isRequested }
    return heap.collect(keeping: value, mayGoOn: mayGoOn) { tracer in
      let end = top
      for index in 0..<stack.bottom.distance(to: end) { tracer.mark(stack.bottom[index]) }
      for index in 0..<frames.count {
        let frame = frames[index]
        tracer.mark(frame.function)
        tracer.mark(frame.subject)
        tracer.mark(frame.handlingBefore)
      }
      for index in 0..<pins.count { tracer.mark(pins[index]) }
      observation?.trace(&tracer)
      for value in hostValues.values { tracer.mark(value) }
      tracer.mark(handling)
      tracer.mark(builtins)
      for module in modules.values { tracer.mark(module) }
      // swift-format-ignore: ReplaceForEachWithForLoop
      types.forEach { tracer.mark($0) }
      for type in nativeTypes.values { tracer.mark(type) }
      for value in pendingValues { tracer.mark(value) }
    }
  }

  /// The first register above everything that is in use.
  @inline(__always) var top: Registers {
    let frameEnd = frames.count > 0 ? frames.top.end : stack.bottom
    return frameEnd.distance(to: scratchTop) > 0 ? scratchTop : frameEnd
  }
}
