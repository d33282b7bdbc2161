import MetaScript
import TensorCore

/// `mlx.core`.
func makeCoreModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  try defineArrayType(machine, module)
  try TypeRows.define(machine, in: module)
  try DeviceRows.define(machine, in: module)
  for rows in CoreRows.functions + CoreRows.effectiveFunctions {
    machine.define(rows, in: module)
  }
  let heap = machine.heap
  for (name, value) in [
    ("pi", Double.pi), ("e", 2.718281828459045), ("inf", Double.infinity), ("nan", Double.nan),
    ("euler_gamma", 0.5772156649015329),
  ] {
    heap.set(heap.intern(name), to: .float(value), in: module)
  }
  heap.set(heap.intern("newaxis"), to: .none, in: module)
  // Of the MLX whose meaning this module has: scripts ask for what they need.
  heap.set(heap.intern("__version__"), to: try heap.string("0.32.4"), in: module)
  for name in ["random", "linalg", "fast", "metal", "cuda"] {
    _ = try machine.importModule("mlx.core.\(name)", from: machine.builtins, leaf: true)
  }
}

/// All functions of `mlx.core`. Each takes a `stream`, which changes nothing: there is one.
enum CoreRows {
  static let functions: [[Builtin]] = [
    ElementwiseRows.shared, ElementwiseRows.functions, ElementwiseRows.binary,
    ReductionRows.shared, ReductionRows.functions, ShapeRows.shared, ShapeRows.functions,
    CreationRows.functions, ProductRows.functions, SelectionRows.functions,
    ConvolutionRows.functions, [LinearAlgebraRows.norm("matrix_norm")], TypeRows.functions,
    GradientRows.functions, TransformRows.functions, RuntimeRows.functions,
    QuantizationRows.functions,
  ].map { $0.map { $0.ignoring("stream").having(.pure) } }

  /// Those that do more than compute.
  static let effectiveFunctions: [[Builtin]] = [
    FileRows.functions, PrintingRows.functions, MemoryRows.functions,
  ].map { $0.map { $0.ignoring("stream") } }

  static let methods: [Builtin] =
    (ArrayProtocols.rows + ArrayOperators.rows + ElementwiseRows.shared + ReductionRows.shared
    + ShapeRows.shared + ArrayMethods.rows).map { row in
      let changes = ArrayOperators.changesFirst(row) || row.signature.hasPrefix("__setitem__")
      return row.ignoring("stream").having(changes ? .changesFirst : .pure)
    }
}

private func defineArrayType(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  let construct = Builtin(
    "array(val, dtype=None)", does: "An array of numbers, nested sequences of them, or arrays."
  ) { call throws(Raised) in
    if call[0].isNone { throw call.incompatible() }
    let dtype = try call.optionalDType(1)
    return call.machine.array(try call.machine.tensor(from: call[0], dtype: dtype))
  }.having(.pure)
  let type = try machine.nativeType(
    named: "array", module: "mlx.core", construct: construct, methods: CoreRows.methods,
    properties: ArrayMethods.properties.map { $0.having(.pure) })
  type.info.isFinal = true
  machine.heap.set(machine.heap.intern("array"), to: type.value, in: module)
  for (name, methods) in [
    ("ArrayIterator", []), ("ArrayAt", ArrayPlacesRows.rows.map { $0.having(.pure) }),
    ("_gc_func", TransformRows.methods.map { $0.having(.pure) }),
  ] {
    let type = try machine.nativeType(
      named: name, module: "mlx.core", construct: nil, methods: methods)
    if !name.hasPrefix("_") {
      machine.heap.set(machine.heap.intern(name), to: type.value, in: module)
    }
  }
  try PrintingRows.defineTypes(machine, in: module)
  try TransformRows.defineTypes(machine, in: module)
}
