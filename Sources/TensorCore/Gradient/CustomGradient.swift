/// The derivatives that a caller gives of a function.
public struct CustomRule {
  /// The gradients of the arguments for cotangents of all values; linear in those.
  public let gradients: (_ primals: [Tensor], _ cotangents: [Tensor]) throws -> [Tensor]
  /// The derivatives of all values in the direction of `tangents`, nil where an argument is constant;
  /// linear in those.
  public let derivatives: (_ primals: [Tensor], _ tangents: [Tensor?]) throws -> [Tensor]

  public init(
    gradients: @escaping (_ primals: [Tensor], _ cotangents: [Tensor]) throws -> [Tensor],
    derivatives: @escaping (_ primals: [Tensor], _ tangents: [Tensor?]) throws -> [Tensor]
  ) {
    (self.gradients, self.derivatives) = (gradients, derivatives)
  }
}

/// Outputs of a function whose derivatives the caller gives.
///
/// - Parameters:
///   - values: What the function gave, computed from constants.
///   - primals: Its arguments.
/// - Returns: The values, depending on the arguments by the rule.
public func customGradient(
  of values: [Tensor], at primals: [Tensor], rule: CustomRule
) throws -> [Tensor] {
  let recorder = ThreadState.current.recorder
  let number = recorder.add(rule: rule)
  return values.indices.map { output in
    CustomGradient(rule: number, output: output, types: values.map(ResultType.init))
      .noted(primals + [values[output]], values[output])
  }
}

/// One output of a function with derivatives of its own; its value is the last input.
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
    let primals = Array(point.inputs.dropLast())
    let recorder = ThreadState.current.recorder
    if recorder.isForTangents(point.level) {
      return try transposed(gradient, primals, point) + [nil]
    }
    var cotangents: [Tensor] = []
    for (index, type) in types.enumerated() {
      cotangents.append(
        index == output ? gradient : try Tensor.zeros(type.shape, dtype: type.dtype))
    }
    let gradients = try recorder.apply(rule) { try $0.gradients(primals, cotangents) }
    return gradients + [nil]
  }

  /// Gradients whose own derivative, by the gradient, is what the rule gives for tangents; see
  /// `jacobianVectorProduct`. All in one vector, so that the rule gets all tangents at once.
  private func transposed(
    _ gradient: Tensor, _ primals: [Tensor], _ point: Point
  ) throws(TensorError) -> [Tensor?] {
    let wanted = primals.indices.map { point.wants($0) && primals[$0].dtype.isInexact }
    let all = try TransposedDerivative(rule: rule, output: output, wanted: wanted)(
      [gradient] + primals)
    return try all.parts(like: primals, wanted)
  }
}

extension Tensor {
  /// What stands in a vector one after another, each part like its primal; nil for one that is not
  /// wanted, which has no part.
  fileprivate func parts(
    like primals: [Tensor], _ wanted: [Bool]
  ) throws(TensorError) -> [Tensor?] {
    var parts: [Tensor?] = []
    var start = 0
    for (primal, isWanted) in zip(primals, wanted) {
      guard isWanted else {
        parts.append(nil)
        continue
      }
      let part = try part(from: [start], axes: [0], sizes: [primal.count])
      parts.append(try part.reshaped(primal.shape).asType(primal.dtype))
      start += primal.count
    }
    return parts
  }
}

/// The gradients of the wanted arguments for one output's, as one vector: zeros, for it is only ever
/// differentiated by the gradient, where that is zero.
struct TransposedDerivative: Operation {
  let rule: Int
  let output: Int
  let wanted: [Bool]
  var name: String { "custom_function" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    var count = 0
    for (primal, isWanted) in zip(inputs.dropFirst(), wanted) where isWanted {
      count += primal.count
    }
    return ResultType([count], .float32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) { Loops.clear(output) }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let primals = Array(point.inputs.dropFirst())
    let tangents = try gradient.parts(like: primals, wanted)
    let derivatives = try ThreadState.current.recorder.apply(rule) {
      try $0.derivatives(primals, tangents)
    }
    return [derivatives[output]] + primals.map { _ in nil }
  }
}
