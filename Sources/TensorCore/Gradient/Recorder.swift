import Synchronization

/// One recorded operation: `output = operation(inputs)`.
struct Entry {
  let operation: any Operation
  let inputs: [Tensor]
  let output: Tensor
}

/// The flat record of a thread's operations while gradients are taken or a capture is made.
///
/// Nested gradients share it: each has a level, a bit in `Trace.levels`. While the derivatives of
/// one level are computed its bit is not active, so they are recorded only where an outer level
/// depends on them. Entries hold tensors and tensors hold no entries, so a record of any length is
/// freed by a loop.
final class Recorder {
  /// The bit of a capture, which no gradient uses.
  static let captureBit: UInt32 = 1 << 31
  private static let lastRecord = Atomic<UInt64>(0)

  private(set) var entries: [Entry] = []
  /// Where operations without a derivative were called, by their place in the record, as `whereabouts`
  /// tells it.
  private var sites: [Int: String] = [:]
  /// Tells where in a script operations are being called.
  var whereabouts: (() -> String?)?
  /// The number of this record; new whenever recording starts from nothing.
  private(set) var record: UInt64 = 0
  /// The levels that are being recorded now.
  private(set) var active: UInt32 = 0
  /// The levels in use, recorded or in their backward pass.
  private var open: UInt32 = 0
  /// Derivatives that callers gave, by number, while anything is recorded.
  private var rules: [CustomRule] = []
  /// The levels that are taken only to be differentiated by their cotangents.
  private var tangentLevels: UInt32 = 0
  /// What a caller's derivative threw, while it passes through derivatives, which throw tensors'
  /// errors only.
  private var thrown: (any Error)?

  /// Opens a level and gives its bit, or nil where 31 are open.
  func begin(capture: Bool = false) -> UInt32? {
    if open == 0 {
      record = Self.lastRecord.add(1, ordering: .relaxed).newValue
    }
    let bit = capture ? Self.captureBit : ~open & (open &+ 1)
    guard capture ? open & bit == 0 : bit != Self.captureBit && bit != 0 else { return nil }
    open |= bit
    active |= bit
    return bit
  }

  /// Says that `level` is taken only to be differentiated by its cotangents, as forward derivatives are.
  func useForTangents(_ level: UInt32) { tangentLevels |= level }

  func isForTangents(_ level: UInt32) -> Bool { tangentLevels & level != 0 }

  /// Stops recording for `level`; its derivatives are about to be computed.
  func pause(_ level: UInt32) { active &= ~level }

  /// Closes `level`, and frees the record with the last one.
  func end(_ level: UInt32) {
    active &= ~level
    open &= ~level
    tangentLevels &= ~level
    if open == 0 { removeAll() }
  }

  /// Stops recording for gradients, not for a capture, and gives what `resume` needs to continue.
  func suspend() -> UInt32 {
    defer { active &= Self.captureBit }
    return active
  }

  /// Continues what `suspend` stopped.
  func resume(_ levels: UInt32) { active = levels }

  /// Whether a capture is being made on this thread.
  var isCapturing: Bool { open & Self.captureBit != 0 }

  /// Whether anything is being recorded on this thread.
  var isIdle: Bool { open == 0 }

  /// Keeps a caller's derivative and gives its number.
  func add(rule: CustomRule) -> Int {
    if open == 0 { return -1 }
    rules.append(rule)
    return rules.count - 1
  }

  /// What `body` makes of a caller's derivatives.
  func apply(
    _ rule: Int, _ body: (CustomRule) throws -> [Tensor]
  ) throws(TensorError) -> [Tensor] {
    do {
      return try body(rules[rule])
    } catch let error as TensorError {
      throw error
    } catch {
      thrown = error
      throw .argument(operation: "custom_function", "The derivative failed.")
    }
  }

  /// What a caller's derivative threw in place of `error`.
  func original(of error: TensorError) -> any Error {
    defer { thrown = nil }
    return thrown ?? error
  }

  /// `error` of the derivative of entry `place`, saying where the operation was called.
  func placed(_ error: TensorError, at place: Int) -> TensorError {
    guard case .notDifferentiable(let name, _) = error else { return error }
    return .notDifferentiable(name, site: sites[place])
  }

  func removeAll() {
    // Taken out first: freeing tensors may come back to this thread's state.
    let (old, oldRules) = (entries, rules)
    entries = []
    rules = []
    sites = [:]
    _ = consume old
    _ = consume oldRules
  }

  /// The levels of this record that `tensor` depends on.
  func levels(of tensor: Tensor) -> UInt32 {
    tensor.trace.record == record ? tensor.trace.levels : 0
  }

  /// Records `operation`, if an active level depends on its inputs, and gives the output its trace.
  func note(_ operation: some Operation, _ inputs: [Tensor], _ output: Tensor) -> Tensor {
    var levels: UInt32 = 0
    for input in inputs { levels |= self.levels(of: input) }
    levels &= active
    guard levels != 0, entries.count < UInt32.max else { return output }
    return append(operation, inputs, output, levels: levels)
  }

  /// Makes `tensor` a variable of `level`.
  func variable(_ tensor: Tensor, level: UInt32) -> Tensor {
    append(Variable(), [tensor], tensor, levels: (levels(of: tensor) & active) | level)
  }

  /// `tensor` as a constant to every gradient; a capture still sees where it comes from.
  func constant(_ tensor: Tensor) -> Tensor {
    var constant = tensor
    constant.trace.levels = levels(of: tensor) & Self.captureBit
    if constant.trace.levels == 0 { constant.trace = .none }
    return constant
  }

  private func append(
    _ operation: some Operation, _ inputs: [Tensor], _ output: Tensor, levels: UInt32
  ) -> Tensor {
    if !operation.hasDerivative, let site = whereabouts?() { sites[entries.count] = site }
    var traced = output
    traced.trace = Trace(record: record, slot: UInt32(entries.count), levels: levels)
    // The entry keeps the traced output: a derivative written in terms of the output, as eˣ is,
    // must itself be differentiable.
    entries.append(Entry(operation: operation, inputs: inputs, output: traced))
    return traced
  }
}

/// The start of a gradient: the identity, at which the backward pass of its level ends.
struct Variable: AliasingOperation {
  var name: String { "variable" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[0], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [gradient]
  }
}
