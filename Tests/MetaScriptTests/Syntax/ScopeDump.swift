import MetaScript

/// Writes the scopes of a program in the notation of `scripts/oracles/scopes.py`: a line for each,
/// in alphabetical order, with its names in alphabetical order.
enum ScopeDump {
  static func dump(_ tree: SyntaxTree) -> String {
    let scopes = tree.resolution.scopes
    return scopes.indices.filter { $0 == 0 || scopes[$0].parent != nil }
      .map { line($0, in: scopes) }.sorted().joined(separator: "\n")
  }

  private static func line(_ id: ScopeID, in scopes: [Scope]) -> String {
    let scope = scopes[id]
    var path = [scope.name]
    var place = scope.parent
    while let parent = place {
      path.insert(scopes[parent].name, at: 0)
      place = scopes[parent].parent
    }
    var words = [path.joined(separator: "/")]
    if scope.isGenerator { words.append("generator") }
    words.append("(\(scope.parameters.joined(separator: ",")))")
    words += scope.names.sorted().map { "\($0)=\(letter(scope, $0))" }
    words += scope.passedThrough.sorted().map { "\($0)=through" }
    return words.joined(separator: " ")
  }

  private static func letter(_ scope: Scope, _ name: String) -> String {
    switch scope.bindings[name] {
    case .local: "local"
    case .cell: "cell"
    case .free: "free"
    case .globalExplicit: "explicit"
    case .globalImplicit: "implicit"
    case nil: "unbound"
    }
  }
}
