import TensorCore

extension ReptileLearner {
  /// With the inner optimizer's state; see `MetaLearner`.
  public func saveState(to path: String, files: any FileSystem) throws {
    let moments = zip(model.trainableParameters.names, optimizerState.moments)
    try TrainingState(
      parameters: model.parameters, moments: moments.map { ($0, $1) }, iteration: iteration,
      optimizerSteps: optimizerState.steps
    ).write(to: path, files)
  }

  /// See `MetaLearner`.
  public func loadState(from path: String, files: any FileSystem) throws {
    let state = try TrainingState(
      like: model.parameters, moments: model.trainableParameters, from: path, files)
    model.parameters = state.parameters
    optimizerState = OptimizerState(
      steps: state.optimizerSteps, moments: state.moments.map(\.tensor))
    iteration = state.iteration
  }
}
