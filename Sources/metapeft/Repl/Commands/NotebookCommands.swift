import ScriptBindings

/// `%notebook` and `%export`: the conversation as a file that can be kept, run again and shown.
enum NotebookCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%notebook NAME", does: "Writes the session so far as a notebook, .ipynb or .mps.")
    {
      call, repl throws(ReplProblem) in
      try write(call, repl, or: ".ipynb")
    },
    ReplCommand("%export NAME", does: "Writes it as a page, .html; or as a notebook.") {
      call, repl throws(ReplProblem) in
      try write(call, repl, or: ".html")
    },
  ]

  private static func write(
    _ call: CommandCall, _ repl: Repl, or ending: String
  ) throws(ReplProblem) -> Int32? {
    guard !call.arguments.isEmpty else { throw ReplProblem("a name for the file is missing") }
    var path = FileCommands.expanded(call.arguments)
    let isPage = path.lowercased().hasSuffix(".html")
    if !isPage, NotebookFile(path: path) == nil { path += ending }
    let records = repl.cells.filter(isForReaders)
    guard !records.isEmpty else { throw ReplProblem("there are no cells yet") }
    let notebook = Notebook(records)
    let text =
      if let kind = NotebookFile(path: path) {
        kind.text(notebook)
      } else {
        page(notebook, records, title: NotebookCommand.title(of: path))
      }
    do throws(SavedFileError) {
      try SavedFile.write(Array(text.utf8), to: path)
    } catch {
      throw ReplProblem(error.description)
    }
    repl.say("Wrote \(records.count) cell\(records.count == 1 ? "" : "s") to '\(path)'.")
    return nil
  }

  /// Whether a cell says something to those who read the session later: help, commands on files and
  /// mistyped ones do not.
  private static func isForReaders(_ record: CellRecord) -> Bool {
    switch ReplCommandLine(record.source) {
    case nil, .shell: true
    case .help: false
    case .command(let name, _, _):
      !["notebook", "export", "save", "history", "lsmagic"].contains(name)
        && record.failure?.kind != "UsageError" && !record.outputs.isEmpty
    }
  }

  private static func page(_ notebook: Notebook, _ records: [CellRecord], title: String) -> String {
    var run = HTMLPage.Run()
    run.facts = [("metapeft", Version.text), ("written", Calendar.now())]
    run.seconds = records.map(\.seconds)
    return HTMLPage(notebook: notebook, title: title, run: run).text
  }
}
