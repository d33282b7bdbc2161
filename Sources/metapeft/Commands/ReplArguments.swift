import ArgumentParser
import Glibc
import MetaScript
import ScriptBindings
import Synchronization

struct ReplCommandArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Type experiments cell by cell.",
    discussion: """
      A complete line runs, a block ends at a blank line. Tab completes, name? helps, %lsmagic lists
      the prompt's commands. Ctrl-C stops what runs, Ctrl-D leaves. Input that is not a terminal
      runs like a script.
      """)

  @OptionGroup var limits: LimitOptions

  @Flag(help: "Read neither the settings nor the start file.")
  var plain = false

  func run() throws {
    let recorder = CellRecorder()
    let isTyped = isatty(0) == 1
    let host = CommandHost(
      arguments: [""], limits: limits.limits, script: "", recorder: isTyped ? recorder : nil)
    let session = try host.session()
    let input = TerminalInput()
    Interrupts.watchAll { signal in
      if input.isReading { input.tell(signal) } else if signal == .interrupt { session.cancel() }
    }
    guard isTyped else { leave(try runPiped(session, host)) }
    var settings = ReplSettings()
    do throws(ReplProblem) {
      settings = try readSettings()
    } catch {
      Output.error("metapeft: \(VisibleText.escaped(error.message))\n")
    }
    let history =
      settings.keepsHistory
      ? HistoryFile.standardPath.map { HistoryFile(path: $0, most: settings.historyLength) } : nil
    history?.trim()
    let repl = Repl(
      session: session, host: host, recorder: recorder, settings: settings, history: history)
    try session.prepareCells()
    try repl.prepareNames()
    if settings.showsBanner {
      let banner =
        "metapeft \(Version.text): few-shot meta-learning and PEFT\n"
        + "Tab completes, name? helps, %lsmagic lists commands, Ctrl-D leaves.\n"
      _ = Output.write(Array((banner + "\n").utf8), to: 1)
    }
    if !plain { repl.runStartFile() }
    let isPlain = Output.environment("TERM") == "dumb" || isatty(1) != 1
    leave(
      isPlain ? PlainConversation(repl: repl).run() : Conversation(repl: repl, input: input).run())
  }

  private func readSettings() throws(ReplProblem) -> ReplSettings {
    guard !plain, let path = UserFiles.settings, let bytes = try? ScriptFile.read(path) else {
      return ReplSettings()
    }
    return try ReplSettings.read(String(decoding: bytes, as: UTF8.self), name: path)
  }

  /// Input that is not typed runs like a script and stops at the first error.
  private func runPiped(_ session: Session, _ host: CommandHost) throws -> Int32 {
    try session.installReferenceNames()
    let text = OpenedFile.standardInput()
    do throws(ScriptError) {
      try session.run(bytes: text, name: "<stdin>")
      return host.finish() ? 0 : 1
    } catch {
      return host.report(error)
    }
  }
}
