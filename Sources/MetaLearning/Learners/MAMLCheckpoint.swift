import TensorCore

extension MAMLLearner {
  /// With the outer optimizer's state; see `MetaLearner`.
  public func saveState(to path: String, files: any FileSystem) throws {
    try TrainingState(
      parameters: model.parameters,
      moments: optimizerState.moments.enumerated().map { (Self.moment($0), $1) },
      iteration: iteration, optimizerSteps: optimizerState.steps
    ).write(to: path, files)
  }

  /// See `MetaLearner`.
  public func loadState(from path: String, files: any FileSystem) throws {
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
