/// The value of `function` at `arguments` and its gradient with respect to each of them.
///
/// `function` must give one number. Gradients have the shapes and types of the arguments; an argument
/// that the value does not depend on gets zeros. Calls nest to any order: a function that calls
/// `valueAndGradient` has a gradient.
///
/// - Throws: what `function` throws; `TensorError.notDifferentiable` naming the operation.
public func valueAndGradient(
  of function: ([Tensor]) throws -> Tensor, at arguments: [Tensor]
) throws -> (value: Tensor, gradients: [Tensor]) {
  let (values, gradients) = try valuesAndGradient(of: { [try function($0)] }, at: arguments)
  return (values[0], gradients)
}

/// As `valueAndGradient(of:at:)` for a function with further results, which are passed through.
///
/// - Returns: all that `function` gave, and the gradient of its first result.
public func valuesAndGradient(
  of function: ([Tensor]) throws -> [Tensor], at arguments: [Tensor]
) throws -> (values: [Tensor], gradients: [Tensor]) {
  try vectorJacobianProduct(of: function, at: arguments) { values in
    guard let first = values.first, first.count == 1 else {
      let shape = values.first.map { shapeText($0.shape) } ?? "()"
      throw TensorError.argument(
        operation: "grad",
        "The function must return a scalar array but returned an array with shape \(shape).")
    }
    var seeds: [Tensor?] = [try Tensor.ones(first.shape, dtype: first.dtype)]
    seeds += Array(repeating: nil, count: values.count - 1)
    return seeds
  }
}

/// The values of `function` at `arguments`, and the gradients of the sum of its results weighted with
/// `cotangents`, one of each result's shape.
public func vectorJacobianProduct(
  of function: ([Tensor]) throws -> [Tensor], at arguments: [Tensor], cotangents: [Tensor]
) throws -> (values: [Tensor], gradients: [Tensor]) {
  try vectorJacobianProduct(of: function, at: arguments) { values in
    guard values.count == cotangents.count else {
      throw TensorError.argument(
        operation: "vjp",
        "Number of outputs to compute gradients for (\(values.count)) does not match number of "
          + "cotangents (\(cotangents.count)).")
    }
    for (value, cotangent) in zip(values, cotangents) where value.shape != cotangent.shape {
      throw TensorError.argument(
        operation: "vjp",
        "Output shape \(shapeText(value.shape)) does not match cotangent shape "
          + "\(shapeText(cotangent.shape)).")
    }
    return cotangents
  }
}

/// The values of `function` at `arguments`, and their derivatives in the direction `tangents`.
///
/// Taken as the gradient of a vector-Jacobian product, which is linear in its cotangents, so it costs
/// a few evaluations and works for every operation whose derivative has a derivative.
public func jacobianVectorProduct(
  of function: ([Tensor]) throws -> [Tensor], at arguments: [Tensor], tangents: [Tensor]
) throws -> (values: [Tensor], derivatives: [Tensor]) {
  guard arguments.count == tangents.count else {
    throw TensorError.argument(
      operation: "jvp", "Number of inputs does not match number of tangents.")
  }
  guard zip(arguments, tangents).allSatisfy({ $0.shape == $1.shape }) else {
    throw TensorError.argument(
      operation: "jvp", "Input shape does not match shape of tangent.")
  }
  var values: [Tensor] = []
  let probes = try withoutRecording { try function(arguments) }
  let zeros = try probes.map { try Tensor.zeros($0.shape, dtype: $0.dtype) }
  let transposed: ([Tensor]) throws -> [Tensor] = { cotangents in
    let result = try vectorJacobianProduct(of: function, at: arguments, forTangents: true) { _ in
      cotangents
    }
    values = result.values
    return result.gradients
  }
  let derivatives = try vectorJacobianProduct(of: transposed, at: zeros, cotangents: tangents)
  return (values, derivatives.gradients)
}

