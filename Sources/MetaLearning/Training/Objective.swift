import TensorCore

/// The loss of examples as a function of a model's trainable parameters: all that learners see.
// A class, since many counts of references would go with each copy.
final class Objective {
  private let network: (ForwardPass, Tensor) throws -> Tensor
  private let lossFunction: (Tensor, Tensor) throws -> Tensor
  private let parameters: Parameters
  private let trainable: [Int]
  /// The trainable parameters the model holds.
  let initialization: [Tensor]
  /// The network, where it is watched and may keep statistics.
  private let watched: (any ObservableNetwork)?
  private let observer: (any CallObserver)?
  /// What recordings of it hold for; nil where it must not be recorded.
  let recordingKey: RecordingKey?

  /// The objective of `model` under `loss`, for the calling thread.
  ///
  /// - Parameter thawing: Trains every parameter where the model is frozen throughout.
  /// - Throws: `LearnerError.nothingToTrain`.
  init(_ model: any Model, _ loss: Loss, thawing: Bool = false) throws(LearnerError) {
    let found = model.network
    var watched: (any ObservableNetwork)?
    switch found {
    case .shareable(let function): network = function
    case .confined(let function): network = function
    case .observable(let function):
      network = { try function($0, $1) }
      watched = function
    }
    self.watched = watched
    switch loss {
    case .shareable(let function): lossFunction = function
    case .confined(let function): lossFunction = function
    case .observable(let function): lossFunction = { try function($0, $1) }
    case .recordable(let loss): lossFunction = loss.function
    }
    parameters = model.parameters
    var trainable = model.trainable
    if thawing && trainable.isEmpty { trainable = Array(0..<parameters.count) }
    let kept = Set(watched?.statisticPlaces ?? [])
    if !kept.isEmpty { trainable.removeAll { kept.contains($0) } }
    guard !trainable.isEmpty else { throw .nothingToTrain }
    self.trainable = trainable
    initialization = Self.tensors(of: parameters, at: trainable)
    recordingKey = RecordingKey(model, found, loss, parameters, trainable, statistics: kept)
    observer = recordingKey?.observer
  }

  fileprivate init(_ parts: ShareableObjective) {
    network = parts.network
    lossFunction = parts.loss
    parameters = parts.parameters
    trainable = parts.trainable
    initialization = Self.tensors(of: parameters, at: trainable)
    recordingKey = nil
    (watched, observer) = (nil, nil)
  }

  /// What passes change besides giving results.
  var sideState: SideState {
    get { SideState(key: observer?.randomKey, statistics: watched?.statistics ?? []) }
    set {
      observer?.randomKey = newValue.key
      statistics = newValue.statistics
    }
  }

  /// The statistics that the model keeps.
  var statistics: [Tensor] {
    get { watched?.statistics ?? [] }
    set { if !newValue.isEmpty { watched?.statistics = newValue } }
  }

  /// All parameters of the model, with `trained` for the trainable ones.
  func parameters(with trained: [Tensor]) -> Parameters {
    trainable.count == parameters.count
      ? parameters.replacing(with: trained) : parameters.replacing(trainable, with: trained)
  }

  /// Those at `places`, which ascend: mostly all.
  private static func tensors(of parameters: Parameters, at places: [Int]) -> [Tensor] {
    places.count == parameters.count
      ? parameters.tensors : places.map { parameters.tensors[$0] }
  }

  /// The outputs for `inputs`; dropout acts where there is `noise`.
  func outputs(_ trained: [Tensor], _ inputs: Tensor, noise: Noise? = nil) throws -> Tensor {
    try network(ForwardPass(parameters: parameters(with: trained), noise: noise), inputs)
  }

  /// The loss of `outputs`, one number.
  func loss(_ outputs: Tensor, _ targets: Tensor) throws -> Tensor {
    let value = try lossFunction(outputs, targets)
    guard value.count == 1 else { throw LearnerError.lossShape(value.shape) }
    return value
  }

  /// The loss at `trained` and its gradient.
  func gradient(
    at trained: [Tensor], _ inputs: Tensor, _ targets: Tensor, noise: Noise?
  ) throws -> (value: Tensor, gradients: [Tensor]) {
    try valueAndGradient(
      of: { try loss(outputs($0, inputs, noise: noise), targets) }, at: trained)
  }
}

/// An objective whose network and loss any thread may call.
struct ShareableObjective: Sendable {
  fileprivate let network: @Sendable (ForwardPass, Tensor) throws -> Tensor
  fileprivate let loss: @Sendable (Tensor, Tensor) throws -> Tensor
  fileprivate let parameters: Parameters
  fileprivate let trainable: [Int]

  /// Nil where the model or the loss belongs to the calling thread.
  init?(_ model: any Model, _ loss: Loss) {
    guard case .shareable(let network) = model.network else { return nil }
    switch loss {
    case .shareable(let function): self.loss = function
    case .recordable(let recordable): self.loss = recordable.function
    case .confined, .observable: return nil
    }
    self.network = network
    parameters = model.parameters
    trainable = model.trainable
  }

  /// The objective, on the thread that asks.
  var objective: Objective { Objective(self) }
}
