/// Why an experiment's configuration or a logger could not be set up.
public enum ConfigurationError: MetaLearningError, Equatable {
  /// A place in a file; lines and columns count from 1.
  public struct Place: Sendable, Equatable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int

    public var description: String { "\(file):\(line):\(column)" }
  }

  /// The file could not be read.
  case unreadable(file: String, reason: String)
  /// The file is not the plain YAML that a configuration is.
  case malformed(Place, problem: String)
  /// A key, type or value is wrong; without a place where it was not read from a file.
  case option(OptionError, at: Place?)
  /// There is no logging level of that name.
  case unknownLogLevel(String)
  /// The log folder or file could not be made.
  case logFile(path: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "cannot read \(quoted(file)): \(reason)"
    case .malformed(let place, let problem): "\(place): \(problem)"
    case .option(let error, let place?): "\(place): \(error)"
    case .option(let error, nil): error.description
    case .unknownLogLevel(let name):
      "unknown logging level \(quoted(name)): \(choices(LogLevel.allCases.map(\.name), nearest: name))"
    case .logFile(let path, let reason): "cannot write the log \(quoted(path)): \(reason)"
    }
  }
}
