/// An array operation as a value: what it is and its parameters, without its operands.
///
/// The same value runs eagerly, stands in the record for the backward pass, and stands in a replayed
/// plan. One operation gives one tensor; what gives several, as `split`, is several operations.
protocol Operation: Sendable {
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

  /// Whether `pullback` gives anything; where a gradient is asked for and there is none, the reader
  /// is told where the operation was called.
  var hasDerivative: Bool { get }

  /// What `run` does, as kernels to call; nil where there are none for these operands. They must
  /// write what `run` writes, to the bit: a replayed plan calls them in its place.
  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]?

  /// The bytes of scratch that `steps` needs.
  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int
}

extension Operation {
  var hasDerivative: Bool { true }
  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? { nil }
  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int { 0 }
}

/// An operation whose output has its input's elements as they are: a plan lets it share their place.
protocol AliasingOperation: Operation {}

/// The shape and element type of an operation's output.
struct ResultType {
  var shape: [Int]
  var dtype: DType

  init(_ shape: [Int], _ dtype: DType) {
    self.shape = shape
    self.dtype = dtype
  }

  init(_ tensor: Tensor) {
    self.init(tensor.shape, tensor.dtype)
  }
}

/// Where a derivative is taken.
struct Point {
  let inputs: [Tensor]
  let output: Tensor
  let record: UInt64
  let level: UInt32

  /// Whether the gradient of input `index` is of use.
  func wants(_ index: Int) -> Bool {
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
