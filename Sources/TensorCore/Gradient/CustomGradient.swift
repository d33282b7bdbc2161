/// Outputs of a function whose derivative the caller gives.
///
/// - Parameters:
///   - values: What the function gave, computed from constants.
///   - primals: Its arguments.
///   - rule: The gradients of the arguments for cotangents of all values; linear in those.
/// - Returns: The values, depending on the arguments by the rule.
public func customGradient(
  of values: [Tensor], at primals: [Tensor],
  rule: @escaping (_ primals: [Tensor], _ cotangents: [Tensor]) throws -> [Tensor]
) throws -> [Tensor] {
  let recorder = ThreadState.current.recorder
  let number = recorder.add(rule: rule)
  return values.indices.map { output in
    CustomGradient(rule: number, output: output, types: values.map(ResultType.init))
      .noted(primals + [values[output]], values[output])
  }
}

/// One output of a function with a derivative of its own; its value is the last input.
///
/// A rule gives the gradients for all outputs at once; as it is linear, that for one output is the
/// rule's with zeros for the others.
struct CustomGradient: AliasingOperation {
  /// The number of the rule in the thread's recorder.
  let rule: Int
  let output: Int
  let types: [ResultType]
  var name: String { "custom_function" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    ResultType(inputs[inputs.count - 1])
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    Loops.copy(inputs[inputs.count - 1], into: output)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    var cotangents: [Tensor] = []
    for (index, type) in types.enumerated() {
      cotangents.append(
        index == output ? gradient : try Tensor.zeros(type.shape, dtype: type.dtype))
    }
    let primals = Array(point.inputs.dropLast())
    let gradients = try ThreadState.current.recorder.apply(
      rule: rule, primals, cotangents: cotangents)
    return gradients + [nil]
  }
}
