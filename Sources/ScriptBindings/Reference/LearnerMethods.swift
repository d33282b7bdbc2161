import MetaLearning
import MetaScript

/// The methods that every learner shows to scripts in the same way.
enum LearnerMethods {
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
        let metrics = try machine.native { try learner.metaTrainStep(episodes, loss: loss) }
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
        let metrics = try machine.native { try learner.evaluate(episodes, loss: loss) }
        return try machine.dict(ofNumbers: metrics.entries)
      },
    ]
  }
}
