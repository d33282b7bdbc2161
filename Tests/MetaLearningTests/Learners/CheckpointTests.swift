import Foundation
import MetaLearning
import TensorCore
import Testing

/// Checkpoints: read and written as NumPy does, whole or not at all.
@Suite struct CheckpointTests {
  @Test(arguments: ["numpy_checkpoint.npz", "numpy_compressed.npz"])
  func `a checkpoint that NumPy wrote loads`(name: String) throws {
    let model = try SimpleClassifier(inputDim: 2, hiddenDim: 3, seed: 0)
    try ReptileLearner(model).load(from: Fixture.path(name))
    let expected: [String: [Double]] = try Fixture.read("numpy_checkpoint.json")
    for (name, tensor) in model.parameters.entries {
      #expect(tensor.dtype == .float32)
      #expect(try tensor.floats() == expected[name]?.map { Float($0) })
    }
  }

  /// `saved_checkpoint.npz` was written by this code and read by NumPy and MLX, which
  /// `scripts/oracles/check_checkpoint.py` does.
  @Test func `a checkpoint is written as the file that NumPy and MLX were seen to read`() throws {
    let model = try SimpleClassifier(inputDim: 2, hiddenDim: 3, seed: 0)
    let learner = ReptileLearner(model)
    try learner.load(from: Fixture.path("numpy_checkpoint.npz"))
    let folder = try TemporaryFolder()
    let path = folder.file("new/folder/model.npz")
    try learner.save(to: path)
    let wanted = Fixture.path("saved_checkpoint.npz")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try learner.save(to: wanted) }
    #expect(
      try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: wanted)))
  }

  @Test func `saving and loading gives the same bits`() throws {
    let folder = try TemporaryFolder()
    let one = try Samples.classifier(seed: 1)
    let other = try Samples.classifier(seed: 2)
    try ReptileLearner(one).save(to: folder.file("a.npz"))
    try ReptileLearner(other).load(from: folder.file("a.npz"))
    #expect(try one.parameters.values() == other.parameters.values())
  }

  @Test func `a file of another architecture is refused and changes nothing`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npz")
    try ReptileLearner(Samples.classifier(hidden: 16)).save(to: path)
    let model = try Samples.classifier()
    let before = try model.parameters.values()
    let error = #expect(throws: CheckpointError.self) { try ReptileLearner(model).load(from: path) }
    #expect(error?.description.contains("'layer1.weight' with the shape [16, 4]") == true)
    #expect(error?.description.contains("[8, 4]") == true)
    #expect(try model.parameters.values() == before)
  }

  @Test func `missing, unexpected and unreal parameters are named`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npz")
    let model = try Samples.classifier()
    let all: [NamedTensor] = model.parameters.entries.map { ($0.name, $0.tensor) }
    func refusal(_ entries: [NamedTensor]) throws -> String {
      try ArrayFiles.saveNPZ(entries, to: path)
      let error = #expect(throws: CheckpointError.self) {
        try ReptileLearner(model).load(from: path)
      }
      return error?.description ?? ""
    }
    #expect(try refusal(Array(all.dropLast())).contains("lacks 'layer3.bias'"))
    let more = all + [("extra", try Tensor.zeros([2]))]
    #expect(try refusal(more).contains("'extra' with the shape [2]"))
    let unreal = all.dropLast() + [("layer3.bias", try Tensor.zeros([3], dtype: .complex64))]
    #expect(try refusal(Array(unreal)).contains("as complex64"))
    #expect(throws: LoadError.self) { try ReptileLearner(model).load(from: folder.file("no.npz")) }
  }

  @Test(arguments: InnerOptimizers.catalogue.names)
  func `training resumed from its state gives the bits of training that was not stopped`(
    optimizer: String
  ) throws {
    try checkResuming {
      ReptileLearner(
        try Samples.classifier(), innerLR: 0.05, outerLR: 0.5, innerBatchSize: 2,
        innerOptimizer: try InnerOptimizers.make(optimizer),
        outerSchedule: .linear(final: 0.1, iterations: 6))
    }
  }

  @Test(arguments: ["adam", "sgd"])
  func `MAML resumed from its state gives the bits of training that was not stopped`(
    optimizer: String
  ) throws {
    try checkResuming {
      try MAMLLearner(
        Samples.classifier(), innerLR: 0.05, outerLR: 0.01,
        outerOptimizer: OuterOptimizers.make(optimizer))
    }
  }

  private func checkResuming(_ learner: () throws -> any MetaLearner) throws {
    let folder = try TemporaryFolder()
    let whole = try learner()
    try train(whole, 0..<6)
    let first = try learner()
    try train(first, 0..<3)
    try first.saveState(to: folder.file("state.npz"))
    let second = try learner()
    try second.loadState(from: folder.file("state.npz"))
    #expect(second.iteration == 3)
    try train(second, 3..<6)
    #expect(try second.model.parameters.values() == whole.model.parameters.values())
  }

  @Test(arguments: MetaLearners.catalogue.names)
  func `state of another model changes nothing`(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npz")
    try LearnerContractTests.learner(name, hidden: 16).saveState(to: path)
    let learner = try LearnerContractTests.learner(name)
    let before = try learner.model.parameters.values()
    #expect(throws: CheckpointError.self) { try learner.loadState(from: path) }
    #expect(throws: (any Error).self) {
      try learner.loadState(from: Fixture.path("numpy_checkpoint.npz"))
    }
    #expect(try learner.model.parameters.values() == before && learner.iteration == 0)
  }

  /// Trains by the same episodes in the same steps, whatever was done before.
  private func train(_ learner: any MetaLearner, _ steps: Range<Int>) throws {
    let tasks = try Samples.distribution(tasks: 2)
    for step in steps {
      let batch = try [0, 1].map { try tasks.episode(UInt64(step), ofTaskAt: $0) }
      _ = try learner.metaTrainStep(batch, loss: .crossEntropy)
    }
  }
}
