/// Why an adapter could not be made, merged or unmerged.
public enum AdapterCreationError: MetaLearningError, Equatable {
  /// No adapter type of that name; what is available.
  case unknownType(String)
  /// The configuration has an unknown key, a wrong type or a value out of range.
  case option(adapter: String, OptionError)
  /// The model has no linear layer to adapt.
  case noLayers
  /// No linear layer matches a target; the layers there are.
  case unknownTarget(String, layers: [String])
  /// The model is an adapted one already.
  case alreadyAdapted
  /// A merge of merged weights, or the opposite.
  case merged(Bool)

  public var description: String {
    switch self {
    case .unknownType(let name): Adapters.catalogue.explanation(forUnknown: name)
    case .option(let adapter, let error): "\(adapter): \(error)"
    case .noLayers: "the model has no linear layer to adapt"
    case .unknownTarget(let name, let layers):
      "no linear layer matches the target \(quoted(name)): \(choices(layers, nearest: name))"
    case .alreadyAdapted: "the model already has an adapter"
    case .merged(true): "the adapter is merged into the model already"
    case .merged(false): "the adapter is not merged into the model"
    }
  }
}
