/// Why a checkpoint was not loaded.
public enum CheckpointError: MetaLearningError, Equatable {
  /// A parameter's shape differs between file and model.
  case shape(file: String, parameter: String, found: [Int], wanted: [Int])
  /// The file lacks a parameter of the model; what it holds.
  case missing(file: String, parameter: String, wanted: [Int], held: [String])
  /// The file holds a parameter that the model does not have.
  case unexpected(file: String, parameter: String, found: [Int])
  /// A parameter's elements are not real numbers.
  case type(file: String, parameter: String, found: String)

  public var description: String {
    switch self {
    case .shape(let file, let parameter, let found, let wanted):
      "\(quoted(file)) holds \(quoted(parameter)) with the shape \(found), the model's has "
        + "\(wanted)"
    case .missing(let file, let parameter, let wanted, let held):
      "\(quoted(file)) lacks \(quoted(parameter)), which the model has with the shape \(wanted); "
        + choices(held, nearest: parameter)
    case .unexpected(let file, let parameter, let found):
      "\(quoted(file)) holds \(quoted(parameter)) with the shape \(found), the model has no such "
        + "parameter"
    case .type(let file, let parameter, let found):
      "\(quoted(file)) holds \(quoted(parameter)) as \(found), not as real numbers"
    }
  }
}
