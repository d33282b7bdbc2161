import Glibc
import MetaScript
import ScriptBindings

/// What the command grants its scripts: the standard streams, files, the environment.
struct CommandHost {
  let arguments: [String]
  let limits: SessionConfiguration.Limits
  /// The script's path: modules of its own are looked for beside it.
  let script: String
  /// Where its scripts' relative paths begin.
  let files = LocalFiles()
  let output = OutputBuffer()
  private let capture: CapturedOutput?
  private let recorder: CellRecorder?
  private let isSilent: Bool

  /// - Parameters:
  ///   - capture: Takes what scripts print; nil writes it to standard output.
  ///   - recorder: Takes down what scripts write, besides writing it.
  ///   - isSilent: Has what scripts write go to the recorder alone.
  init(
    arguments: [String], limits: SessionConfiguration.Limits = .init(), script: String,
    capture: CapturedOutput? = nil, recorder: CellRecorder? = nil, isSilent: Bool = false
  ) {
    self.isSilent = isSilent
    self.capture = capture
    self.recorder = recorder
    self.arguments = arguments
    self.limits = limits
    self.script = script
  }

  /// A session with everything the command has: the library, the arrays, the learners.
  func session() throws(ScriptError) -> Session {
    var configuration = SessionConfiguration()
    configuration.limits = limits
    configuration.arguments = arguments
    let (output, recorder) = (output, recorder)
    if let capture {
      configuration.host.writeOutput = { bytes in
        capture.write(bytes)
        return nil
      }
    } else if let recorder, isSilent {
      record(configuration: &configuration, recorder)
    } else {
      configuration.host.writeOutput = { bytes in
        recorder?.write(bytes, to: .output)
        return output.write(bytes)
      }
      configuration.host.flushOutput = { output.flush() }
      configuration.host.terminal = StatusLine.terminal
      configuration.host.show = { shown in
        recorder?.add(.display(RichValue(text: shown.text, forms: shown.forms)))
        let text =
          isatty(1) == 1 ? shown.terminalText ?? VisibleText.escaped(shown.text) : shown.text
        return output.write(Array((text + "\n").utf8))
      }
    }
    let isSilent = isSilent
    configuration.host.writeError = { bytes in
      _ = output.flush()
      recorder?.write(bytes, to: .error)
      if isSilent { return nil }
      output.noteErrorOutput(bytes)
      return Output.write(bytes, to: 2)
    }
    configuration.host.readLine = {
      _ = output.flush()
      return readLine(strippingNewline: false)
    }
    configuration.host.environment = ScriptFile.environment
    configuration.host.files = files
    let folder = ScriptFile.folder(of: script)
    configuration.host.readModule = { name in
      let path = folder + name.split(separator: ".").joined(separator: "/")
      if let bytes = try? ScriptFile.read(path + ".mps") {
        return .file(path: path + ".mps", bytes: bytes)
      }
      return ScriptFile.isFolder(path) ? .folder : .none
    }
    let session = try Session(configuration)
    try session.installBindings()
    return session
  }

  /// Has everything that is not an error go to a recorder, whatever terminal there is.
  private func record(configuration: inout SessionConfiguration, _ recorder: CellRecorder) {
    configuration.host.writeOutput = { bytes in
      recorder.write(bytes, to: .output)
      return nil
    }
    configuration.host.show = { shown in
      recorder.add(.display(RichValue(text: shown.text, forms: shown.forms)))
      return nil
    }
    configuration.host.terminal = StatusLine.terminal.map { _ in RecordingTerminal() }
  }

  /// Writes what is still buffered; false when the output could not be written.
  func finish() -> Bool {
    guard let problem = output.flush() else { return true }
    Output.error("metapeft: writing the output failed: \(problem)\n")
    return false
  }

  /// Shows how a script ended; the exit status for it.
  func report(_ error: ScriptError) -> Int32 {
    let isWritten = finish()
    if let status = error.exitStatus {
      if status == 1, let message = error.exitMessage { Output.error(message + "\n") }
      return isWritten ? Int32(status) : 1
    }
    Output.error(Output.report(error))
    return error.isInterrupt ? 130 : 1
  }
}

/// Standard output: written at once to a terminal, else in larger pieces.
final class OutputBuffer: @unchecked Sendable {
  // Unchecked: the script's thread writes while the main thread waits for it, and the reverse.
  private var bytes: [UInt8] = []
  private let isTerminal = isatty(1) == 1
  private static let most = 1 << 16
  /// Whether the next character stands at the left edge.
  private(set) var isAtLineStart = true

  func write(_ more: [UInt8]) -> String? {
    if let last = more.last { isAtLineStart = last == 0x0A }
    bytes += more
    return isTerminal || bytes.count >= Self.most ? flush() : nil
  }

  /// Standard error goes to the same screen.
  func noteErrorOutput(_ more: [UInt8]) {
    if let last = more.last { isAtLineStart = last == 0x0A }
  }

  /// Ends a line that a program has left open.
  func endLine() {
    if !isAtLineStart { _ = write([0x0A]) }
  }

  func flush() -> String? {
    guard !bytes.isEmpty else { return nil }
    defer { bytes.removeAll(keepingCapacity: true) }
    return Output.write(bytes, to: 1)
  }
}
