import TensorCore

/// A meta-learning algorithm on a model.
///
/// It knows the model as parameters and a function, so it meta-learns a classifier, an adapter or
/// a script's own module alike.
public protocol MetaLearner: AnyObject, SendableMetatype {
  /// The name in configurations and listings.
  static var name: String { get }
  /// One line for listings.
  static var summary: String { get }

  /// The model, whose trainable parameters are the initialization being learned.
  var model: any Model { get }

  /// Called on the calling thread while `evaluate` runs, with how many episodes are done.
  var progress: ((_ done: Int, _ of: Int) -> Void)? { get set }

  /// What recordings of training look like, for reading.
  var planTexts: [String] { get }

  /// Why something of it runs eagerly, where it was to be recorded and cannot be; else nil.
  var reasonForRunningEagerly: String? { get }

  /// One meta-training step on a batch of episodes.
  ///
  /// - Throws: `LearnerError`; what the loss or the model throws. The model is then unchanged.
  func metaTrainStep(_ episodes: [Episode], loss: Loss) throws -> MetaTrainingMetrics

  /// Adapts to each episode and measures on its query set; leaves the learner as it was.
  ///
  /// - Throws: `LearnerError`; what the loss or the model throws.
  func evaluate(_ episodes: [Episode], loss: Loss) throws -> AdaptationMetrics

  /// Writes the model's parameters to an `.npz` file.
  func save(to path: String) throws

  /// Reads them back; a file of another architecture changes nothing.
  func load(from path: String) throws
}

/// The learners there are.
public enum MetaLearners {
  public static let catalogue = Catalogue<any MetaLearner.Type>(
    of: "learner", [ReptileLearner.self, MAMLLearner.self], name: { $0.name })
}

/// What one meta-training step tells.
public struct MetaTrainingMetrics: Sendable, Equatable {
  /// The mean loss on the query sets after adaptation.
  public let queryLoss: Double
  /// The mean of the support losses that the last inner steps started from.
  public let supportLoss: Double
  /// The L2 norm of the change of the parameters.
  public let parameterDifference: Double

  /// By the names of the API reference.
  public var entries: [(name: String, value: Double)] {
    [
      ("query_loss", queryLoss), ("support_loss", supportLoss),
      ("param_diff", parameterDifference),
    ]
  }
}
