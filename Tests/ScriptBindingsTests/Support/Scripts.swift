import Foundation
import MetaScript
import ScriptBindings
import Synchronization

/// Runs scripts in a session that has the bindings, and keeps what they print.
final class Script: Sendable {
  let session: Session

  /// - Parameters:
  ///   - folder: The current folder of the script; nil grants it no files.
  ///   - bytes: The most it may hold.
  ///   - replaying: Whether learners may replay recordings.
  init(folder: String? = nil, bytes: Int? = nil, replaying: Bool = true) throws {
    var configuration = SessionConfiguration()
    configuration.limits.bytes = bytes
    if let folder { configuration.host.files = LocalFiles(folder: folder) }
    let sink = Sink()
    configuration.onOutput { sink.add($0) }
    configuration.onErrorOutput { sink.addError($0) }
    self.sink = sink
    session = try Session(configuration)
    try session.installBindings(replaying: replaying)
  }

  private let sink: Sink

  /// What the text prints, without the last line's end.
  func run(_ text: String) throws -> String {
    try session.run(text)
    return sink.take()
  }

  /// The kind and message of the exception that ends the text.
  func failure(_ text: String) -> String {
    do {
      try session.run(text)
      return "no error"
    } catch {
      return "\(error.kind): \(error.message)"
    }
  }

  /// What was written to standard error so far.
  var errors: String { sink.errors }
}

private final class Sink: Sendable {
  private let texts = Mutex((output: "", errors: ""))

  func add(_ text: String) { texts.withLock { $0.output += text } }
  func addError(_ text: String) { texts.withLock { $0.errors += text } }
  var errors: String { texts.withLock { $0.errors } }

  func take() -> String {
    texts.withLock { texts in
      defer { texts.output = "" }
      return String(texts.output.hasSuffix("\n") ? texts.output.dropLast() : texts.output[...])
    }
  }
}

/// A folder that is there for the time of `body`.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "metapeft-\(UUID())").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
