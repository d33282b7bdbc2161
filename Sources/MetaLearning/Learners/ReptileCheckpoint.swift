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

  /// Names in a file of training state, beside `model.…` and `moment.…`.
  private static let counters = (iteration: "iteration", steps: "optimizer_steps")

  /// Writes all that training depends on: parameters, meta-iterations done, and the inner
  /// optimizer's state. Training resumed from it gives the bits of training that was not stopped.
  ///
  /// - Throws: `LoadError`.
  public func saveState(to path: String, files: any FileSystem = SystemFiles()) throws {
    var entries: [NamedTensor] = model.parameters.entries.map { ("model." + $0.name, $0.tensor) }
    let names = model.trainableParameters.names
    for (name, moment) in zip(names, optimizerState.moments) {
      entries.append(("moment." + name, moment))
    }
    entries.append((Self.counters.iteration, try Tensor([iteration], shape: [], dtype: .int64)))
    entries.append(
      (Self.counters.steps, try Tensor([optimizerState.steps], shape: [], dtype: .int64)))
    try Checkpoint.write(entries, to: path, files)
  }

  /// Reads training state back into a learner with the same settings.
  ///
  /// - Throws: As `load(from:)`; nothing is changed then.
  public func loadState(from path: String, files: any FileSystem = SystemFiles()) throws {
    let archive = try NPZArchive(path, in: files)
    let isMoment = { (name: String) in name.hasPrefix("moment.") }
    let others = archive.names.filter(isMoment) + [Self.counters.iteration, Self.counters.steps]
    let parameters = try Checkpoint.read(
      model.parameters, from: archive, path, prefix: "model.", extra: Set(others))
    func counter(_ name: String) throws -> Int {
      let value = try archive.tensor(named: name)
      guard value.count == 1, value.dtype.isInteger else {
        throw CheckpointError.shape(file: path, parameter: name, found: value.shape, wanted: [])
      }
      return try value.itemAsInteger()
    }
    var state = OptimizerState()
    if archive.names.contains(where: isMoment) {
      let models = Set(archive.names.filter { !isMoment($0) })
      state.moments = try Checkpoint.read(
        model.trainableParameters, from: archive, path, prefix: "moment.", extra: models
      ).tensors
    }
    state.steps = max(0, try counter(Self.counters.steps))
    let iteration = max(0, try counter(Self.counters.iteration))
    model.parameters = parameters
    optimizerState = state
    self.iteration = iteration
  }
}
