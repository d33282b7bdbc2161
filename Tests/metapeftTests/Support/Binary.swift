import Foundation

/// The built command, run as its users run it: another process, its streams, its exit status.
struct Binary {
  struct Outcome {
    /// The exit status; 128 and the signal's number where a signal ended the process.
    var status: Int32
    var output: String
    var errors: String
  }

  /// The binary stands beside the test bundle.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("metapeft").path

  private let process = Process()
  private let input = Pipe()
  private let streams: [URL]

  /// Starts the command.
  ///
  /// - Parameters:
  ///   - input: All of standard input.
  ///   - folder: The working directory.
  ///   - output: A file to write standard output to, instead of collecting it.
  init(
    _ arguments: [String], input text: String = "", in folder: URL? = nil, output: String? = nil
  ) throws {
    let base = FileManager.default.temporaryDirectory
    // Files, not pipes: whatever amount is written, nobody has to read it meanwhile.
    streams = (0..<2).map { _ in base.appendingPathComponent("metapeft-" + UUID().uuidString) }
    for stream in streams { _ = FileManager.default.createFile(atPath: stream.path, contents: nil) }
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": base.path]
    process.standardInput = input
    // Where the tests run in the background of a shell SIGINT is ignored, and children inherit that.
    signal(SIGINT, SIG_DFL)
    process.standardOutput = try output.map { try Self.open($0) } ?? Self.open(streams[0].path)
    process.standardError = try Self.open(streams[1].path)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
  }

  private static func open(_ path: String) throws -> FileHandle {
    guard let handle = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
    return handle
  }

  /// Sends SIGINT once the output so far contains `text`.
  func interrupt(after text: String) {
    while process.isRunning, !read(0).contains(text) { Thread.sleep(forTimeInterval: 0.02) }
    process.interrupt()
  }

  /// Sends SIGINT now.
  func interrupt() { process.interrupt() }

  /// Waits for the end.
  func finish() -> Outcome {
    process.waitUntilExit()
    defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: read(0), errors: read(1))
  }

  private func read(_ index: Int) -> String {
    (try? Data(contentsOf: streams[index])).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Runs the command to its end.
  static func run(
    _ arguments: String..., input: String = "", in folder: URL? = nil, output: String? = nil
  ) throws -> Outcome {
    try Binary(arguments, input: input, in: folder, output: output).finish()
  }
}

/// A folder for one test, removed after it.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "metapeft-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// The files beside the tests.
enum Fixtures {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures")
  static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../examples").standardizedFileURL
}
