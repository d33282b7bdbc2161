import TensorCore

/// One evaluation of a network: the parameters to use, the mode, and what adapters add to layers.
///
/// Networks take their parameters from here, never from the model, so that several tasks can run
/// the same model with different parameters at the same time.
public struct ForwardPass: Sendable {
  /// All parameters of the model.
  public let parameters: Parameters
  /// Where dropout draws from; nil outside training.
  public let noise: Noise?

  private var updates: [LowRankUpdate] = []

  public init(parameters: Parameters, noise: Noise? = nil) {
    self.parameters = parameters
    self.noise = noise
  }

  /// Whether an adapter adds to the outputs of layers.
  public var isAdapted: Bool { !updates.isEmpty }

  /// Whether dropout acts.
  public var isTraining: Bool { noise != nil }

  /// The same pass with `updates` added to the outputs of their layers.
  func adding(_ updates: [LowRankUpdate]) -> ForwardPass {
    var pass = self
    pass.updates += updates
    return pass
  }

  /// The parameter called `name`.
  ///
  /// - Throws: `ModelError.missingParameter`.
  public func parameter(_ name: String) throws(ModelError) -> Tensor {
    guard let tensor = parameters[name] else {
      throw .missingParameter(name, known: parameters.names)
    }
    return tensor
  }

  /// The linear layer at `path`: `x Wᵀ + b`, and what adapters add. `b` may be absent.
  ///
  /// - Parameter inputs: `[…, inputs]`.
  /// - Returns: `[…, outputs]`.
  public func linear(_ path: String, _ inputs: Tensor) throws -> Tensor {
    let layer = LinearLayer(path: path, inputs: 0, outputs: 0)
    let weight = try parameter(layer.parameterName("weight"))
    let bias = parameters[layer.parameterName("bias")]
    return try adapted(path, inputs: inputs, outputs: Linear.apply(inputs, weight, bias))
  }

  /// `outputs` of the layer at `path` and what adapters add for these inputs.
  public func adapted(_ path: String, inputs: Tensor, outputs: Tensor) throws -> Tensor {
    var outputs = outputs
    for update in updates where update.path.hasSameBytes(as: path) {
      outputs = try outputs + update.apply(inputs, in: self)
    }
    return outputs
  }
}

/// Where the dropout of one forward pass draws its masks from.
public struct Noise: Sendable {
  private let key: UInt64

  /// - Parameter key: A number of a random stream; the same number gives the same masks.
  public init(key: UInt64) { self.key = key }

  /// From a key of MLX's streams.
  public init(_ key: RandomKey) throws(TensorError) {
    let words = try key.tensor.integers()
    self.key = words.reduce(0) { $0 << 32 | UInt64(truncatingIfNeeded: $1) }
  }

  /// The mask stream of the layer at `path`.
  func stream(for path: String) -> RandomStream {
    RandomStream(seed: key, place: Place.dropout, RandomStream.key(of: path))
  }
}
