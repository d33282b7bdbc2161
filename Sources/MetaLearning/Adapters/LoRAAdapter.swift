import TensorCore

/// The low-rank update of one layer alone: `(α / r) · drop(x) Aᵀ Bᵀ` (Hu et al. 2021, §4.1).
///
/// Parameters: `lora_A` `[rank, inputs]`, `lora_B` `[outputs, rank]`. `B` starts at zero, so a new
/// adapter gives zeros.
///
///     let update = try LoRAAdapter(inFeatures: 768, outFeatures: 768, using: &sequence)
///     let change = try update(x)  // [n, 768] to [n, 768]
public final class LoRAAdapter: StatefulModel {
  /// Features of the input and of the output.
  public let inFeatures: Int
  public let outFeatures: Int
  /// `r`.
  public let rank: Int
  /// `α`; the update is scaled by `α / r`.
  public let alpha: Double
  /// The probability that an input is dropped in training.
  public let dropout: Double

  var state: ModelState

  /// - Throws: `AdapterCreationError.option` for a size below 1, an `alpha` that is not finite or
  ///   a `dropout` outside `0 ..< 1`; `TensorError` for memory.
  public init(
    inFeatures: Int, outFeatures: Int, rank: Int = 8, alpha: Double = 16, dropout: Double = 0,
    using sequence: inout RandomSequence
  ) throws {
    let settings: LoRASettings
    do {
      let sizes: Options = [
        "in_features": .integer(inFeatures), "out_features": .integer(outFeatures),
      ]
      let read = try OptionReader(sizes, known: ["in_features", "out_features"])
      _ = try read.integer("in_features", default: 1, atLeast: 1)
      _ = try read.integer("out_features", default: 1, atLeast: 1)
      settings = try LoRASettings([
        "rank": .integer(rank), "alpha": .number(alpha), "dropout": .number(dropout),
      ])
    } catch {
      throw AdapterCreationError.option(adapter: LoRAModel.name, error)
    }
    self.inFeatures = inFeatures
    self.outFeatures = outFeatures
    self.rank = rank
    self.alpha = alpha
    self.dropout = dropout
    let layer = LinearLayer(path: "", inputs: inFeatures, outputs: outFeatures)
    let initial = try settings.shape(of: layer).initialParameters(of: layer, using: &sequence)
    state = ModelState(Parameters(distinct: initial))
  }

  /// None: the update is not itself adapted.
  public var linearLayers: [LinearLayer] { [] }

  public var recordingKey: String? { "low-rank update" }

  public var network: Network {
    let update = LowRankUpdate(
      path: "",
      shape: LowRankShape(
        inputs: inFeatures, outputs: outFeatures, rank: rank, alpha: alpha, dropout: dropout))
    return .shareable { pass, inputs in try update.apply(inputs, in: pass) }
  }
}
