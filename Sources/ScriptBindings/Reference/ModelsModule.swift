import MetaLearning
import MetaScript
import TensorCore

/// `meta_learning.models`.
func makeModelsModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  _ = try ModelRows.type(machine)
  machine.define(LossRows.rows.map { $0.having(.pure) }, in: module)
  machine.define(
    [
      Builtin("_make_classifier(input_dim, hidden_dim, num_classes)", does: "The classifier.") {
        call throws(Raised) in
        let sizes = (try call.int(0, or: 0), try call.int(1, or: 0), try call.int(2, or: 0))
        let model = try call.machine.withRandomSequence {
          try SimpleClassifier(
            inputDim: sizes.0, hiddenDim: sizes.1, numClasses: sizes.2, using: &$0)
        }
        return call.heap.native(ModelObject(model), type: try ModelRows.type(call.machine))
      }
    ], in: module)
  let name = machine.heap.intern("Module")
  if let base = try machine.moduleBase().value(name) {
    machine.heap.set(machine.heap.intern("_Module"), to: base, in: module)
  }
  try machine.run(prelude: modelsPrelude, in: module)
}

/// Losses and accuracy.
enum LossRows {
  static let rows: [Builtin] = [
    Builtin("cross_entropy_loss(logits, targets)", does: "Mean cross entropy for classification.") {
      call throws(Raised) in
      let (logits, targets) = (try call.array(0), try call.array(1))
      return try call.machine.array { try crossEntropyLoss(logits, targets) }
    },
    Builtin("mse_loss(predictions, targets)", does: "Mean squared error.") { call throws(Raised) in
      let (outputs, targets) = (try call.array(0), try call.array(1))
      return try call.machine.array { try meanSquaredErrorLoss(outputs, targets) }
    },
    Builtin("accuracy(logits, targets)", does: "The share of right answers, in [0, 1].") {
      call throws(Raised) in
      let (logits, targets) = (try call.array(0), try call.array(1))
      return .float(try call.machine.native { try MetaLearning.accuracy(logits, targets) })
    },
  ]
}

extension Machine {
  /// A loss of the script; the built-in ones as themselves, which any thread may call.
  func loss(_ function: Value) -> Loss {
    let loss = namedLoss(function) ?? .observable(ScriptLoss(function, self))
    return ScriptObserver.of(self).isReplaying ? loss : .confined { try loss($0, $1) }
  }

  private func namedLoss(_ function: Value) -> Loss? {
    guard let models = modules["meta_learning.models"] else { return nil }
    for (name, loss) in [
      ("cross_entropy_loss", Loss.crossEntropy), ("mse_loss", .meanSquaredError),
    ] {
      if let own = models.value(heap.intern(name)), own.isIdentical(to: function) { return loss }
    }
    return nil
  }
}

private let modelsPrelude = #"""
  from mlx.utils import tree_flatten as _flatten, tree_unflatten as _unflatten

  class NativeModule(_Module):
      """A module whose parameters and forward pass are the library's own."""

      def _hold(self, native):
          self._native = native

      def __call__(self, x):
          return self._native(x)

      @property
      def training(self):
          return self._native.training

      def parameters(self):
          return _unflatten(self._native.entries(False))

      def trainable_parameters(self):
          trainable = self._native.entries(True)
          return _unflatten(trainable) if trainable else {}

      def update(self, parameters, strict=True):
          self._native.update(_flatten(parameters))
          return self

      def freeze(self, *, recurse=True, keys=None, strict=False):
          self._native.freeze()
          return self

      def unfreeze(self, *, recurse=True, keys=None, strict=False):
          self._native.unfreeze()
          return self

      def train(self, mode=True):
          self._native.set_training(mode)
          return self

      def save_weights(self, file):
          self._native.save(file)

      def load_weights(self, file_or_weights, strict=True):
          if isinstance(file_or_weights, list):
              self._native.update(file_or_weights)
          else:
              self._native.load(file_or_weights)
          return self

  class SimpleClassifier(NativeModule):
      """Simple feedforward classifier: linear, relu, linear, relu, linear.

      Attributes: input_dim, hidden_dim, num_classes.
      """

      def __init__(self, input_dim, hidden_dim=64, num_classes=2):
          super().__init__()
          self.input_dim = input_dim
          self.hidden_dim = hidden_dim
          self.num_classes = num_classes
          self._hold(_make_classifier(input_dim, hidden_dim, num_classes))

      def _extra_repr(self):
          return (f"input_dim={self.input_dim}, hidden_dim={self.hidden_dim}, "
                  f"num_classes={self.num_classes}")
  """#
