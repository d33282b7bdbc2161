/// The number of a scope in `Resolution.scopes`; the module's is 0.
package typealias ScopeID = Int

/// What a name means inside one scope.
package enum NameBinding: Sendable, Equatable {
  /// A local that no inner scope uses: a register.
  case local
  /// A local that an inner scope uses too: a cell.
  case cell
  /// A cell of a function around this scope.
  case free
  /// Declared `global` here.
  case globalExplicit
  /// Bound in no function around: the module's, else built in. In a class, and at module level,
  /// whose own names are all in their namespace, bound names are `.local` instead.
  case globalImplicit
}

/// The names of one block of code that has its own: a module, function, class or comprehension.
///
/// In a class, `.local` means the class's namespace, looked up by name and then among the globals;
/// `.free` means that namespace first and then the cell (CPython's `LOAD_CLASSDEREF`); stores to a
/// `.free` name happen only after `nonlocal`. At module level `.local` is a global.
package struct Scope: Sendable {
  package enum Kind: Sendable, Equatable {
    case module
    case function
    case lambda
    case classBody
    case listComprehension
    case setComprehension
    case dictionaryComprehension
    case generatorExpression
  }

  package let kind: Kind

  /// What tracebacks print: `<module>`, the function's or class's name, `<lambda>`, `<listcomp>` …
  package let name: String

  /// The scope around this one; `nil` for the module.
  package let parent: ScopeID?

  /// The parameters in the order of `Parameters.all`; they are bound before the body runs.
  package var parameters: [String] = []

  /// Every name used in this scope, or passed through it to an inner one, by first appearance.
  package var names: [String] = []

  /// What each of `names` means.
  package var bindings: [String: NameBinding] = [:]

  /// Whether the body holds `yield`, or this is a generator expression.
  package var isGenerator = false

  /// For a function: whether it uses `__class__` or the name `super`, so that it needs the class
  /// around it; then `__class__` is among its names, `.free` where there is such a class.
  package var usesSuperOrClassCell = false

  /// For a class: whether a function inside needs a cell `__class__` that holds the class once it
  /// is made. The cell isn't among `names`, since the class's own code doesn't see it.
  package var needsClassCell = false

  /// For a class: names that it binds itself, or declares `global`, while functions inside it use
  /// the cell of that name from a function around the class. The class's own code doesn't see those
  /// cells; it only hands them on.
  package var passedThrough: [String] = []

  package init(kind: Kind, name: String, parent: ScopeID?) {
    self.kind = kind
    self.name = name
    self.parent = parent
  }

  /// The names with that binding, by first appearance.
  package func names(_ binding: NameBinding) -> [String] {
    names.filter { bindings[$0] == binding }
  }
}

/// The scopes of a program, indexed by `ScopeID`.
package struct Resolution: Sendable {
  package let scopes: [Scope]

  package init(scopes: [Scope]) { self.scopes = scopes }

  package subscript(scope: ScopeID) -> Scope { scopes[scope] }
}
