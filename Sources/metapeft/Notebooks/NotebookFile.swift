import ScriptBindings

/// The kinds of file that hold a notebook, told apart by the ending of their names.
enum NotebookFile: String, CaseIterable {
  case script = ".mps"
  case jupyter = ".ipynb"

  init?(path: String) {
    guard let kind = Self.allCases.first(where: { path.lowercased().hasSuffix($0.rawValue) }) else {
      return nil
    }
    self = kind
  }

  /// - Throws: `NotebookError` with the place of what is wrong.
  func read(_ bytes: [UInt8]) throws(NotebookError) -> Notebook {
    switch self {
    case .script: try PercentReader.read(bytes)
    case .jupyter: try NotebookJSON.read(bytes)
    }
  }

  func text(_ notebook: Notebook) -> String {
    switch self {
    case .script: PercentWriter.text(notebook)
    case .jupyter: NotebookJSON.text(notebook)
    }
  }
}
