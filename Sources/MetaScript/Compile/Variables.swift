/// Where a name of a scope lives.
enum Variable: Equatable {
  case register(Register)
  /// A register that holds a cell.
  case cell(Register)
  /// One of the function's captured cells.
  case captured(UInt16)
  case global
  /// In a class body: the class's namespace, then the globals.
  case className
  /// In a class body: the class's namespace, then a captured cell.
  case classCaptured(UInt16)
}

/// The registers and cells of a scope's names.
struct VariableLayout {
  var variables: [String: Variable] = [:]
  var localNames: [String] = []
  var capturedNames: [String] = []
  var classCell: Register?

  /// The name of a comprehension's one parameter, as CPython calls it.
  static let iteratorName = ".0"

  init(_ scope: Scope) {
    capturedNames = scope.names(.free) + scope.passedThrough
    // More registers or cells than an operand can name are refused when code is made.
    for (index, name) in capturedNames.enumerated() where scope.bindings[name] == .free {
      let index = UInt16(truncatingIfNeeded: index)
      variables[name] = scope.kind == .classBody ? .classCaptured(index) : .captured(index)
    }
    switch scope.kind {
    case .module:
      for name in scope.names { variables[name] = .global }
    case .classBody:
      localNames = [".namespace"]
      for name in scope.names where variables[name] == nil {
        variables[name] = scope.bindings[name] == .globalExplicit ? .global : .className
      }
      if scope.needsClassCell {
        classCell = 1
        localNames.append("__class__")
      }
    case .listComprehension, .setComprehension, .dictionaryComprehension, .generatorExpression:
      localNames = [Self.iteratorName]
      addLocals(of: scope)
    case .function, .lambda:
      addLocals(of: scope)
    }
  }

  private mutating func addLocals(of scope: Scope) {
    for name in scope.parameters + scope.names where variables[name] == nil {
      let register = Register(truncatingIfNeeded: localNames.count)
      switch scope.bindings[name] {
      case .local: variables[name] = .register(register)
      case .cell: variables[name] = .cell(register)
      case .free, .globalExplicit, .globalImplicit, nil:
        variables[name] = .global
        continue
      }
      localNames.append(name)
    }
  }
}

// MARK: Reading, writing and deleting names

extension Compiler {
  func variable(_ name: String) -> Variable { variables[name] ?? .global }

  /// The register of a plain local.
  func localRegister(_ name: String) -> Register? {
    if case .register(let register) = variable(name) { return register }
    return nil
  }

  /// Makes sure that a local has a value.
  func check(_ register: Register, at span: Span) throws(Diagnostic) {
    guard let known = bound, !known.contains(register) else { return }
    try emit(.checkLocal, register, at: span)
    markBound(register)
  }

  func markBound(_ register: Register) { bound?.insert(register) }

  func load(_ name: String, into target: Register, at span: Span) throws(Diagnostic) {
    switch variable(name) {
    case .register(let register):
      try check(register, at: span)
      if register != target { try emit(.move, target, register, at: span) }
    case .cell(let register): try emit(.loadCell, target, register, at: span)
    case .captured(let index): try emit(.loadFree, target, index, at: span)
    case .global: try loadGlobal(name, into: target, at: span)
    case .className: try emit(.loadClassName, target, nameIndex(name, at: span), at: span)
    case .classCaptured(let index):
      try emit(.loadClassFree, target, nameIndex(name, at: span), index, at: span)
    }
  }

  func loadGlobal(_ name: String, into target: Register, at span: Span) throws(Diagnostic) {
    let name = heap.intern(name)
    try emit(
      .loadGlobal, target, slot(name, in: program.module, at: span),
      slot(name, in: program.builtins, at: span), at: span)
  }

  func storeGlobal(_ name: String, from source: Register, at span: Span) throws(Diagnostic) {
    try emit(
      .storeGlobal, source, slot(heap.intern(name), in: program.module, at: span), at: span)
  }

  func store(_ name: String, from source: Register, at span: Span) throws(Diagnostic) {
    switch variable(name) {
    case .register(let register):
      if register != source { try emit(.move, register, source, at: span) }
      markBound(register)
    case .cell(let register): try emit(.storeCell, source, register, at: span)
    case .captured(let index), .classCaptured(let index):
      try emit(.storeFree, source, index, at: span)
    case .global: try storeGlobal(name, from: source, at: span)
    case .className: try emit(.storeClassName, source, nameIndex(name, at: span), at: span)
    }
  }

  func delete(_ name: String, at span: Span) throws(Diagnostic) {
    switch variable(name) {
    case .register(let register):
      try check(register, at: span)
      try emit(.deleteLocal, register, at: span)
      bound?.remove(register)
    case .cell(let register): try emit(.deleteCell, 0, register, at: span)
    case .captured(let index), .classCaptured(let index):
      try emit(.deleteFree, 0, index, at: span)
    case .global:
      let slot = try slot(heap.intern(name), in: program.module, at: span)
      try emit(.deleteGlobal, 0, slot, at: span)
    case .className: try emit(.deleteClassName, 0, nameIndex(name, at: span), at: span)
    }
  }

  private func slot(
    _ name: StringRef, in module: ModuleRef, at span: Span
  ) throws(Diagnostic) -> UInt16 {
    try operand(heap.slot(of: name, in: module), "global names", at: span)
  }
}
