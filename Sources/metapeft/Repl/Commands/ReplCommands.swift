/// A command of the prompt: `%name`, or `%%name` over a cell.
struct ReplCommand: Sendable {
  /// How it is written: `%save FILE 1-3`; the first word is its name.
  let usage: String
  let summary: String
  /// The status to leave with, nil to go on.
  let run: @Sendable (CommandCall, Repl) throws(ReplProblem) -> Int32?

  init(
    _ usage: String, does summary: String,
    _ run: @escaping @Sendable (CommandCall, Repl) throws(ReplProblem) -> Int32?
  ) {
    self.usage = usage
    self.summary = summary
    self.run = run
  }

  /// With its `%`.
  var name: String { String(usage.prefix { $0 != " " }) }
}

/// What a command was given.
struct CommandCall {
  let arguments: String
  /// The lines under `%%name`.
  let body: String?

  var words: [String] { arguments.split(separator: " ").map(String.init) }
}

/// All commands: a row each, in the order of `%lsmagic`.
enum ReplCommands {
  static let all: [ReplCommand] =
    TimeCommands.rows + VariableCommands.rows + FileCommands.rows + HistoryCommands.rows
    + FolderCommands.rows + NotebookCommands.rows + [ReloadCommand.row, listing]

  private static let listing = ReplCommand("%lsmagic", does: "Lists these commands.") {
    _, repl throws(ReplProblem) in
    let width = all.map(\.usage.count).max() ?? 0
    var lines = all.map { command in
      let padding = String(repeating: " ", count: width - command.usage.count)
      return "\(command.usage)\(padding)  \(command.summary)"
    }
    lines.append("!COMMAND" + String(repeating: " ", count: width - 8) + "  Runs a shell command.")
    lines.append("?NAME, NAME?, NAME??" + "  Help; with the source.")
    repl.say(lines.joined(separator: "\n"))
    return nil
  }

  /// A command by its name without the mark.
  static func find(_ name: String, isCell: Bool) throws(ReplProblem) -> ReplCommand {
    let wanted = (isCell ? "%%" : "%") + name
    if let command = all.first(where: { $0.name == wanted }) { return command }
    throw ReplProblem(NearestName.message("command", wanted, among: all.map(\.name)))
  }
}
