import MetaScript

/// What help says of a name.
package enum HelpText {
  package static let overview = """
    Type a statement or an expression; its value is shown as Out[n] and kept as _n and _.
    name?      what a name is: signature, meaning, shapes, an example
    name??     the same with its source
    Tab        completes names, attributes, arguments, keys, modules and files
    %lsmagic   the commands of the prompt
    Up, Ctrl-R earlier cells
    Ctrl-C     stops what runs or drops the line; Ctrl-D leaves
    """

  /// The whole text: signature, meaning, example, members, place, and the source if wanted.
  ///
  /// - Parameter name: What the user called it.
  package static func text(
    _ description: ValueDescription, called name: String, withSource: Bool
  ) -> String {
    var parts = [heading(description, name)]
    if let text = description.text { parts.append(text) }
    let entry = description.catalogueNames.lazy.compactMap { HelpCatalogue.entry($0) }.first
    let documentation = cleaned(description.documentation)
    if let entry {
      parts.append(entry.text)
    } else if !documentation.isEmpty {
      parts.append(documentation)
    }
    if let entry, !entry.example.isEmpty { parts.append("Example:\n" + indented(entry.example)) }
    if !description.members.isEmpty { parts.append(members(description)) }
    if withSource, let source = description.source { parts.append(source) }
    if let place = description.place, !place.hasPrefix("<library ") {
      parts.append("Defined in \(place)")
    }
    return parts.joined(separator: "\n\n")
  }

  private static func heading(_ description: ValueDescription, _ name: String) -> String {
    switch description.kind {
    case .value: "\(name): \(description.typeName)"
    case .module: "module \(description.qualifiedName)"
    case .property: "property \(description.signature)"
    default: "\(description.kind.rawValue) \(description.signature)"
    }
  }

  /// A docstring without the indentation that its lines share.
  private static func cleaned(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let depth =
      lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let rest = lines.dropFirst().map { $0.dropFirst(depth) }
    return ((lines.first.map { [$0.drop { $0 == " " }] } ?? []) + rest).joined(separator: "\n")
      .trimmedLines
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }

  /// The names, in lines of moderate length.
  private static func members(_ description: ValueDescription) -> String {
    var lines = [description.kind == .module ? "Names:" : "Methods and attributes:"]
    var line = "   "
    for name in description.members.sorted() {
      if line.count + name.count > 76 {
        lines.append(line)
        line = "   "
      }
      line += " " + name
    }
    return (lines + [line]).joined(separator: "\n")
  }
}

/// `help(name)`.
enum HelpRows {
  static let rows: [Builtin] = [
    Builtin("help(request=None, /)", does: "Tells what something is and how it is used.") {
      call throws(Raised) in
      let machine = call.machine
      var text = HelpText.overview
      if !call.isAbsent(0) {
        var value = call[0]
        var name = "object"
        if let wanted = StringRef(value), let path = ValuePath(dotted: wanted.text),
          let main = machine.modules["__main__"], let found = machine.peek(path, from: main)
        {
          value = found
          name = wanted.text
        }
        text = HelpText.text(
          machine.describe(value, called: ValuePath(name)), called: name, withSource: false)
      }
      if let problem = machine.host.writeOutput(Array((text + "\n").utf8)) {
        throw machine.error(.osError, problem)
      }
      return .none
    }
  ]
}
