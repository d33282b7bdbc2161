/// What help says of the names that scripts see, besides the signatures, which the rows and
/// functions themselves have.
///
/// A text begins with `# module`. An entry is headed by `## name`, or several that share it; then
/// come a formula or sentences with shapes, units and the paper, and then an example with its
/// output, as `metapeft doctest` reads it. `scripts/oracles/help_examples.py` runs the examples of
/// MLX's names in MLX.
package enum HelpCatalogue {
  package struct Entry: Sendable {
    package var text: String
    package var example: String
  }

  static let texts = [
    CoreHelpAToB.text, CoreHelpCToE.text, CoreHelpFToL.text, CoreHelpMToR.text,
    CoreHelpSToZ.text, ArrayHelp.text, RandomHelp.text, LinearAlgebraHelp.text, FastHelp.text,
    NeuralHelp.text, NeuralUtilitiesHelp.text, AcceleratorHelp.text, LossesHelp.text,
    InitializersHelp.text, OptimizersHelp.text,
    UtilitiesHelp.text, QuantizationHelp.text, ReferenceHelp.text, ShowingHelp.text,
  ]

  /// By module and name: `mlx.core.sum`, `meta_learning.reptile.ReptileLearner.evaluate`.
  package static let entries: [String: Entry] = texts.reduce(into: [:]) { read($1, into: &$0) }

  /// The entry for a name; a method of arrays has that of the function, where it has none.
  package static func entry(_ name: String) -> Entry? {
    if let entry = entries[name] { return entry }
    let method = "mlx.core.array."
    return name.hasPrefix(method) ? entries["mlx.core." + name.dropFirst(method.count)] : nil
  }

  private static func read(_ text: String, into entries: inout [String: Entry]) {
    var module = ""
    var names: [String] = []
    var (words, example): ([Substring], [Substring]) = ([], [])
    func finish() {
      let entry = Entry(
        text: words.joined(separator: "\n").trimmedLines, example: example.joined(separator: "\n"))
      for name in names { entries["\(module).\(name)"] = entry }
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        finish()
        names = line.dropFirst(3).split(separator: ",").map { String($0.drop { $0 == " " }) }
        (words, example) = ([], [])
      } else if line.hasPrefix("# ") {
        finish()
        names = []
        module = String(line.dropFirst(2))
      } else if line.hasPrefix(">>>") || !example.isEmpty {
        if !line.isEmpty { example.append(line) }
      } else {
        words.append(line)
      }
    }
    finish()
  }
}

extension String {
  /// Without blank lines at both ends.
  var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
