/// What a model refuses.
public enum ModelError: MetaLearningError, Equatable {
  /// A size is not positive: its name and what it is.
  case size(name: String, got: Int)
  /// The network asks for a parameter that the model does not have.
  case missingParameter(String, known: [String])
  /// Two parameters of one name.
  case duplicateParameter(String)
  /// Targets that fit neither classes nor values of these outputs.
  case targets(outputs: [Int], targets: [Int])

  public var description: String {
    switch self {
    case .size(let name, let got): "\(name) must be at least 1, got \(got)"
    case .missingParameter(let name, let known):
      "the model has no parameter \(quoted(name)): \(choices(known, nearest: name))"
    case .duplicateParameter(let name): "two parameters are called \(quoted(name))"
    case .targets(let outputs, let targets):
      "targets of shape \(targets) do not fit outputs of shape \(outputs)"
    }
  }
}
