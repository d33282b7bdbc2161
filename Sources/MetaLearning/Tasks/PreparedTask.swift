import TensorCore

/// One task of a distribution: its configuration, its hidden parameters, and how many of its
/// episodes were taken.
struct PreparedTask: Sendable {
  let config: TaskConfig
  private let family: any TaskFamily
  private let seed: UInt64
  private let key: UInt64
  private var taken: UInt64 = 0
  /// The episode drawn last, where any was.
  private(set) var draft: EpisodeDraft

  init(_ config: TaskConfig, seed: UInt64, sources: inout DatasetSources) throws {
    guard let kind = TaskFamilies.catalogue[named: config.taskFamily] else {
      throw TaskSamplingError.unknownFamily(config.taskFamily, task: config.taskID)
    }
    try Self.checkSizes(config)
    self.config = config
    self.seed = seed
    key = RandomStream.key(of: config.taskID)
    var stream = RandomStream(seed: seed, place: Place.task, key)
    do {
      let reader = try OptionReader(config.taskParams ?? [:], known: kind.optionNames)
      family = try kind.init(
        config: config, options: TaskOptions(reader: reader), stream: &stream, sources: &sources)
    } catch let error as OptionError {
      throw TaskSamplingError.option(task: config.taskID, family: kind.name, error)
    }
    draft = EpisodeDraft(config: config, family: family)
  }

  /// Sizes from which nothing larger than memory can follow.
  private static func checkSizes(_ config: TaskConfig) throws {
    let sizes = [
      ("num_classes", config.numClasses), ("input_dim", config.inputDim),
      ("support_size", config.supportSize), ("query_size", config.querySize),
    ]
    let limit = Int(Int32.max)
    for (name, size) in sizes where size < 1 || size > limit {
      throw TaskSamplingError.size(
        task: config.taskID, name: name, wanted: "from 1 to \(limit)", got: size)
    }
    // Below 2³¹ each, so the sum cannot overflow; the products may, and memory says so.
    let rows = config.supportSize + config.querySize + config.numClasses
    let bytes = rows.multipliedReportingOverflow(by: 4 * config.inputDim)
    let size = bytes.overflow ? Int.max / 2 : bytes.partialValue
    try MemoryBudget.reserve(size)
    MemoryBudget.release(size)
  }

  /// The same task, none of its episodes taken yet.
  var fresh: PreparedTask {
    var copy = self
    copy.taken = 0
    return copy
  }

  /// Draws the next episode into `draft`.
  mutating func drawNext() throws {
    try draw(taken)
    taken += 1
  }

  /// Episode `number`.
  mutating func episode(_ number: UInt64) throws -> Episode {
    try draw(number)
    return try draft.episode()
  }

  private mutating func draw(_ number: UInt64) throws {
    var stream = RandomStream(seed: seed, place: Place.episode, key, number)
    try family.sample(&stream, into: &draft)
  }
}

extension EpisodeDraft {
  /// The tensors of what was drawn.
  func episode() throws -> Episode {
    let total = supportSize + querySize
    func targets(_ first: Int, _ end: Int, _ shape: [Int]) throws -> Tensor {
      if targetWidth == 0 { return try Tensor(labels, in: first..<end, shape: shape) }
      return try Tensor(values, in: first * targetWidth..<end * targetWidth, shape: shape)
    }
    return Episode(
      supportInputs: try Tensor(inputs, in: 0..<supportSize * width, shape: supportShapes.inputs),
      supportTargets: try targets(0, supportSize, supportShapes.targets),
      queryInputs: try Tensor(
        inputs, in: supportSize * width..<total * width, shape: queryShapes.inputs),
      queryTargets: try targets(supportSize, total, queryShapes.targets))
  }
}
