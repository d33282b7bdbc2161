import ArgumentParser
import ScriptBindings

/// Writes a notebook as another kind of file.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert notebooks between .mps, .ipynb and .html.",
    discussion: """
      The kind of each file is told by its name. Outputs, ids and metadata are kept: a notebook
      that goes to the other kind and back is what it was. Nothing is run.
      """)

  @ArgumentParser.Argument(help: "An .mps or .ipynb file.")
  var input: String

  @ArgumentParser.Argument(help: "An .mps, .ipynb or .html file to write.")
  var output: String

  func validate() throws {
    guard NotebookFile(path: input) != nil else {
      throw ValidationError("'\(input)' should end in .mps or .ipynb.")
    }
    guard NotebookFile(path: output) != nil || output.lowercased().hasSuffix(".html") else {
      throw ValidationError("'\(output)' should end in .mps, .ipynb or .html.")
    }
  }

  func run() throws {
    let notebook = NotebookCommand.read(input)
    let text =
      if let kind = NotebookFile(path: output) {
        kind.text(notebook)
      } else {
        HTMLPage(notebook: notebook, title: NotebookCommand.title(of: input)).text
      }
    NotebookCommand.write(text, to: output)
  }
}

/// What commands on notebooks share: files in, files out, one message when that fails.
enum NotebookCommand {
  static func read(_ path: String) -> Notebook {
    do {
      let bytes = try ScriptFile.read(path)
      return try (NotebookFile(path: path) ?? .script).read(bytes)
    } catch let error as SystemError {
      Output.error("metapeft: can't open file '\(path)': \(error)\n")
      leave(2)
    } catch {
      Output.error("metapeft: '\(path)' is not a notebook: \(error)\n")
      leave(1)
    }
  }

  static func write(_ text: String, to path: String) {
    do {
      try SavedFile.write(Array(text.utf8), to: path)
    } catch {
      Output.error("metapeft: \(error)\n")
      leave(1)
    }
  }

  /// The name of a file without folders and ending.
  static func title(of path: String) -> String {
    let name = path.split(separator: "/").last ?? Substring(path)
    return String(name.split(separator: ".", omittingEmptySubsequences: false).first ?? name)
  }
}
