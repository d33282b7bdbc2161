import MetaScript
import TensorCore

/// Quantized matrices, by MLX's affine mode.
enum QuantizationRows {
  static let functions: [Builtin] = [
    Builtin(
      "quantize(w, /, group_size=None, bits=None, mode='affine', *, global_scale=None)",
      does: "A matrix as packed numbers, scales and biases."
    ) { call throws(Raised) in
      let (w, form) = (try call.array(0), try form(call, 1))
      let (packed, scales, biases) = try call.machine.native {
        try w.quantized(groupSize: form.groupSize, bits: form.bits)
      }
      return try call.machine.list(ofArrays: [packed, scales, biases])
    },
    Builtin(
      "dequantize(w, /, scales, biases=None, group_size=None, bits=None, mode='affine', "
        + "global_scale=None, dtype=None)", does: "The matrix that a quantized one stands for."
    ) { call throws(Raised) in
      let (w, scales) = (try call.array(0), try call.array(1))
      let (biases, form) = (try biases(call, 2), try form(call, 3))
      let dtype = try call.dtype(7, or: scales.dtype)
      return try call.machine.array {
        try w.dequantized(scales, biases, groupSize: form.groupSize, bits: form.bits)
          .asType(dtype)
      }
    },
    Builtin(
      "quantized_matmul(x, w, /, scales, biases=None, transpose=True, group_size=None, bits=None, "
        + "mode='affine')", does: "The product with a quantized matrix."
    ) { call throws(Raised) in
      let (x, w, scales) = (try call.array(0), try call.array(1), try call.array(2))
      let (biases, transpose) = (try biases(call, 3), try call.bool(4, or: true))
      let form = try form(call, 5)
      return try call.machine.array {
        let matrix = try w.dequantized(
          scales, biases, groupSize: form.groupSize, bits: form.bits)
        return try x.matmul(transpose ? matrix.swappingAxes(-1, -2) : matrix)
      }
    },
  ]

  /// `group_size`, `bits` and `mode`, which stand one after another.
  private static func form(_ call: Call, _ index: Int) throws(Raised) -> (
    groupSize: Int, bits: Int
  ) {
    let mode = call[index + 2].isUndefined ? "affine" : try call.text(index + 2).text
    guard mode == "affine" else {
      throw call.machine.error(
        .valueError, "[\(call.function.name)] Only the mode 'affine' is here, not '\(mode)'.")
    }
    return (
      try call.optionalInt(index) ?? 64, try call.optionalInt(index + 1) ?? 4
    )
  }

  private static func biases(_ call: Call, _ index: Int) throws(Raised) -> Tensor {
    guard let biases = try call.optionalTensor(index) else {
      throw call.machine.error(
        .valueError, "[\(call.function.name)] Biases must be provided for affine quantization.")
    }
    return biases
  }
}
