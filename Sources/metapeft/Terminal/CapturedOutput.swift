import Synchronization

/// What scripts print, kept instead of written.
final class CapturedOutput: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }

  /// What was printed since the last call.
  func take() -> String {
    bytes.withLock { held in
      defer { held = [] }
      return String(decoding: held, as: UTF8.self)
    }
  }
}
