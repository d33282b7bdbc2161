import MetaLearning
import TensorCore
import Testing

/// LoRA against its formula (Hu et al. 2021, §4.1).
@Suite struct LoRATests {
  @Test func `attributes and defaults are the reference's`() throws {
    var sequence = try RandomSequence(seed: 0)
    let update = try LoRAAdapter(inFeatures: 768, outFeatures: 32, using: &sequence)
    #expect(update.rank == 8 && update.alpha == 16 && update.dropout == 0)
    #expect(update.parameters.names == ["lora_A", "lora_B"])
    #expect(update.parameters.tensors.map(\.shape) == [[8, 768], [32, 8]])
    #expect(try update(Tensor.ones([4, 768])).floats() == Array(repeating: 0, count: 128))
  }

  /// `A = [1 2]`, `B = [3 4 5]ᵀ`, `x = [10 100]`: `A x = 210`, scaled by `α / r = 2`.
  @Test func `the update is (α / r) B A x`() throws {
    var sequence = try RandomSequence(seed: 0)
    let update = try LoRAAdapter(
      inFeatures: 2, outFeatures: 3, rank: 1, alpha: 2, using: &sequence)
    update.parameters = update.parameters.replacing(with: [
      try Tensor([1.0, 2]).reshaped([1, 2]), try Tensor([3.0, 4, 5]).reshaped([3, 1]),
    ])
    let x = try Tensor([10.0, 100]).reshaped([1, 2])
    #expect(try update(x).floats() == [1260, 1680, 2100])
    #expect(try update(x.reshaped([1, 1, 2])).shape == [1, 1, 3])
  }

  @Test func `dropout acts in training alone, and keeps the mean`() throws {
    var sequence = try RandomSequence(seed: 0)
    let update = try LoRAAdapter(
      inFeatures: 1, outFeatures: 1, rank: 1, alpha: 1, dropout: 0.25, using: &sequence)
    update.parameters = update.parameters.replacing(with: [
      try Tensor.ones([1, 1]), try Tensor.ones([1, 1]),
    ])
    let x = try Tensor.ones([20_000, 1])
    #expect(try update(x).floats().allSatisfy { $0 == 1 })
    let dropped = try update(x, using: &sequence).floats()
    #expect(Set(dropped) == [0, 1 / 0.75])
    // Five standard errors of a mean of 20,000: √(1/3 / 20000) · 5.
    #expect(abs(dropped.reduce(0, +) / 20_000 - 1) < 0.021)
    update.isTraining = false
    #expect(try update(x, using: &sequence).floats().allSatisfy { $0 == 1 })
  }

  @Test func `targets choose layers by path or last part`() throws {
    let model = try Samples.classifier()
    var sequence = try RandomSequence(seed: 0)
    let adapter = try AdapterFactory.createAdapter(
      "lora", model, ["rank": 2, "target_modules": ["layer1", "layer3"]], using: &sequence)
    #expect(
      adapter.trainableParameters.names == [
        "layer1.lora_A", "layer1.lora_B", "layer3.lora_A", "layer3.lora_B",
      ])
    #expect(
      adapter.trainableParameters.tensors.map(\.shape) == [[2, 4], [8, 2], [2, 8], [3, 2]])
  }

  /// A configuration, and words that the error must hold.
  static let refused: [(type: String, config: Options, words: String)] = [
    ("adalora", [:], "available: lora"), ("lroa", [:], "did you mean 'lora'?"),
    ("lora", ["rnak": 1], "did you mean 'rank'?"), ("lora", ["rank": 0], "at least 1, got 0"),
    ("lora", ["rank": 1.5], "must be an integer, got 1.5 (float)"),
    ("lora", ["rank": "8"], "got '8' (str)"), ("lora", ["dropout": 1], "from 0 to below 1"),
    ("lora", ["alpha": "x"], "must be a number"),
    ("lora", ["target_modules": ["layer1", "q_proj"]], "layer1, layer2, layer3"),
    ("lora", ["target_modules": []], "no linear layer"),
    ("lora", ["target_modules": "layer1"], "a list of strings"),
  ]

  @Test(arguments: refused.indices)
  func `what a configuration gets wrong is refused and the model not frozen`(index: Int) throws {
    let (type, config, words) = Self.refused[index]
    let model = try Samples.classifier()
    var sequence = try RandomSequence(seed: 0)
    let error = #expect(throws: AdapterCreationError.self) {
      try AdapterFactory.createAdapter(type, model, config, using: &sequence)
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(model.trainable.count == 6)
  }

  @Test func `an adapted model is not adapted again, a rank beyond memory is refused`() throws {
    var sequence = try RandomSequence(seed: 0)
    let adapter = try AdapterContractTests.adapter("lora", try Samples.classifier())
    #expect(throws: AdapterCreationError.alreadyAdapted) {
      try AdapterFactory.createAdapter("lora", adapter, using: &sequence)
    }
    #expect(throws: TensorError.self) {
      try LoRAAdapter(inFeatures: 8, outFeatures: 8, rank: .max, using: &sequence)
    }
    #expect(throws: AdapterCreationError.self) {
      try LoRAAdapter(inFeatures: 0, outFeatures: 8, using: &sequence)
    }
  }
}
