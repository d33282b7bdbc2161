import MetaScript

/// `%autoreload`.
enum ReloadCommand {
  static let row = ReplCommand(
    "%autoreload [on|off|now]", does: "Reads changed .mps modules again before each cell."
  ) { call, repl throws(ReplProblem) in
    switch call.arguments {
    case "", "on", "1", "2":
      repl.settings.autoreload = true
      repl.noteModules()
      repl.say("Changed modules are read again before each cell.")
    case "off", "0": repl.settings.autoreload = false
    case "now": repl.reloadChangedModules()
    default: throw ReplProblem("%autoreload takes on, off or now, not '\(call.arguments)'")
    }
    return nil
  }
}

extension Repl {
  /// Takes the texts of the imported files as known.
  func noteModules() {
    for (name, file) in session.fileModules() where knownModules[name] == nil {
      knownModules[name] = file.bytes
    }
  }

  /// Runs those modules again whose file has another text now.
  func reloadChangedModules() {
    for (name, file) in session.fileModules().sorted(by: { $0.key < $1.key }) {
      guard let known = knownModules[name] else {
        knownModules[name] = file.bytes
        continue
      }
      guard known != file.bytes else { continue }
      knownModules[name] = file.bytes
      do throws(ScriptError) {
        try session.reload(module: name)
        say("[read '\(file.path)' again]")
      } catch {
        report(error)
      }
    }
  }
}
