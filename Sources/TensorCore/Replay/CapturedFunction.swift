import Synchronization

/// A function of tensors that is recorded once for each combination of input shapes and replayed after
/// that, bit for bit as it ran.
///
/// Whatever the function's results depend on must be among its inputs: everything else it reads is
/// kept as it was when it was recorded. Gradients taken inside are part of the recording, to any
/// order. A function that reads elements (`item`, `floats`) while being recorded cannot be replayed
/// and runs eagerly every time; `reasonForRunningEagerly` says so. Inside a gradient or another
/// recording it runs eagerly too, as part of that.
public final class CapturedFunction: Sendable {
  public typealias Function = @Sendable ([Tensor]) throws -> [Tensor]

  /// A plan and the instances that no thread is using.
  private struct Prepared {
    let plan: Plan
    var idle: [PlanInstance] = []
  }

  private struct State {
    var prepared: [Prepared] = []
    var obstacle: TensorError?

    /// Where the plan for inputs of these shapes and types stands.
    func index(for inputs: [Tensor]) -> Int? { prepared.firstIndex { $0.plan.accepts(inputs) } }
  }

  /// Beyond this many combinations of shapes the function runs eagerly.
  private static let mostPlans = 64

  private let function: Function
  private let state = Mutex(State())

  public init(_ function: @escaping Function) { self.function = function }

  /// Why the function is not replayed, if it is not.
  public var reasonForRunningEagerly: TensorError? { state.withLock { $0.obstacle } }

  /// The function's results for `inputs`.
  public func callAsFunction(_ inputs: [Tensor]) throws -> [Tensor] {
    guard ThreadState.current.recorder.isIdle else { return try function(inputs) }
    let (index, plan, instance, isBarred) = state.withLock { state in
      let isBarred = state.obstacle != nil || state.prepared.count >= Self.mostPlans
      guard let index = state.index(for: inputs) else {
        return (0, Plan?.none, PlanInstance?.none, isBarred)
      }
      return (index, state.prepared[index].plan, state.prepared[index].idle.popLast(), isBarred)
    }
    if let plan {
      let instance = try instance ?? PlanInstance(plan)
      defer { state.withLock { $0.prepared[index].idle.append(instance) } }
      return try instance.replay(inputs)
    }
    if isBarred { return try function(inputs) }
    return try capture(inputs)
  }

  /// The results for each of `inputs`, in their order, computed on up to `threads` threads: any
  /// number gives the same bits.
  public func map(_ inputs: [[Tensor]], threads: Int = Workers.defaultThreads) throws -> [[Tensor]]
  {
    // The first call records; the others find the plan.
    guard let first = inputs.first else { return [] }
    let start = try self(first)
    if inputs.count == 1 { return [start] }
    let rest = try Workers.map(inputs.count - 1, threads: threads) { try self(inputs[$0 + 1]) }
    return [start] + rest
  }

  /// Each plan, for reading.
  public var planTexts: [String] {
    state.withLock { $0.prepared.map(\.plan.description) }
  }

  private func capture(_ inputs: [Tensor]) throws -> [Tensor] {
    let recorder = ThreadState.current.recorder
    guard let level = recorder.begin(capture: true) else { return try function(inputs) }
    let results: [Tensor]
    do {
      defer { recorder.end(level) }
      let variables = inputs.map { recorder.variable($0.untraced, level: level) }
      results = try function(variables)
      let plan = Plan(recorder, inputCount: inputs.count, outputs: results)
      state.withLock { $0.prepared.append(Prepared(plan: plan)) }
    } catch TensorError.readWhileCapturing(let what) {
      state.withLock { $0.obstacle = .readWhileCapturing(what) }
      return try function(inputs)
    }
    return results.map(\.untraced)
  }
}

extension Tensor {
  /// The same tensor as a constant.
  package var untraced: Tensor {
    var constant = self
    constant.trace = .none
    return constant
  }
}
