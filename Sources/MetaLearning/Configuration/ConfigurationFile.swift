import Yams

/// A configuration file read strictly: one flat YAML mapping of names to plain values.
///
/// YAML can say far more than a configuration needs, and most of it only ever surprises: aliases
/// that expand without end, tags that name types, duplicate keys, `yes` as a truth value,
/// `010` as eight. All of that is refused with its place, before or after the YAML library
/// has looked at the text.
struct ConfigurationFile {
  /// The entries in the file's order.
  private(set) var options = Options()

  private var places: [(name: String, place: ConfigurationError.Place)] = []
  private let file: String

  /// The longest text that is looked at, in bytes.
  static let sizeLimit = 64 * 1024

  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: Its name, for errors.
  /// - Throws: `ConfigurationError.malformed`, with line and column.
  init(text: String, file: String) throws(ConfigurationError) {
    self.file = file
    guard text.utf8.count <= Self.sizeLimit else {
      throw malformed("longer than \(Self.sizeLimit) bytes", line: 1, column: 1)
    }
    if let found = ForbiddenSyntax.first(in: text) {
      throw malformed(found.problem, line: found.line, column: found.column)
    }
    guard let root = try root(of: text) else { return }
    try read(root)
  }

  /// Where `name` stands, or the file's first line for a name that is missing.
  func place(of name: String) -> ConfigurationError.Place {
    places.first { $0.name.hasSameBytes(as: name) }?.place
      ?? .init(file: file, line: 1, column: 1)
  }

  private func malformed(_ problem: String, line: Int, column: Int) -> ConfigurationError {
    .malformed(.init(file: file, line: line, column: column), problem: problem)
  }

  private func root(of text: String) throws(ConfigurationError) -> Node? {
    do {
      return try Parser(yaml: text).singleRoot()
    } catch let error as YamlError {
      throw translated(error, in: text)
    } catch {
      throw malformed("\(error)", line: 1, column: 1)
    }
  }

  private func translated(_ error: YamlError, in text: String) -> ConfigurationError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let before = context.map { $0.text + " " } ?? ""
      return malformed(before + problem, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      // The library marks the mapping; the second of the keys is where to look.
      let name = duplicates.sorted().first ?? ""
      let place = Self.secondLine(of: name, in: text) ?? (context.mark.line, context.mark.column)
      return malformed("the key \(quoted(name)) stands twice", line: place.0, column: place.1)
    case .reader(let problem, _, _, _):
      return malformed(problem, line: 1, column: 1)
    default:
      return malformed("\(error)", line: 1, column: 1)
    }
  }

  private mutating func read(_ root: Node) throws(ConfigurationError) {
    if case .scalar(let scalar) = root, scalar.string.isEmpty, scalar.style == .plain { return }
    guard case .mapping(let mapping) = root else {
      throw malformed("expected a mapping of names to values", at: root)
    }
    for (key, value) in mapping {
      guard case .scalar(let name) = key else {
        throw malformed("a key must be a name", at: key)
      }
      guard let read = Self.value(value) else {
        throw malformed(
          "expected a number, a string, true or false, or a list of them", at: value)
      }
      options[name.string] = read
      places.append((name.string, place(of: key)))
    }
  }

  /// The line that starts with `name:` for the second time.
  private static func secondLine(of name: String, in text: String) -> (Int, Int)? {
    var seen = 0
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let start = line.drop { " \"'".utf8.contains($0) }
      guard start.starts(with: name.utf8),
        start.dropFirst(name.utf8.count).first(where: { !" \"'".utf8.contains($0) })
          == UInt8(ascii: ":")
      else { continue }
      seen += 1
      if seen == 2 { return (index + 1, line.count - start.count + 1) }
    }
    return nil
  }

  private func malformed(_ problem: String, at node: Node) -> ConfigurationError {
    let place = place(of: node)
    return malformed(problem, line: place.line, column: place.column)
  }

  private func place(of node: Node) -> ConfigurationError.Place {
    .init(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// A scalar or a list of scalars; anything deeper has no meaning here.
  private static func value(_ node: Node) -> OptionValue? {
    switch node {
    case .scalar(let scalar): return PlainScalar.value(scalar.string, plain: scalar.style == .plain)
    case .sequence(let sequence):
      var items: [OptionValue] = []
      for item in sequence {
        guard case .scalar(let scalar) = item else { return nil }
        items.append(PlainScalar.value(scalar.string, plain: scalar.style == .plain))
      }
      return .list(items)
    case .mapping, .alias: return nil
    }
  }
}
