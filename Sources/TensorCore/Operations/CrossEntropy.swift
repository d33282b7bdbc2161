extension Tensor {
  /// `log Σ eᶻ − z_y` over the last axis: the cross entropy of logits `[…, classes]` of `float32`
  /// against classes `[…]` of integers, counted from the end where negative.
  ///
  /// - Returns: The losses, `[…]`; nil where the operands are of other types or empty.
  /// - Throws: `TensorError.index` for a class that is not there.
  package func crossEntropy(_ classes: Tensor) throws(TensorError) -> Tensor? {
    guard dtype == .float32, count > 0, rank > 0, classes.shape == Array(shape.dropLast()),
      CrossEntropy.serves(classes.dtype)
    else { return nil }
    return try CrossEntropy()([self, classes])
  }
}

/// Cross entropy of logits against classes, row by row. The derivative is `softmax(z)`, less 1 at the
/// class.
struct CrossEntropy: Operation {
  var name: String { "cross_entropy" }

  static func serves(_ dtype: DType) -> Bool { Step.indexKind(of: dtype) != nil }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[1].shape, .float32)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [Step.crossEntropy(inputs[0], inputs[1], gradient: nil, output)]
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Step.crossEntropy(inputs[0], inputs[1], gradient: nil, output).run()
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [try CrossEntropyGradient()([point.inputs[0], point.inputs[1], gradient]), nil]
  }
}

/// `(softmax(z) − e_y) · g`, row by row: inputs are logits, classes and the gradients of the losses.
struct CrossEntropyGradient: Operation {
  var name: String { "cross_entropy_gradient" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[0]) }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    [Step.crossEntropy(inputs[0], inputs[1], gradient: inputs[2], output)]
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Step.crossEntropy(inputs[0], inputs[1], gradient: inputs[2], output).run()
  }

  /// With `h` the gradient of the output: `s · (h g − Σ h g s)` for the logits, where s is their
  /// softmax, and `Σ h s − h_y` for g.
  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let powers = try Softmax()([point.inputs[0]])
    var parts: [Tensor?] = [nil, nil, nil]
    if point.wants(0) {
      let weighted = try gradient * point.inputs[2].expandingDimensions([-1]) * powers
      parts[0] = try weighted - powers * weighted.sum(axes: [-1], keepingDimensions: true)
    }
    if point.wants(2) {
      let own = try gradient.takeAlongAxis(point.inputs[1].expandingDimensions([-1]), axis: -1)
      parts[2] = try (gradient * powers).sum(axes: [-1]) - own.squeezed(axes: [-1])
    }
    return parts
  }
}
