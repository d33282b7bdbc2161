import TensorCore

/// A frozen model whose linear layers have trainable low-rank corrections:
/// `y = x Wᵀ + b + (α / r) · drop(x) Aᵀ Bᵀ` (Hu et al., "LoRA", 2021, §4.1, arXiv:2106.09685).
///
/// `B` starts at zero, so a new adapter leaves every output as it was. A layer at `path` gets
/// `path.lora_A` `[r, inputs]` and `path.lora_B` `[outputs, r]`. Configuration: `rank` (8),
/// `alpha` (16), `dropout` (0), `target_modules`: paths of layers, or their last parts; all linear
/// layers unless said otherwise.
public final class LoRAModel: Adapter {
  public static let name = "lora"
  public static let summary = "low-rank corrections of linear layers"
  public static let optionNames = ["rank", "alpha", "dropout", "target_modules"]

  public let base: any Model
  /// `r`.
  public let rank: Int
  /// `α`; corrections are scaled by `α / r`.
  public let alpha: Double
  /// The probability that an input of a correction is dropped in training.
  public let dropout: Double
  /// The layers with corrections.
  public let targets: [LinearLayer]
  public var isTraining = true

  private var own: Parameters
  private var trains = true
  /// The weights that a merge replaced, by their places in the base's parameters.
  private var replaced: [(place: Int, weight: Tensor)] = []

  public init(
    _ model: any Model, options: Options, using sequence: inout RandomSequence
  ) throws {
    guard !(model is any Adapter) else { throw AdapterCreationError.alreadyAdapted }
    let settings = try LoRASettings(options)
    base = model
    rank = settings.rank
    alpha = settings.alpha
    dropout = settings.dropout
    targets = try Self.layers(of: model, matching: settings.targets)
    let initial = try targets.flatMap { layer in
      try settings.shape(of: layer).initialParameters(of: layer, using: &sequence)
    }
    own = Parameters(distinct: initial)
    guard own.names.allSatisfy({ model.parameters.position(of: $0) == nil }) else {
      throw AdapterCreationError.alreadyAdapted
    }
    // Last, so that a failure leaves the model as it was.
    model.freeze()
  }

  private static func layers(
    of model: any Model, matching targets: [String]?
  ) throws(AdapterCreationError) -> [LinearLayer] {
    let layers = model.linearLayers
    guard !layers.isEmpty else { throw .noLayers }
    guard let targets else { return layers }
    func matches(_ layer: LinearLayer, _ target: String) -> Bool {
      layer.path.hasSameBytes(as: target)
        || layer.path.utf8.reversed().starts(with: ("." + target).utf8.reversed())
    }
    // A target that matches nothing is a mistake even where another one matches.
    for target in targets where !layers.contains(where: { matches($0, target) }) {
      throw .unknownTarget(target, layers: layers.map(\.path))
    }
    let chosen = layers.filter { layer in targets.contains { matches(layer, $0) } }
    guard !chosen.isEmpty else { throw .noLayers }
    return chosen
  }

  public func snapshot() -> () -> Void { base.snapshot() }

  public var isMerged: Bool { !replaced.isEmpty }

  public var parameters: Parameters {
    get { base.parameters.appending(own) }
    set {
      let old = own
      own = old.replacing(with: old.entries.map { newValue[$0.name] ?? $0.tensor })
      base.parameters = Parameters(
        distinct: newValue.entries.filter { old.position(of: $0.name) == nil })
    }
  }

  /// The adapter's own; none while merged, when changing them would change nothing.
  public var trainable: [Int] {
    let start = base.parameters.count
    return trains && !isMerged ? Array(start..<start + own.count) : []
  }

  public func freeze() { trains = false }

  /// Makes the adapter's parameters trainable; the base stays frozen.
  public func unfreeze() { trains = true }

  public var linearLayers: [LinearLayer] { base.linearLayers }

  public var recordingKey: String? {
    base.recordingKey.map { isMerged ? $0 : $0 + " with low-rank corrections" }
  }

  public var network: Network {
    if isMerged { return base.network }
    let updates = targets.map { LowRankUpdate(path: $0.path, shape: shape(of: $0)) }
    switch base.network {
    case .shareable(let function):
      return .shareable { pass, inputs in try function(pass.adding(updates), inputs) }
    case .confined(let function):
      return .confined { pass, inputs in try function(pass.adding(updates), inputs) }
    case .observable(let function):
      return .observable(CorrectedNetwork(function, updates))
    }
  }

  private func shape(of layer: LinearLayer) -> LowRankShape {
    LowRankShape(
      inputs: layer.inputs, outputs: layer.outputs, rank: rank, alpha: alpha, dropout: dropout)
  }

  public func merge() throws {
    guard !isMerged else { throw AdapterCreationError.merged(true) }
    var places: [Int] = []
    var weights: [Tensor] = []
    var old: [(place: Int, weight: Tensor)] = []
    let parameters = base.parameters
    let pass = ForwardPass(parameters: own)
    for layer in targets {
      let name = layer.parameterName("weight")
      guard let place = parameters.position(of: name) else {
        throw ModelError.missingParameter(name, known: parameters.names)
      }
      let weight = parameters.tensors[place]
      let a = try pass.parameter(layer.parameterName(LowRankShape.names.a))
      let b = try pass.parameter(layer.parameterName(LowRankShape.names.b))
      places.append(place)
      weights.append(try weight + b.matmul(a) * shape(of: layer).scale)
      old.append((place, weight))
    }
    base.parameters = parameters.replacing(places, with: weights)
    replaced = old
  }

  public func unmerge() throws {
    guard isMerged else { throw AdapterCreationError.merged(false) }
    base.parameters = base.parameters.replacing(
      replaced.map(\.place), with: replaced.map(\.weight))
    replaced = []
  }
}

/// A watched network with corrections.
private final class CorrectedNetwork: ObservableNetwork {
  private let base: any ObservableNetwork
  private let updates: [LowRankUpdate]

  init(_ base: any ObservableNetwork, _ updates: [LowRankUpdate]) {
    (self.base, self.updates) = (base, updates)
  }

  var observer: any CallObserver { base.observer }

  var statistics: [Tensor] {
    get { base.statistics }
    set { base.statistics = newValue }
  }

  var statisticPlaces: [Int] { base.statisticPlaces }

  func isSame(as other: any ObservableFunction) -> Bool {
    guard let other = other as? CorrectedNetwork else { return false }
    return base.isSame(as: other.base) && updates == other.updates
  }

  func callAsFunction(_ pass: ForwardPass, _ inputs: Tensor) throws -> Tensor {
    try base(pass.adding(updates), inputs)
  }
}

/// A LoRA configuration, checked.
struct LoRASettings {
  let rank: Int
  let alpha: Double
  let dropout: Double
  let targets: [String]?

  /// - Throws: `OptionError` for unknown keys, wrong types and values out of range.
  init(_ options: Options) throws(OptionError) {
    let read = try OptionReader(options, known: LoRAModel.optionNames)
    rank = try read.integer("rank", default: 8, atLeast: 1)
    alpha = try read.number("alpha", default: 16)
    dropout = try read.number("dropout", default: 0, wanted: "from 0 to below 1") {
      $0 >= 0 && $0 < 1
    }
    targets = try read.texts("target_modules")
  }

  func shape(of layer: LinearLayer) -> LowRankShape {
    LowRankShape(
      inputs: layer.inputs, outputs: layer.outputs, rank: rank, alpha: alpha, dropout: dropout)
  }
}
