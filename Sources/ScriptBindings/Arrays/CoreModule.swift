import MetaScript
import TensorCore

/// `mlx.core`.
func makeCoreModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  try defineArrayType(machine, module)
  try defineDTypes(machine, module)
  for rows in [
    ElementwiseRows.shared, ElementwiseRows.functions, ElementwiseRows.binary,
    ReductionRows.shared, ReductionRows.functions, ShapeRows.shared, ShapeRows.functions,
    CreationRows.functions, ProductRows.functions, SelectionRows.functions,
    GradientRows.functions, FileRows.functions, RuntimeRows.functions,
  ] {
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
  for name in ["random", "linalg"] {
    _ = try machine.importModule("mlx.core.\(name)", from: machine.builtins, leaf: true)
  }
}

private func defineArrayType(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  let construct = Builtin(
    "array(val, dtype=None)", does: "An array of numbers, nested sequences of them, or arrays."
  ) { call throws(Raised) in
    if call[0].isNone { throw call.incompatible() }
    let dtype = try call.optionalDType(1)
    return call.machine.array(try call.machine.tensor(from: call[0], dtype: dtype))
  }
  let type = try machine.nativeType(
    named: "array", module: "mlx.core", construct: construct,
    methods: ArrayProtocols.rows + ArrayOperators.rows + ElementwiseRows.shared
      + ReductionRows.shared + ShapeRows.shared + ArrayMethods.rows,
    properties: ArrayMethods.properties)
  type.info.isFinal = true
  machine.heap.set(machine.heap.intern("array"), to: type.value, in: module)
  _ = try machine.nativeType(named: "ArrayIterator", module: "mlx.core", construct: nil)
  _ = try machine.nativeType(
    named: "ArrayAt", module: "mlx.core", construct: nil, methods: ArrayPlacesRows.rows)
  _ = try machine.nativeType(
    named: "_gc_func", module: "mlx.core", construct: nil, methods: GradientRows.methods)
}

private func defineDTypes(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  let heap = machine.heap
  let type = try machine.nativeType(
    named: "Dtype", module: "mlx.core", construct: nil,
    methods: [
      Builtin("__repr__(self, /)", does: "Its name in MLX.") { call throws(Raised) in
        try call.heap.string("mlx.core.\(try call.receiver(DTypeObject.self).dtype.name)")
      },
      Builtin("__eq__(self, other, /)", does: "Whether it is the same type.") {
        call throws(Raised) in
        let dtype = try call.receiver(DTypeObject.self).dtype
        return .bool((NativeRef(call[1])?.object as? DTypeObject)?.dtype == dtype)
      },
      Builtin("__hash__(self, /)", does: "A hash.") { call throws(Raised) in
        .int(Int(try call.receiver(DTypeObject.self).dtype.rawValue))
      },
    ],
    properties: [
      Builtin("size(self, /)", does: "Bytes of one element.") { call throws(Raised) in
        .int(try call.receiver(DTypeObject.self).dtype.byteCount)
      }
    ])
  heap.set(heap.intern("Dtype"), to: type.value, in: module)
  for dtype in DType.allCases {
    let name = dtype == .bool ? "bool_" : dtype.name
    heap.set(heap.intern(name), to: heap.native(DTypeObject(dtype), type: type), in: module)
  }
}
