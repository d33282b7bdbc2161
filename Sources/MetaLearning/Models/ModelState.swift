import TensorCore

/// What a native model holds: parameters, which of them train, and the mode.
public struct ModelState {
  var parameters: Parameters
  var trainable: [Int]
  var isTraining = true

  init(_ parameters: Parameters) {
    self.parameters = parameters
    trainable = Array(0..<parameters.count)
  }
}

/// A model whose parameters are all its own, kept in one `ModelState`.
protocol StatefulModel: Model {
  var state: ModelState { get set }
}

extension StatefulModel {
  public var parameters: Parameters {
    get { state.parameters }
    set { state.parameters = newValue }
  }

  public var trainable: [Int] { state.trainable }

  public func freeze() { state.trainable = [] }

  public func unfreeze() { state.trainable = Array(0..<state.parameters.count) }

  public var isTraining: Bool {
    get { state.isTraining }
    set { state.isTraining = newValue }
  }
}
