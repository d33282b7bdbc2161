/// A document of cells: prose, code, and what the code put out.
///
/// Two files hold one: `.mps`, a script whose comments mark the cells (`PercentScript`), and
/// `.ipynb`, Jupyter's (`NotebookJSON`). What only one of them can say is kept in the metadata, so
/// that going to the other and back loses nothing.
struct Notebook: Sendable, Equatable {
  var cells: [Cell] = []
  /// That of the whole notebook: kernel, language, and whatever else a program has put there.
  var metadata = JSONObject()
  /// The minor version of nbformat 4, from which on cells have ids: 5.
  var minor = 5
  /// Fields of the file that nbformat does not know.
  var extra = JSONObject()

  static let minorWithIDs = 5

  struct Cell: Sendable, Equatable {
    enum Kind: String, Sendable { case code, markdown, raw }

    var kind: Kind
    var source: String
    /// Nil before minor version 5.
    var id: String?
    var metadata = JSONObject()
    /// Pictures that prose refers to, by file name.
    var attachments: JSONObject?
    var executionCount: Int?
    /// As nbformat has them, texts joined: `stream`, `display_data`, `execute_result`, `error`.
    var outputs: [JSONObject] = []
    /// Fields of the file that nbformat does not know.
    var extra = JSONObject()

    init(_ kind: Kind, _ source: String, id: String? = nil) {
      (self.kind, self.source, self.id) = (kind, source, id)
    }
  }

  /// The id of a cell that was given none, from 0.
  static func defaultID(_ index: Int) -> String { "cell-\(index + 1)" }

  /// Gives ids to the cells that have none, and others to those whose id an earlier cell has.
  mutating func fillIDs() {
    guard minor >= Self.minorWithIDs else { return }
    var given = Set(cells.compactMap(\.id))
    var used = Set<String>()
    for index in cells.indices {
      if let id = cells[index].id, used.insert(id).inserted { continue }
      // At most 64 letters, of which an id that was given may have all.
      let base = cells[index].id ?? Self.defaultID(index)
      var id = base
      var copy = 1
      while given.contains(id) || used.contains(id) {
        copy += 1
        id = "\(base.prefix(50))-\(copy)"
      }
      given.insert(id)
      used.insert(id)
      cells[index].id = id
    }
  }

  /// What Jupyter is told of a notebook that says nothing of itself.
  static let defaultMetadata: JSONObject = [
    "kernelspec": .object([
      "display_name": .string("metapeft"), "language": .string("python"),
      "name": .string("metapeft"),
    ]),
    "language_info": .object([
      "file_extension": .string(".mps"), "mimetype": .string("text/x-python"),
      "name": .string("python"), "pygments_lexer": .string("python"),
    ]),
  ]

  /// The name under which what only an `.mps` file can say is kept in metadata.
  static let ownName = "metapeft"
}

/// Why a file is not a notebook that can be read.
enum NotebookError: Error, Equatable, CustomStringConvertible {
  case json(JSONError)
  /// A place such as `cells[3].outputs[0].name`, and what should stand there.
  case field(String, wanted: String)
  case version(String)
  /// A line of an `.mps` file, from 1.
  case line(Int, String)

  var description: String {
    switch self {
    case .json(let error): "not JSON: \(error)"
    case .field(let place, let wanted): "\(place) must be \(wanted)"
    case .version(let version):
      "nbformat \(version) is not read, only 4: open and save it once in Jupyter"
    case .line(let line, let what): "line \(line): \(what)"
    }
  }
}
