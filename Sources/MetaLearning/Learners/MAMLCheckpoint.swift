import TensorCore

extension MAMLLearner {
  /// Writes all that training depends on: parameters, meta-iterations done, and the outer
  /// optimizer's state. Training resumed from it gives the bits of training that was not stopped.
  ///
  /// - Throws: `LoadError`.
  public func saveState(to path: String, files: any FileSystem = SystemFiles()) throws {
    try TrainingState(
      parameters: model.parameters,
      moments: optimizerState.moments.enumerated().map { (Self.moment($0), $1) },
      iteration: iteration, optimizerSteps: optimizerState.steps
    ).write(to: path, files)
  }

  /// Reads training state back into a learner with the same settings.
  ///
  /// - Throws: `CheckpointError`, `LoadError`; nothing is changed then.
  public func loadState(from path: String, files: any FileSystem = SystemFiles()) throws {
    // Each moment is a vector over all trainable parameters.
    let elements = try Tensor.zeros([model.trainableParameters.elementCount])
    let wanted = try Parameters(
      (0..<outerOptimizer.momentCount).map { (Self.moment($0), elements) })
    let state = try TrainingState(like: model.parameters, moments: wanted, from: path, files)
    model.parameters = state.parameters
    optimizerState = OptimizerState(
      steps: state.optimizerSteps, moments: state.moments.map(\.tensor))
    iteration = state.iteration
  }

  private static func moment(_ index: Int) -> String { "outer\(index)" }
}
