import MetaLearning
import TensorCore
import Testing

/// The reference's classifier.
@Suite struct SimpleClassifierTests {
  @Test func `attributes, defaults and shapes are the reference's`() throws {
    let small = try SimpleClassifier(inputDim: 2, seed: 0)
    #expect(small.inputDim == 2 && small.hiddenDim == 64 && small.numClasses == 2)
    let model = try SimpleClassifier(inputDim: 10, hiddenDim: 128, numClasses: 3, seed: 0)
    #expect(try model(Tensor.zeros([32, 10])).shape == [32, 3])
  }

  @Test func `parameters have the names and shapes that MLX flattens to`() throws {
    let model = try SimpleClassifier(inputDim: 2, hiddenDim: 8, numClasses: 3, seed: 0)
    #expect(
      model.parameters.names == [
        "layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias", "layer3.weight",
        "layer3.bias",
      ])
    #expect(
      model.parameters.tensors.map(\.shape) == [[8, 2], [8], [8, 8], [8], [3, 8], [3]])
    #expect(model.parameters.elementCount == 16 + 8 + 64 + 8 + 24 + 3)
  }

  struct Expected: Decodable {
    let seed: UInt64
    let initial: [String: [Double]]
  }

  @Test func `initial weights are MLX's for the same seed`() throws {
    let expected: Expected = try Fixture.read("reptile.json")
    let model = try SimpleClassifier(inputDim: 2, hiddenDim: 8, seed: expected.seed)
    for (name, tensor) in model.parameters.entries {
      #expect(try tensor.doubles() == expected.initial[name], "\(name)")
    }
  }

  @Test(arguments: ["input_dim", "hidden_dim", "num_classes"])
  func `sizes below one are refused by name`(name: String) {
    func size(_ other: String) -> Int { name == other ? 0 : 2 }
    let error = #expect(throws: ModelError.self) {
      try SimpleClassifier(
        inputDim: size("input_dim"), hiddenDim: size("hidden_dim"),
        numClasses: size("num_classes"), seed: 0)
    }
    #expect(error?.description == "\(name) must be at least 1, got 0")
  }

  @Test func `freezing leaves nothing to train, unfreezing everything`() throws {
    let model = try Samples.classifier()
    model.freeze()
    #expect(model.trainableParameters.count == 0)
    model.unfreeze()
    #expect(model.trainableParameters.count == 6)
  }

  @Test func `a network that asks for a parameter it lacks says what there is`() throws {
    let pass = ForwardPass(parameters: try Samples.classifier().parameters)
    let error = #expect(throws: ModelError.self) { try pass.parameter("layer1.wieght") }
    #expect(error?.description.contains("did you mean 'layer1.weight'?") == true)
  }

  @Test func `two parameters of one name are refused, by bytes`() throws {
    let zero = try Tensor.zeros([1])
    #expect(throws: ModelError.duplicateParameter("a")) {
      try Parameters([("a", zero), ("b", zero), ("a", zero)])
    }
    let (composed, decomposed) = ("\u{e9}", "e\u{301}")
    let both = try Parameters([(composed, zero), (decomposed, zero)])
    #expect(both.position(of: composed) == 0 && both.position(of: decomposed) == 1)
  }
}
