import MetaScript

/// `mlx.nn`: modules, layers, activations, each part a text of its own.
enum NeuralPrelude {
  static let text =
    head + ModulePrelude.text + ActivationsPrelude.text + LayersPrelude.text
    + AttentionPrelude.text + PoolingPrelude.text + QuantizedPrelude.text + tail

  private static let head = #"""
    import math
    import sys
    from mlx.nn import losses, init

    """#

  private static let tail = #"""
    def average_gradients(gradients, group=None, all_reduce_size=0, communication_stream=None):
        return gradients
    """#
}

/// `mlx.nn`.
func makeNeuralModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(
    [
      Builtin("_find(self, key, /)", does: "A module's item as its attribute.") {
        call throws(Raised) in
        let machine = call.machine
        if let key = StringRef(call[1]), let items = DictRef(machine.unwrap(call[0])),
          let value = items.value(for: key), !value.isNone
        {
          return value
        }
        throw machine.error(
          .attributeError,
          "'\(machine.type(of: call[0]).name)' object has no attribute '\(try call.text(1).text)'")
      }.having(.item),
      Builtin("_product(x, weight, /)", does: "x @ weight.T, without a copy of the weight.") {
        call throws(Raised) in
        let (x, weight) = (try call.array(0), try call.array(1))
        return try call.machine.array {
          guard x.rank > 1, weight.rank == 2 else { return try x.matmul(weight.transposed()) }
          return try x.matmul(weight, transposingLeft: false, transposingRight: true)
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
