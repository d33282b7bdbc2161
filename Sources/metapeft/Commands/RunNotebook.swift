import ArgumentParser
import ScriptBindings

/// `metapeft run FILE --html OUT`: the page of a notebook's run.
struct RunNotebook {
  private let path: String
  private let output: String
  private var seed = 0
  private let arguments: [String]
  private let limits: LimitOptions

  /// Reads the words after the options of `run`; nil where no page is asked for.
  ///
  /// What stands right after the file is ours; all else belongs to the script.
  init?(_ words: [String], _ limits: LimitOptions) throws {
    guard let path = words.first else { return nil }
    var rest = words.dropFirst()
    var output: String?
    func value(_ name: String) throws -> String? {
      guard let word = rest.first else { return nil }
      if word.hasPrefix(name + "=") {
        rest = rest.dropFirst()
        return String(word.dropFirst(name.count + 1))
      }
      guard word == name else { return nil }
      guard rest.count >= 2 else { throw ValidationError("Missing value for '\(name)'.") }
      defer { rest = rest.dropFirst(2) }
      return rest[rest.startIndex + 1]
    }
    while true {
      if let page = try value("--html") {
        output = page
      } else if let text = try value("--seed") {
        guard let number = Int(text) else {
          throw ValidationError("The value '\(text)' is invalid for '--seed N'.")
        }
        seed = number
      } else {
        break
      }
    }
    guard let output else { return nil }
    (self.path, self.output, self.limits) = (path, output, limits)
    arguments = [path] + rest
  }

  /// Runs the notebook, writes the page whatever came of it, and leaves with the run's status.
  func run() throws -> Never {
    let recorder = CellRecorder()
    let host = CommandHost(
      arguments: arguments, limits: limits.limits, script: path, recorder: recorder,
      isSilent: true)
    var run: NotebookRun
    if NotebookFile(path: path) == .jupyter {
      run = NotebookRun(
        NotebookCommand.read(path), name: path, firstLines: [], seed: seed, recorder: recorder)
    } else {
      let (notebook, lines) = readScript()
      run = NotebookRun(notebook, name: path, firstLines: lines, seed: seed, recorder: recorder)
    }
    let session = try host.session()
    Interrupts.watch { session.cancel() }
    run.run(in: session)
    var page = HTMLPage(
      notebook: run.notebook, title: NotebookCommand.title(of: path), run: run.facts)
    let folder = ScriptFile.folder(of: path)
    page.readPicture = { name in
      let bytes = try? ScriptFile.read(name.hasPrefix("/") ? name : folder + name)
      return bytes.flatMap { $0.count <= 16 << 20 ? $0 : nil }
    }
    NotebookCommand.write(page.text, to: output)
    if !run.report.isEmpty { Output.error(run.report) }
    leave(run.status)
  }

  private func readScript() -> (Notebook, [Int]) {
    do {
      return try PercentReader.readWithLines(try ScriptFile.read(path))
    } catch let error as SystemError {
      Output.error("metapeft: can't open file '\(path)': \(error)\n")
      leave(2)
    } catch {
      Output.error("metapeft: '\(path)' is not a notebook: \(error)\n")
      leave(1)
    }
  }
}
