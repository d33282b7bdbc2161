extension Compiler {
  /// `import a.b, c as d`
  func importModules(_ names: [ImportedName], at span: Span) throws(Diagnostic) {
    for name in names {
      let mark = mark
      let module = try temporary(at: span)
      let part: UInt16 = name.alias == nil ? 0 : 1
      try emit(.importModule, module, nameIndex(name.name, at: span), part, at: span)
      let first = name.name.prefix { $0 != "." }
      try store(name.alias ?? String(first), from: module, at: span)
      release(to: mark)
    }
  }

  /// `from ..module import a, b as c`
  func importNames(
    _ names: [ImportedName], from module: String?, level: Int, at span: Span
  ) throws(Diagnostic) {
    let path = String(repeating: ".", count: level) + (module ?? "")
    let source = try temporary(at: span)
    try emit(.importModule, source, nameIndex(path, at: span), 1, at: span)
    for name in names {
      if name.name == "*" {
        try emit(.importStar, source, at: span)
        continue
      }
      let mark = mark
      let value = try temporary(at: span)
      try emit(.importFrom, value, source, nameIndex(name.name, at: span), at: span)
      try store(name.alias ?? name.name, from: value, at: span)
      release(to: mark)
    }
  }
}
