import MetaScript
import Testing

/// What `symtable` doesn't show of scopes; the rest is in `GoldenTests`.
struct ResolverTests {
  private func scopes(_ text: String) throws -> [Scope] {
    try parse(SourceText(name: "t", text: text)).resolution.scopes
  }

  @Test func `a class has a cell of itself only if a function inside needs it`() throws {
    let text = "class A:\n  def f(self): return super().f()\nclass B:\n  def f(self): pass"
    let classes = try scopes(text).filter { $0.kind == .classBody }
    #expect(classes.map(\.needsClassCell) == [true, false])
    #expect(classes.map { $0.names.contains("__class__") } == [false, false])
  }

  @Test func `a function says that it uses super`() throws {
    let text = "class A:\n  def f(self): return super()\n  def g(self): return __class__\n"
    let functions = try scopes(text + "  def h(self): pass").filter { $0.kind == .function }
    #expect(functions.map(\.usesSuperOrClassCell) == [true, true, false])
  }

  @Test func `names are listed by first appearance`() throws {
    #expect(try scopes("b = a\nc = b\na = d")[0].names == ["b", "a", "c", "d"])
  }

  @Test func `parameters are listed in the order of a frame's slots`() throws {
    let scope = try scopes("def f(a, /, b, *c, d, e=1, **g): pass")[1]
    #expect(scope.parameters == ["a", "b", "d", "e", "c", "g"])
  }

  @Test func `a private name is mangled, its definition keeps the name written`() throws {
    let tree = try parse(
      SourceText(name: "t", text: "class _A:\n  def __f(self): return self.__x, f(__k=1)"))
    guard case .class(let definition) = tree.body[0].kind,
      case .function(let function) = definition.body[0].kind,
      case .return(let value?) = function.body[0].kind
    else {
      Issue.record("not the tree of the program")
      return
    }
    #expect(function.name == "_A__f")
    #expect(function.writtenName == "__f")
    #expect(tree.resolution[function.scope].name == "__f")
    let dump = TreeDump(source: tree.source).expression(value)
    #expect(dump.contains("_A__x"))
    #expect(dump.contains("__k=") && !dump.contains("_A__k"))
  }

  @Test func `docstrings are the first statement`() throws {
    let tree = try parse(SourceText(name: "t", text: "'doc'\ndef f():\n  f'no'\n"))
    #expect(tree.body.docstring == Array("doc".unicodeScalars.map(\.value)))
    guard case .function(let function) = tree.body[1].kind else { return }
    #expect(function.body.docstring == nil)
  }

  @Test func `annotations are kept as text`() throws {
    let tree = try parse(SourceText(name: "t", text: "x: dict[str, (int)] = {}"))
    guard case .annotatedAssign(_, let annotation, _, let isSimple) = tree.body[0].kind else {
      return
    }
    #expect(annotation.text == "dict[str, (int)]")
    #expect(isSimple)
  }
}
