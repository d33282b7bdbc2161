import MetaScript
import ScriptBindings

/// `%who`, `%whos`, `%reset`.
enum VariableCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%who", does: "Names the variables.") { call, repl throws(ReplProblem) in
      let names = repl.variables(matching: call.words).map(\.name)
      repl.say(names.isEmpty ? "No variables yet." : names.joined(separator: "  "))
      return nil
    },
    ReplCommand("%whos", does: "Lists the variables with type, shape, dtype, size, value.") {
      call, repl throws(ReplProblem) in
      let variables = repl.variables(matching: call.words)
      guard !variables.isEmpty else {
        repl.say("No variables yet.")
        return nil
      }
      let rows = variables.map {
        [$0.name, $0.type, $0.shape, $0.dtype, $0.bytes.map(size) ?? "", $0.summary]
      }
      repl.say(
        TextTable.text(
          [["Variable", "Type", "Shape", "Dtype", "Size", "Value"]] + rows,
          columns: DisplayWidth.window.columns))
      return nil
    },
    ReplCommand("%reset [-f]", does: "Forgets the variables, outputs and cells.") {
      call, repl throws(ReplProblem) in
      if !call.words.contains("-f"), !repl.confirms("Forget all variables and outputs? [y/N] ") {
        repl.say("Nothing was forgotten.")
        return nil
      }
      do throws(ScriptError) {
        try repl.session.forgetGlobals()
        try repl.session.prepareCells()
        try repl.prepareNames()
        repl.forgetCells()
      } catch {
        return repl.report(error)
      }
      return nil
    },
  ]

  private static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1_000).\(bytes / 100 % 10) kB"
    case ..<1_000_000_000: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    default: "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
    }
  }
}

extension Repl {
  /// The user's own variables, or those of the given names.
  fileprivate func variables(matching names: [String]) -> [SessionVariable] {
    session.variables().filter { variable in
      names.isEmpty
        ? !prelude.contains(variable) : names.contains(variable.name)
    }
  }
}
