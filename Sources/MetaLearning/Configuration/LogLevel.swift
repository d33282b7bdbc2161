import Logging

/// The levels of Python's `logging`, as the API reference's `setup_logger` takes them.
public enum LogLevel: Int, Sendable, CaseIterable, Comparable {
  case debug = 10
  case info = 20
  case warning = 30
  case error = 40
  case critical = 50

  /// The name in configurations and log lines: `INFO`.
  public var name: String {
    switch self {
    case .debug: "DEBUG"
    case .info: "INFO"
    case .warning: "WARNING"
    case .error: "ERROR"
    case .critical: "CRITICAL"
    }
  }

  /// The level of that name, in either case; `WARN` and `FATAL` are Python's aliases.
  ///
  /// - Throws: `ConfigurationError.unknownLogLevel`.
  public init(named name: String) throws(ConfigurationError) {
    switch name.uppercased() {
    case "DEBUG": self = .debug
    case "INFO": self = .info
    case "WARNING", "WARN": self = .warning
    case "ERROR": self = .error
    case "CRITICAL", "FATAL": self = .critical
    default: throw .unknownLogLevel(name)
    }
  }

  /// The level of swift-log that carries this one.
  public var swiftLevel: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warning: .warning
    case .error: .error
    case .critical: .critical
    }
  }

  /// The level a swift-log message is shown with; its finer levels join their coarser neighbours.
  init(_ level: Logger.Level) {
    switch level {
    case .trace, .debug: self = .debug
    case .info, .notice: self = .info
    case .warning: self = .warning
    case .error: self = .error
    case .critical: self = .critical
    }
  }

  public static func < (a: LogLevel, b: LogLevel) -> Bool { a.rawValue < b.rawValue }
}
