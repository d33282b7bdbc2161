extension Compiler {
  func classDefinition(_ definition: ClassDefinition, at span: Span) throws(Diagnostic) {
    let mark = mark
    defer { release(to: mark) }
    let start = definition.decorators.first?.span ?? span
    try decorated(definition.decorators, at: span) { compiler, target throws(Diagnostic) in
      let first = try compiler.temporaries(3, at: span)
      let code = try compiler.classCode(definition, firstLine: compiler.line(of: start), at: span)
      try compiler.makeFunction(code, scope: definition.scope, into: first, at: span)
      if let base = definition.base {
        try compiler.evaluate(base, into: first + 1)
      } else {
        try compiler.loadUndefined(into: first + 1, at: span)
      }
      if definition.keywords.isEmpty {
        try compiler.loadUndefined(into: first + 2, at: span)
      } else {
        try compiler.classKeywords(definition.keywords, into: first + 2, at: span)
      }
      let name = try compiler.nameIndex(definition.writtenName, at: span)
      try compiler.emit(.buildClass, target, first, name, at: span)
    } store: { compiler, made throws(Diagnostic) in
      try compiler.store(definition.name, from: made, at: span)
    }
  }

  private func classKeywords(
    _ keywords: [Argument], into target: Register, at span: Span
  ) throws(Diagnostic) {
    if keywords.contains(where: \.isUnpacked) {
      let items = keywords.map { argument in
        DictionaryItem(
          key: argument.name.map {
            Expression(.string($0.unicodeScalars.map(\.value)), span: argument.span)
          }, value: argument.value)
      }
      try dictionary(items, into: target, at: span)
    } else {
      try buildKeywords(keywords[...], into: target, at: span)
    }
  }

  /// The code of a class body: a function of the namespace. It returns the cell `__class__`, where
  /// a method needs one, for the machine to put the class into.
  private func classCode(
    _ definition: ClassDefinition, firstLine: Int, at span: Span
  ) throws(Diagnostic) -> CodeRef {
    let inner = Compiler(
      program, scope: definition.scope,
      qualifiedName: qualifiedName(
        ofInner: definition.writtenName, binding: scope.bindings[definition.name]))
    try inner.classBody(definition, at: span)
    var shape = CodeShape(firstLine: firstLine)
    shape.positional = 1
    shape.parameters = [inner.localNames[0]]
    return try inner.finish(shape, at: span)
  }

  private func classBody(_ definition: ClassDefinition, at span: Span) throws(Diagnostic) {
    if let classCell { try emit(.makeCell, classCell, at: span) }
    let value = try temporary(at: span)
    try loadGlobal("__name__", into: value, at: span)
    try emit(.storeClassName, value, nameIndex("__module__", at: span), at: span)
    try load(
      constant: .string(qualifiedName.unicodeScalars.map(\.value)), into: value, at: span)
    try emit(.storeClassName, value, nameIndex("__qualname__", at: span), at: span)
    if let text = definition.body.docstring {
      try load(constant: .string(text), into: value, at: span)
      try emit(.storeClassName, value, nameIndex("__doc__", at: span), at: span)
    }
    release(to: localCount)
    try compile(definition.body)
    if let classCell {
      try emit(.return, classCell, at: span)
      bound = nil
    }
  }
}

extension Argument {
  var name: String? {
    if case .keyword(let name) = kind { return name }
    return nil
  }
}
