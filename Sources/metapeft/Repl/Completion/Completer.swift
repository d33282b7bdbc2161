import Glibc
import MetaScript

/// One thing that Tab could put in.
struct Candidate: Equatable {
  /// What lists show, and what the candidates' common beginning is taken from.
  var text: String
  /// What is put in when it is the only one.
  var insertion: String

  init(_ text: String, inserting insertion: String? = nil) {
    self.text = text
    self.insertion = insertion ?? text
  }
}

/// Finds what could stand at the cursor.
struct Completer {
  let session: Session
  let files: any HostFiles
  let commands: [String]

  /// The candidates, and how many code points before the cursor they stand for.
  func candidates(for text: String) -> (replaced: Int, candidates: [Candidate]) {
    switch CompletionContext(text) {
    case .nothing: return (0, [])
    case .command(let prefix):
      return matching(prefix, commands.map { Candidate($0, inserting: $0 + " ") })
    case .path(let prefix): return paths(prefix)
    case .module(let prefix): return modules(prefix)
    case .imported(let module, let prefix):
      return matching(prefix, session.names(inModule: module).map { Candidate($0) })
    case .attribute(let path, let prefix):
      let names = session.attributeNames(of: path) ?? []
      return matching(prefix, visible(names, prefix).map { Candidate($0) })
    case .key(let path, let quote, let prefix):
      let keys = session.keys(of: path).map { key in
        Candidate(key, inserting: "\(key)\(Character(quote))]")
      }
      return matching(prefix, keys.filter { !$0.text.contains(Character(quote)) })
    case .name(let prefix, let function):
      let arguments = function.map { session.parameterNames(of: $0) } ?? []
      let names = visible(Set(session.globalNames() + Self.keywords).sorted(), prefix)
      return matching(prefix, arguments.map { Candidate($0 + "=") } + names.map { Candidate($0) })
    }
  }

  private static let keywords = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None",
    "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while", "with", "yield",
  ]

  private func matching(
    _ prefix: String, _ all: [Candidate]
  ) -> (replaced: Int, candidates: [Candidate]) {
    (prefix.unicodeScalars.count, all.filter { $0.text.hasPrefix(prefix) })
  }

  /// Without the names that begin with an underscore, unless one was typed.
  private func visible(_ names: [String], _ prefix: String) -> [String] {
    names.filter { prefix.hasPrefix("_") || !$0.hasPrefix("_") }
  }

  /// Modules by the part that is being typed: `mlx.c` completes to `core`.
  private func modules(_ prefix: String) -> (replaced: Int, candidates: [Candidate]) {
    let parent = prefix.lastIndex(of: ".").map { String(prefix[...$0]) } ?? ""
    let word = String(prefix.dropFirst(parent.count))
    var found: Set<String> = []
    for name in session.moduleNames() where name.hasPrefix(parent) {
      found.insert(String(name.dropFirst(parent.count).prefix { $0 != "." }))
    }
    let folder = parent.isEmpty ? "." : parent.split(separator: ".").joined(separator: "/")
    for name in (try? files.list(folder)) ?? [] where name.hasSuffix(".mps") {
      found.insert(String(name.dropLast(4)))
    }
    return matching(word, visible(found.sorted(), word).map { Candidate($0) })
  }

  private func paths(_ prefix: String) -> (replaced: Int, candidates: [Candidate]) {
    let parent = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let word = String(prefix.dropFirst(parent.count))
    var folder = parent.isEmpty ? "." : parent
    if folder.hasPrefix("~/"), let home = Output.environment("HOME") {
      folder = home + folder.dropFirst()
    }
    let names = ((try? files.list(folder)) ?? []).sorted()
    let shown = names.filter { word.hasPrefix(".") || !$0.hasPrefix(".") }
    let candidates = shown.map { name in
      // A name may hold anything; in a string, an escape stands for the character itself.
      let isFolder = (try? files.status("\(folder)/\(name)", followingLinks: true))?.kind == .folder
      return Candidate(VisibleText.escaped(name) + (isFolder ? "/" : ""))
    }
    return matching(word, candidates)
  }
}

/// A list of candidates below the line, in columns.
enum CandidateList {
  static let most = 200

  static func text(_ candidates: [Candidate], columns: Int) -> String {
    let names = candidates.prefix(most).map { VisibleText.escaped($0.text) }
    let width = min((names.map { DisplayWidth.of($0) }.max() ?? 0) + 2, columns)
    let perRow = max(1, columns / max(width, 1))
    let rows = (names.count + perRow - 1) / perRow
    var text = ""
    for row in 0..<rows {
      var line = ""
      for index in stride(from: row, to: names.count, by: rows) {
        let isLast = index + rows >= names.count
        let padding = isLast ? 0 : width - DisplayWidth.of(names[index])
        line += names[index] + String(repeating: " ", count: max(0, padding))
      }
      text += line + "\n"
    }
    if candidates.count > most { text += "… and \(candidates.count - most) more\n" }
    return text
  }

  /// What all candidates begin with.
  static func commonPrefix(_ candidates: [Candidate]) -> String {
    guard var prefix = candidates.first.map({ Array($0.text.unicodeScalars) }) else { return "" }
    for candidate in candidates.dropFirst() {
      let pairs = zip(prefix, candidate.text.unicodeScalars)
      prefix = pairs.prefix { $0 == $1 }.map(\.0)
    }
    return EditBuffer.string(prefix[...])
  }
}
