import Foundation
import MetaLearning
import TensorCore
import Testing

/// Distributions: sampling by name and by chance, embeddings, splits, and what they refuse.
@Suite struct TaskDistributionTests {
  @Test func `sampling gives the reference's shapes and types`() throws {
    let config = TaskConfig(
      taskID: "task_0", taskFamily: "linear_classification", numClasses: 2, inputDim: 2,
      supportSize: 5, querySize: 20)
    var tasks = try TaskDistribution([config], seed: 42)
    let (sampled, episode) = try tasks.sampleEpisode()
    #expect(sampled == config)
    #expect(episode.supportInputs.shape == [5, 2] && episode.supportInputs.dtype == .float32)
    #expect(episode.supportTargets.shape == [5] && episode.supportTargets.dtype == .int32)
    #expect(episode.queryInputs.shape == [20, 2] && episode.queryTargets.shape == [20])
  }

  @Test func `the same seed gives the same episodes, another seed others`() throws {
    let first = try Samples.episodes(seed: 1).map { try $0.values() }
    #expect(try Samples.episodes(seed: 1).map { try $0.values() } == first)
    #expect(try Samples.episodes(seed: 2).map { try $0.values() } != first)
  }

  @Test func `an episode depends on seed, task and number, not on what else was sampled`() throws {
    var one = try Samples.distribution()
    var other = try Samples.distribution()
    let a = try one.sampleEpisode("task_1").episode
    _ = try other.sampleEpisode("task_2")
    _ = try other.sampleEpisode()
    let number: UInt64 = 0
    #expect(try other.episode(number, ofTaskAt: 1).values() == a.values())
    _ = try one.sampleEpisode("task_0")
    let second = try one.sampleEpisode("task_1").episode
    #expect(try other.episode(1, ofTaskAt: 1).values() == second.values())
    #expect(try second.values() != a.values())
  }

  @Test func `random sampling reaches every task`() throws {
    var tasks = try Samples.distribution(tasks: 5)
    let seen = Set(try (0..<200).map { _ in try tasks.sampleEpisode().config.taskID })
    #expect(seen.count == 5)
  }

  @Test func `no seed means a new one each time`() throws {
    let config = Samples.config("gaussian_clusters")
    let first = try TaskDistribution([config])
    let second = try TaskDistribution([config])
    #expect(first.seed == nil && first.effectiveSeed != second.effectiveSeed)
  }

  /// `[ln(10 + 15), 10, 3, 4, ln(1 + 3 · 4 / 10)]` by hand.
  @Test func `the embedding holds the five named features`() throws {
    var config = Samples.config("linear_classification")
    (config.supportSize, config.querySize) = (10, 15)
    let tasks = try TaskDistribution([config], seed: 0)
    let embedding = try tasks.taskEmbedding("task")
    #expect(embedding.shape == [5])
    let expected: [Double] = [Foundation.log(25.0), 10, 3, 4, Foundation.log(2.2)]
    for (found, wanted) in zip(try embedding.doubles(), expected) {
      #expect(isClose(found, wanted, 1e-6))
    }
  }

