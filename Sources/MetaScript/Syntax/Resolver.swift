/// Finds out, for every scope of a program, what each name in it means.
///
/// Python decides that from the text alone. A name that a scope binds anywhere (by assignment,
/// `for`, `import`, `def`, a parameter …) is that scope's own, unless `global` or `nonlocal` says
/// otherwise; any other name belongs to the nearest function around that binds it, else it is
/// global. Classes take part in this only for their own code: functions inside a class do not see
/// its names, but for `__class__`. A comprehension is a function of its own, but its first iterable
/// is evaluated outside, and `:=` in it binds in the scope around.
///
/// The first walk over the tree (`ResolverStatements`, `ResolverExpressions`) notes what each scope
/// does with each name; then `link` finds the owners of the names that are not a scope's own.
struct Resolver {
  let source: SourceText
  var scopes: [ScopeNotes]
  var current: ScopeID = 0

  /// The places where names are read, gathered only where somebody asks for them.
  private var reads: [NameRead] = []
  private var keepsReads = false

  init(source: SourceText, scopeCount: Int) {
    self.source = source
    let module = Scope(kind: .module, name: "<module>", parent: nil)
    // A scope whose number stays unused (it stood in an annotation) is left empty.
    scopes = [ScopeNotes](repeating: ScopeNotes(scope: module), count: max(scopeCount, 1))
  }

  /// Resolves the names of a program with scopes numbered below `scopeCount`.
  static func resolve(
    _ body: [Statement], source: SourceText, scopeCount: Int
  ) throws(Diagnostic) -> Resolution {
    var resolver = Resolver(source: source, scopeCount: scopeCount)
    try resolver.visit(body)
    for id in resolver.scopes.indices { try resolver.link(id) }
    return Resolution(scopes: resolver.scopes.map(\.scope))
  }

  /// Every place where a name is read, in the order of evaluation.
  static func reads(in tree: SyntaxTree) -> [NameRead] {
    var resolver = Resolver(source: tree.source, scopeCount: tree.resolution.scopes.count)
    resolver.keepsReads = true
    try? resolver.visit(tree.body)
    return resolver.reads.sorted { $0.span.start < $1.span.start }
  }

  func error(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(
      kind: "SyntaxError", message: message, place: .init(source: source, span: span))
  }
}

/// A place where a name is read.
struct NameRead {
  let name: String
  let span: Span
  let scope: ScopeID
}

/// What one scope does with its names, gathered before they are linked.
struct ScopeNotes {
  var scope: Scope
  var uses: [String: NameUse] = [:]
  /// The names declared `global` or `nonlocal`, and where; errors go to the first place of a name.
  var directives: [(name: String, span: Span)] = []
  /// Whether the expression being read is the iterable of a comprehension clause.
  var isInIterable = false

  init(scope: Scope) { self.scope = scope }

  var isComprehension: Bool {
    switch scope.kind {
    case .listComprehension, .setComprehension, .dictionaryComprehension, .generatorExpression:
      true
    case .module, .function, .lambda, .classBody: false
    }
  }

  /// Notes a use of a name; the first one of a name sets its place in the order of names.
  mutating func note(_ name: String, _ use: NameUse) {
    if uses[name] == nil { scope.names.append(name) }
    uses[name, default: []].formUnion(use)
  }
}

/// The ways in which a scope uses a name.
struct NameUse: OptionSet {
  let rawValue: UInt16

  static let read = NameUse(rawValue: 1)
  static let bound = NameUse(rawValue: 2)
  static let parameter = NameUse(rawValue: 4)
  static let annotated = NameUse(rawValue: 8)
  static let global = NameUse(rawValue: 16)
  static let nonlocal = NameUse(rawValue: 32)
  /// The target of a comprehension's `for`.
  static let iteration = NameUse(rawValue: 64)
}

extension Resolver {
  /// Runs `body` inside a new scope.
  mutating func enter(
    _ id: ScopeID, _ kind: Scope.Kind, _ name: String,
    _ body: (inout Resolver) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let outer = current
    scopes[id] = ScopeNotes(scope: Scope(kind: kind, name: name, parent: outer))
    scopes[id].scope.isGenerator = kind == .generatorExpression
    current = id
    try body(&self)
    current = outer
  }

  mutating func bind(_ name: String, _ use: NameUse = []) {
    scopes[current].note(name, use.union(.bound))
  }

  mutating func read(_ name: String, at span: Span) {
    if keepsReads { reads.append(NameRead(name: name, span: span, scope: current)) }
    scopes[current].note(name, .read)
    guard name == "super" || name == "__class__" else { return }
    switch scopes[current].scope.kind {
    case .module, .classBody: return
    default: scopes[current].note("__class__", .read)
    }
  }

  mutating func declare(
    parameters: Parameters, of id: ScopeID
  ) throws(Diagnostic) {
    for parameter in parameters.all {
      if scopes[id].uses[parameter.name]?.contains(.parameter) == true {
        throw error(
          "duplicate argument '\(parameter.name)' in function definition", at: parameter.span)
      }
      bind(parameter.name, .parameter)
      scopes[id].scope.parameters.append(parameter.name)
    }
  }

  mutating func declare(global names: [Identifier], at span: Span) throws(Diagnostic) {
    for identifier in names {
      try checkUnused(identifier.name, before: "global", at: span)
      scopes[current].note(identifier.name, .global)
      scopes[current].directives.append((identifier.name, span))
    }
  }

  mutating func declare(nonlocal names: [Identifier], at span: Span) throws(Diagnostic) {
    for identifier in names {
      try checkUnused(identifier.name, before: "nonlocal", at: span)
      if scopes[current].scope.kind == .module {
        throw error("nonlocal declaration not allowed at module level", at: span)
      }
      scopes[current].note(identifier.name, .nonlocal)
      scopes[current].directives.append((identifier.name, span))
    }
  }

  private func checkUnused(
    _ name: String, before word: String, at span: Span
  ) throws(Diagnostic) {
    guard let use = scopes[current].uses[name] else { return }
    if use.contains(.parameter) {
      throw error("name '\(name)' is parameter and \(word)", at: span)
    }
    if use.contains(.read) {
      throw error("name '\(name)' is used prior to \(word) declaration", at: span)
    }
    if use.contains(.annotated) {
      throw error("annotated name '\(name)' can't be \(word)", at: span)
    }
    if use.contains(.bound) {
      throw error("name '\(name)' is assigned to before \(word) declaration", at: span)
    }
  }
}
