extension Tensor {
  /// An array of `float32` that `body` computes from the words of `source`, `uint32`: a recording calls it
  /// again in each replay. It has no derivative.
  package static func computed(
    _ name: String, shape: [Int], from source: Tensor,
    by body: @escaping @Sendable (_ words: [UInt32]) -> [Float]
  ) throws(TensorError) -> Tensor {
    try HostArray(name: name, shape: shape, body: body)([source])
  }
}

/// An array that a function outside of this library computes.
struct HostArray: Operation {
  let name: String
  let shape: [Int]
  let body: @Sendable ([UInt32]) -> [Float]

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    precondition(inputs[0].dtype == .uint32, "words are uint32")
    return ResultType(shape, .float32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.fill(output, from: body(Loops.array(inputs[0], of: UInt32.self)))
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}
