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
private final class MAMLObject: LearnerObject {
  let maml: MAMLLearner

  init(_ maml: MAMLLearner, model: Value) {
    self.maml = maml
    super.init(maml, optimizer: Adam.name, held: [model])
  }
}

private enum MAMLRows {
  static let functions: [Builtin] = [
    Builtin("_make_maml(model)", does: "A MAML learner of a model.") { call throws(Raised) in
      let machine = call.machine
      let model = try machine.model(call[0])
      let maml = try machine.native { try MAMLLearner(model) }
      return try LearnerMethods.object(
        MAMLObject(maml, model: call[0]), named: "MAML", methods: [configure], of: machine)
    }
  ]

  private static let configure = Builtin(
    "configure(self, \(LearnerMethods.settings), first_order, outer_optimizer)",
    does: "Takes over the settings."
  ) { call throws(Raised) in
    let (machine, object) = (call.machine, try call.receiver(MAMLObject.self))
    let next = try LearnerMethods.takeSettings(call, into: object.learner)
    object.maml.firstOrder = try machine.isTrue(call[next])
    try object.configureOptimizer(call[next + 1], "outer_optimizer", machine) {
      object.maml.outerOptimizer = try OuterOptimizers.make($0, $1)
    }
    return .none
  }
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
          self._native.configure(self.inner_lr, self.outer_lr, self.num_inner_steps, self.seed,
                                 self.workers, self.first_order, self.outer_optimizer)
          return self._native
  """# + LearnerMethods.prelude
