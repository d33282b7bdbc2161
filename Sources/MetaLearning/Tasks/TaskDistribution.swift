import TensorCore

/// A set of tasks to sample episodes from.
///
/// Episode `i` of task `t` under seed `s` is a function of the three: of the task's name, not of
/// its place, and of how many of its own episodes came before, not of what else was sampled. So a
/// task gives the same episodes in a distribution and in its splits, in any order and on any
/// number of threads.
///
///     var tasks = try TaskDistribution(configs, seed: 42)
///     let (config, episode) = try tasks.sampleEpisode()
public struct TaskDistribution: Sendable {
  /// The tasks, in the order given.
  public var taskConfigs: [TaskConfig] { tasks.map(\.config) }
  /// The seed as given; `nil` asked for one that is new each time.
  public let seed: Int?

  /// The seed in use.
  public let effectiveSeed: UInt64

  private var tasks: [PreparedTask]
  /// How many tasks were picked at random so far.
  private var picks: UInt64 = 0

  /// - Parameters:
  ///   - taskConfigs: Any number of tasks, their names all different.
  ///   - seed: Where all randomness comes from; `nil` takes one from the system.
  ///   - files: Where data files are read.
  /// - Throws: `TaskSamplingError` where a task cannot be: unknown family, sizes out of range,
  ///   options the family does not take, unreadable data, no balanced map; `TensorError` for
  ///   memory and interrupts.
  public init(
    _ taskConfigs: [TaskConfig], seed: Int? = nil, files: any FileSystem = SystemFiles()
  ) throws {
    self.seed = seed
    effectiveSeed = seed.map { UInt64(bitPattern: Int64($0)) } ?? UInt64.random(in: 0 ... .max)
    var sources = DatasetSources(files: files)
    var names = Set<[UInt8]>()
    tasks = []
    for config in taskConfigs {
      guard names.insert(Array(config.taskID.utf8)).inserted else {
        throw TaskSamplingError.duplicateTask(config.taskID)
      }
      tasks.append(try PreparedTask(config, seed: effectiveSeed, sources: &sources))
    }
  }

  private init(_ tasks: [PreparedTask], seed: Int?, effectiveSeed: UInt64) {
    self.tasks = tasks
    self.seed = seed
    self.effectiveSeed = effectiveSeed
  }

  /// The number of tasks.
  public var count: Int { tasks.count }

  /// The place of the task called `taskID`.
  ///
  /// - Throws: `TaskSamplingError.unknownTask`, naming what there is.
  public func index(of taskID: String) throws(TaskSamplingError) -> Int {
    guard let index = tasks.firstIndex(where: { $0.config.taskID.hasSameBytes(as: taskID) }) else {
      throw .unknownTask(taskID, known: tasks.map(\.config.taskID))
    }
    return index
  }

  /// The next episode of the task called `taskID`, or of a task picked at random.
  ///
  /// - Throws: `TaskSamplingError`, `TensorError`.
  public mutating func sampleEpisode(
    _ taskID: String? = nil
  ) throws -> (config: TaskConfig, episode: Episode) {
    let sampled = try sampleNext(taskID)
    return (tasks[sampled.task].config, sampled.episode)
  }

  /// As `sampleEpisode`, with the task's place in `taskConfigs`.
  public mutating func sampleNext(
    _ taskID: String? = nil
  ) throws -> (task: Int, episode: Episode) {
    let index = try drawNext(taskID)
    return (index, try tasks[index].draft.episode())
  }

  /// Draws what `sampleEpisode` gives, as numbers; `numbers` and `episode` give them until the task's
  /// next draw.
  ///
  /// - Returns: The task's place in `taskConfigs`.
  package mutating func drawNext(_ taskID: String? = nil) throws -> Int {
    let index = if let taskID { try index(of: taskID) } else { try pick() }
    try tasks[index].drawNext()
    return index
  }

  /// The arrays that the episodes of a task have; see `EpisodeDraft.parts`.
  package func parts(ofTaskAt index: Int) -> [EpisodeDraft.Part] { tasks[index].draft.parts }

  /// The numbers of the last drawn episode of a task; `labels` or `values` is empty.
  package func numbers(
    ofTaskAt index: Int
  ) -> (inputs: [Float], labels: [Int32], values: [Float]) {
    (tasks[index].draft.inputs, tasks[index].draft.labels, tasks[index].draft.values)
  }

  /// The last drawn episode of a task.
  package func episode(drawnOfTaskAt index: Int) throws -> Episode {
    try tasks[index].draft.episode()
  }

  /// Episode `number` of the task at `index` in `taskConfigs`; samples nothing else and changes
  /// nothing.
  public func episode(_ number: UInt64, ofTaskAt index: Int) throws -> Episode {
    guard tasks.indices.contains(index) else {
      throw tasks.isEmpty
        ? TaskSamplingError.noTasks
        : .unknownTask("\(index)", known: tasks.map(\.config.taskID))
    }
    var task = tasks[index]
    return try task.episode(number)
  }

  private mutating func pick() throws(TaskSamplingError) -> Int {
    guard !tasks.isEmpty else { throw .noTasks }
    var stream = RandomStream(seed: effectiveSeed, place: Place.pick, picks)
    picks += 1
    return stream.below(tasks.count)
  }

  /// Five hand-made features of a task, `[5]`:
  /// `[ln(support + query), support, classes, inputs, complexity]`, where
  /// `complexity = ln(1 + classes · inputs / support)`: the weights a linear classifier has for
  /// every example it may learn them from.
  ///
  /// - Throws: `TaskSamplingError.unknownTask`.
  public func taskEmbedding(_ taskID: String) throws -> Tensor {
    let config = tasks[try index(of: taskID)].config
    let support = Double(config.supportSize)
    let classes = Double(config.numClasses)
    let inputs = Double(config.inputDim)
    return try Tensor([
      PortableMath.log(support + Double(config.querySize)), support, classes, inputs,
      PortableMath.log(1 + classes * inputs / support),
    ])
  }

  /// Splits the tasks in two; a function of the seed.
  ///
  /// Every task is in one part, in the order it had. `trainRatio · count` tasks, rounded, are for
  /// training; where the ratio lies between 0 and 1 and there are two tasks or more, neither part
  /// is empty.
  ///
  /// - Throws: `TaskSamplingError.ratio` outside 0...1.
  public func splitTasks(
    trainRatio: Double = 0.8
  ) throws(TaskSamplingError) -> (train: TaskDistribution, validation: TaskDistribution) {
    guard trainRatio >= 0, trainRatio <= 1 else { throw .ratio(trainRatio) }
    var training = Int((trainRatio * Double(count)).rounded())
    if trainRatio > 0, trainRatio < 1, count > 1 { training = min(max(training, 1), count - 1) }
    var order = Array(tasks.indices)
    var stream = RandomStream(seed: effectiveSeed, place: Place.split)
    stream.shuffle(&order)
    let chosen = Set(order.prefix(training))
    func part(_ isTraining: Bool) -> TaskDistribution {
      let part = tasks.indices.filter { chosen.contains($0) == isTraining }
      return TaskDistribution(
        part.map { tasks[$0].fresh }, seed: seed, effectiveSeed: effectiveSeed)
    }
    return (part(true), part(false))
  }
}

/// What a random stream of this module is for.
enum Place {
  static let pick: UInt64 = 1
  static let split: UInt64 = 2
  static let task: UInt64 = 3
  static let episode: UInt64 = 4
  static let minibatches: UInt64 = 5
  static let dropout: UInt64 = 6
}
