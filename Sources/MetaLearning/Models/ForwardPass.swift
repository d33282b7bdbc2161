import Synchronization
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
  /// The key's two words where they are an input of a recording.
  private let words: Tensor?
  private let use: NoiseUse?

  /// - Parameter key: A number of a random stream; the same number gives the same masks.
  public init(key: UInt64) {
    self.key = key
    (words, use) = (nil, nil)
  }

  /// From an input of a recording, as `words(of:)` makes it; `use` is told of each mask.
  init(words: Tensor, _ use: NoiseUse) {
    key = 0
    (self.words, self.use) = (words, use)
  }

  /// From a key of MLX's streams.
  public init(_ key: RandomKey) throws(TensorError) {
    let words = try key.tensor.integers()
    self.init(key: words.reduce(0) { $0 << 32 | UInt64(truncatingIfNeeded: $1) })
  }

  /// A key as `uint32`, `[2]`.
  static func words(of key: UInt64) throws(TensorError) -> Tensor {
    try Tensor(
      [Int(key >> 32), Int(UInt32(truncatingIfNeeded: key))], shape: [2], dtype: .uint32)
  }

  /// The mask of the layer at `path`: zeros with `probability`, else `1 / (1 − probability)`.
  func mask(_ shape: [Int], probability: Double, path: String) throws(TensorError) -> Tensor {
    let place = RandomStream.key(of: path)
    let count = shape.reduce(1, *)
    @Sendable func mask(_ key: UInt64) -> [Float] {
      var stream = RandomStream(seed: key, place: Place.dropout, place)
      let kept = Float(1 / (1 - probability))
      return (0..<count).map { _ in stream.uniform() < probability ? 0 : kept }
    }
    guard let words else { return try Tensor(mask(key), shape: shape) }
    use?.note()
    return try Tensor.computed("dropout mask", shape: shape, from: words) {
      mask($0.reduce(0) { $0 << 32 | UInt64($1) })
    }
  }
}

/// Whether a recording has drawn a mask from its noise.
final class NoiseUse: Sendable {
  private let used = Atomic<Bool>(false)

  func note() { used.store(true, ordering: .relaxed) }

  var isUsed: Bool { used.load(ordering: .relaxed) }
}
