extension Parser {
  /// `a.b as c, d`
  mutating func importedModules() throws(ParseFailure) -> [ImportedName] {
    var modules: [ImportedName] = []
    repeat {
      let start = token.start
      let name = try dottedName()
      let alias = accept(.as) ? try self.name() : nil
      modules.append(ImportedName(name: name, alias: alias, span: span(from: start)))
    } while accept(.comma)
    return modules
  }

  /// `from ..module import a as b, c`
  mutating func importFrom() throws(ParseFailure) -> Statement.Kind {
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level == 0 || kind == .name ? try dottedName(mangling: false) : nil
    try expect(.import)
    let names: [ImportedName]
    if kind == .star {
      names = [ImportedName(name: "*", alias: nil, span: token.span)]
      advance()
    } else if accept(.leftParenthesis) {
      names = try importedNames(until: .rightParenthesis)
      try expect(.rightParenthesis)
    } else {
      names = try importedNames(until: nil)
    }
    return .importFrom(module: module, names: names, level: level)
  }

  /// Names with aliases; a comma may end them only where a bracket does.
  private mutating func importedNames(
    until close: TokenKind?
  ) throws(ParseFailure) -> [ImportedName] {
    var names: [ImportedName] = []
    repeat {
      let start = token.start
      let name = try name()
      let alias = accept(.as) ? try self.name() : nil
      names.append(ImportedName(name: name, alias: alias, span: span(from: start)))
    } while accept(.comma) && kind != close
    return names
  }

  private mutating func dottedName(mangling: Bool = true) throws(ParseFailure) -> String {
    let first = try rawName()
    guard kind == .dot else { return mangling ? mangled(first) : first }
    var name = first
    while accept(.dot) { name += "." + (try rawName()) }
    return name
  }
}
