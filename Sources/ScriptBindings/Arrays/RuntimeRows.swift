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
      does: "The function as it is: functions run eagerly."
    ) { call throws(Raised) in call[0] },
    Builtin("result_type(*arrays_and_dtypes)", does: "The type of their mixture.") {
      call throws(Raised) in
      var result = DType.bool
      for place in 0..<call.restCount {
        let value = call.rest(place)
        if let type = NativeRef(value)?.object as? DTypeObject {
          result = result.promoted(with: type.dtype)
        } else {
          result = result.promoted(with: try call.machine.tensor(from: value, dtype: nil).dtype)
        }
      }
      return call.machine.value(of: result)
    },
  ]
}

/// `mlx.core.linalg`.
func makeLinearAlgebraModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(
    [
      Builtin("norm(a, /, ord=None, axis=None, keepdims=False)", does: "The Euclidean norm.") {
        call throws(Raised) in
        guard call.isAbsent(1) || (call[1].isInt && call[1].asInt == 2) else {
          throw call.machine.error(
            .valueError, "[linalg::norm] Only the Euclidean norm is available.")
        }
        let (tensor, axes, keeps) = (try call.array(0), try call.axes(2), try call.bool(3))
        return try call.machine.array {
          try tensor.abs().square().sum(axes: axes, keepingDimensions: keeps).sqrt()
        }
      }
    ], in: module)
}
