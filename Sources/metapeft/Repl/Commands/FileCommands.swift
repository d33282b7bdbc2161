import Glibc
import MetaScript

/// `%run`, `%load`, `%save`, `%edit`.
enum FileCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%run FILE [ARGUMENT…]", does: "Runs a script; its names stay.") {
      call, repl throws(ReplProblem) in
      let words = call.words
      guard let path = words.first else { throw ReplProblem("%run needs a file") }
      let bytes = try read(path)
      let list = words.map { "\"" + escaped($0) + "\"" }.joined(separator: ", ")
      do throws(ScriptError) {
        try repl.session.run("import sys as __sys__\n__sys__.argv = [\(list)]", name: "<run>")
        try repl.session.run(bytes: bytes, name: expanded(path))
      } catch {
        // The script's own exit ends the script, not the conversation.
        if error.exitStatus == nil { repl.report(error) }
      }
      return nil
    },
    ReplCommand("%load FILE", does: "Puts a file's text into the next cell, to be edited.") {
      call, repl throws(ReplProblem) in
      guard !call.arguments.isEmpty else { throw ReplProblem("%load needs a file") }
      let text = String(decoding: try read(call.arguments), as: UTF8.self)
      repl.nextText = PastedText.plain(text).trimmedLineEnds
      return nil
    },
    ReplCommand("%save FILE [1-3 5 …]", does: "Writes cells to a file; all when none are named.") {
      call, repl throws(ReplProblem) in
      let words = call.words.filter { $0 != "-f" }
      guard let name = words.first else { throw ReplProblem("%save needs a file") }
      let path = expanded(name.contains(".") ? name : name + ".mps")
      if OpenedFile.exists(path), !call.words.contains("-f"),
        !repl.confirms("'\(VisibleText.escaped(path))' is there already. Replace it? [y/N] ")
      {
        repl.say("Nothing was saved.")
        return nil
      }
      let wanted = try CellRange.numbers(words.dropFirst().map { $0 })
      let cells = repl.cells.filter { cell in
        // A script has no commands of the prompt; cells that failed are saved when they are named.
        guard ReplCommandLine(cell.source) == nil else { return false }
        return wanted.map { $0.contains(cell.number) } ?? (cell.failure == nil)
      }
      guard !cells.isEmpty else { throw ReplProblem("no such cells") }
      let text = cells.map { $0.source + "\n" }.joined()
      try write(text, to: path)
      repl.say("Saved \(cells.count) cell\(cells.count == 1 ? "" : "s") to '\(path)'.")
      return nil
    },
    ReplCommand("%edit [FILE or CELL]", does: "Opens $EDITOR; what it leaves is run.") {
      call, repl throws(ReplProblem) in
      let number = Int(call.arguments)
      if number == nil, !call.arguments.isEmpty {
        try repl.startEditor(on: expanded(call.arguments))
        return repl.runProgram(
          String(decoding: try read(call.arguments), as: UTF8.self).trimmedLineEnds)
      }
      let cell =
        number.map { wanted in repl.cells.last { $0.number == wanted } }
        ?? repl.cells.last { ReplCommandLine($0.source) == nil }
      if let number, cell == nil { throw ReplProblem("there is no cell \(number)") }
      guard let path = TemporaryFile.make(holding: (cell?.source ?? "") + "\n") else {
        throw ReplProblem("a temporary file could not be made")
      }
      defer { OpenedFile.remove(path) }
      try repl.startEditor(on: path)
      let text = String(decoding: try read(path), as: UTF8.self).trimmedLineEnds
      guard !text.trimmed.isEmpty else { return nil }
      repl.say(text)
      return repl.runProgram(text)
    },
  ]

  /// `~` stands for the home folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Output.environment("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }

  private static func read(_ path: String) throws(ReplProblem) -> [UInt8] {
    do throws(SystemError) {
      return try ScriptFile.read(expanded(path))
    } catch {
      throw ReplProblem("can't open file '\(path)': \(error)")
    }
  }

  private static func write(_ text: String, to path: String) throws(ReplProblem) {
    let problem: String?
    do throws(SystemError) {
      problem = try OpenedFile(path, O_WRONLY | O_CREAT | O_TRUNC).write(Array(text.utf8))
    } catch {
      throw ReplProblem("can't write file '\(path)': \(error.text)")
    }
    if let problem { throw ReplProblem("writing '\(path)' failed: \(problem)") }
  }

  /// A word as it stands within quotes of the language.
  private static func escaped(_ word: String) -> String {
    word.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"", "\\": text += "\\" + String(Character(scalar))
      case "\u{00}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

/// Cells by their numbers: `1-3 5`.
enum CellRange {
  /// Nil when nothing was named.
  static func numbers(_ words: [String]) throws(ReplProblem) -> Set<Int>? {
    guard !words.isEmpty else { return nil }
    var numbers: Set<Int> = []
    for word in words {
      let bounds = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2,
        first > 0, last >= first, last - first < 1_000_000
      else { throw ReplProblem("'\(word)' is not a cell's number or a range such as 2-5") }
      numbers.formUnion(first...last)
    }
    return numbers
  }
}
