import MetaLearning
import MetaScript
import TensorCore

/// `adapter_generation.peft_integration`.
func makePEFTModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  _ = try machine.importModule("meta_learning.models", from: machine.builtins, leaf: true)
  machine.define(AdapterRows.functions, in: module)
  try machine.run(prelude: adapterPrelude, in: module)
}

/// `adapter_generation.adapter_factory`.
func makeFactoryModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  try machine.run(prelude: factoryPrelude, in: module)
}

enum AdapterRows {
  static let functions: [Builtin] = [
    Builtin(
      "_make_update(in_features, out_features, rank, alpha, dropout)",
      does: "The low-rank update of one layer."
    ) { call throws(Raised) in
      let machine = call.machine
      let sizes = (try call.int(0, or: 0), try call.int(1, or: 0), try call.int(2, or: 0))
      let (alpha, dropout) = (try machine.number(call[3]), try machine.number(call[4]))
      let update = try machine.withRandomSequence {
        try LoRAAdapter(
          inFeatures: sizes.0, outFeatures: sizes.1, rank: sizes.2, alpha: alpha,
          dropout: dropout, using: &$0)
      }
      return call.heap.native(
        ModelObject(update, hasDropout: dropout > 0), type: try ModelRows.type(machine))
    },
    Builtin("_make_adapter(adapter_type, model, config)", does: "A model with an adapter.") {
      call throws(Raised) in
      let machine = call.machine
      guard let kind = StringRef(machine.unwrap(call[0])) else {
        throw machine.error(
          .typeError, "adapter_type must be str, not \(machine.type(of: call[0]).name)")
      }
      let (base, options) = (try machine.model(call[1]), try machine.options(call[2]))
      let adapter = try machine.withRandomSequence {
        try AdapterFactory.createAdapter(kind.text, base, options, using: &$0)
      }
      let dropout = (adapter as? LoRAModel)?.dropout ?? 0
      return call.heap.native(
        ModelObject(adapter, hasDropout: dropout > 0, holding: [call[1]]),
        type: try ModelRows.type(machine))
    },
    Builtin("_settings(native)", does: "An adapter's settings.") { call throws(Raised) in
      let machine = call.machine
      guard let object = machine.modelObject(call[0]), let lora = object.model as? LoRAModel else {
        return try machine.dict([])
      }
      return try machine.dict([
        ("rank", .int(lora.rank)), ("alpha", .float(lora.alpha)), ("dropout", .float(lora.dropout)),
      ])
    },
  ]
}

private let adapterPrelude = #"""
  from meta_learning.models import NativeModule
  from utils.errors import MetaLearningError, AdapterCreationError

  class BaseAdapter(NativeModule):
      """A model with an adapter: called like the model, only the adapter's parameters trainable.

      Attributes: adapter_type, base (the frozen model), and the adapter's settings.
      """

      def __init__(self, adapter_type, model, config):
          super().__init__()
          self._hold(_make_adapter(adapter_type, model, config))
          self.adapter_type = adapter_type
          self._base = model
          for name, value in _settings(self._native).items():
              setattr(self, name, value)

      @property
      def base(self):
          return self._base

      @property
      def is_merged(self):
          return self._native.is_merged

      def merge(self):
          """Moves the adapter's effect into the model's weights."""
          self._native.merge()
          return self

      def unmerge(self):
          """Gives the model its own weights back, to the bit."""
          self._native.unmerge()
          return self

      def _extra_repr(self):
          return f"adapter_type={self.adapter_type!r}"

  class LoRAAdapter(NativeModule):
      """The low-rank update of its input: (alpha / rank) * x @ A.T @ B.T.

      Attributes: rank, alpha, dropout, in_features, out_features.
      """

      def __init__(self, in_features, out_features, rank=8, alpha=16.0, dropout=0.0):
          super().__init__()
          self._hold(_make_update(in_features, out_features, rank, alpha, dropout))
          self.in_features = in_features
          self.out_features = out_features
          self.rank = rank
          self.alpha = alpha
          self.dropout = dropout

      def _extra_repr(self):
          return (f"in_features={self.in_features}, out_features={self.out_features}, "
                  f"rank={self.rank}, alpha={self.alpha}, dropout={self.dropout}")
  """#

private let factoryPrelude = #"""
  from adapter_generation.peft_integration import BaseAdapter, LoRAAdapter
  from utils.errors import MetaLearningError, AdapterCreationError

  class AdapterFactory:
      """Creates PEFT adapters by name."""

      @staticmethod
      def create_adapter(adapter_type, model, config):
          """Freezes model and gives an object that is called like it, whose only trainable
          parameters are the adapter's. For "lora": rank, alpha, dropout, target_modules."""
          return BaseAdapter(adapter_type, model, config)
  """#
