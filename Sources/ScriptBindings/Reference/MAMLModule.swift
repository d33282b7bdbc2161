import MetaLearning
import MetaScript
import TensorCore

/// `meta_learning.maml`.
func makeMAMLModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  for name in ["meta_learning.models", "utils.errors"] {
    _ = try machine.importModule(name, from: machine.builtins, leaf: true)
  }
  machine.define(MAMLRows.functions, in: module)
  try machine.run(prelude: mamlPrelude, in: module)
}

/// The learner behind a script's `MAMLLearner`.
private final class MAMLObject: LearnerHolder {
  let learner: MAMLLearner
  /// The optimizer as last configured: setting it anew would forget its state.
  var optimizer = OptionValue.text(Adam.name)

  init(_ learner: MAMLLearner, model: Value) {
    self.learner = learner
    super.init()
    held = [model]
  }
}

private enum MAMLRows {
  private static func object(_ call: Call) throws(Raised) -> MAMLObject {
    try call.receiver(MAMLObject.self)
  }

  static let functions: [Builtin] = [
    Builtin("_make_maml(model)", does: "A MAML learner of a model.") { call throws(Raised) in
      let machine = call.machine
      let model = try machine.model(call[0])
      let learner = try machine.native { try MAMLLearner(model) }
      let type = try machine.nativeType(
        named: "MAML", module: "metapeft", construct: nil, methods: methods,
        properties: [
          Builtin("model(self)", does: "The model it learns for.") { call throws(Raised) in
            try object(call).held[0]
          }
        ])
      return call.heap.native(MAMLObject(learner, model: call[0]), type: type)
    }
  ]

  private static let methods: [Builtin] =
    [
      Builtin(
        "configure(self, inner_lr, outer_lr, num_inner_steps, first_order, outer_optimizer, seed, "
          + "workers)", does: "Takes over the settings."
      ) { call throws(Raised) in
        let (machine, object) = (call.machine, try object(call))
        let learner = object.learner
        learner.innerLR = try machine.number(call[1])
        learner.outerLR = try machine.number(call[2])
        learner.numInnerSteps = try machine.index(call[3])
        learner.firstOrder = try machine.isTrue(call[4])
        let option = try machine.option(call[5])
        if option != object.optimizer {
          let (name, options) = try LearnerRows.named(option, "outer_optimizer", machine)
          learner.outerOptimizer = try machine.native { try OuterOptimizers.make(name, options) }
          object.optimizer = option
        }
        learner.seed = try call.int(6, or: 0)
        if let workers = try call.optionalInt(7) { learner.workers = workers }
        return .none
      }
    ] + LearnerMethods.rows { call throws(Raised) in try object(call).learner } + [
      Builtin("save(self, path)", does: "Writes the parameters.") { call throws(Raised) in
        let machine = call.machine
        let (model, path) = (try object(call).learner.model, try machine.pathText(call[1]))
        try machine.native { try Checkpoint.save(model, to: path, files: machine.fileSystem) }
        return .none
      },
      Builtin("load(self, path)", does: "Reads them back.") { call throws(Raised) in
        let machine = call.machine
        let (model, path) = (try object(call).learner.model, try machine.pathText(call[1]))
        try machine.native { try Checkpoint.load(model, from: path, files: machine.fileSystem) }
        return .none
      },
      Builtin("save_state(self, path)", does: "Writes all that training depends on.") {
        call throws(Raised) in
        let machine = call.machine
        let (learner, path) = (try object(call).learner, try machine.pathText(call[1]))
        try machine.native { try learner.saveState(to: path, files: machine.fileSystem) }
        return .none
      },
      Builtin("load_state(self, path)", does: "Reads it back.") { call throws(Raised) in
        let machine = call.machine
        let (learner, path) = (try object(call).learner, try machine.pathText(call[1]))
        try machine.native { try learner.loadState(from: path, files: machine.fileSystem) }
        return .none
      },
    ]
}

private let mamlPrelude = #"""
  class MAMLLearner:
      """MAML: learns an initialization by gradients through adaptation.

      Attributes: model, inner_lr, outer_lr, num_inner_steps, first_order; and, with defaults,
      outer_optimizer ("adam", "sgd", or a dict with its name and options), seed, workers.
      """

      def __init__(self, model, inner_lr=0.01, outer_lr=0.001, num_inner_steps=1,
                   first_order=False, *, outer_optimizer="adam", seed=0, workers=None):
          self.model = model
          self.inner_lr = inner_lr
          self.outer_lr = outer_lr
          self.num_inner_steps = num_inner_steps
          self.first_order = first_order
          self.outer_optimizer = outer_optimizer
          self.seed = seed
          self.workers = workers
          self._native = _make_maml(model)
          self._ready()

      def _repr_table_(self):
          return "MAMLLearner", None, [
              ("model", repr(self.model)), ("inner_lr", self.inner_lr),
              ("outer_lr", self.outer_lr), ("num_inner_steps", self.num_inner_steps),
              ("first_order", self.first_order), ("outer_optimizer", self.outer_optimizer),
              ("seed", self.seed), ("workers", self.workers or "one for each processor")]

      def _ready(self):
          if self._native.model is not self.model:
              self._native = _make_maml(self.model)
          self._native.configure(self.inner_lr, self.outer_lr, self.num_inner_steps,
                                 self.first_order, self.outer_optimizer, self.seed, self.workers)
          return self._native

      def meta_train_step(self, episodes, loss_fn):
          """One meta-training step: {"query_loss", "support_loss", "param_diff"}."""
          return self._ready().meta_train_step(episodes, loss_fn)

      def evaluate(self, episodes, loss_fn):
          """Accuracy after adaptation: {"step_1_acc", "step_5_acc", "final_loss", ...}."""
          return self._ready().evaluate(episodes, loss_fn)

      def plans(self):
          """What is replayed in place of running model and loss, each plan a text to read."""
          return self._ready().plans()

      def save(self, path):
          """Saves the meta-learned parameters as .npz."""
          self._ready().save(path)

      def load(self, path):
          """Loads parameters that save wrote."""
          self._ready().load(path)

      def save_state(self, path):
          """Saves all that training depends on, so that it can be resumed to the bit."""
          self._ready().save_state(path)

      def load_state(self, path):
          """Loads what save_state wrote."""
          self._ready().load_state(path)
  """#
