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

  package static func text(
    _ description: ValueDescription, called name: String, withSource: Bool
  ) -> String {
    var parts: [String] = []
    switch description.kind {
    case .value: parts.append("\(name): \(description.typeName)")
    case .module: parts.append("module \(description.qualifiedName)")
    default: parts.append("\(description.kind.rawValue) \(description.signature)")
    }
    if let text = description.text { parts.append(text) }
    if !description.documentation.isEmpty { parts.append(description.documentation) }
    if !description.members.isEmpty {
      parts.append("Names: " + description.members.joined(separator: ", "))
    }
    if withSource, let source = description.source { parts.append(source) }
    if let place = description.place { parts.append("Defined in \(place)") }
    return parts.joined(separator: "\n\n")
  }
}
