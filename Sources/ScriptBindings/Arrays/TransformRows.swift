import MetaScript
import TensorCore

/// A function that `mx.grad`, `mx.vmap` and their kin made of another one.
class TransformedFunction: BoundObject {
  var function: Value { held[0] }

  func apply(_ call: Call) throws(Raised) -> Value {
    preconditionFailure("a transformation says how it is called")
  }
}

/// What `mx.vmap` gives: a function of whole arrays by one of their parts.
///
/// The parts are taken one after another and the results stacked, so results and gradients are those
/// of a batched evaluation; so are random numbers, since each part draws from the same keys.
final class BatchedFunction: TransformedFunction {
  init(_ function: Value, inputAxes: Value, outputAxes: Value) {
    super.init()
    held = [function, inputAxes, outputAxes]
  }

  override func apply(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let arguments = try machine.heap.tuple((0..<call.restCount).map { call.rest($0) })
    machine.pin(arguments)
    let tree = try ArrayTree(arguments, machine, strict: true)
    let axes = try tree.axes(held[1], "in_axes", machine)
    var size: Int?
    for (leaf, axis) in zip(tree.leaves, axes) {
      guard let axis else { continue }
      let shape = leaf.tensor.shape
      let place = axis < 0 ? axis + shape.count : axis
      guard shape.indices.contains(place) else {
        throw machine.error(
          .indexError,
          "[vmap] Invalid vectorization axis \(axis) for array with shape \(shapeText(shape))")
      }
      guard size == nil || size == shape[place] else {
        throw machine.error(
          .valueError, "[vmap] Inconsistent axis sizes: \(size!) and \(shape[place]).")
      }
      size = shape[place]
    }
    guard let size else {
      return try machine.call(function, arguments: (0..<call.restCount).map { call.rest($0) })
    }
    guard size > 0 else {
      throw machine.error(.valueError, "[vmap] The axis to vmap over is empty.")
    }
    if let custom = NativeRef(function)?.object as? CustomFunction, !custom.vmapRule.isNone {
      return try custom.batched(tree, axes, held[2], machine)
    }
    return try machine.transforming(byParts: true) { () throws(Raised) in
      try stacked(machine, tree, axes, size)
    }
  }

  private func stacked(_ machine: Machine, _ tree: ArrayTree, _ axes: [Int?], _ size: Int)
    throws(Raised) -> Value
  {
    var columns: [[Tensor]] = []
    var form: ArrayTree?
    let start = try machine.withRandomSequence { $0.state }
    for part in 0..<size {
      if part > 0 { try machine.withRandomSequence { $0.state = start } }
      let slices = try machine.native {
        try zip(tree.leaves, axes).map { leaf, axis in
          try axis.map { try leaf.tensor.movingAxis($0, to: 0)[part] } ?? leaf.tensor
        }
      }
      let arguments = try tree.replacing(with: slices, machine)
      machine.pin(arguments)
      let tuple = TupleRef(arguments)!
      let result = try machine.call(function, arguments: (0..<tuple.count).map { tuple[$0] })
      machine.pin(result)
      let results = try ArrayTree(result, machine, strict: true)
      if let form, form.leaves.count != results.leaves.count {
        throw machine.error(.valueError, "[vmap] The function gave trees of different forms.")
      }
      if form == nil {
        form = results
        columns = Array(repeating: [], count: results.leaves.count)
      }
      for (place, leaf) in results.leaves.enumerated() { columns[place].append(leaf.tensor) }
    }
    let outputs = try form!.axes(held[2], "out_axes", machine)
    let stacked = try machine.native {
      try zip(columns, outputs).map { column, axis in
        guard let axis else { return column[0] }
        return try Tensor.stack(column, axis: axis)
      }
    }
    return try form!.replacing(with: stacked, machine)
  }
}

enum TransformRows {
  static let functions: [Builtin] = [
    Builtin("vmap(fun, in_axes=0, out_axes=0)", does: "A function of parts for whole arrays.") {
      call throws(Raised) in
      call.heap.native(
        BatchedFunction(
          call[0], inputAxes: call[1].isUndefined ? .int(0) : call[1],
          outputAxes: call[2].isUndefined ? .int(0) : call[2]),
        type: call.machine.coreType("_gc_func"))
    },
    Builtin("checkpoint(fun)", does: "The function: what it computes is kept.") {
      call throws(Raised) in call[0]
    },
  ]

  static let methods: [Builtin] = [
    Builtin("__call__(self, /, *args, **kwargs)", does: "The transformed function's result.") {
      call throws(Raised) in try call.receiver(TransformedFunction.self).apply(call)
    },
    Builtin("plans(self, /)", does: "What a compiled function's recordings do, each a text.") {
      call throws(Raised) in
      let texts = (try call.receiver(TransformedFunction.self) as? CompiledFunction)?.planTexts
      return try call.heap.list(
        (texts ?? []).map { text throws(Raised) in try call.heap.string(text) })
    },
  ]

  /// `custom_function`, a type that decorates.
  static func defineTypes(_ machine: Machine, in module: ModuleRef) throws(Raised) {
    let construct = Builtin("custom_function(f)", does: "A function with a derivative of its own.")
    {
      call throws(Raised) in
      call.heap.native(
        CustomFunction(call[0]), type: call.machine.coreType("custom_function"))
    }
    let rules = ["vjp", "jvp", "vmap"].enumerated().map { place, name in
      Builtin("\(name)(self, f, /)", does: "Takes the rule for \(name).") { call throws(Raised) in
        try call.receiver(CustomFunction.self).held[place + 1] = call[1]
        return call[0]
      }
    }
    let type = try machine.nativeType(
      named: "custom_function", module: "mlx.core", construct: construct, methods: methods + rules)
    machine.heap.set(machine.heap.intern("custom_function"), to: type.value, in: module)
  }
}

extension ArrayTree {
  /// For each leaf the axis that `specification` gives it: an int, None, or a tree of those whose
  /// leaves stand for whole parts of this one.
  func axes(_ specification: Value, _ name: String, _ machine: Machine) throws(Raised) -> [Int?] {
    var all: [Int?] = []
    try Self.assign(specification, to: root, name, machine, into: &all)
    return all
  }

  private static func assign(
    _ axes: Value, to value: Value, _ name: String, _ machine: Machine, into all: inout [Int?]
  ) throws(Raised) {
    let mismatch = machine.error(
      .valueError, "[vmap] The trees of \(name) and of the arrays have different forms.")
    if axes.isInt || axes.isNone {
      let count = try ArrayTree(value, machine, strict: true).leaves.count
      all += Array(repeating: axes.isNone ? nil : axes.asInt, count: count)
      return
    }
    if let dict = DictRef(axes) {
      guard let values = DictRef(value) else { throw mismatch }
      for entry in values.snapshot {
        guard let key = StringRef(entry.key), let axis = dict.value(for: key) else {
          throw mismatch
        }
        try assign(axis, to: entry.value, name, machine, into: &all)
      }
      return
    }
    let (parts, items) = (machine.parts(axes), machine.parts(value))
    guard let parts, let items, parts.count == items.count else { throw mismatch }
    for (axis, item) in zip(parts, items) {
      try assign(axis, to: item, name, machine, into: &all)
    }
  }
}

extension Machine {
  /// The items of a list or tuple.
  fileprivate func parts(_ value: Value) -> [Value]? {
    if let list = ListRef(value) { return list.snapshot }
    if let tuple = TupleRef(value) { return (0..<tuple.count).map { tuple[$0] } }
    return nil
  }
}
