import MetaLearning
import TensorCore
import Testing

/// What every adapter promises; a new row of the catalogue is born with these tests.
@Suite struct AdapterContractTests {
  static let names = Adapters.catalogue.names

  static func adapter(
    _ name: String, _ model: any Model, _ config: Options = [:]
  ) throws -> any Adapter {
    var sequence = try RandomSequence(seed: 5)
    return try AdapterFactory.createAdapter(name, model, config, using: &sequence)
  }

  /// An adapter after some meta-training, so that its parameters are not what they started as.
  static func trained(_ name: String, _ model: any Model) throws -> any Adapter {
    let adapter = try Self.adapter(name, model)
    let learner = ReptileLearner(adapter, innerLR: 0.1, outerLR: 1)
    for _ in 0..<3 { _ = try learner.metaTrainStep(Samples.episodes(), loss: .crossEntropy) }
    return adapter
  }

  @Test(arguments: names)
  func `a new adapter changes no output and freezes the model`(name: String) throws {
    let model = try Samples.classifier()
    let inputs = try Samples.episodes()[0].queryInputs
    let before = try model(inputs).floats()
    let adapter = try Self.adapter(name, model)
    #expect(try adapter(inputs).floats() == before)
    #expect(model.trainable.isEmpty && adapter.base === model)
  }

  @Test(arguments: names)
  func `meta-training changes every parameter it declares and never the base`(name: String) throws {
    let model = try Samples.classifier()
    let base = try model.parameters.values()
    let start = try Self.adapter(name, try Samples.classifier()).trainableParameters.values()
    let adapter = try Self.trained(name, model)
    #expect(try model.parameters.values() == base)
    let end = try adapter.trainableParameters.values()
    #expect(end.count == start.count && zip(start, end).allSatisfy { $0 != $1 })
    #expect(adapter.parameters.count == model.parameters.count + end.count)
  }

  @Test(arguments: names)
  func `merged weights give the adapted outputs, unmerged ones the base's bits`(
    name: String
  ) throws {
    let model = try Samples.classifier()
    let base = try model.parameters.values()
    let adapter = try Self.trained(name, model)
    let inputs = try Samples.episodes()[0].queryInputs
    let adapted = try adapter(inputs).floats()
    try adapter.merge()
    #expect(adapter.isMerged && adapter.trainable.isEmpty)
    for (a, b) in zip(adapted, try model(inputs).floats()) {
      #expect(isClose(Double(a), Double(b), 1e-5))
    }
    #expect(try adapter(inputs).floats() == model(inputs).floats())
    #expect(throws: AdapterCreationError.merged(true)) { try adapter.merge() }
    try adapter.unmerge()
    #expect(try model.parameters.values() == base)
    #expect(try adapter(inputs).floats() == adapted)
    #expect(throws: AdapterCreationError.merged(false)) { try adapter.unmerge() }
  }

  @Test(arguments: names)
  func `many workers give the bits of one`(name: String) throws {
    var results: [[[Float]]] = []
    for workers in [1, 4] {
      let adapter = try Self.adapter(name, try Samples.classifier(), ["dropout": 0.3])
      let learner = ReptileLearner(adapter, innerLR: 0.1, outerLR: 1, workers: workers)
      for _ in 0..<2 { _ = try learner.metaTrainStep(Samples.episodes(), loss: .crossEntropy) }
      results.append(try adapter.parameters.values())
    }
    #expect(results[0] == results[1])
  }
}
