import ArgumentParser
import Glibc
import MetaScript
import ScriptBindings

struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Type experiments line by line.",
    discussion: "A blank line ends a block. Ctrl-C stops what runs, Ctrl-D leaves.")

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let host = CommandHost(arguments: [""], limits: limits.limits, script: "")
    let session = try host.session()
    Interrupts.watch { session.cancel() }
    try session.installReferenceNames()
    try session.preparePrompt()
    leave(isatty(0) == 1 ? converse(session, host) : runPiped(session, host))
  }

  /// Input that is not typed runs like a script, cell after cell, and stops at the first error.
  private func runPiped(_ session: Session, _ host: CommandHost) -> Int32 {
    var text: [UInt8] = []
    while let line = readLine(strippingNewline: false) { text += Array(line.utf8) }
    do throws(ScriptError) {
      try session.run(bytes: text, name: "<stdin>")
      return host.finish() ? 0 : 1
    } catch {
      return host.report(error)
    }
  }

  private func converse(_ session: Session, _ host: CommandHost) -> Int32 {
    guard let editor = LineEditor(historyPath: Self.historyPath) else {
      Output.error("metapeft: the line editor cannot start\n")
      return 1
    }
    let banner = "metapeft \(Version.text): few-shot meta-learning and PEFT. Ctrl-D leaves.\n"
    _ = Output.write(Array(banner.utf8), to: 1)
    var number = 1
    while true {
      switch readCell(editor) {
      case .end:
        _ = Output.write([0x0A], to: 1)
        return host.finish() ? 0 : 1
      case .interrupted: continue
      case .text(let cell):
        if cell.allSatisfy(\.isWhitespace) { continue }
        session.clearCancellation()
        do throws(ScriptError) {
          try session.runCell(cell, name: "<cell \(number)>")
          _ = host.finish()
        } catch {
          let status = host.report(error)
          if error.exitStatus != nil { return status }
        }
        number += 1
      }
    }
  }

  /// Lines until they make a whole: one line that is complete, or a block and a blank line.
  private func readCell(_ editor: LineEditor) -> LineEditor.Line {
    var lines: [String] = []
    while true {
      let prompt = lines.isEmpty ? ">>> " : "... "
      switch editor.readLine(prompt: prompt) {
      case .end: return lines.isEmpty ? .end : .text(lines.joined(separator: "\n") + "\n")
      case .interrupted: return .interrupted
      case .text(let line):
        editor.remember(line)
        lines.append(line)
        let text = lines.joined(separator: "\n") + "\n"
        let isBlank = line.allSatisfy(\.isWhitespace)
        if isBlank || (isWhole(text) && !opensBlock(lines)) { return .text(text) }
      }
    }
  }

  /// Whether a text needs no more lines: it can be run, or no further line can mend it.
  private func isWhole(_ text: String) -> Bool {
    inputStatus(of: SourceText(name: "<stdin>", text: text)) != .incomplete
  }

  /// Whether a cell of several lines has a block, which only a blank line ends.
  private func opensBlock(_ lines: [String]) -> Bool {
    lines.count > 1
      && lines.contains { line in
        let code = line.drop { $0 == " " || $0 == "\t" }
        return code.hasPrefix("@") || line.last { $0 != " " } == ":"
      }
  }

  /// `$XDG_STATE_HOME/metapeft/history`, its folder made when it is missing.
  private static var historyPath: String? {
    guard
      let base = Output.environment("XDG_STATE_HOME").flatMap({ $0.isEmpty ? nil : $0 })
        ?? Output.environment("HOME").map({ $0 + "/.local/state" })
    else { return nil }
    var path = ""
    for part in (base + "/metapeft").split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    return path + "/history"
  }
}
