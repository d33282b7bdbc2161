import MetaScript
import TensorCore

/// `mlx.core.fast`: functions that MLX has kernels for, as the operations they stand for.
func makeFastModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(FastRows.rows.map { $0.ignoring("stream").having(.pure) }, in: module)
}

enum FastRows {
  static let rows: [Builtin] = [
    Builtin("layer_norm(x, weight, bias, eps)", does: "Normalization of the last axis.") {
      call throws(Raised) in
      let x = try call.array(0)
      let (weight, bias) = (try call.optionalTensor(1), try call.optionalTensor(2))
      let eps = try call.number(3, or: 1e-5)
      return try call.machine.array { try x.layerNormalized(weight, bias, eps: eps) }
    },
    Builtin("rms_norm(x, weight, eps)", does: "Scaling of the last axis by its mean square.") {
      call throws(Raised) in
      let (x, weight, eps) = (
        try call.array(0), try call.optionalTensor(1), try call.number(2, or: 1e-5)
      )
      return try call.machine.array { try x.rootMeanSquareNormalized(weight, eps: eps) }
    },
    Builtin(
      "rope(a, dims, *, traditional, base, scale, offset, freqs=None)",
      does: "Rotary positional encoding."
    ) { call throws(Raised) in
      let (x, size) = (try call.array(0), try call.int(1, or: 0))
      let (traditional, scale) = (try call.bool(2), try call.number(4, or: 1))
      let base = call.isAbsent(3) ? 10000 : try call.number(3, or: 10000)
      let (offset, frequencies) = (try call.tensor(5), try call.optionalTensor(6))
      return try call.machine.array {
        try x.rotated(
          size, traditional: traditional, base: base, scale: scale, offset: offset,
          periods: frequencies)
      }
    },
    Builtin(
      "scaled_dot_product_attention(q, k, v, *, scale, mask=None, sinks=None, force_fused=False)",
      does: "softmax(q · kᵀ · scale) · v."
    ) { call throws(Raised) in
      let (q, k, v) = (try call.array(0), try call.array(1), try call.array(2))
      let scale = try call.number(3, or: 1)
      var (mask, isCausal): (Tensor?, Bool) = (nil, false)
      if let word = StringRef(call[4])?.text {
        guard word == "causal" else {
          throw call.machine.error(
            .valueError,
            "[scaled_dot_product_attention] Invalid mask_mode \(word). mask_mode must be 'causal' "
              + "or an array.")
        }
        isCausal = true
      } else {
        mask = try call.optionalTensor(4)
      }
      let (chosen, causal) = (mask, isCausal)
      let sinks = try call.optionalTensor(5)
      return try call.machine.array {
        try q.attention(k, v, scale: scale, mask: chosen, isCausal: causal, sinks: sinks)
      }
    },
    Builtin("cross_entropy(logits, targets)", does: "The cross-entropy of class numbers.") {
      call throws(Raised) in
      let (logits, targets) = (try call.array(0), try call.array(1))
      return try call.machine.array {
        let score = try logits.takeAlongAxis(targets.expandingDimensions([-1]), axis: -1)
          .squeezed(axes: [-1])
        return try logits.logSumExp(axes: [-1]) - score
      }
    },
  ]
}
