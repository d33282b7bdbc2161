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
  ) throws -> [RecordedLoop]? {
    let initialization = objective.initialization
    var found: [RecordedLoop] = []
    found.reserveCapacity(episodes.count)
    for (index, episode) in episodes.enumerated() {
      // Nothing of the script runs between the episodes of a batch that is replayed.
      if let last = found.last, episode.isLike(episodes[index - 1]) {
        found.append(last)
        continue
      }
      let sample = try loop.stepShapes(of: episode)
      let recording = try recordings.find(key) {
        $0.fits(key, loop.optimizer, initialization, sample)
      } make: {
        try RecordedLoop(objective, key: key, loop.optimizer, sample)
      }
      guard let recording else { return nil }
      found.append(recording)
    }
    return found
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
