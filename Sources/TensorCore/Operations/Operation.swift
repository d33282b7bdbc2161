/// An array operation as a value: what it is and its parameters, without its operands.
///
/// The same value runs eagerly, stands in the record for the backward pass, and stands in a replayed
/// plan. One operation gives one tensor; what gives several, as `split`, is several operations.
package protocol Operation: Sendable {
  /// MLX's name, for messages.
  var name: String { get }

  /// The shape and type of the output, or why the inputs do not fit. Reads no elements.
  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType

  /// Computes the output's elements. Its storage is new, or a replay's buffer of earlier content.
  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError)

  /// The gradients of the inputs, given the `gradient` of the output: vector-Jacobian products,
  /// written in tensor operations so that they have gradients in turn. Nil is zero; an input that
  /// `point` does not want may be nil.
  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?]
}

/// The shape and element type of an operation's output.
package struct ResultType {
  package var shape: [Int]
  package var dtype: DType

  package init(_ shape: [Int], _ dtype: DType) {
    self.shape = shape
    self.dtype = dtype
  }

  package init(_ tensor: Tensor) {
    self.init(tensor.shape, tensor.dtype)
  }
}

/// Where a derivative is taken.
package struct Point {
  package let inputs: [Tensor]
  package let output: Tensor
  let record: UInt64
  let level: UInt32

  /// Whether the gradient of input `index` is of use.
  package func wants(_ index: Int) -> Bool {
    inputs[index].trace.record == record && inputs[index].trace.levels & level != 0
  }
}

extension Operation {
  /// Runs on `inputs` and records what a gradient needs.
  @inline(__always)
  func callAsFunction(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let type = try result(of: inputs)
    let output = try Tensor(uninitialized: type.shape, type.dtype)
    try run(inputs, into: output)
    return noted(inputs, output)
  }

  /// Records an output that was made without `run`: one that shares its input's elements.
  @inline(__always)
  func noted(_ inputs: [Tensor], _ output: Tensor) -> Tensor {
    var levels: UInt32 = 0
    for input in inputs { levels |= input.trace.levels }
    if levels == 0 { return output }
    return ThreadState.current.recorder.note(self, inputs, output)
  }
}
