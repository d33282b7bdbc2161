import MetaScript
import TensorCore

/// The precision with which arrays are printed, which a script may set.
final class PrintOptions: BoundObject {
  let precision: Int
  init(_ precision: Int) { self.precision = precision }
}

enum PrintingRows {
  static let functions: [Builtin] = [
    Builtin("set_printoptions(precision=-1)", does: "Sets the decimals that are printed.") {
      call throws(Raised) in
      try set(try precision(call, 0), call.machine)
      return .none
    },
    Builtin("get_printoptions()", does: "How arrays are printed.") { call throws(Raised) in
      call.heap.native(
        PrintOptions(call.machine.printPrecision ?? -1), type: call.machine.coreType("PrintOptions")
      )
    },
    Builtin("printoptions(precision=-1)", does: "A context with other decimals.") {
      call throws(Raised) in
      call.heap.native(
        PrintOptions(try precision(call, 0)), type: call.machine.coreType("_PrintOptionsContext"))
    },
  ]

  static func defineTypes(_ machine: Machine, in module: ModuleRef) throws(Raised) {
    let type = try machine.nativeType(
      named: "PrintOptions", module: "mlx.core",
      construct: Builtin("PrintOptions(precision=-1)", does: "How arrays are printed.") {
        call throws(Raised) in
        call.heap.native(
          PrintOptions(try precision(call, 0)), type: call.machine.coreType("PrintOptions"))
      },
      properties: [
        Builtin("precision(self, /)", does: "The decimals, or -1.") { call throws(Raised) in
          .int(try call.receiver(PrintOptions.self).precision)
        }
      ])
    machine.heap.set(machine.heap.intern("PrintOptions"), to: type.value, in: module)
    _ = try machine.nativeType(
      named: "_PrintOptionsContext", module: "mlx.core", construct: nil,
      methods: [
        Builtin("__enter__(self, /)", does: "Sets the decimals.") { call throws(Raised) in
          let options = try call.receiver(PrintOptions.self)
          options.held = [.int(call.machine.printPrecision ?? -1)]
          try set(options.precision, call.machine)
          return call[0]
        },
        Builtin("__exit__(self, /, *args)", does: "Sets the former decimals.") {
          call throws(Raised) in
          let options = try call.receiver(PrintOptions.self)
          try set(options.held.first?.asInt ?? -1, call.machine)
          return .none
        },
      ])
  }

  private static func precision(_ call: Call, _ index: Int) throws(Raised) -> Int {
    let precision = try call.int(index, or: -1)
    guard precision <= 1000 else {
      throw call.machine.error(.valueError, "[set_printoptions] The precision is too large.")
    }
    return max(-1, precision)
  }

  private static func set(_ precision: Int, _ machine: Machine) throws(Raised) {
    guard let module = machine.modules["mlx.core"] else { return }
    machine.heap.set(machine.heap.intern("__precision__"), to: .int(precision), in: module)
  }
}

extension Machine {
  /// The decimals that a script has set; nil for MLX's own format.
  fileprivate var printPrecision: Int? {
    guard let value = modules["mlx.core"]?.value(heap.intern("__precision__")), value.isInt,
      value.asInt >= 0
    else { return nil }
    return value.asInt
  }

  /// An array as it is printed now.
  func text(of tensor: Tensor) -> String { tensor.text(precision: printPrecision) }
}
