import Glibc
import MetaScript

/// `%cd`, `%pwd`, `!command`.
enum FolderCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%cd [FOLDER]", does: "Changes the current folder; to the home folder when none.") {
      call, repl throws(ReplProblem) in
      var wanted = call.arguments
      if let quote = wanted.first, quote == "\"" || quote == "'", wanted.last == quote,
        wanted.count > 1
      {
        wanted = String(wanted.dropFirst().dropLast())
      }
      let path = FileCommands.expanded(wanted.isEmpty ? "~" : wanted)
      do throws(FileError) {
        try repl.host.files.changeFolder(path)
        repl.say(try repl.host.files.currentFolder())
      } catch {
        throw ReplProblem("can't go to '\(path)': \(SystemError.text(error.code))")
      }
      return nil
    },
    ReplCommand("%pwd", does: "Tells the current folder.") { _, repl throws(ReplProblem) in
      do throws(FileError) {
        repl.say(try repl.host.files.currentFolder())
      } catch {
        throw ReplProblem("the current folder is gone: \(SystemError.text(error.code))")
      }
      return nil
    },
  ]
}

extension Repl {
  /// `!command`: its output goes to the terminal directly.
  func runShell(_ command: String) throws(ReplProblem) {
    guard settings.allowsShell else {
      throw ReplProblem("the settings do not allow commands of the shell ('shell = off')")
    }
    guard !command.isEmpty else { throw ReplProblem("! needs a command") }
    _ = host.finish()
    let status = try ChildProcess.run(shell: command)
    if status != 0 { say("[status \(status)]") }
  }

  /// Opens the user's editor on a file and waits for it.
  func startEditor(on path: String) throws(ReplProblem) {
    guard settings.allowsShell else {
      throw ReplProblem("the settings do not allow other programs ('shell = off')")
    }
    let editor = Output.environment("VISUAL") ?? Output.environment("EDITOR") ?? "vi"
    _ = host.finish()
    let quoted =
      "'"
      + path.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
    let status = try ChildProcess.run(shell: "\(editor) \(quoted)")
    if status != 0 { throw ReplProblem("the editor '\(editor)' ended with status \(status)") }
  }

  /// Asks a question; anything but yes is no, and so is a terminal that cannot be asked.
  func confirms(_ question: String) -> Bool {
    guard isatty(0) == 1 else { return false }
    host.output.endLine()
    _ = host.output.write(Array(question.utf8))
    _ = host.finish()
    return (readLine() ?? "").lowercased().hasPrefix("y")
  }
}
