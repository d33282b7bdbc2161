import MetaLearning
import TensorCore
import Testing

/// MAML against the same algorithm written in MLX; `maml.json` says which version.
@Suite struct MAMLLearnerTests {
  struct Expected: Decodable {
    struct Case: Decodable {
      let firstOrder: Bool
      let losses: [Double]
      let initial, moved: [String: [Double]]
    }
    let seed: UInt64
    let innerLr, outerLr: Double
    let steps: Int
    let episodes: [[[Double]]]
    let cases: [Case]

    func batch() throws -> [Episode] {
      try episodes.map { parts in
        func classes(_ values: [Double]) throws -> Tensor { try Tensor(values.map { Int($0) }) }
        return Episode(
          supportInputs: try Tensor(parts[0]).reshaped([-1, 2]),
          supportTargets: try classes(parts[1]),
          queryInputs: try Tensor(parts[2]).reshaped([-1, 2]),
          queryTargets: try classes(parts[3]))
      }
    }

    func learner(firstOrder: Bool) throws -> MAMLLearner {
      try MAMLLearner(
        SimpleClassifier(inputDim: 2, hiddenDim: 8, seed: seed), innerLR: innerLr,
        outerLR: outerLr, numInnerSteps: steps, firstOrder: firstOrder)
    }
  }

  let expected: Expected

  init() throws { expected = try Fixture.read("maml.json") }

  @Test(arguments: [true, false], [true, false])
  func `two steps move the model as MLX does`(firstOrder: Bool, replaying: Bool) throws {
    let wanted = try #require(expected.cases.first { $0.firstOrder == firstOrder })
    let learner = try expected.learner(firstOrder: firstOrder)
    learner.isReplaying = replaying
    for (name, tensor) in learner.model.parameters.entries {
      #expect(try tensor.doubles() == #require(wanted.initial[name]))
    }
    for loss in wanted.losses {
      let metrics = try learner.metaTrainStep(expected.batch(), loss: .crossEntropy)
      #expect(isClose(metrics.queryLoss, loss, 1e-5))
    }
    // Adam divides by the root of its second moment, which magnifies errors of small gradients.
    for (name, tensor) in learner.model.parameters.entries {
      for (found, wanted) in zip(try tensor.doubles(), try #require(wanted.moved[name])) {
        #expect(abs(found - wanted) < 2e-5, "\(name)")
      }
    }
    #expect(learner.planTexts.isEmpty == !replaying)
  }

  @Test(arguments: [1, 2, 4])
  func `replaying gives the bits of eager training`(workers: Int) throws {
    var results: [[[UInt32]]] = []
    for replaying in [false, true] {
      for firstOrder in [false, true] {
        let learner = try MAMLLearner(
          Samples.classifier(hidden: 20), innerLR: 0.1, outerLR: 0.01, firstOrder: firstOrder,
          workers: workers)
        learner.isReplaying = replaying
        for step in 0..<4 {
          learner.numInnerSteps = step
          let batch = try Samples.episodes(count: 5, seed: step)
          _ = try learner.metaTrainStep(batch, loss: .crossEntropy)
        }
        results.append(try learner.model.parameters.values().map { $0.map(\.bitPattern) })
      }
    }
    #expect(results[0] == results[2] && results[1] == results[3] && results[0] != results[1])
  }

  @Test func `an unknown outer optimizer is named with those there are`() {
    let error = #expect(throws: LearnerError.self) { try OuterOptimizers.make("adamm") }
    #expect(error?.description.contains("did you mean 'adam'") == true)
  }

  @Test func `settings out of range are refused by name`() throws {
    for change: (MAMLLearner) -> Void in [
      { $0.innerLR = .nan }, { $0.outerLR = -1 }, { $0.numInnerSteps = -1 }, { $0.workers = 0 },
    ] {
      let learner = try expected.learner(firstOrder: false)
      change(learner)
      #expect(throws: LearnerError.self) {
        try learner.metaTrainStep(expected.batch(), loss: .crossEntropy)
      }
    }
  }
}
