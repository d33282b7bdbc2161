extension Tensor {
  /// Repeated to `shape`, which this shape must broadcast to.
  public func broadcast(to shape: [Int]) throws(TensorError) -> Tensor {
    if shape == self.shape { return self }
    try Self.checkBroadcast(self.shape, to: shape)
    return try Broadcast(shape: shape)([self])
  }

  /// Throws where `shape` does not broadcast to `target`.
  static func checkBroadcast(_ shape: [Int], to target: [Int]) throws(TensorError) {
    guard target.allSatisfy({ $0 >= 0 }) else {
      throw .argument(operation: "broadcast_to", "Negative dimensions not allowed.")
    }
    _ = try Shape.count(target)
    guard try Shape.broadcast(shape, target) == target else {
      throw .argument(
        operation: "",
        "Cannot broadcast array of shape \(shapeText(shape)) into shape \(shapeText(target)).")
    }
  }

  /// All repeated to their common shape.
  public static func broadcast(_ tensors: [Tensor]) throws(TensorError) -> [Tensor] {
    var shape: [Int] = []
    for tensor in tensors { shape = try Shape.broadcast(shape, tensor.shape) }
    var all: [Tensor] = []
    for tensor in tensors { all.append(try tensor.broadcast(to: shape)) }
    return all
  }
}

/// Repetition along axes of size 1 and new leading ones. The gradient is summed back.
struct Broadcast: Operation {
  let shape: [Int]
  var name: String { "broadcast_to" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(shape, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.copy(
      inputs[0], offset: 0, steps: LoopNest.steps(inputs[0].shape, broadcastTo: shape),
      into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let steps = LoopNest.steps(inputs[0].shape, broadcastTo: shape)
    return Step.strided(inputs[0], offset: 0, steps: steps, output).map { [$0] }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try gradient.summed(to: point.inputs[0].shape)]
  }
}
