import MetaScript
import TensorCore

/// What MLX needs to run lazily and here does nothing, and questions about types.
enum RuntimeRows {
  static let functions: [Builtin] = [
    Builtin("eval(*args)", does: "Nothing: arrays are computed at once.") { _ throws(Raised) in
      .none
    },
    Builtin("async_eval(*args)", does: "Nothing: arrays are computed at once.") {
      _ throws(Raised) in .none
    },
    Builtin("synchronize(stream=None)", does: "Nothing: arrays are computed at once.") {
      _ throws(Raised) in .none
    },
    Builtin(
      "compile(fun, inputs=None, outputs=None, shapeless=False)",
      does: "The function, recorded at its first call for each form of its arguments."
    ) { call throws(Raised) in
      call.heap.native(
        CompiledFunction(call[0], inputs: call[1], outputs: call[2]),
        type: call.machine.coreType("_gc_func"))
    },
    Builtin("depends(inputs, dependencies)", does: "The inputs: arrays are computed at once.") {
      call throws(Raised) in call[0]
    },
    Builtin("clear_streams()", does: "Nothing: there is one stream.") { _ throws(Raised) in .none },
  ]
}
