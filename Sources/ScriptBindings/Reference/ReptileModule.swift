import MetaLearning
import MetaScript
import TensorCore

/// `meta_learning.reptile`.
func makeReptileModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  for name in ["meta_learning.models", "utils.errors"] {
    _ = try machine.importModule(name, from: machine.builtins, leaf: true)
  }
  machine.define(LearnerRows.functions, in: module)
  try machine.run(prelude: reptilePrelude, in: module)
}

/// The learner behind a script's `ReptileLearner`.
final class LearnerObject: LearnerHolder {
  let learner: ReptileLearner
  /// The optimizer as last configured: setting it anew would forget its state.
  var optimizer = OptionValue.text(GradientDescent.name)
  /// The schedule as last configured, where it is no function.
  var schedule: OptionValue?

  init(_ learner: ReptileLearner, model: Value) {
    self.learner = learner
    super.init()
    held = [model, .none]
  }
}

enum LearnerRows {
  private static func object(_ call: Call) throws(Raised) -> LearnerObject {
    try call.receiver(LearnerObject.self)
  }

  static let functions: [Builtin] = [
    Builtin("_make_reptile(model)", does: "A Reptile learner of a model.") { call throws(Raised) in
      let machine = call.machine
      let learner = ReptileLearner(try machine.model(call[0]))
      let type = try machine.nativeType(
        named: "Reptile", module: "metapeft", construct: nil, methods: methods,
        properties: [
          Builtin("model(self)", does: "The model it learns for.") { call throws(Raised) in
            try object(call).held[0]
          }
        ])
      return call.heap.native(LearnerObject(learner, model: call[0]), type: type)
    }
  ]

  private static let methods: [Builtin] =
    [
      Builtin(
        "configure(self, inner_lr, outer_lr, num_inner_steps, inner_batch_size, inner_optimizer, "
          + "outer_schedule, seed, workers)", does: "Takes over the settings."
      ) { call throws(Raised) in
        let (machine, object) = (call.machine, try object(call))
        let learner = object.learner
        learner.innerLR = try machine.number(call[1])
        learner.outerLR = try machine.number(call[2])
        learner.numInnerSteps = try machine.index(call[3])
        learner.innerBatchSize = try call.optionalInt(4)
        try setOptimizer(try machine.option(call[5]), of: object, machine)
        try setSchedule(call[6], of: object, machine)
        learner.seed = try call.int(7, or: 0)
        if let workers = try call.optionalInt(8) { learner.workers = workers }
        return .none
      }
    ] + LearnerMethods.rows { call throws(Raised) in try object(call).learner } + [
      file("save", "Writes the parameters.") { try $0.save(to: $1, files: $2) },
      file("load", "Reads them back.") { try $0.load(from: $1, files: $2) },
      file("save_state", "Writes all that training depends on.") {
        try $0.saveState(to: $1, files: $2)
      },
      file("load_state", "Reads it back.") { try $0.loadState(from: $1, files: $2) },
      Builtin("iteration(self)", does: "Meta-training steps done.") { call throws(Raised) in
        .int(try object(call).learner.iteration)
      },
    ]

  private static func file(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (ReptileLearner, String, any FileSystem) throws -> Void
  ) -> Builtin {
    Builtin("\(name)(self, path)", does: summary) { call throws(Raised) in
      let machine = call.machine
      let (learner, path) = (try object(call).learner, try machine.pathText(call[1]))
      try machine.native { try body(learner, path, machine.fileSystem) }
      return .none
    }
  }

  /// `"adam"`, or `{"name": "adam", "beta2": 0.99}`.
  private static func setOptimizer(
    _ option: OptionValue, of object: LearnerObject, _ machine: Machine
  ) throws(Raised) {
    guard option != object.optimizer else { return }
    let (name, options) = try named(option, "inner_optimizer", machine)
    object.learner.innerOptimizer = try machine.native {
      try InnerOptimizers.make(name, options)
    }
    object.optimizer = option
  }

  /// A name, a dict with a name, or a function of the number of meta-iterations done.
  private static func setSchedule(
    _ value: Value, of object: LearnerObject, _ machine: Machine
  ) throws(Raised) {
    if value.tag == .function || value.tag == .method || value.tag == .builtin {
      object.held[1] = value
      object.schedule = nil
      object.learner.outerSchedule = .custom { [unowned machine] iteration in
        try machine.number(try machine.call(value, .int(iteration)))
      }
      return
    }
    let option = try machine.option(value)
    if option == object.schedule { return }
    let (name, options) = try named(option, "outer_schedule", machine)
    object.learner.outerSchedule = try machine.native { try OuterSchedule.make(name, options) }
    object.schedule = option
  }

  static func named(
    _ option: OptionValue, _ what: String, _ machine: Machine
  ) throws(Raised) -> (String, Options) {
    if case .text(let name) = option { return (name, Options()) }
    if case .table(var options) = option, case .text(let name) = options["name"] {
      options["name"] = nil
      return (name, options)
    }
    throw machine.error(
      .typeError, "\(what) must be a name or a dict with a 'name', not \(option.typeName)")
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
          self._native.configure(self.inner_lr, self.outer_lr, self.num_inner_steps,
                                 self.inner_batch_size, self.inner_optimizer,
                                 self.outer_schedule, self.seed, self.workers)
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
