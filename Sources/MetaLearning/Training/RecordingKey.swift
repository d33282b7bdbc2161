import TensorCore

/// What a recording of an objective holds for: model, loss, and which parameters train.
///
/// Frozen parameters are constants of a recording, so it holds only while the model has those very
/// tensors, which never change.
struct RecordingKey: Sendable {
  private let model: String
  private let loss: RecordableLoss
  private let trainable: [Int]
  private let frozen: [Tensor]

  /// Nil where the model or the loss must not be recorded, or parameters are not `float32`.
  init?(_ model: any Model, _ loss: Loss, _ parameters: Parameters, _ trainable: [Int]) {
    guard let key = model.recordingKey, case .recordable(let recordable) = loss,
      case .shareable = model.network,
      trainable.allSatisfy({ parameters.tensors[$0].dtype == .float32 })
    else { return nil }
    self.model = key
    self.loss = recordable
    self.trainable = trainable
    if trainable.count == parameters.count {
      frozen = []
    } else {
      let trains = Set(trainable)
      frozen = parameters.tensors.indices.filter { !trains.contains($0) }.map {
        parameters.tensors[$0]
      }
    }
  }

  /// Whether a recording for this key holds for `other`.
  func matches(_ other: RecordingKey) -> Bool {
    loss === other.loss && trainable == other.trainable && model == other.model
      && frozen.count == other.frozen.count
      && zip(frozen, other.frozen).allSatisfy { $0.isSameArray(as: $1) }
  }
}
