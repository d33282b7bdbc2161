import TensorCore

/// The linear layer `y = x Wᵀ + b`, as functions of its parameters.
public enum Linear {
  /// - Parameters:
  ///   - x: `[…, inputs]`.
  ///   - weight: `[outputs, inputs]`.
  ///   - bias: `[outputs]`, if there is one.
  /// - Returns: `[…, outputs]`.
  public static func apply(
    _ x: Tensor, _ weight: Tensor, _ bias: Tensor?
  ) throws(TensorError) -> Tensor {
    let product = try x.matmul(weight, transposingLeft: false, transposingRight: true)
    guard let bias else { return product }
    return try product + bias
  }

  /// MLX's initial parameters: weight and bias uniform within ±1/√inputs, with one key each, taken
  /// in this order.
  public static func initialParameters(
    _ layer: LinearLayer, using sequence: inout RandomSequence
  ) throws(TensorError) -> [(name: String, tensor: Tensor)] {
    let bound = (1 / Double(layer.inputs)).squareRoot()
    return [
      (
        layer.parameterName("weight"),
        try sequence.next().uniform([layer.outputs, layer.inputs], low: -bound, high: bound)
      ),
      (
        layer.parameterName("bias"),
        try sequence.next().uniform([layer.outputs], low: -bound, high: bound)
      ),
    ]
  }
}
