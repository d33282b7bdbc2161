/// A script that ended by an exception.
public struct ScriptError: Error, Sendable, CustomStringConvertible {
  /// The name of the exception's class: `ValueError`, `SyntaxError`, `LimitReached` …
  public let kind: String
  /// Its text.
  public let message: String
  /// The status of a `SystemExit`, nil for every other exception.
  public let exitStatus: Int?
  /// The text that `sys.exit` was given instead of a status.
  package let exitMessage: String?
  package let diagnostic: Diagnostic

  init(kind: String, message: String) {
    self.kind = kind
    self.message = message
    exitStatus = nil
    exitMessage = nil
    diagnostic = Diagnostic(kind: kind, message: message)
  }

  init(_ raised: Raised, _ machine: Machine) {
    // Reporting may run `__str__` of the script, which gets a little fuel of its own.
    machine.startReporting()
    diagnostic = machine.diagnostic(of: raised)
    kind = diagnostic.kind
    message = diagnostic.message
    exitStatus = machine.exitStatus(of: raised)
    exitMessage = machine.exitMessage(of: raised)
    machine.handling = .none
    machine.pins.removeAll()
  }

  /// Whether the script was stopped by `cancel` or Ctrl-C.
  public var isInterrupt: Bool { kind == "KeyboardInterrupt" }

  /// The report as standard error gets it: in colour to a terminal that has it, else as it is.
  package func rendered(color: Bool) -> String {
    DiagnosticRenderer(style: color ? .terminal(color: true) : .plain).render(diagnostic)
  }

  /// The report for a terminal, with or without colour: no control character of a name, a message
  /// or a source line gets there.
  package func renderedForTerminal(color: Bool) -> String {
    DiagnosticRenderer(style: .terminal(color: color)).render(diagnostic)
  }

  /// The traceback and message, as CPython prints them.
  public var description: String {
    String(DiagnosticRenderer().render(diagnostic).dropLast())
  }
}

extension Machine {
  /// Lets the machine run what reporting an error needs, after a limit too.
  func startReporting() {
    limitReached = false
    // The full number of steps once more, but a second at most.
    let spent = limits
    limits.seconds = spent.seconds.map { min($0, 1) }
    startCounting()
    limits = spent
  }

  /// The status of `SystemExit`, as `sys.exit` was given it; 1 when it was a message.
  func exitStatus(of raised: Raised) -> Int? {
    guard matches(raised, .systemExit) else { return nil }
    let code = stopValue(raised.exception)
    switch code.tag {
    case .none: return 0
    case .int, .bool: return code.asInt & 0xFF
    default: return 1
    }
  }

  fileprivate func exitMessage(of raised: Raised) -> String? {
    guard matches(raised, .systemExit) else { return nil }
    let code = stopValue(raised.exception)
    switch code.tag {
    case .none, .int, .bool: return nil
    default: return try? str(code).text
    }
  }
}
