import MetaLearning
import MetaScript
import TensorCore

/// The methods that every learner shows to scripts in the same way.
enum LearnerMethods {
  /// A new learner as an object of a script: the type called `name`, these methods besides the common
  /// ones.
  static func object(
    _ learner: LearnerObject, named name: String, methods: [Builtin], of machine: Machine
  ) throws(Raised) -> Value {
    let type = try machine.nativeType(
      named: name, module: "metapeft", construct: nil, methods: methods + rows,
      properties: [
        Builtin("model(self)", does: "The model it learns for.") { call throws(Raised) in
          try call.receiver(LearnerObject.self).held[0]
        }
      ])
    return machine.heap.native(learner, type: type)
  }

  /// The parameters of `configure` that every learner has, after `self`.
  static let settings = "inner_lr, outer_lr, num_inner_steps, seed, workers"

  /// Takes those settings over; gives the place of the first argument after them.
  static func takeSettings(_ call: Call, into learner: any MetaLearner) throws(Raised) -> Int {
    let machine = call.machine
    learner.innerLR = try machine.number(call[1])
    learner.outerLR = try machine.number(call[2])
    learner.numInnerSteps = try machine.index(call[3])
    learner.seed = try call.int(4, or: 0)
    if let workers = try call.optionalInt(5) { learner.workers = workers }
    return 6
  }

  /// Runs `body`; what its recordings refer to lives as long as the learner of the call.
  private static func keeping<Result>(
    _ call: Call, _ body: () throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let keeper = try call.receiver(LearnerObject.self).keeper
    return try ScriptObserver.of(call.machine).keeping(with: keeper, body)
  }

  private static func learner(_ call: Call) throws(Raised) -> any MetaLearner {
    try call.receiver(LearnerObject.self).learner
  }

  private static func file(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (any MetaLearner, String, any FileSystem) throws -> Void
  ) -> Builtin {
    Builtin("\(name)(self, path)", does: summary) { call throws(Raised) in
      let machine = call.machine
      let (learner, path) = (try learner(call), try machine.pathText(call[1]))
      try machine.native { try body(learner, path, machine.fileSystem) }
      return .none
    }
  }

  private static let rows: [Builtin] =
    [
      Builtin("meta_train_step(self, episodes, loss_fn)", does: "One meta-training step.") {
        call throws(Raised) in
        let machine = call.machine
        let learner = try learner(call)
        let (episodes, loss) = (try machine.episodes(call[1]), machine.loss(call[2]))
        let metrics = try keeping(call) { () throws(Raised) in
          try machine.native { try learner.metaTrainStep(episodes, loss: loss) }
        }
        if let reason = learner.reasonForRunningEagerly {
          ScriptObserver.of(machine).report(reason)
        }
        let entries = metrics.entries
        ProgressBoard.of(machine).note(entries)
        return try machine.dict(ofNumbers: entries)
      },
      Builtin("evaluate(self, episodes, loss_fn)", does: "How well it adapts.") {
        call throws(Raised) in
        let machine = call.machine
        let learner = try learner(call)
        let (episodes, loss) = (try machine.episodes(call[1]), machine.loss(call[2]))
        let progress = NativeProgress(machine, label: "evaluate")
        learner.progress = { progress.report($0, of: $1) }
        defer {
          learner.progress = nil
          progress.finish()
        }
        let metrics = try keeping(call) { () throws(Raised) in
          try machine.native { try learner.evaluate(episodes, loss: loss) }
        }
        return try machine.dict(ofNumbers: metrics.entries)
      },
      Builtin("plans(self)", does: "What its recordings do, each a text.") { call throws(Raised) in
        let texts = try learner(call).planTexts
        return try call.heap.list(texts.map { text throws(Raised) in try call.heap.string(text) })
      },
      file("save", "Writes the parameters.") { try $0.save(to: $1, files: $2) },
      file("load", "Reads them back.") { try $0.load(from: $1, files: $2) },
      file("save_state", "Writes all that training depends on.") {
        try $0.saveState(to: $1, files: $2)
      },
      file("load_state", "Reads it back.") { try $0.loadState(from: $1, files: $2) },
      Builtin("iteration(self)", does: "Meta-training steps done.") { call throws(Raised) in
        .int(try learner(call).iteration)
      },
    ]

  /// The methods of a learner's class in a script; the class has `_ready`, which gives the object of
  /// this file's methods with the settings as they are.
  static let prelude = #"""

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
}

/// An object whose recordings refer to what the script made.
class LearnerHolder: BoundObject {
  /// What the recordings refer to; made when the object holds what it holds for itself.
  private(set) lazy var keeper = RecordingKeeper(self)
}

/// The object behind a learner of a script.
class LearnerObject: LearnerHolder {
  let learner: any MetaLearner
  /// The optimizer as last configured: setting it anew would forget its state.
  private var optimizer: OptionValue

  /// - Parameters:
  ///   - optimizer: The name of the one that a new learner has.
  ///   - held: The model, and what else a script gave.
  init(_ learner: any MetaLearner, optimizer: String, held: [Value]) {
    (self.learner, self.optimizer) = (learner, .text(optimizer))
    super.init()
    self.held = held
  }

  /// Has `set` take another optimizer over, `"adam"` or `{"name": "adam", "beta2": 0.99}`; `setting`
  /// is what scripts call it.
  func configureOptimizer(
    _ value: Value, _ setting: String, _ machine: Machine,
    _ set: (String, Options) throws -> Void
  ) throws(Raised) {
    let option = try machine.option(value)
    guard option != optimizer else { return }
    let (name, options) = try option.named(setting, machine)
    try machine.native { try set(name, options) }
    optimizer = option
  }
}

extension OptionValue {
  /// A name, or a table with a name: the name and what else the table has.
  func named(_ setting: String, _ machine: Machine) throws(Raised) -> (String, Options) {
    if case .text(let name) = self { return (name, Options()) }
    if case .table(var options) = self, case .text(let name) = options["name"] {
      options["name"] = nil
      return (name, options)
    }
    throw machine.error(
      .typeError, "\(setting) must be a name or a dict with a 'name', not \(typeName)")
  }
}
