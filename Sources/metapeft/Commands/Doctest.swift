import ArgumentParser
import MetaScript
import ScriptBindings
import Synchronization

/// Runs the examples of documents and compares what they print with what the documents show.
struct Doctest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctest", abstract: "Run the >>> lines of documents and compare their output.",
    discussion: """
      The lines of one file share their names. The names of the API reference need no import. An
      example without expected output must only not raise.
      """)

  @Option(help: "A script that runs before each file and shares its names.")
  var setup: String?

  @OptionGroup var limits: LimitOptions

  @ArgumentParser.Argument(help: "Markdown, Python or .mps files.")
  var files: [String]

  func run() throws {
    let setupBytes = setup.map { (name: $0, bytes: readOrLeave($0)) }
    let documents = files.map { (name: $0, bytes: readOrLeave($0)) }
    let running = RunningSession()
    Interrupts.watch { running.cancel() }
    var (count, failures) = (0, 0)
    for document in documents {
      let examples = PromptExample.all(in: document.bytes)
      let captured = CapturedOutput()
      let host = CommandHost(
        arguments: [document.name], limits: limits.limits, script: document.name,
        capture: captured)
      let session = try host.session()
      running.current = session
      do throws(ScriptError) {
        try session.installReferenceNames()
        try session.preparePrompt()
        if let setupBytes { try session.run(bytes: setupBytes.bytes, name: setupBytes.name) }
      } catch {
        leave(host.report(error))
      }
      for example in examples {
        count += 1
        guard let problem = Self.problem(example, document.name, session, captured) else {
          continue
        }
        failures += 1
        Output.error("\(document.name):\(example.line):\(problem)\n")
      }
    }
    let kinds = "\(count) example\(count == 1 ? "" : "s")"
    let verdict = failures == 0 ? "\(kinds) passed" : "\(failures) of \(kinds) failed"
    let summary = "doctest: \(verdict)\n"
    let isWritten = Output.write(Array(summary.utf8), to: 1) == nil
    leave(failures == 0 && isWritten ? 0 : 1)
  }

  private func readOrLeave(_ path: String) -> [UInt8] {
    do {
      return try ScriptFile.read(path)
    } catch {
      Output.error("metapeft: can't open file '\(path)': \(error)\n")
      leave(2)
    }
  }

  /// Runs one example; what is wrong with it, nil when nothing is.
  private static func problem(
    _ example: PromptExample, _ name: String, _ session: Session, _ captured: CapturedOutput
  ) -> String? {
    _ = captured.take()
    do throws(ScriptError) {
      try session.execute(
        SourceText(name: name, bytes: Array(example.source.utf8), firstLine: example.line),
        mode: .interactive)
    } catch {
      if error.isInterrupt {
        Output.error(Output.report(error))
        leave(130)
      }
      if let expected = example.expected, shows(expected, error) { return nil }
      return section("source", example.source)
        + section("raised", Output.report(error))
    }
    let printed = captured.take()
    guard let expected = example.expected, Array(expected.utf8) != Array(printed.utf8) else {
      return nil
    }
    return section("source", example.source) + section("expected", expected)
      + section("got", printed.isEmpty ? "nothing\n" : printed)
  }

  /// Whether expected output is a traceback that ends in this error, as Python's doctest has it:
  /// only the header and the last line count.
  private static func shows(_ expected: String, _ error: ScriptError) -> Bool {
    let lines = expected.split(separator: "\n")
    guard lines.first == "Traceback (most recent call last):", let last = lines.last else {
      return false
    }
    let report = error.description.split(separator: "\n")
    return report.last.map { Array($0.utf8) == Array(last.utf8) } ?? false
  }

  private static func section(_ title: String, _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\n  \(title):"
      + lines.dropLast(lines.last == "" ? 1 : 0).map { "\n    " + $0 }.joined()
  }
}

/// The session that Ctrl-C stops: another one for each document.
private final class RunningSession: Sendable {
  private let session = Mutex<Session?>(nil)

  var current: Session? {
    get { session.withLock { $0 } }
    set { session.withLock { $0 = newValue } }
  }

  func cancel() { current?.cancel() }
}
