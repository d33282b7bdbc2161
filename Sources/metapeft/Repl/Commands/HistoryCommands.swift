import MetaScript

/// `%history`.
enum HistoryCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%history [-g TEXT] [1-3 …]", does: "Shows cells; -g also those of earlier days.") {
      call, repl throws(ReplProblem) in
      var words = call.words
      if words.first == "-g" {
        let wanted = call.arguments.dropFirst(2).trimmed
        let found = repl.past.filter { wanted.isEmpty || $0.contains(wanted) }
        repl.say(found.isEmpty ? "No cell has that." : found.joined(separator: "\n"))
        return nil
      }
      words.removeAll { $0 == "-n" }
      let wanted = try CellRange.numbers(words)
      let cells = repl.cells.filter { wanted?.contains($0.number) ?? true }
      let width = cells.last.map { String($0.number).count } ?? 1
      let lines = cells.map { cell in
        let number = String(cell.number)
        let label = String(repeating: " ", count: width - number.count) + number + ": "
        let margin = "\n" + String(repeating: " ", count: label.count)
        return label
          + cell.source.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: margin)
      }
      repl.say(lines.isEmpty ? "No cells yet." : lines.joined(separator: "\n"))
      return nil
    }
  ]
}
