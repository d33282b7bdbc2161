extension Session {
  /// Lets cells show the value of an expression, and keep it in `_`.
  package func preparePrompt() throws(ScriptError) {
    try onMachine { machine, _ throws(Raised) in
      machine.echo = { [unowned machine] value throws(Raised) in
        if value.isNone { return }
        let text = try machine.repr(value).text
        machine.heap.set(machine.heap.intern("_"), to: value, in: machine.builtins)
        if let problem = machine.host.writeOutput(Array((text + "\n").utf8)) {
          throw machine.error(.osError, problem)
        }
      }
    }
  }

  /// Runs what was typed at a prompt: the values of its expressions are shown.
  package func runCell(_ text: String, name: String) throws(ScriptError) {
    try execute(SourceText(name: name, text: text), mode: .interactive)
  }
}
