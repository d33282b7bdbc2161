/// What a learner refuses.
public enum LearnerError: MetaLearningError, Equatable {
  /// A setting is out of range or unknown.
  case setting(String)
  /// There are no episodes.
  case noEpisodes
  /// The model has no trainable parameter.
  case nothingToTrain
  /// Some episodes are classification, some regression.
  case mixedTargets
  /// The loss is not one number.
  case lossShape([Int])

  public var description: String {
    switch self {
    case .setting(let text): text
    case .noEpisodes: "there are no episodes"
    case .nothingToTrain: "the model has no trainable parameters"
    case .mixedTargets: "the episodes mix classification and regression"
    case .lossShape(let shape): "the loss must be one number, got the shape \(shape)"
    }
  }
}
