import Foundation
import MetaScript
import Synchronization

/// One program run in a session of its own: what it printed and how it ended.
struct ProgramRun {
  let output: String

  /// Everything on standard error, the report of an uncaught exception included.
  let errors: String

  /// The exit status that the command would have.
  let status: Int

  init(_ program: ProgramFile) throws {
    let output = Captured()
    let errors = Captured()
    var configuration = SessionConfiguration()
    configuration.arguments = [program.url.path]
    configuration.host.writeOutput = { output.append($0) }
    configuration.host.writeError = { errors.append($0) }
    configuration.host.environment = [("PATH", "/usr/bin:/bin")]
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("metapeft-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    configuration.host.files = LocalFiles(folder: scratch.path)
    let folder = program.url.deletingLastPathComponent()
    configuration.host.readModule = { name in
      let file = folder.appendingPathComponent("\(name).mps")
      guard let data = try? Data(contentsOf: file) else { return .none }
      return .file(path: file.lastPathComponent, bytes: [UInt8](data))
    }
    let session = try Session(configuration)
    var status = 0
    do throws(ScriptError) {
      try session.run(bytes: program.bytes(), name: program.fileName)
      try session.finishProgram()
    } catch {
      status = error.exitStatus ?? 1
      if error.exitStatus == nil {
        _ = errors.append(Array(error.rendered(color: false).utf8))
      } else if let message = error.exitMessage {
        _ = errors.append(Array("\(message)\n".utf8))
      }
    }
    self.output = output.text
    self.errors = errors.text
    self.status = status
  }

  /// The last line on standard error, with its end; empty where nothing was written.
  var lastError: String {
    let lines = errors.split(separator: "\n", omittingEmptySubsequences: true)
    return lines.last.map { "\($0)\n" } ?? ""
  }
}

/// Bytes taken from the script's thread.
private final class Captured: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  /// Never a failed write: nil is what the host calls success.
  func append(_ more: [UInt8]) -> String? {
    bytes.withLock { $0 += more }
    return nil
  }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
