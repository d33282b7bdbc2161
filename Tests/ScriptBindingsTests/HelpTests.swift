import MetaScript
import ScriptBindings
import Testing

/// Help: every name that the bindings show has a meaning and an example. That the examples hold is
/// checked by `metapeft doctest` over the catalogue's own files, in `scripts/test`.
@Suite struct HelpTests {
  /// The modules of the bindings; `src.` and `mlx.nn.layers` repeat others.
  private static func modules(_ session: Session) throws -> [String] {
    let library = Set(try Session().moduleNames())
    return session.moduleNames().filter {
      !library.contains($0) && !$0.hasPrefix("src") && !$0.hasPrefix("mlx.nn.layers")
    }
  }

  private static func makeSession() throws -> Session {
    let session = try Session()
    try session.installBindings()
    return session
  }

  /// Whether a name is one of the bindings, not of a library module that they import.
  private static func isOwn(_ description: ValueDescription, _ modules: [String]) -> Bool {
    description.kind != .module && description.typeName != "_Any"
      && (description.qualifiedName.isEmpty
        || modules.contains { description.qualifiedName.hasPrefix($0 + ".") })
  }

  @Test func `every name of the bindings has a text and an example`() throws {
    let session = try Self.makeSession()
    let modules = try Self.modules(session)
    var missing: [String] = []
    for module in modules {
      for name in session.names(inModule: module) {
        guard let description = session.describe(name, inModule: module),
          Self.isOwn(description, modules)
        else { continue }
        let entry = description.catalogueNames.lazy.compactMap { HelpCatalogue.entry($0) }.first
        if entry?.text.isEmpty ?? true || entry?.example.isEmpty ?? true {
          missing.append("\(module).\(name)")
        }
      }
    }
    #expect(missing.isEmpty)
  }

  @Test func `every method of the bindings' classes is told of`() throws {
    let session = try Self.makeSession()
    let modules = try Self.modules(session)
    var missing: [String] = []
    for module in modules {
      for name in session.names(inModule: module) {
        guard let owner = session.describe(name, inModule: module), owner.kind == .class,
          Self.isOwn(owner, modules)
        else { continue }
        for member in owner.members {
          guard let method = session.describe(member: member, of: name, inModule: module) else {
            continue
          }
          let isTold = method.catalogueNames.contains { HelpCatalogue.entry($0) != nil }
          if !isTold, method.kind != .value, method.documentation.isEmpty,
            !missing.contains(method.qualifiedName)
          {
            missing.append(method.qualifiedName)
          }
        }
      }
    }
    #expect(missing.isEmpty)
  }

  @Test func `every entry is of a name that there is`() throws {
    let session = try Self.makeSession()
    var unknown: [String] = []
    for key in HelpCatalogue.entries.keys.sorted() {
      let parts = key.split(separator: ".").map(String.init)
      // The longest part that is a module, then a name in it, then perhaps a method.
      let isKnown = (1..<parts.count).contains { count in
        let module = parts[..<(parts.count - count)].joined(separator: ".")
        let rest = Array(parts[(parts.count - count)...])
        if rest.count > 2 { return false }
        guard session.moduleNames().contains(module) else { return false }
        return rest.count == 1
          ? session.describe(rest[0], inModule: module) != nil
          : session.describe(member: rest[1], of: rest[0], inModule: module) != nil
      }
      if !isKnown { unknown.append(key) }
    }
    #expect(unknown.isEmpty)
  }

  @Test func `help tells signature, meaning and example of what it is given`() throws {
    let session = try Self.makeSession()
    let printed = Lines()
    var configuration = SessionConfiguration()
    configuration.onOutput { printed.add($0) }
    let printing = try Session(configuration)
    try printing.installBindings()
    try printing.run(
      """
      import mlx.core as mx
      def f(a, *, b: int = 2) -> int:
          '''Doubles.

          Twice.
          '''
      help(mx.sum)
      help(f)
      help(mx.array([1]).reshape)
      """)
    let text = printed.text
    #expect(text.contains("function sum(a, /, axis=None, keepdims=False)"))
    #expect(text.contains(">>> mx.sum(mx.array([[1, 2], [3, 4]]), axis=0)"))
    #expect(text.contains("function f(a, *, b: int = 2) -> int\n\nDoubles.\n\nTwice.\n"))
    #expect(text.contains("method reshape("))
    #expect(session.describe(ValuePath("nothing")) == nil)
  }
}

private final class Lines: @unchecked Sendable {
  // Unchecked: the session's thread adds while the test waits for it.
  private(set) var text = ""
  func add(_ more: String) { text += more }
}
