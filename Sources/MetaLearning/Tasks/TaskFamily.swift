/// A kind of task. An instance is one task: its hidden parameters, ready to be sampled.
public protocol TaskFamily: Sendable {
  /// The name in `TaskConfig.taskFamily`.
  static var name: String { get }
  /// One line for listings.
  static var summary: String { get }
  /// What `task_params` may hold.
  static var optionNames: [String] { get }

  /// Prepares the task that `config` describes.
  ///
  /// - Parameters:
  ///   - config: Sizes already checked by the distribution.
  ///   - options: `task_params`, names already checked.
  ///   - stream: Where hidden parameters are drawn from: a function of seed and task name.
  ///   - sources: Data files already open.
  /// - Throws: `OptionError`, `TaskSamplingError`, `TensorError`.
  init(
    config: TaskConfig, options: TaskOptions, stream: inout RandomStream,
    sources: inout DatasetSources) throws

  /// The shape of one example's inputs; its product is `config.inputDim`.
  var exampleShape: [Int] { get }

  /// The number of values that one example's target holds, or nil where it is a class.
  var targetWidth: Int? { get }

  /// Draws one episode. The same stream gives the same episode.
  ///
  /// - Throws: `TaskSamplingError`, `TensorError.interrupted`.
  func sample(_ stream: inout RandomStream, into draft: inout EpisodeDraft) throws
}

/// The options of a task, for families to read.
public struct TaskOptions {
  let reader: OptionReader
}

/// The task families there are.
public enum TaskFamilies {
  public static let catalogue = Catalogue<any TaskFamily.Type>(
    of: "task family",
    [LinearClassification.self, GaussianClusters.self, Sinusoid.self, DatasetTask.self],
    name: { $0.name })
}
