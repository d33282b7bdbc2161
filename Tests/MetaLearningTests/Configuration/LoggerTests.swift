import Foundation
import MetaLearning
import Synchronization
import Testing

/// Loggers that write as Python's `logging` does.
@Suite struct LoggerTests {
  /// Lines a logger wrote to its console.
  final class Console: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func write(_ line: String) { lines.withLock { $0.append(line) } }
  }

  @Test func `a line has time, name, level and message, as Python's asctime has them`() throws {
    let console = Console()
    let logger = try setupLogger("meta_learning", console: { console.write($0) })
    logger.info("Starting")
    let line = try #require(console.all.first)
    let pattern = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - meta_learning - INFO - Starting\n/
    #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
  }

  @Test(arguments: [
    ("DEBUG", 5), ("info", 4), ("WARNING", 3), ("WARN", 3), ("ERROR", 2), ("CRITICAL", 1),
    ("FATAL", 1),
  ])
  func `a level keeps what is at or above it`(level: String, count: Int) throws {
    let console = Console()
    let logger = try setupLogger("x", level: level, console: { console.write($0) })
    logger.debug("a")
    logger.info("b")
    logger.warning("c")
    logger.error("d")
    logger.critical("e")
    #expect(console.all.count == count)
  }

  @Test func `the folder is made and the file is appended to`() throws {
    let folder = try TemporaryFolder()
    let logs = folder.file("deep/logs")
    for word in ["one", "two"] {
      try setupLogger("a/b", logDir: logs, console: { _ in }).info("\(word)")
    }
    let text = try String(contentsOfFile: logs + "/a_b.log", encoding: .utf8)
    #expect(text.split(separator: "\n").map { $0.suffix(3) } == ["one", "two"])
  }

  @Test func `an unknown level and an impossible folder are named`() throws {
    let level = #expect(throws: ConfigurationError.self) { try setupLogger("x", level: "LOUD") }
    #expect(level?.description.contains("DEBUG, INFO, WARNING, ERROR, CRITICAL") == true)
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "")
    let error = #expect(throws: ConfigurationError.self) { try setupLogger("x", logDir: file) }
    #expect(error?.description.contains("x.log") == true)
  }
}
