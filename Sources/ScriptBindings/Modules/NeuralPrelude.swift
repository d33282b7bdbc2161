import MetaScript
import TensorCore

/// `mlx.nn`: modules, layers, activations, each part a text of its own.
enum NeuralPrelude {
  static let text =
    head + ActivationsPrelude.text + LayersPrelude.text
    + AttentionPrelude.text + PoolingPrelude.text + QuantizedPrelude.text + tail

  private static let head = #"""
    import math
    import sys
    import mlx.core as mx
    from mlx.nn import losses, init
    from mlx.utils import tree_flatten, tree_map, tree_map_with_path, tree_unflatten

    def value_and_grad(model, fn):
        def inner(params, *args, **kwargs):
            model.update(params)
            return fn(*args, **kwargs)
        gradient = mx.value_and_grad(inner)
        replayed = _replayer(model, fn)
        def wrapped(*args, **kwargs):
            # None where the step has to run as it is written.
            found = replayed(args, kwargs)
            if found is not None:
                return found
            params = model.trainable_parameters()
            try:
                return gradient(params, *args, **kwargs)
            finally:
                model.update(params)
        return wrapped

    """#

  private static let tail = #"""
    def average_gradients(gradients, group=None, all_reduce_size=0, communication_stream=None):
        return gradients

    from mlx.nn import utils
    """#
}

/// `mlx.nn`.
func makeNeuralModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  let base = try machine.moduleBase()
  for name in ["Module", "_find", "_merge"] {
    let name = machine.heap.intern(name)
    if let value = base.value(name) { machine.heap.set(name, to: value, in: module) }
  }
  machine.define(
    [
      Builtin(
        "_product(x, weight, bias=None, /)",
        does: "x @ weight.T, and the bias added, without a copy of the weight."
      ) { call throws(Raised) in
        let (x, weight) = (try call.array(0), try call.array(1))
        let bias = call.isAbsent(2) ? nil : try call.array(2)
        return try call.machine.array {
          guard weight.rank == 2 else {
            let turned = try weight.transposed()
            return try bias.map { (bias) throws(TensorError) in try bias.addmm(x, turned) }
              ?? x.matmul(turned)
          }
          if let bias { return try bias.addmm(x, weight, transposingRight: true) }
          guard x.rank > 1 else { return try x.matmul(weight.transposed()) }
          return try x.matmul(weight, transposingLeft: false, transposingRight: true)
        }
      }.having(.pure),
      Builtin(
        "_batch_norm(x, mean, variance, weight, bias, eps, /)",
        does: "Normalization by the mean and variance that x has."
      ) { call throws(Raised) in
        let (x, mean, variance) = (try call.array(0), try call.array(1), try call.array(2))
        let (weight, bias) = (try call.optionalTensor(3), try call.optionalTensor(4))
        let eps = try call.number(5, or: 1e-5)
        return try call.machine.array {
          try x.batchNormalized(
            mean: mean, variance: variance, weight: weight, bias: bias, eps: eps)
        }
      }.having(.pure),
      ReplayedGradient.row,
    ], in: module)
  try machine.run(prelude: NeuralPrelude.text, in: module)
}

/// `mlx.nn.utils`.
func makeNeuralUtilitiesModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  try machine.run(
    prelude: #"""
      from mlx.nn import average_gradients, value_and_grad

      def checkpoint(module, fn=None):
          return module if fn is None else fn
      """#, in: module)
}
