import Glibc
import MetaScript

/// Cells typed at a terminal that can move its cursor.
struct Conversation {
  let repl: Repl
  let input: TerminalInput

  /// Until the user leaves; the status for that.
  func run() -> Int32 {
    let completer = Completer(
      session: repl.session, files: repl.host.files, commands: ReplCommands.all.map(\.name))
    let editing = CellEditing(
      session: repl.session, completer: completer, input: input, history: repl.past)
    guard
      let editor = LineEditor(
        input: input, editing: editing, viKeys: repl.settings.usesViKeys, history: repl.past)
    else { return PlainConversation(repl: repl).run() }
    while true {
      editing.begin(prompt: repl.style.input(repl.number))
      editing.history = repl.past
      let start = repl.nextText
      repl.nextText = ""
      switch editor.readCell(startingWith: start) {
      case .end:
        _ = Output.write([0x0A], to: 1)
        return repl.host.finish() ? 0 : 1
      case .interrupted: continue
      case .text(let text):
        if text.trimmed.isEmpty { continue }
        editor.remember(text.trimmedLineEnds)
        if let status = repl.submit(text) { return status }
        _ = Output.write([0x0A], to: 1)
      }
    }
  }
}

/// Cells typed where nothing but lines can be shown: `TERM=dumb`, or output that is no terminal.
///
/// A block ends at a blank line. There are no colours, no control sequences and no completion.
struct PlainConversation {
  let repl: Repl

  func run() -> Int32 {
    while true {
      guard let text = readCell() else {
        _ = Output.write([0x0A], to: 1)
        return repl.host.finish() ? 0 : 1
      }
      if text.trimmed.isEmpty { continue }
      if let status = repl.submit(text) { return status }
    }
  }

  private func readCell() -> String? {
    var lines: [String] = []
    while true {
      let prompt = "In [\(repl.number)]:"
      let label = lines.isEmpty ? prompt : String(repeating: ".", count: prompt.count)
      _ = Output.write(Array("\(label) ".utf8), to: 1)
      guard let line = readLine() else {
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
      }
      lines.append(line)
      let text = lines.joined(separator: "\n")
      if lines.count == 1 {
        if line.trimmed.isEmpty { return line }
        if let command = ReplCommandLine(text) {
          if case .command(_, _, _?) = command { continue }
          return text
        }
        if repl.session.inputStatus(of: text + "\n") != .incomplete { return text }
      } else if line.trimmed.isEmpty || !ReplCommandLine.isCommand(text) {
        let whole = line.trimmed.isEmpty ? text + "\n" : text
        if ReplCommandLine.isCommand(text) { return text }
        if repl.session.inputStatus(of: whole) != .incomplete { return text }
      }
    }
  }
}
