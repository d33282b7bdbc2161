import TensorCore

/// What watched functions read and change besides their arguments and results: the key that random
/// numbers come from, where there is one, and the statistics that a model keeps of its batches.
///
/// Statistics start every adaptation as the learner's model has them and run on from step to step. A
/// meta-training step leaves the mean of what its tasks left; a measurement leaves none.
struct SideState: Sendable {
  /// The key, if there is one, then the statistics.
  private(set) var tensors: [Tensor]
  private let hasKey: Bool

  init(key: Tensor?, statistics: [Tensor]) {
    tensors = (key.map { [$0] } ?? []) + statistics
    hasKey = key != nil
  }

  var key: Tensor? { hasKey ? tensors[0] : nil }

  var statistics: [Tensor] { hasKey ? Array(tensors[1...]) : tensors }

  /// The same kinds of tensors with other elements.
  func replacing(with tensors: [Tensor]) -> SideState {
    precondition(tensors.count == self.tensors.count, "one tensor for each")
    var state = self
    state.tensors = tensors
    return state
  }

  /// Whether something but the key is in it.
  var hasStatistics: Bool { tensors.count > (hasKey ? 1 : 0) }

  /// `start + mean of (statisticᵢ − start)` over tasks, in their order: statistics that no task has
  /// changed stay as they are, to the bit.
  static func mean(of tasks: [[Tensor]], from start: [Tensor]) throws(TensorError) -> [Tensor] {
    var means: [Tensor] = []
    for (place, first) in start.enumerated() {
      var change = try tasks[0][place] - first
      for task in tasks.dropFirst() { change = try change + (task[place] - first) }
      means.append(try first + change / Double(tasks.count))
    }
    return means
  }
}

/// Watches a side state while something is recorded, of which it is an input and a result.
final class SideEffects {
  /// As it is before.
  let start: SideState
  /// Whether random numbers were drawn.
  private(set) var drawsRandomly = false
  private let objective: Objective

  init(_ objective: Objective) {
    self.objective = objective
    start = objective.sideState
  }

  /// Runs `body` on the side state `tensors`; also what that is after it.
  ///
  /// - Throws: `NotRecordable` where it is of another kind then.
  func noted<Result>(
    from tensors: ArraySlice<Tensor>, _ body: () throws -> Result
  ) throws -> (Result, [Tensor]) {
    if tensors.isEmpty { return (try body(), []) }
    let given = start.replacing(with: Array(tensors))
    objective.sideState = given
    let result = try body()
    let next = objective.sideState
    guard (next.key == nil) == (given.key == nil) else {
      throw NotRecordable(reason: "the state of the random numbers is no key any more")
    }
    guard next.tensors.areLike(given.tensors) else {
      throw NotRecordable(reason: "the module's statistics change their shape or type")
    }
    if let key = given.key, let after = next.key, !after.isSameArray(as: key) {
      drawsRandomly = true
    }
    return (result, next.tensors)
  }
}
