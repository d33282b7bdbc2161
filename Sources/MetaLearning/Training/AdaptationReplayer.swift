import TensorCore

/// The recordings of adaptations, kept as long as they may be of use.
final class AdaptationReplayer: Sendable {
  private let recordings = Recordings<RecordedLoop>()
  private let measures = Recordings<RecordedMeasure>()

  /// What recordings look like, for reading.
  var planTexts: [String] { recordings.made.map(\.text) }

  /// Why something runs eagerly, if anything does.
  var obstacle: String? { recordings.obstacle ?? measures.obstacle }

  /// The recordings of the inner loop for `episodes`; nil where one must run eagerly.
  func loops(
    _ episodes: [Episode], _ loop: InnerLoop, _ objective: Objective, _ key: RecordingKey
  ) throws -> TaskRecordings<RecordedLoop>? {
    let initialization = objective.initialization
    return try recordings.find(
      key, for: episodes, of: loop.stepShapes,
      where: { $0.fits(key, loop.optimizer, initialization, $1) },
      make: { try RecordedLoop(objective, key: key, loop.optimizer, $0) })
  }

  /// The recording of a measurement on such examples; nil where it must run eagerly.
  func measure(
    _ inputs: Tensor, _ targets: Tensor, givesLoss: Bool, _ loop: InnerLoop,
    _ objective: Objective, _ key: RecordingKey
  ) throws -> RecordedMeasure? {
    let initialization = objective.initialization
    return try measures.find(key) {
      $0.fits(key, loop.optimizer, initialization, [inputs, targets], givesLoss: givesLoss)
    } make: {
      try RecordedMeasure(
        objective, key: key, loop.optimizer, inputs, targets, givesLoss: givesLoss)
    }
  }
}
