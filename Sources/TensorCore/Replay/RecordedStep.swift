/// A function recorded once, for tensors of the shapes and types it was recorded with: a step that is
/// replayed on its own results.
///
/// The first `stateCount` of its inputs are its state, and so are the first of its results.
package final class RecordedStep: Sendable {
  private let plan: Plan

  /// Records `function` on `inputs`.
  ///
  /// - Parameter settles: Whether many runs will find the state that they leave as it is as the last one
  ///   found it: what depends on that alone then stands apart, see `PlanInstance.run`.
  /// - Throws: what `function` throws; `TensorError.readWhileCapturing` where it reads elements, so
  ///   that it cannot be replayed.
  package init(
    on inputs: [Tensor], stateCount: Int, settles: Bool = false,
    _ function: ([Tensor]) throws -> [Tensor]
  ) throws {
    let recorder = ThreadState.current.recorder
    guard let level = recorder.begin(capture: true) else {
      throw TensorError.readWhileCapturing("A recording inside a recording")
    }
    defer { recorder.end(level) }
    let variables = inputs.map { recorder.variable($0.untraced, level: level) }
    let results = try function(variables)
    precondition(results.count >= stateCount, "a step gives its state back")
    plan = Plan(
      recorder, inputCount: inputs.count, outputs: results, stateCount: stateCount,
      settles: settles)
  }

  /// Whether it was recorded for tensors of the shapes and types of `inputs`.
  package func accepts(_ inputs: [Tensor]) -> Bool { plan.accepts(inputs) }

  /// Memory to replay it in, on `state` or on state of its own.
  package func instance(on state: PlanState? = nil) throws(TensorError) -> PlanInstance {
    try PlanInstance(plan, state: state)
  }

  /// The plan, for reading.
  package var text: String { plan.description }
}

/// Whether a gradient is being taken, or a recording made, on this thread.
package var isRecording: Bool { !ThreadState.current.recorder.isIdle }

extension Tensor {
  /// Whether a capture that is being made on this thread computes the tensor, from its inputs.
  package var isCaptured: Bool {
    let recorder = ThreadState.current.recorder
    return recorder.levels(of: self) & Recorder.captureBit != 0
  }
}
