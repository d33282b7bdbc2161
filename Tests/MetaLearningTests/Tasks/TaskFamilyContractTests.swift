import MetaLearning
import TensorCore
import Testing

/// What every task family promises; a new row of the catalogue is born with these tests.
@Suite struct TaskFamilyContractTests {
  static let names = TaskFamilies.catalogue.names

  @Test(arguments: names)
  func `the same seed gives the same episode`(name: String) throws {
    let values = try Samples.episodes(name, seed: 3).map { try $0.values() }
    #expect(try Samples.episodes(name, seed: 3).map { try $0.values() } == values)
  }

  @Test(arguments: names)
  func `sets have the sizes that are asked for`(name: String) throws {
    for episode in try Samples.episodes(name, count: 8) {
      #expect(episode.supportInputs.shape[0] == 6 && episode.supportTargets.shape[0] == 6)
      #expect(episode.queryInputs.shape[0] == 9 && episode.queryTargets.shape[0] == 9)
    }
  }

  @Test(arguments: names)
  func `support and query share no example`(name: String) throws {
    for episode in try Samples.episodes(name, count: 8) {
      let width = episode.supportInputs.count / 6
      func rows(_ tensor: Tensor) throws -> [[Float]] {
        let values = try tensor.floats()
        return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
      }
      let support = try rows(episode.supportInputs)
      let query = try rows(episode.queryInputs)
      #expect(Set(support + query).count == 15)
    }
  }

  @Test(arguments: names)
  func `labels are in range and spread as evenly as can be`(name: String) throws {
    var config = Samples.config(name)
    guard config.numClasses > 1 else { return }
    (config.supportSize, config.querySize) = (4, 8)
    var tasks = try TaskDistribution([config], seed: 11)
    for _ in 0..<8 {
      let episode = try tasks.sampleEpisode().episode
      for (targets, share) in [(episode.supportTargets, 1...2), (episode.queryTargets, 2...3)] {
        let labels = try targets.integers()
        for label in 0..<3 { #expect(share.contains(labels.count { $0 == label })) }
        #expect(labels.allSatisfy { (0..<3).contains($0) })
      }
    }
  }

  @Test(arguments: names)
  func `episodes differ from each other`(name: String) throws {
    let episodes = try Samples.episodes(name, count: 8).map { try $0.values() }
    #expect(Set(episodes).count == 8)
  }
}
