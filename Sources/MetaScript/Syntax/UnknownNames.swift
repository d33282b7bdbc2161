/// Reports the names that a program reads although nothing in it binds them and they aren't built
/// in: a `NameError` in waiting, each at its place, in the order of the text.
///
/// A name that is bound anywhere at module level, or declared `global` anywhere, counts as known,
/// whenever that may happen. A program with `from module import *` may get names from there, so
/// nothing is reported for it unless `importedNames` says what the module has.
///
/// - Parameters:
///   - builtins: Every name that is known without being bound.
///   - importedNames: The names of a module for `import *`; `nil` where they aren't known.
package func unknownNames(
  in tree: SyntaxTree, builtins: Set<String>,
  importedNames: (String) -> [String]? = { _ in nil }
) -> [Diagnostic] {
  let module = tree.resolution[0]
  var known = builtins.union(moduleNames)
  known.formUnion(module.names.filter { module.bindings[$0] == .local })
  for scope in tree.resolution.scopes { known.formUnion(scope.names(.globalExplicit)) }
  for statement in tree.body {
    guard case .importFrom(let name, let names, _) = statement.kind,
      names.contains(where: { $0.name == "*" })
    else { continue }
    guard let imported = name.flatMap(importedNames) else { return [] }
    known.formUnion(imported)
  }
  let candidates = known.sorted()
  return Resolver.reads(in: tree).compactMap { read in
    let scope = tree.resolution[read.scope]
    let binding = scope.bindings[read.name]
    guard binding == .globalImplicit || binding == .globalExplicit, !known.contains(read.name)
    else { return nil }
    let visible = tree.resolution.visibleNames(from: read.scope) + candidates
    let suggestion = Spelling.nearest(to: read.name, among: visible)
    let hint = suggestion.map { ". Did you mean: '\($0)'?" } ?? ""
    return Diagnostic(
      kind: "NameError", message: "name '\(read.name)' is not defined\(hint)",
      place: .init(source: tree.source, span: read.span))
  }
}

/// What every module has of its own.
private let moduleNames = ["__name__", "__file__", "__doc__", "__builtins__", "__debug__"]

extension Resolution {
  /// The names that the functions around a place bind, and that scope itself.
  fileprivate func visibleNames(from id: ScopeID) -> [String] {
    var names: [String] = []
    var place: ScopeID? = id
    while let scope = place, scope != 0 {
      names += scopes[scope].names.filter {
        let binding = scopes[scope].bindings[$0]
        return binding == .local || binding == .cell
      }
      place = scopes[scope].parent
    }
    return names
  }
}
