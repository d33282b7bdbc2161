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

  /// The learning rate of the inner loop.
  var innerLR: Double { get set }
  /// The step size of the outer loop.
  var outerLR: Double { get set }
  /// Inner steps for each task.
  var numInnerSteps: Int { get set }
  /// Where dropout masks, and what else is drawn in training, come from.
  var seed: Int { get set }
  /// How many threads may run the tasks of a meta-batch; any number gives the same bits.
  var workers: Int { get set }

  /// Meta-training steps done.
  var iteration: Int { get }

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

  /// Writes all that training depends on: parameters, meta-iterations done, and the state of the
  /// optimizer that keeps one. Training resumed from it gives the bits of training that was not
  /// stopped.
  ///
  /// - Throws: `LoadError`.
  func saveState(to path: String, files: any FileSystem) throws

  /// Reads training state back into a learner with the same settings.
  ///
  /// - Throws: `CheckpointError`, `LoadError`; nothing is changed then.
  func loadState(from path: String, files: any FileSystem) throws
}

extension MetaLearner {
  /// Writes the model's parameters to an `.npz` file under their dotted names, as NumPy and MLX
  /// read them; missing folders are made. See `saveState(to:files:)` for what resuming needs besides.
  ///
  /// - Throws: `LoadError`.
  public func save(to path: String, files: any FileSystem = SystemFiles()) throws {
    try Checkpoint.save(model, to: path, files: files)
  }

  /// Reads the model's parameters back.
  ///
  /// - Throws: `CheckpointError` naming the parameter and both shapes where the file is of another
  ///   architecture; `LoadError`. Nothing is changed then.
  public func load(from path: String, files: any FileSystem = SystemFiles()) throws {
    try Checkpoint.load(model, from: path, files: files)
  }

  /// The same in the machine's own files.
  public func saveState(to path: String) throws { try saveState(to: path, files: SystemFiles()) }

  /// The same from the machine's own files.
  public func loadState(from path: String) throws {
    try loadState(from: path, files: SystemFiles())
  }
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
