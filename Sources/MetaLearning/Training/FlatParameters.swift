import TensorCore

/// Parameters as one vector: outer steps treat all elements alike.
enum FlatParameters {
  /// The elements of `tensors`, one tensor after the other.
  static func flattened(_ tensors: [Tensor]) throws -> Tensor {
    try Tensor.concatenate(tensors.map { try $0.reshaped([-1]) })
  }

  /// The elements of `vector` as tensors like `models`.
  static func unflattened(_ vector: Tensor, like models: [Tensor]) throws -> [Tensor] {
    var ends: [Int] = []
    for model in models { ends.append((ends.last ?? 0) + model.count) }
    return try zip(vector.split(at: ends.dropLast()), models).map { part, model in
      try part.reshaped(model.shape).asType(model.dtype)
    }
  }
}
