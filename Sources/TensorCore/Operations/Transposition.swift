extension Tensor {
  /// With the axes in the order `axes`; reversed where nil.
  public func transposed(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    let wanted = axes ?? Array((0..<rank).reversed())
    guard wanted.count == rank else {
      throw .argument(
        operation: "transpose",
        "Received \(wanted.count) axes for array with \(rank) dimensions.")
    }
    var order: [Int] = []
    for axis in wanted {
      let position = try Shape.axis(axis, rank: rank)
      guard !order.contains(position) else {
        throw .argument(operation: "transpose", "Repeat axes not allowed.")
      }
      order.append(position)
    }
    if order == Array(0..<rank) { return self }
    return try Transpose(order: order)([self])
  }

  /// With two axes exchanged.
  public func swappingAxes(_ one: Int, _ other: Int) throws(TensorError) -> Tensor {
    var order = Array(0..<rank)
    let first = try axis(one, of: "swapaxes")
    let second = try axis(other, of: "swapaxes")
    order.swapAt(first, second)
    return try transposed(order)
  }

  /// With one axis moved to another place, the others in their order.
  public func movingAxis(_ source: Int, to destination: Int) throws(TensorError) -> Tensor {
    let from = try axis(source, of: "moveaxis")
    let to = try axis(destination, of: "moveaxis")
    var order = Array(0..<rank)
    order.remove(at: from)
    order.insert(from, at: to)
    return try transposed(order)
  }

  private func axis(_ axis: Int, of operation: String) throws(TensorError) -> Int {
    let position = axis < 0 ? axis &+ rank : axis
    guard position >= 0 && position < rank else {
      throw .invalidIndex(
        "[\(operation)] Invalid axis \(axis) for array with \(rank) dimensions.")
    }
    return position
  }
}

/// A permutation of axes: axis `i` of the output is axis `order[i]` of the input.
struct Transpose: Operation {
  let order: [Int]
  var name: String { "transpose" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(order.map { inputs[0].shape[$0] }, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let strides = Shape.strides(inputs[0].shape)
    try Loops.copy(inputs[0], offset: 0, steps: order.map { strides[$0] }, into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    let strides = Shape.strides(inputs[0].shape)
    return Step.strided(inputs[0], offset: 0, steps: order.map { strides[$0] }, output).map { [$0] }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    var inverse = Array(repeating: 0, count: order.count)
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return [try gradient.transposed(inverse)]
  }
}
