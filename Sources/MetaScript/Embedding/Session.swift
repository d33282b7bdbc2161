import BigInt

/// An interpreter: globals that persist from one text to the next, a heap of its own, and nothing
/// of the outside but what its configuration grants.
///
/// A session runs scripts on a thread of its own and blocks the caller meanwhile. All calls may
/// come from any thread, one after the other; `cancel` may come at any time.
///
///     let session = try Session()
///     try session.register("area") { (width: Double, height: Double) in width * height }
///     try session.run("total = area(2, 3) + 1")
///     let total = try session.value(of: "total")   // .float(7.0)
public final class Session: @unchecked Sendable {
  // Unchecked: `machine` and `main` are touched only on `thread`, one piece of work at a time.
  let thread = ScriptThread()
  private var state: State?
  private let interrupt: InterruptFlag

  struct State {
    let machine: Machine
    /// The module whose globals the session's texts share: `__main__`.
    let main: ModuleRef
  }

  /// - Throws: `ScriptError` when the configuration cannot be met.
  public init(_ configuration: SessionConfiguration = SessionConfiguration()) throws(ScriptError) {
    let host = configuration.host
    let made = thread.perform { () -> Result<State, ScriptError> in
      guard let machine = try? Machine(host: host) else {
        return .failure(ScriptError(kind: "MemoryError", message: "no room for a session"))
      }
      machine.adoptThread(stackSize: ScriptThread.stackSize)
      machine.limits = configuration.limits.run
      let main = machine.heap.module(named: "__main__")
      machine.modules["__main__"] = main
      machine.heap.set(
        machine.heap.intern("__name__"), to: machine.heap.intern("__main__").value, in: main)
      machine.heap.set(machine.names.builtins, to: machine.builtins.value, in: main)
      return .success(State(machine: machine, main: main))
    }
    let state = try made.get()
    self.state = state
    interrupt = state.machine.interrupt
  }

  deinit {
    thread.perform {
      // Emptied by hand: an object of the host's that holds the machine would keep all of it.
      state?.machine.heap.releaseEverything()
      state = nil
    }
    thread.stop()
  }

  /// Stops the script that is running, if any: it ends with `KeyboardInterrupt`.
  public func cancel() { interrupt.request() }

  /// Takes back a `cancel` that found nothing to stop.
  public func clearCancellation() { _ = interrupt.clear() }

  /// Runs a text as the session's main program; its globals stay.
  ///
  /// - Parameters:
  ///   - text: The program, in UTF-8.
  ///   - name: What tracebacks call it, usually its path.
  public func run(_ text: String, name: String = "<string>") throws(ScriptError) {
    try run(bytes: Array(text.utf8), name: name)
  }

  /// The same for the bytes of a file.
  public func run(bytes: [UInt8], name: String) throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in
      if !name.hasPrefix("<") {
        machine.heap.set(machine.names.file, to: try machine.heap.string(name), in: main)
      }
      try machine.execute(SourceText(name: name, bytes: bytes), in: main)
    }
  }

  package func execute(_ source: SourceText, mode: SourceMode) throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in
      _ = try machine.execute(source, in: main, mode: mode)
    }
  }

  /// Ends the program as CPython does: generators that its globals still name are closed.
  package func finishProgram() throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in try machine.closeGenerators(of: main) }
  }

  /// Runs a text in a module of its own, which is forgotten after it.
  package func runAlone(_ source: SourceText) throws(ScriptError) {
    try onMachine { machine, _ throws(Raised) in
      let module = machine.heap.module(named: "__main__")
      machine.pin(module.value)
      defer { machine.pins.removeLast() }
      machine.heap.set(
        machine.names.name, to: machine.heap.intern("__main__").value, in: module)
      try machine.execute(source, in: module)
    }
  }

  /// Runs `body` on the session's thread; an exception becomes the `ScriptError` thrown here.
  @discardableResult
  package func onMachine<Result>(
    _ body: (Machine, ModuleRef) throws(Raised) -> Result
  ) throws(ScriptError) -> Result {
    let outcome = thread.perform { () -> Swift.Result<Result, ScriptError> in
      guard let state else {
        return .failure(ScriptError(kind: "RuntimeError", message: "the session has ended"))
      }
      let machine = state.machine
      let isOutermost = machine.frames.count == 0
      if isOutermost { machine.startCounting() }
      do throws(Raised) {
        let result = try body(machine, state.main)
        if isOutermost { try machine.flushFiles() }
        return .success(result)
      } catch {
        if isOutermost { try? machine.flushFiles() }
        return .failure(ScriptError(error, machine))
      }
    }
    return try outcome.get()
  }
}
