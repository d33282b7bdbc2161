import Glibc
import MetaScript
import ScriptBindings

/// A conversation: the session that runs the cells, what came of them, and the prompt's settings.
///
/// How cells are typed is no matter here: `Conversation` reads them with the line editor,
/// `PlainConversation` without.
final class Repl {
  let session: Session
  let host: CommandHost
  let recorder: CellRecorder
  var settings: ReplSettings
  let style: ReplStyle
  let history: HistoryFile?
  /// The cells that ran, in order.
  private(set) var cells: [CellRecord] = []
  /// The number of the next cell.
  private(set) var number = 1
  /// What the next cell begins with, put there by `%load`.
  var nextText = ""
  /// The texts of imported files when they were last looked at, by module.
  var knownModules: [String: [UInt8]] = [:]
  /// The variables that were there before the user made any.
  var prelude: Set<SessionVariable> = []
  /// Cells of this conversation and of those before it, oldest first.
  var past: [String]

  init(
    session: Session, host: CommandHost, recorder: CellRecorder, settings: ReplSettings,
    history: HistoryFile?
  ) {
    self.session = session
    self.host = host
    self.recorder = recorder
    self.settings = settings
    self.history = history
    style = ReplStyle(hasColor: settings.color ?? Output.allowsColor(1))
    past = history?.read() ?? []
  }

  /// Runs what was typed and keeps the record of it.
  ///
  /// - Returns: The status to leave with, nil to go on.
  func submit(_ text: String) -> Int32? {
    let source = text.trimmedLineEnds
    guard !source.trimmed.isEmpty else { return nil }
    remember(source)
    var record = CellRecord(number: number, source: source)
    recorder.begin()
    session.clearCancellation()
    let start = ContinuousClock.now
    let status = run(source)
    record.seconds = (ContinuousClock.now - start) / .seconds(1)
    host.output.endLine()
    _ = host.finish()
    record.outputs = recorder.finish()
    cells.append(record)
    number += 1
    return status
  }

  private func run(_ source: String) -> Int32? {
    var rest = source
    // Commands on the first lines, as a pasted notebook cell has them, run before what follows.
    while let line = ReplCommandLine(rest) {
      if case .command(_, _, let body?) = line, !body.isEmpty { return run(line, rest) }
      let parts = rest.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count > 1, let first = ReplCommandLine(String(parts[0])) else {
        return run(line, rest)
      }
      if let status = run(first, source) { return status }
      rest = String(parts[1])
      if rest.trimmed.isEmpty { return nil }
    }
    return runProgram(rest)
  }

  private func run(_ line: ReplCommandLine, _ source: String) -> Int32? {
    try? session.note(Cell(source: source, number: number))
    do throws(ReplProblem) {
      switch line {
      case .help(let name, let withSource): try showHelp(name, withSource: withSource)
      case .shell(let command): try runShell(command)
      case .command(let name, let arguments, let body):
        let call = CommandCall(arguments: arguments, body: body)
        return try ReplCommands.find(name, isCell: body != nil).run(call, self)
      }
    } catch {
      complain(error.message)
    }
    return nil
  }

  /// Runs a program as a cell. The value of its last expression is shown, an error too.
  ///
  /// - Returns: The status to leave with, nil to go on.
  @discardableResult
  func runProgram(_ source: String, hidesValue: Bool = false) -> Int32? {
    if settings.autoreload { reloadChangedModules() }
    // `exit` and `quit` without parentheses leave too.
    if source == "exit" || source == "quit" { return 0 }
    var cell = Cell(source: source, number: number)
    cell.hidesValue = hidesValue || session.endsInSemicolon(source)
    let (host, recorder, style, number) = (host, recorder, style, number)
    do throws(ScriptError) {
      try session.run(cell, display: Displays.current) { shown in
        recorder.add(.result(RichValue(text: shown.text, forms: shown.forms)))
        host.output.endLine()
        let text = shown.terminalText ?? VisibleText.escaped(shown.text)
        let separator = text.contains("\n") ? "\n" : " "
        _ = host.output.write(Array("\(style.output(number))\(separator)\(text)\n".utf8))
      }
      return nil
    } catch {
      return report(error)
    }
  }

  /// Shows an error; the status to leave with when it is a `SystemExit`.
  @discardableResult
  func report(_ error: ScriptError) -> Int32? {
    host.output.endLine()
    // The terminal has shown `^C` where the cursor stood.
    if error.isInterrupt, isatty(0) == 1 { _ = host.output.write([0x0A]) }
    if error.exitStatus == nil {
      recorder.add(
        .failure(
          CellFailure(kind: error.kind, message: error.message, report: error.description)))
    }
    let status = host.report(error)
    return error.exitStatus == nil ? nil : status
  }

  // MARK: What commands say

  /// Shows a text of the prompt's own; control characters in it become visible.
  func say(_ text: String) {
    host.output.endLine()
    let line = VisibleText.escaped(text) + "\n"
    recorder.write(Array(line.utf8), to: .output)
    _ = host.output.write(Array(line.utf8))
  }

  func complain(_ message: String) {
    host.output.endLine()
    _ = host.finish()
    let text = VisibleText.escaped(message)
    recorder.add(.failure(CellFailure(kind: "UsageError", message: message, report: message)))
    Output.error("\(style.problem("metapeft:")) \(text)\n")
  }

  // MARK: History

  private func remember(_ source: String) {
    guard past.last != source else { return }
    past.append(source)
    if settings.keepsHistory { history?.append(source) }
  }

  /// Forgets the cells, as a new conversation would begin.
  func forgetCells() { cells = [] }
}

/// What a command or a setting finds wrong with what it was given.
struct ReplProblem: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension String {
  /// Without line ends and blank lines at the end, and blank lines at the beginning.
  var trimmedLineEnds: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