  @Test(arguments: [0.0, 0.01, 0.1, 0.5, 0.8, 0.99, 1.0], [0, 1, 2, 3, 10, 100])
  func `a split loses and shares no task`(ratio: Double, count: Int) throws {
    let tasks = try TaskDistribution(
      (0..<count).map { Samples.config("sinusoid", id: "t\($0)") }, seed: 9)
    let (train, validation) = try tasks.splitTasks(trainRatio: ratio)
    let names = (train.taskConfigs + validation.taskConfigs).map(\.taskID)
    #expect(names.count == count && Set(names) == Set(tasks.taskConfigs.map(\.taskID)))
    #expect(abs(Double(train.count) - ratio * Double(count)) <= 1)
    if ratio > 0, ratio < 1, count > 1 { #expect(train.count > 0 && validation.count > 0) }
    if ratio == 0 { #expect(train.count == 0) }
    if ratio == 1 { #expect(validation.count == 0) }
  }

  @Test func `a split is a function of the seed and keeps the tasks as they were`() throws {
    let tasks = try Samples.distribution(tasks: 20)
    let train = try tasks.splitTasks().train
    #expect(train.count == 16)
    #expect(try tasks.splitTasks().train.taskConfigs == train.taskConfigs)
    let other = try Samples.distribution(tasks: 20, seed: 43).splitTasks().train
    #expect(other.taskConfigs != train.taskConfigs)
    var part = train
    let id = train.taskConfigs[3].taskID
    let whole = try tasks.episode(0, ofTaskAt: tasks.index(of: id))
    #expect(try part.sampleEpisode(id).episode.values() == whole.values())
  }

  @Test func `an unknown task is named with what there is`() throws {
    var tasks = try Samples.distribution(tasks: 2)
    let error = #expect(throws: TaskSamplingError.self) { try tasks.sampleEpisode("task_9") }
    #expect(error?.description.contains("'task_9'") == true)
    #expect(error?.description.contains("task_0, task_1") == true)
  }

  @Test func `a distribution of nothing has nothing to sample`() throws {
    var tasks = try TaskDistribution([], seed: 0)
    #expect(throws: TaskSamplingError.noTasks) { try tasks.sampleEpisode() }
    #expect(throws: TaskSamplingError.noTasks) { try tasks.episode(0, ofTaskAt: 0) }
  }

  @Test(arguments: [-0.1, 1.1, .nan, .infinity])
  func `a ratio outside 0 to 1 is refused`(ratio: Double) throws {
    let tasks = try Samples.distribution()
    #expect(throws: TaskSamplingError.self) { try tasks.splitTasks(trainRatio: ratio) }
  }

  /// A change of a configuration, and words that the error must hold.
  static let refused: [(change: @Sendable (inout TaskConfig) -> Void, words: String)] = [
    ({ $0.taskFamily = "linear_clasification" }, "did you mean 'linear_classification'?"),
    ({ $0.taskFamily = "sine" }, "linear_classification, gaussian_clusters, sinusoid, dataset"),
    ({ $0.numClasses = 0 }, "num_classes must be from 1"),
    ({ $0.supportSize = 0 }, "support_size must be from 1"),
    ({ $0.querySize = -1 }, "query_size must be from 1"),
    ({ $0.inputDim = .max }, "input_dim must be from 1"),
    ({ $0.taskParams = ["spread": 1] }, "unknown option 'spread'"),
    (
      { ($0.taskFamily, $0.taskParams) = ("gaussian_clusters", ["noise": "a"]) }, "must be a number"
    ),
    ({ ($0.taskFamily, $0.taskParams) = ("gaussian_clusters", ["noise": 0]) }, "above zero"),
    ({ $0.taskFamily = "sinusoid" }, "num_classes must be 1 for sinusoid"),
    ({ $0.taskFamily = "dataset" }, "'path' is missing"),
    ({ ($0.numClasses, $0.inputDim) = (40, 1) }, "none of 1000 random maps"),
  ]

  @Test(arguments: refused.indices)
  func `what a task gets wrong is refused when the distribution is built`(index: Int) throws {
    let (change, words) = Self.refused[index]
    var config = Samples.config("linear_classification")
    change(&config)
    let error = #expect(throws: TaskSamplingError.self) { try TaskDistribution([config], seed: 1) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `two tasks of one name and tasks beyond memory are refused`() throws {
    let config = Samples.config("linear_classification")
    #expect(throws: TaskSamplingError.duplicateTask("task")) {
      try TaskDistribution([config, config], seed: 1)
    }
    var huge = config
    (huge.inputDim, huge.querySize) = (1 << 30, 1 << 30)
    #expect(throws: TensorError.self) { try TaskDistribution([huge], seed: 1) }
  }
}
