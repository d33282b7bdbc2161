import MetaLearning
import MetaScript
import TensorCore

/// `meta_learning.reptile`.
func makeReptileModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  for name in ["meta_learning.models", "utils.errors"] {
    _ = try machine.importModule(name, from: machine.builtins, leaf: true)
  }
  machine.define(ReptileRows.functions, in: module)
  try machine.run(prelude: reptilePrelude, in: module)
}

/// The learner behind a script's `ReptileLearner`.
private final class ReptileObject: LearnerObject {
  let reptile: ReptileLearner
  /// The schedule as last configured, where it is no function.
  private var schedule: OptionValue?

  init(_ reptile: ReptileLearner, model: Value) {
    self.reptile = reptile
    super.init(reptile, optimizer: GradientDescent.name, held: [model, .none])
  }

  /// A name, a dict with a name, or a function of the number of meta-iterations done.
  func configureSchedule(_ value: Value, _ machine: Machine) throws(Raised) {
    if value.tag == .function || value.tag == .method || value.tag == .builtin {
      held[1] = value
      schedule = nil
      reptile.outerSchedule = .custom { [unowned machine] iteration in
        try machine.number(try machine.call(value, .int(iteration)))
      }
      return
    }
    let option = try machine.option(value)
    if option == schedule { return }
    let (name, options) = try option.named("outer_schedule", machine)
    reptile.outerSchedule = try machine.native { try OuterSchedule.make(name, options) }
    schedule = option
  }
}

private enum ReptileRows {
  static let functions: [Builtin] = [
    Builtin("_make_reptile(model)", does: "A Reptile learner of a model.") { call throws(Raised) in
      let reptile = ReptileObject(
        ReptileLearner(try call.machine.model(call[0])), model: call[0])
      return try LearnerMethods.object(
        reptile, named: "Reptile", methods: [configure], of: call.machine)
    }
  ]

  private static let configure = Builtin(
    "configure(self, \(LearnerMethods.settings), inner_batch_size, inner_optimizer, outer_schedule)",
    does: "Takes over the settings."
  ) { call throws(Raised) in
    let (machine, object) = (call.machine, try call.receiver(ReptileObject.self))
    let next = try LearnerMethods.takeSettings(call, into: object.learner)
    object.reptile.innerBatchSize = try call.optionalInt(next)
    try object.configureOptimizer(call[next + 1], "inner_optimizer", machine) {
      object.reptile.innerOptimizer = try InnerOptimizers.make($0, $1)
    }
    try object.configureSchedule(call[next + 2], machine)
    return .none
  }
}

private let reptilePrelude = #"""
  from utils.errors import MetaLearningError

  class ReptileLearner:
      """Reptile: learns an initialization that adapts quickly to new tasks.

      Attributes: model, inner_lr, outer_lr, num_inner_steps; and, with defaults that change
      nothing, inner_batch_size, inner_optimizer ("sgd", "adam", or a dict with its name and
      options), outer_schedule ("constant", {"name": "linear", "iterations": n}, or a function of
      the number of meta-iterations done), seed, workers.
      """

      def __init__(self, model, inner_lr=0.01, outer_lr=0.001, num_inner_steps=5, *,
                   inner_batch_size=None, inner_optimizer="sgd", outer_schedule="constant",
                   seed=0, workers=None):
          self.model = model
          self.inner_lr = inner_lr
          self.outer_lr = outer_lr
          self.num_inner_steps = num_inner_steps
          self.inner_batch_size = inner_batch_size
          self.inner_optimizer = inner_optimizer
          self.outer_schedule = outer_schedule
          self.seed = seed
          self.workers = workers
          self._native = _make_reptile(model)
          self._ready()

      def _repr_table_(self):
          schedule = self.outer_schedule
          return "ReptileLearner", None, [
              ("model", repr(self.model)), ("iteration", self._ready().iteration()),
              ("inner_lr", self.inner_lr), ("outer_lr", self.outer_lr),
              ("num_inner_steps", self.num_inner_steps),
              ("inner_batch_size", self.inner_batch_size or "whole support set"),
              ("inner_optimizer", self.inner_optimizer),
              ("outer_schedule", schedule.__name__ if callable(schedule) else schedule),
              ("seed", self.seed), ("workers", self.workers or "one for each processor")]

      def _ready(self):
          if self._native.model is not self.model:
              self._native = _make_reptile(self.model)
          self._native.configure(self.inner_lr, self.outer_lr, self.num_inner_steps, self.seed,
                                 self.workers, self.inner_batch_size, self.inner_optimizer,
                                 self.outer_schedule)
          return self._native
  """# + LearnerMethods.prelude
