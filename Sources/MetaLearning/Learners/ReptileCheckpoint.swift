import TensorCore

extension ReptileLearner {
  /// Writes the model's parameters to an `.npz` file under their dotted names, as NumPy and MLX
  /// read them; missing folders are made. See `saveState(to:)` for what resuming needs besides.
  ///
  /// - Throws: `LoadError`.
  public func save(to path: String) throws { try save(to: path, files: SystemFiles()) }

  public func save(to path: String, files: any FileSystem) throws {
    try Checkpoint.save(model, to: path, files: files)
  }

  /// Reads the model's parameters back.
  ///
  /// - Throws: `CheckpointError` naming the parameter and both shapes where the file is of another
  ///   architecture; `LoadError`. Nothing is changed then.
  public func load(from path: String) throws { try load(from: path, files: SystemFiles()) }

  public func load(from path: String, files: any FileSystem) throws {
    try Checkpoint.load(model, from: path, files: files)
  }

  /// Writes all that training depends on: parameters, meta-iterations done, and the inner
  /// optimizer's state. Training resumed from it gives the bits of training that was not stopped.
  ///
  /// - Throws: `LoadError`.
  public func saveState(to path: String, files: any FileSystem = SystemFiles()) throws {
    let moments = zip(model.trainableParameters.names, optimizerState.moments)
    try TrainingState(
      parameters: model.parameters, moments: moments.map { ($0, $1) }, iteration: iteration,
      optimizerSteps: optimizerState.steps
    ).write(to: path, files)
  }

  /// Reads training state back into a learner with the same settings.
  ///
  /// - Throws: As `load(from:)`; nothing is changed then.
  public func loadState(from path: String, files: any FileSystem = SystemFiles()) throws {
    let state = try TrainingState(
      like: model.parameters, moments: model.trainableParameters, from: path, files)
    model.parameters = state.parameters
    optimizerState = OptimizerState(
      steps: state.optimizerSteps, moments: state.moments.map(\.tensor))
    iteration = state.iteration
  }
}
