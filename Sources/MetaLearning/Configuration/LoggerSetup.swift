import Foundation
import Logging
import Synchronization
import TensorCore

/// A logger that writes to the console and, where there is a folder, to `<folder>/<name>.log`.
///
/// Lines are Python's: `2025-10-21 09:30:00,125 - name - INFO - message`. The file is appended to,
/// missing folders are made. The logging system's global handler is not touched, so any number of
/// loggers may be set up, by any host.
///
/// - Parameters:
///   - name: The logger's name; in the file's name, `/` becomes `_`.
///   - logDir: The folder for log files; nil logs to the console only.
///   - level: The lowest level that is written: `DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`.
///   - files: Where files are written.
///   - console: Takes each line, its newline included; standard error unless said otherwise.
/// - Throws: `ConfigurationError.unknownLogLevel`, `ConfigurationError.logFile`.
public func setupLogger(
  _ name: String, logDir: String? = nil, level: String = "INFO",
  files: any FileSystem = SystemFiles(), console: (@Sendable (String) -> Void)? = nil
) throws(ConfigurationError) -> Logger {
  let level = try LogLevel(named: level)
  var sinks = [console ?? writeToStandardError]
  if let logDir { sinks.append(try LogFile(name: name, folder: logDir, files: files).write) }
  let handler = LineLogHandler(name: name, sinks: sinks, level: level)
  return Logger(label: name, factory: { _ in handler })
}

@Sendable
private func writeToStandardError(_ line: String) {
  // A console that is gone is no reason to stop an experiment.
  try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
}

/// A log file, appended to line by line, so that several loggers may share it.
private struct LogFile: Sendable {
  private let path: String
  private let files: any FileSystem

  init(name: String, folder: String, files: any FileSystem) throws(ConfigurationError) {
    let safe = name.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "_")
    path = (folder.hasSuffix("/") || folder.isEmpty ? folder : folder + "/") + safe + ".log"
    self.files = files
    do {
      if !folder.isEmpty { try files.createDirectories(folder) }
      try files.append(path, [])
    } catch {
      throw .logFile(path: path, reason: error.description)
    }
  }

  @Sendable
  func write(_ line: String) {
    // Logging never fails the work it reports on; the console has the line all the same.
    try? files.append(path, Array(line.utf8))
  }
}

/// Renders messages as Python's `logging` does.
struct LineLogHandler: LogHandler {
  private let name: String
  private let sinks: [@Sendable (String) -> Void]

  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(name: String, sinks: [@Sendable (String) -> Void], level: LogLevel) {
    self.name = name
    self.sinks = sinks
    logLevel = level.swiftLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    for source in [metadataProvider?.get(), event.metadata] {
      all.merge(source ?? [:]) { _, new in new }
    }
    let extras = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    let line = Self.line(
      Date(), name: name, level: LogLevel(event.level), message: "\(event.message)" + extras)
    for sink in sinks { sink(line) }
  }

  /// One line, its newline included, in the time of `calendar`.
  static func line(
    _ date: Date, name: String, level: LogLevel, message: String,
    calendar: Calendar = Calendar(identifier: .gregorian)
  ) -> String {
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .nanosecond], from: date)
    func digits(_ number: Int?, _ count: Int) -> String {
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let day = [digits(parts.year, 4), digits(parts.month, 2), digits(parts.day, 2)]
    let time = [digits(parts.hour, 2), digits(parts.minute, 2), digits(parts.second, 2)]
    let milliseconds = digits((parts.nanosecond ?? 0) / 1_000_000, 3)
    return day.joined(separator: "-") + " " + time.joined(separator: ":") + "," + milliseconds
      + " - \(name) - \(level.name) - \(message)\n"
  }
}
