import MetaScript
import TensorCore

/// What `mx.custom_function` gives: a function whose derivatives, and whose form for whole batches, a
/// script may say itself. Where it says one of them, arrays that the function captures are constants.
final class CustomFunction: TransformedFunction {
  init(_ function: Value) {
    super.init()
    held = [function, .none, .none, .none]
  }

  private var vjpRule: Value { held[1] }
  private var jvpRule: Value { held[2] }
  var vmapRule: Value { held[3] }

  override func apply(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let arguments = (0..<call.restCount).map { call.rest($0) }
    // As in MLX, a batched evaluation without a rule of its own is that of what the function does.
    if held[1...].allSatisfy(\.isNone) || machine.transformations.byParts {
      return try machine.call(function, arguments: arguments)
    }
    let all = try machine.heap.tuple(arguments)
    machine.pin(all)
    let inputs = try ArrayTree(all, machine, strict: true)
    let constants = try machine.native {
      try inputs.leaves.map { try $0.tensor.stopGradient() }
    }
    let outputs = try result(inputs, constants, machine)
    let values = outputs.leaves.map(\.tensor)
    let primals = inputs.leaves.map(\.tensor)
    let rule = CustomRule { primals, cotangents in
      try self.gradients(primals, cotangents, values, inputs, outputs, machine)
    } derivatives: { primals, tangents in
      try self.derivatives(primals, tangents, inputs, outputs, machine)
    }
    let noted = try machine.native { try customGradient(of: values, at: primals, rule: rule) }
    return try outputs.replacing(with: noted, machine)
  }

  /// What the function gives for other arrays in place of its arguments.
  private func result(
    _ inputs: ArrayTree, _ tensors: [Tensor], _ machine: Machine
  ) throws(Raised) -> ArrayTree {
    let plain = try inputs.replacing(with: tensors, machine)
    machine.pin(plain)
    let tuple = TupleRef(plain)!
    let result = try machine.call(function, arguments: (0..<tuple.count).map { tuple[$0] })
    machine.pin(result)
    return try ArrayTree(result, machine, strict: true)
  }

  /// The arguments as rules see them: one by itself, several as a tuple.
  private func shown(
    _ inputs: ArrayTree, _ tensors: [Tensor?], _ machine: Machine
  ) throws(Raised) -> Value {
    let tree = try inputs.replacing(withSome: tensors, machine)
    machine.pin(tree)
    let tuple = TupleRef(tree)!
    return tuple.count == 1 ? tuple[0] : tree
  }

  /// The script's `vjp(primals, cotangents, outputs)`, else the function's own gradients.
  private func gradients(
    _ primals: [Tensor], _ cotangents: [Tensor], _ values: [Tensor], _ inputs: ArrayTree,
    _ outputs: ArrayTree, _ machine: Machine
  ) throws -> [Tensor] {
    if vjpRule.isNone {
      return try vectorJacobianProduct(
        of: { try self.result(inputs, $0, machine).leaves.map(\.tensor) }, at: primals,
        cotangents: cotangents
      ).gradients
    }
    let points = try shown(inputs, primals, machine)
    let seeds = try outputs.replacing(with: cotangents, machine)
    machine.pin(seeds)
    let results = try outputs.replacing(with: values, machine)
    machine.pin(results)
    let gradients = try ArrayTree(
      try machine.call(vjpRule, arguments: [points, seeds, results]), machine, strict: true)
    guard gradients.leaves.count == primals.count else {
      throw machine.error(
        .valueError,
        "[custom vjp] Number of vjps does not match number of inputs: \(gradients.leaves.count) "
          + "and \(primals.count).")
    }
    return gradients.leaves.map(\.tensor)
  }

  /// The script's `jvp(primals, tangents)`, else the function's own derivatives.
  private func derivatives(
    _ primals: [Tensor], _ tangents: [Tensor?], _ inputs: ArrayTree, _ outputs: ArrayTree,
    _ machine: Machine
  ) throws -> [Tensor] {
    if jvpRule.isNone {
      return try jacobianVectorProduct(
        of: { try self.result(inputs, $0, machine).leaves.map(\.tensor) }, at: primals,
        tangents: try zip(primals, tangents).map { primal, tangent in
          try tangent ?? Tensor.zeros(primal.shape, dtype: primal.dtype)
        }
      ).derivatives
    }
    let points = try shown(inputs, primals, machine)
    let directions = try shown(inputs, tangents, machine)
    let derivatives = try ArrayTree(
      try machine.call(jvpRule, arguments: [points, directions]), machine, strict: true)
    guard derivatives.leaves.count == outputs.leaves.count else {
      throw machine.error(
        .valueError,
        "[custom jvp] Number of jvps does not match number of outputs: "
          + "\(derivatives.leaves.count) and \(outputs.leaves.count).")
    }
    return derivatives.leaves.map(\.tensor)
  }

  /// The script's `vmap(inputs, axes)`, which gives outputs and their axes.
  func batched(
    _ inputs: ArrayTree, _ axes: [Int?], _ outputAxes: Value, _ machine: Machine
  ) throws(Raised) -> Value {
    let shapes = inputs.leaves.map(\.tensor.shape)
    let normal = zip(axes, shapes).map { axis, shape in
      axis.map { $0 < 0 ? $0 + shape.count : $0 }
    }
    let points = try shown(inputs, inputs.leaves.map(\.tensor), machine)
    var rest = normal.map { axis in axis.map { Value.int($0) } ?? .none }[...]
    let places = try inputs.replacing(withValues: &rest, machine)
    machine.pin(places)
    let tuple = TupleRef(places)!
    let result = try machine.call(
      vmapRule, arguments: [points, tuple.count == 1 ? tuple[0] : places])
    machine.pin(result)
    guard let pair = TupleRef(result), pair.count == 2 else {
      throw machine.error(
        .valueError, "[custom vmap] Vmap function should return a tuple with 2 items.")
    }
    let outputs = try ArrayTree(pair[0], machine, strict: true)
    let found = try outputs.axes(pair[1], "the rule's axes", machine)
    let wanted = try outputs.axes(outputAxes, "out_axes", machine)
    let moved = try machine.native {
      try zip(outputs.leaves, zip(found, wanted)).map { leaf, places in
        guard let from = places.0, let to = places.1 else { return leaf.tensor }
        return try leaf.tensor.movingAxis(from, to: to)
      }
    }
    return try outputs.replacing(with: moved, machine)
  }
}

/// What transformations a session's functions are being called in.
final class Transformations {
  /// Whether the innermost takes a function part by part, as `mx.vmap` does.
  fileprivate(set) var byParts = false
}

extension Machine {
  var transformations: Transformations { hostState { Transformations() } }

  /// Runs `body`, the innermost transformation.
  func transforming<Result>(
    byParts: Bool, _ body: () throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let state = transformations
    let outer = state.byParts
    state.byParts = byParts
    defer { state.byParts = outer }
    return try body()
  }
}
