import ArgumentParser

/// The command: `metapeft run`, `repl`, `convert`, `check`, `doctest`, `version`. Each subcommand is a
/// file in `Commands/` and a row here.
@main
struct Metapeft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metapeft",
    abstract: "Few-shot meta-learning and parameter-efficient fine-tuning, in one command.",
    version: Version.text,
    subcommands: [
      Run.self, ReplCommandArguments.self, Convert.self, Check.self, Doctest.self, Version.self,
    ])

  /// Takes `--threads N` from before the subcommand, whichever that is. By hand: the parser would take it
  /// from among a script's own arguments as well.
  private static func takeThreads(from arguments: inout ArraySlice<String>) throws {
    guard let first = arguments.first else { return }
    if first == "--threads" {
      arguments.removeFirst()
    } else if first.hasPrefix("--threads=") {
      arguments[arguments.startIndex].removeFirst("--threads=".count)
    } else {
      return
    }
    guard let threads = arguments.popFirst().flatMap({ Int($0) }) else {
      throw ValidationError("--threads needs a number.")
    }
    try LimitOptions.setThreads(threads)
  }

  /// Exit status 2 for every misuse of the command line, 0 for help.
  static func main() {
    do {
      var arguments = CommandLine.arguments.dropFirst()
      try takeThreads(from: &arguments)
      if let plain = ScriptRun(plain: arguments) { return try plain.run() }
      var command = try parseAsRoot(Array(arguments))
      try command.run()
    } catch {
      let isUsage = exitCode(for: error) == .validationFailure
      let text = fullMessage(for: error)
      if let code = error as? ExitCode { leave(code.rawValue) }
      if isUsage {
        Output.error(text + "\n")
        leave(2)
      }
      if !text.isEmpty { _ = Output.write(Array((text + "\n").utf8), to: 1) }
      leave(exitCode(for: error).rawValue)
    }
  }
}
