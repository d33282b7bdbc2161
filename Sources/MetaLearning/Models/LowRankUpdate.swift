import TensorCore

/// The low-rank update of one layer: `s · B A x`, where `s = α / r` (Hu et al. 2021, §4.1).
struct LowRankUpdate: Sendable, Equatable {
  /// The layer's path; its update's parameters are `path.lora_A` and `path.lora_B`.
  let path: String
  let shape: LowRankShape

  /// What is added to the layer's outputs.
  ///
  /// - Parameter inputs: `[…, inputs]`.
  /// - Returns: `[…, outputs]`.
  func apply(_ inputs: Tensor, in pass: ForwardPass) throws -> Tensor {
    let layer = LinearLayer(path: path, inputs: shape.inputs, outputs: shape.outputs)
    let a = try pass.parameter(layer.parameterName(LowRankShape.names.a))
    let b = try pass.parameter(layer.parameterName(LowRankShape.names.b))
    let kept = try Dropout.apply(inputs, probability: shape.dropout, path: path, in: pass)
    return try Linear.apply(Linear.apply(kept, a, nil), b, nil) * shape.scale
  }
}

/// The sizes and constants of a low-rank update.
struct LowRankShape: Sendable, Equatable {
  let inputs: Int
  let outputs: Int
  /// `r`, at least 1.
  let rank: Int
  /// `α`; the update is scaled by `α / r`.
  let alpha: Double
  /// The probability that an input is dropped in training, in `0 ..< 1`.
  let dropout: Double

  /// What the two matrices are called.
  static let names = (a: "lora_A", b: "lora_B")

  var scale: Double { alpha / Double(rank) }

  /// `A` `[r, inputs]`, uniform within ±1/√inputs (Kaiming's with a = √5, as peft starts it);
  /// `B` `[outputs, r]`, zero.
  func initialParameters(
    of layer: LinearLayer, using sequence: inout RandomSequence
  ) throws(TensorError) -> [(name: String, tensor: Tensor)] {
    let bound = (1 / Double(inputs)).squareRoot()
    return [
      (
        layer.parameterName(Self.names.a),
        try sequence.next().uniform([rank, inputs], low: -bound, high: bound)
      ),
      (layer.parameterName(Self.names.b), try Tensor.zeros([outputs, rank])),
    ]
  }
}

/// Dropout: in training, elements become zero with a probability and the rest are scaled up.
enum Dropout {
  static func apply(
    _ inputs: Tensor, probability: Double, path: String, in pass: ForwardPass
  ) throws -> Tensor {
    guard probability > 0, let noise = pass.noise else { return inputs }
    return try inputs * noise.mask(inputs.shape, probability: probability, path: path)
  }
}
