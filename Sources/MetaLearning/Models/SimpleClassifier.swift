import TensorCore

/// A feedforward classifier: input → linear → relu → linear → relu → linear → logits.
///
/// Parameters: `layer1.weight` `[hidden, input]`, `layer1.bias`, `layer2.weight` `[hidden, hidden]`,
/// `layer2.bias`, `layer3.weight` `[classes, hidden]`, `layer3.bias`.
public final class SimpleClassifier: StatefulModel {
  /// Features of an example.
  public let inputDim: Int
  /// Units of each hidden layer.
  public let hiddenDim: Int
  /// Logits.
  public let numClasses: Int

  public let linearLayers: [LinearLayer]
  var state: ModelState

  /// A classifier with the weights MLX gives it for the same random sequence: every layer uniform
  /// within ±1/√inputs.
  ///
  /// - Throws: `ModelError.size` for a size below 1; `TensorError` for memory.
  public init(
    inputDim: Int, hiddenDim: Int = 64, numClasses: Int = 2, using sequence: inout RandomSequence
  ) throws {
    for (name, size) in [
      ("input_dim", inputDim), ("hidden_dim", hiddenDim), ("num_classes", numClasses),
    ] where size < 1 {
      throw ModelError.size(name: name, got: size)
    }
    self.inputDim = inputDim
    self.hiddenDim = hiddenDim
    self.numClasses = numClasses
    linearLayers = [
      LinearLayer(path: "layer1", inputs: inputDim, outputs: hiddenDim),
      LinearLayer(path: "layer2", inputs: hiddenDim, outputs: hiddenDim),
      LinearLayer(path: "layer3", inputs: hiddenDim, outputs: numClasses),
    ]
    let initial = try linearLayers.flatMap { layer in
      try Linear.initialParameters(layer, using: &sequence)
    }
    state = ModelState(Parameters(distinct: initial))
  }

  /// A classifier with the weights MLX gives it after `mx.random.seed(seed)`.
  public convenience init(
    inputDim: Int, hiddenDim: Int = 64, numClasses: Int = 2, seed: UInt64
  ) throws {
    var sequence = try RandomSequence(seed: seed)
    try self.init(
      inputDim: inputDim, hiddenDim: hiddenDim, numClasses: numClasses, using: &sequence)
  }

  public var recordingKey: String? { "simple classifier" }

  public var network: Network {
    .shareable { pass, inputs in
      var x = try pass.linear("layer1", inputs).relu()
      x = try pass.linear("layer2", x).relu()
      return try pass.linear("layer3", x)
    }
  }
}
