import TensorCore

/// What a recording of an objective holds for: model, loss, and which parameters train.
///
/// Frozen parameters but statistics are constants of a recording, so it holds only while the model has
/// those very tensors, which never change. What functions of a script depend on besides is looked at apart: see
/// `RecordingGuard`.
// Sendable: observable functions are compared on the learner's own thread alone.
struct RecordingKey: @unchecked Sendable {
  private enum Function {
    case named(String)
    case shared(RecordableLoss)
    case observable(any ObservableFunction)

    func isSame(as other: Function) -> Bool {
      switch (self, other) {
      case (.named(let a), .named(let b)): a == b
      case (.shared(let a), .shared(let b)): a === b
      case (.observable(let a), .observable(let b)): a === b || a.isSame(as: b)
      default: false
      }
    }
  }

  private let model: Function
  private let loss: Function
  private let trainable: [Int]
  private let frozen: [Tensor]

  /// Nil where the model or the loss must not be recorded, or parameters are not `float32`.
  init?(
    _ model: any Model, _ network: Network, _ loss: Loss, _ parameters: Parameters,
    _ trainable: [Int], statistics: Set<Int>
  ) {
    guard isReplayingAllowed,
      trainable.allSatisfy({ parameters.tensors[$0].dtype == .float32 })
    else { return nil }
    switch network {
    case .shareable:
      guard let key = model.recordingKey else { return nil }
      self.model = .named(key)
    case .observable(let network): self.model = .observable(network)
    case .confined: return nil
    }
    switch loss {
    case .recordable(let loss): self.loss = .shared(loss)
    case .observable(let loss): self.loss = .observable(loss)
    case .shareable, .confined: return nil
    }
    self.trainable = trainable
    if trainable.count == parameters.count {
      frozen = []
    } else {
      let moves = statistics.union(trainable)
      frozen = parameters.tensors.indices.filter { !moves.contains($0) }.map {
        parameters.tensors[$0]
      }
    }
  }

  /// What must watch while this is recorded; nil where nothing must.
  var observer: (any CallObserver)? {
    for case .observable(let function) in [model, loss] { return function.observer }
    return nil
  }

  /// The loss, where it is watched: it must stay alive with the key. A model does with its learner.
  var observableLoss: (any ObservableFunction)? {
    if case .observable(let loss) = loss { loss } else { nil }
  }

  /// Whether a recording for this key holds for `other`.
  func matches(_ other: RecordingKey) -> Bool {
    loss.isSame(as: other.loss) && trainable == other.trainable && model.isSame(as: other.model)
      && frozen.areSame(as: other.frozen)
  }
}

/// What a recording holds for: its key, and what the script's functions in it depended on.
// Sendable: looked at on the learner's own thread alone.
final class RecordingGuard: @unchecked Sendable {
  let key: RecordingKey
  private let dependence: (any CallDependence)?
  /// How often the recording has been found.
  var uses = 0

  private init(_ key: RecordingKey, _ dependence: (any CallDependence)?) {
    (self.key, self.dependence) = (key, dependence)
  }

  /// Runs `body`, which records an objective with `key`, under observation where that is needed.
  ///
  /// - Throws: `NotRecordable`; what `body` throws.
  static func recording<Result>(
    _ key: RecordingKey, _ objective: Objective, _ body: () throws -> Result
  ) throws -> (result: Result, guarded: RecordingGuard) {
    let statistics = objective.statistics
    defer { objective.statistics = statistics }
    guard let observer = key.observer else { return (try body(), RecordingGuard(key, nil)) }
    let (result, dependence) = try observer.observe(key.observableLoss, body)
    if let loss = key.observableLoss { observer.keep(loss) }
    return (result, RecordingGuard(key, dependence))
  }

  /// Whether what the recording depended on is as it was, for a key that matches.
  func holds(for key: RecordingKey) -> Bool { dependence?.holds(for: key.observableLoss) ?? true }

  func change(for key: RecordingKey) -> String? { dependence?.change(for: key.observableLoss) }
}
