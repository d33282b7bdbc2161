import TensorCore

/// What training goes on from, in an `.npz` file: parameters as `model.…`, moments as `moment.…`, and
/// two counts.
struct TrainingState {
  let parameters: Parameters
  let moments: [NamedTensor]
  /// Meta-iterations done.
  let iteration: Int
  let optimizerSteps: Int

  private static let counters = (iteration: "iteration", steps: "optimizer_steps")

  init(
    parameters: Parameters, moments: [NamedTensor], iteration: Int, optimizerSteps: Int
  ) {
    (self.parameters, self.moments) = (parameters, moments)
    (self.iteration, self.optimizerSteps) = (iteration, optimizerSteps)
  }

  /// - Throws: `LoadError`.
  func write(to path: String, _ files: any FileSystem) throws {
    var entries: [NamedTensor] = parameters.entries.map { ("model." + $0.name, $0.tensor) }
    for (name, moment) in moments { entries.append(("moment." + name, moment)) }
    for (name, count) in [
      (Self.counters.iteration, iteration), (Self.counters.steps, optimizerSteps),
    ] {
      entries.append((name, try Tensor([count], shape: [], dtype: .int64)))
    }
    try Checkpoint.write(entries, to: path, files)
  }

  /// Reads it back for parameters like `known` and moments, where the file has any, like `moments`.
  ///
  /// - Throws: `CheckpointError` naming the parameter and both shapes where the file is of another
  ///   architecture; `LoadError`.
  init(
    like known: Parameters, moments: Parameters, from path: String, _ files: any FileSystem
  ) throws {
    let archive = try NPZArchive(path, in: files)
    let isMoment = { (name: String) in name.hasPrefix("moment.") }
    let others = archive.names.filter(isMoment) + [Self.counters.iteration, Self.counters.steps]
    parameters = try Checkpoint.read(
      known, from: archive, path, prefix: "model.", extra: Set(others))
    func counter(_ name: String) throws -> Int {
      let value = try archive.tensor(named: name)
      guard value.count == 1, value.dtype.isInteger else {
        throw CheckpointError.shape(file: path, parameter: name, found: value.shape, wanted: [])
      }
      return max(0, try value.itemAsInteger())
    }
    if archive.names.contains(where: isMoment) {
      let rest = Set(archive.names.filter { !isMoment($0) })
      self.moments = try Checkpoint.read(
        moments, from: archive, path, prefix: "moment.", extra: rest
      ).entries
    } else {
      self.moments = []
    }
    optimizerSteps = try counter(Self.counters.steps)
    iteration = try counter(Self.counters.iteration)
  }
}
