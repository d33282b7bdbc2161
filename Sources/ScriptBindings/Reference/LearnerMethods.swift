import MetaLearning
import MetaScript

/// The methods that every learner shows to scripts in the same way.
enum LearnerMethods {
  /// Runs `body`; what its recordings refer to lives as long as the learner of the call.
  private static func keeping<Result>(
    _ call: Call, _ body: () throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let keeper = try call.receiver(LearnerHolder.self).keeper
    return try ScriptObserver.of(call.machine).keeping(with: keeper, body)
  }

  /// - Parameter learner: The learner behind the `self` of a call.
  static func rows(
    _ learner: @escaping @Sendable (Call) throws(Raised) -> any MetaLearner
  ) -> [Builtin] {
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
        ProgressBoard.of(machine).note(metrics.entries)
        return try machine.dict(ofNumbers: metrics.entries)
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
    ]
  }
}

/// The object behind a learner of a script.
class LearnerHolder: BoundObject {
  /// What recordings of the learner refer to; made when the object holds what it holds for itself.
  private(set) lazy var keeper = RecordingKeeper(self)
}