/// Runs `body` with nothing recorded: its results are constants to every gradient being taken.
public func withoutRecording<Result>(_ body: () throws -> Result) rethrows -> Result {
  let recorder = ThreadState.current.recorder
  let suspended = recorder.suspend()
  defer { recorder.resume(suspended) }
  return try body()
}

/// Runs `function` with `arguments` as variables and carries `seeds` of its values back to them.
private func vectorJacobianProduct(
  of function: ([Tensor]) throws -> [Tensor], at arguments: [Tensor], forTangents: Bool = false,
  seeds: ([Tensor]) throws -> [Tensor?]
) throws -> (values: [Tensor], gradients: [Tensor]) {
  let recorder = ThreadState.current.recorder
  guard let level = recorder.begin() else {
    throw TensorError.argument(operation: "grad", "Gradients are nested more than 31 deep.")
  }
  defer { recorder.end(level) }
  if forTangents { recorder.useForTangents(level) }
  let start = recorder.entries.count
  let variables = arguments.map { recorder.variable($0, level: level) }
  let values = try function(variables)
  let seeds = try seeds(values)
  recorder.pause(level)
  let gradients: [Tensor]
  do throws(TensorError) {
    gradients = try recorder.gradients(
      of: values, seeds: seeds, start: start, variables: arguments, level: level)
  } catch {
    throw recorder.original(of: error)
  }
  return (values.map { recorder.leaving($0, level: level) }, gradients)
}

extension Recorder {
  /// Walks the record back from `values` to the first of `start` on, where the variables of `level`
  /// stand, and gives their gradients.
  fileprivate func gradients(
    of values: [Tensor], seeds: [Tensor?], start: Int, variables: [Tensor], level: UInt32
  ) throws(TensorError) -> [Tensor] {
    var pending: [Tensor?] = Array(repeating: nil, count: entries.count - start)
    func slot(_ tensor: Tensor) -> Int? {
      guard levels(of: tensor) & level != 0 else { return nil }
      let slot = Int(tensor.trace.slot) - start
      return slot >= 0 ? slot : nil
    }
    for (value, seed) in zip(values, seeds) {
      guard let seed, let slot = slot(value) else { continue }
      if let old = pending[slot] {
        pending[slot] = try old + seed
      } else {
        pending[slot] = seed
      }
    }
    for position in pending.indices.reversed() where position >= variables.count {
      guard let gradient = pending[position] else { continue }
      pending[position] = nil
      try Interrupt.check()
      let entry = entries[start + position]
      let point = Point(inputs: entry.inputs, output: entry.output, record: record, level: level)
      let parts: [Tensor?]
      do throws(TensorError) {
        parts = try entry.operation.pullback(gradient, at: point)
      } catch {
        throw placed(error, at: start + position)
      }
      for (input, part) in zip(entry.inputs, parts) {
        guard let part, let slot = slot(input) else { continue }
        if let old = pending[slot] {
          pending[slot] = try old + part
        } else {
          pending[slot] = part
        }
      }
    }
    var gradients: [Tensor] = []
    for (index, variable) in variables.enumerated() {
      if let gradient = pending[index] {
        gradients.append(gradient)
      } else {
        gradients.append(try Tensor.zeros(variable.shape, dtype: variable.dtype))
      }
    }
    return gradients
  }

  /// `tensor` as it is to those outside `level`.
  fileprivate func leaving(_ tensor: Tensor, level: UInt32) -> Tensor {
    var tensor = tensor
    tensor.trace.levels = levels(of: tensor) & ~level
    if tensor.trace.levels == 0 { tensor.trace = .none }
    return tensor
  }
}

/// Has operations without a derivative note where they are called, while `body` runs: the error of a
/// gradient then says it.
public func withWhereabouts<Result>(
  _ whereabouts: @escaping () -> String?, _ body: () throws -> Result
) rethrows -> Result {
  let recorder = ThreadState.current.recorder
  let outer = recorder.whereabouts
  recorder.whereabouts = whereabouts
  defer { recorder.whereabouts = outer }
  return try body()
}
