import TensorCore

/// A model as learners and adapters see it: parameters, and a function of parameters and inputs.
///
/// A model is a reference. Learners compute with parameter values and set `parameters` once, when
/// a step is done, so a step that fails leaves the model as it was.
public protocol Model: AnyObject {
  /// All parameters, frozen ones included.
  var parameters: Parameters { get set }

  /// Where in `parameters` the trainable ones stand, ascending.
  var trainable: [Int] { get }

  /// Makes no parameter trainable.
  func freeze()

  /// Makes every parameter trainable.
  func unfreeze()

  /// Whether calls by hand run in training mode, where dropout acts. True in a new model, as in
  /// MLX. Learners choose the mode themselves.
  var isTraining: Bool { get set }

  /// The model's function.
  var network: Network { get }

  /// What puts back the arrays that calls of the network change in the model besides what they are
  /// given: statistics, and whatever else a module of a script keeps. Nothing, unless said otherwise.
  func snapshot() -> () -> Void

  /// The linear layers, which adapters may extend.
  var linearLayers: [LinearLayer] { get }

  /// Tells apart the functions that `network` may be in the model's life: for one key, the network
  /// gives the same function of the parameters, the inputs and the mode. Learners then record it
  /// once for each combination of shapes and replay it. Nil, unless said otherwise: never recorded.
  var recordingKey: String? { get }
}

extension Model {
  public var recordingKey: String? { nil }

  public func snapshot() -> () -> Void { {} }
}

/// The function of a model: a forward pass, which holds the parameters, and inputs to outputs.
public enum Network {
  /// A function that any thread may call, several at once.
  case shareable(@Sendable (ForwardPass, Tensor) throws -> Tensor)
  /// A function, such as a script's, that only the calling thread may call.
  case confined((ForwardPass, Tensor) throws -> Tensor)
  /// A function that only the calling thread may call, watched while it is recorded.
  case observable(any ObservableNetwork)

  /// The function, for the calling thread.
  public func callAsFunction(_ pass: ForwardPass, _ inputs: Tensor) throws -> Tensor {
    switch self {
    case .shareable(let function): try function(pass, inputs)
    case .confined(let function): try function(pass, inputs)
    case .observable(let function): try function(pass, inputs)
    }
  }
}

/// A linear layer of a model: `y = x Wᵀ + b`.
public struct LinearLayer: Sendable, Equatable {
  /// The dotted path of the layer; its weight is `path.weight`.
  public let path: String
  /// The sizes of its inputs and outputs; the weight is `[outputs, inputs]`.
  public let inputs: Int
  public let outputs: Int

  public init(path: String, inputs: Int, outputs: Int) {
    self.path = path
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The name of the layer's parameter `name`.
  public func parameterName(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
}

extension Model {
  /// The trainable parameters.
  public var trainableParameters: Parameters {
    let all = parameters
    return Parameters(distinct: trainable.map { (name: all.names[$0], tensor: all.tensors[$0]) })
  }

  /// The model's outputs with the parameters it holds, in evaluation mode.
  public func callAsFunction(_ inputs: Tensor) throws -> Tensor {
    try network(ForwardPass(parameters: parameters), inputs)
  }

  /// The model's outputs in the mode that `isTraining` says; in training, dropout takes a key from
  /// `sequence`.
  public func callAsFunction(
    _ inputs: Tensor, using sequence: inout RandomSequence
  ) throws -> Tensor {
    let noise = isTraining ? try Noise(sequence.next()) : nil
    return try network(ForwardPass(parameters: parameters, noise: noise), inputs)
  }
}
