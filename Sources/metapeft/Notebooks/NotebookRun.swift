import MetaScript
import Plotting
import ScriptBindings

/// Runs the cells of a notebook in one session, and puts what comes of them in their outputs.
struct NotebookRun {
  private(set) var notebook: Notebook
  /// What is known of the run, for the page.
  private(set) var facts = HTMLPage.Run()
  /// 0, 1 for an error, 130 for Ctrl-C, or what the script left with.
  private(set) var status: Int32 = 0
  /// The report of the error that ended the run.
  private(set) var report = ""

  private let name: String
  private let firstLines: [Int]
  private let seed: Int
  private let recorder: CellRecorder

  /// - Parameters:
  ///   - name: What tracebacks call the file.
  ///   - firstLines: Where the source of each cell begins in it; empty where lines have no meaning.
  ///   - recorder: What the session's host writes to.
  init(
    _ notebook: Notebook, name: String, firstLines: [Int], seed: Int, recorder: CellRecorder
  ) {
    self.notebook = notebook
    (self.name, self.firstLines, self.seed, self.recorder) = (name, firstLines, seed, recorder)
    for index in notebook.cells.indices where notebook.cells[index].kind == .code {
      self.notebook.cells[index].outputs = []
      self.notebook.cells[index].executionCount = nil
    }
  }

  /// Runs all cells, up to the first that fails.
  mutating func run(in session: Session) {
    let started = ContinuousClock.now
    let date = Calendar.now()
    facts.seconds = notebook.cells.map { _ in nil }
    do throws(ScriptError) {
      try session.installReferenceNames()
      try session.prepareCells()
      try session.seed(seed)
    } catch {
      end(error)
    }
    let codes = notebook.cells.indices.filter { index in
      notebook.cells[index].kind == .code && !notebook.cells[index].source.isBlank
    }
    for (place, index) in codes.enumerated() where status == 0 && !facts.isPartial {
      if StatusLine.terminal != nil {
        StatusLine.shared.showStatus("cell \(place + 1)/\(codes.count)")
      }
      run(cell: index, number: place + 1, in: session)
    }
    StatusLine.shared.showStatus(nil)
    facts.facts = [
      ("metapeft", Version.text), ("language", "Python 3.11 (subset)"), ("arrays", "MLX 0.32.4"),
      ("seed", "\(seed)"), ("run", date),
      ("took", ProgressBar.durationText(Self.seconds(since: started))),
    ]
    if status != 0 { facts.facts.append(("ended", status == 130 ? "interrupted" : "by an error")) }
  }

  private mutating func run(cell index: Int, number: Int, in session: Session) {
    let source = Self.program(notebook.cells[index].source)
    var cell = Cell(source: source, number: number)
    cell.hidesValue = session.endsInSemicolon(source)
    if index < firstLines.count { cell.place = (name, firstLines[index]) }
    let recorder = recorder
    recorder.begin()
    let started = ContinuousClock.now
    do throws(ScriptError) {
      try session.run(cell, display: Displays.current) { shown in
        recorder.add(.result(RichValue(text: shown.text, forms: shown.forms)))
      }
    } catch {
      end(error)
    }
    facts.seconds[index] = Self.seconds(since: started)
    notebook.cells[index].executionCount = number
    notebook.cells[index].outputs = recorder.finish().map { $0.json(number) }
    if !report.isEmpty, let failure {
      notebook.cells[index].outputs.append(CellOutput.failure(failure).json(number))
    }
  }

  private var failure: CellFailure?

  private mutating func end(_ error: ScriptError) {
    facts.isPartial = true
    if let status = error.exitStatus {
      self.status = Int32(truncatingIfNeeded: status)
      report = error.exitMessage.map { $0 + "\n" } ?? ""
      if let message = error.exitMessage {
        failure = CellFailure(kind: "SystemExit", message: message, report: message)
      }
      return
    }
    status = error.isInterrupt ? 130 : 1
    report = Output.report(error)
    failure = CellFailure(kind: error.kind, message: error.message, report: error.description)
  }

  /// A source without the commands to a notebook's host, which no script has: `%time`, `!ls`.
  private static func program(_ source: String) -> String {
    guard CommentText.hasCommands(source), !Script.parses(source) else { return source }
    return source.hasPrefix("%%")
      ? CommentText.commented(source).joined(separator: "\n") : CommentText.maskingCommands(source)
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }
}
