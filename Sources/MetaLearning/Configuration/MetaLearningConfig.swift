import TensorCore

/// The configuration of a meta-learning experiment.
///
/// Every number counts meta-iterations, tasks or steps, or is a dimensionless learning rate.
public struct MetaLearningConfig: Sendable, Equatable {
  /// The meta-learning algorithm: `reptile` or `maml`.
  public var algorithm = "reptile"
  /// Tasks in one meta-update.
  public var metaBatchSize = 4
  /// Meta-training iterations in all.
  public var numMetaIterations = 1000
  /// Learning rate of the inner loop, which adapts to a task.
  public var innerLR = 0.01
  /// Learning rate of the outer loop.
  public var outerLR = 0.001
  /// Gradient steps per task.
  public var numInnerSteps = 5
  /// Meta-iterations between evaluations.
  public var evalInterval = 100
  /// Meta-iterations between checkpoints.
  public var saveInterval = 500

  /// The defaults of the API reference.
  public init() {}

  /// The names of the fields, as scripts and files write them.
  public static let fieldNames = [
    "algorithm", "meta_batch_size", "num_meta_iterations", "inner_lr", "outer_lr",
    "num_inner_steps", "eval_interval", "save_interval",
  ]

  /// The algorithms a configuration may name.
  public static let algorithms = ["reptile", "maml"]

  /// Reads the fields from `options`; a field that is not there keeps its default.
  ///
  /// - Throws: `OptionError` for an unknown name, a wrong type or a value out of range.
  public init(_ options: Options) throws(OptionError) {
    let reader = try OptionReader(options, known: Self.fieldNames)
    if reader.has("algorithm") {
      let name = try reader.text("algorithm") ?? ""
      guard Self.algorithms.contains(name) else {
        throw OptionError(
          name: "algorithm",
          problem: .outOfRange(
            wanted: Self.algorithms.joined(separator: " or "), got: options["algorithm"] ?? .none))
      }
      algorithm = name
    }
    func count(_ name: String, _ fallback: Int) throws(OptionError) -> Int {
      try reader.integer(name, default: fallback, atLeast: 1)
    }
    func rate(_ name: String, _ fallback: Double) throws(OptionError) -> Double {
      try reader.number(name, default: fallback, wanted: "finite and not negative") { $0 >= 0 }
    }
    metaBatchSize = try count("meta_batch_size", metaBatchSize)
    numMetaIterations = try count("num_meta_iterations", numMetaIterations)
    innerLR = try rate("inner_lr", innerLR)
    outerLR = try rate("outer_lr", outerLR)
    numInnerSteps = try count("num_inner_steps", numInnerSteps)
    evalInterval = try count("eval_interval", evalInterval)
    saveInterval = try count("save_interval", saveInterval)
  }

  /// Reads a YAML file: one flat mapping of field names to values.
  ///
  /// - Throws: `ConfigurationError`, with line and column, for unknown or duplicate keys, wrong
  ///   types, values out of range, aliases, tags, deep nesting, or more than 64 KiB.
  public init(
    yamlFile path: String, files: any FileSystem = SystemFiles()
  ) throws(ConfigurationError) {
    try self.init(yaml: try ConfigurationText.read(path, from: files), file: path)
  }

  /// Reads YAML text; `file` names it in errors.
  public init(yaml text: String, file: String = "<yaml>") throws(ConfigurationError) {
    let contents = try ConfigurationFile(text: text, file: file)
    do {
      try self.init(contents.options)
    } catch {
      throw .option(error, at: contents.place(of: error.name))
    }
  }

  /// The fields by name, in the order of declaration.
  public var options: Options {
    [
      "algorithm": .text(algorithm), "meta_batch_size": .integer(metaBatchSize),
      "num_meta_iterations": .integer(numMetaIterations), "inner_lr": .number(innerLR),
      "outer_lr": .number(outerLR), "num_inner_steps": .integer(numInnerSteps),
      "eval_interval": .integer(evalInterval), "save_interval": .integer(saveInterval),
    ]
  }
}
