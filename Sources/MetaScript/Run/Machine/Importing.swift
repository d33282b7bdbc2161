extension Machine {
  func executeImport(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    switch i.opcode {
    case .importModule:
      let name = StringRef(unchecked: code.constants[i.b]).text
      let module = try importModule(name, from: code.function.module, leaf: i.c == 1)
      code[i.a] = module.value
    case .importFrom:
      let module = ModuleRef(unchecked: code[i.b])
      let name = name(i.c, code)
      if let found = module.value(name) {
        code[i.a] = found
      } else if module.value(names[.getattr]) != nil {
        code[i.a] = try importThroughFallback(name, of: module)
      } else if let inner = try? importModule(
        "\(module.info.name).\(name.text)", from: code.function.module, leaf: true)
      {
        code[i.a] = inner.value
      } else {
        throw cannotImport(name, from: module)
      }
    default:
      let module = ModuleRef(unchecked: code[i.a])
      for name in try publicNames(of: module) {
        guard let value = module.value(name) else { continue }
        heap.set(name, to: value, in: code.function.module)
      }
    }
  }

  private func importThroughFallback(
    _ name: StringRef, of module: ModuleRef
  ) throws(Raised) -> Value {
    do throws(Raised) {
      if let found = try moduleFallback(name, of: module) { return found }
    } catch {
      guard matches(error, .attributeError) else { throw error }
    }
    throw cannotImport(name, from: module)
  }

  private func cannotImport(_ name: StringRef, from module: ModuleRef) -> Raised {
    let raised = error(
      .importError,
      "cannot import name '\(name.text)' from '\(module.info.name)' "
        + "(\(module.info.file ?? "unknown location"))")
    if let text = try? heap.string(module.info.name) {
      try? heap.setAttribute(
        heap.intern("name"), of: InstanceRef(unchecked: raised.exception), to: text)
    }
    return raised
  }

  private func publicNames(of module: ModuleRef) throws(Raised) -> [StringRef] {
    if let all = module.value(heap.intern("__all__")) {
      return try list(from: all).snapshot.compactMap { StringRef($0).map(heap.intern) }
    }
    return module.definedNames.filter { $0.count == 0 || $0[0] != 0x5F }
  }

  /// A module by its dotted name, made or read from its file when it is new.
  ///
  /// - Parameter leaf: Whether the last part of the name is wanted, or the first.
  package func importModule(
    _ name: String, from importer: ModuleRef, leaf: Bool
  ) throws(Raised) -> ModuleRef {
    let name = try absolute(name, from: importer)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var first: ModuleRef?
    var parent: ModuleRef?
    var path = ""
    for part in parts {
      path = path.isEmpty ? part : "\(path).\(part)"
      let module = try importOne(path)
      if let parent { heap.set(heap.intern(part), to: module.value, in: parent) }
      first = first ?? module
      parent = module
    }
    guard let first, let parent else { throw error(.valueError, "Empty module name") }
    return leaf ? parent : first
  }

  private func absolute(_ name: String, from importer: ModuleRef) throws(Raised) -> String {
    let dots = name.prefix { $0 == "." }.count
    guard dots > 0 else { return name }
    let package = importer.info.name.split(separator: ".").dropLast(dots)
    guard importer.info.name.contains(".") else {
      throw error(
        .importError, "attempted relative import with no known parent package")
    }
    let rest = name.dropFirst(dots)
    return (package.map(String.init) + (rest.isEmpty ? [] : [String(rest)])).joined(
      separator: ".")
  }

  private func importOne(_ name: String) throws(Raised) -> ModuleRef {
    if let known = modules[name] { return known }
    if name == "builtins" { return builtins }
    if let maker = moduleMaker(named: name) {
      let module = heap.module(named: name)
      modules[name] = module
      try setModuleNames(module)
      do { try maker(self, module) } catch {
        modules[name] = nil
        throw error
      }
      return module
    }
    if let (source, isFolder) = try moduleSource(name) {
      let module = heap.module(named: name)
      module.info.file = source?.name
      modules[name] = module
      try setModuleNames(module)
      if let source, !isFolder {
        do { try execute(source, in: module) } catch {
          modules[name] = nil
          throw error
        }
      }
      return module
    }
    let raised = error(.moduleNotFoundError, ModulesElsewhere.message(name))
    try heap.setAttribute(
      heap.intern("name"), of: InstanceRef(unchecked: raised.exception), to: heap.string(name))
    throw raised
  }

  /// The maker of a library module, the host's own first.
  private func moduleMaker(named name: String) -> ModuleMaker? {
    hostModules[name] ?? Self.moduleMakers[name]
  }

  private func setModuleNames(_ module: ModuleRef) throws(Raised) {
    heap.set(names.name, to: try heap.string(module.info.name), in: module)
    if let file = module.info.file {
      heap.set(names.file, to: try heap.string(file), in: module)
    }
  }

  /// The text of `a/b.mps` for `a.b`, looked for beside the main program; a folder counts as an
  /// empty module.
  private func moduleSource(_ name: String) throws(Raised) -> (SourceText?, isFolder: Bool)? {
    guard let read = host.readModule else { return nil }
    switch read(name) {
    case .none: return nil
    case .folder: return (nil, true)
    case .file(let path, let bytes): return (SourceText(name: path, bytes: bytes), false)
    }
  }

  /// Parses, resolves, compiles and runs a text whose globals are the module's.
  package func execute(_ source: SourceText, in module: ModuleRef) throws(Raised) {
    _ = try execute(source, in: module, mode: .program)
  }

  /// The same, telling the mode; syntax errors come as exceptions of the script.
  func execute(
    _ source: SourceText, in module: ModuleRef, mode: SourceMode
  ) throws(Raised) -> Value {
    let code: CodeRef
    do {
      let tree = try parse(source, mode: mode)
      code = try MetaScript.compile(
        tree, mode: mode, into: module, builtins: builtins, heap: heap,
        frozenSet: { [unowned self] (items) throws(Raised) in try constantSet(of: items) })
    } catch {
      throw syntaxError(error)
    }
    pin(module.value)
    defer { pins.removeLast() }
    let function = heap.function(code, module: module, captured: 0)
    return try call(function.value)
  }

  /// A syntax error as the exception a script sees; its place is kept for the report.
  private func syntaxError(_ diagnostic: Diagnostic) -> Raised {
    let kind =
      ExceptionKind.allCases.first { $0.rawValue == diagnostic.kind } ?? .syntaxError
    let raised = error(kind, diagnostic.message)
    if isInstance(raised.exception, of: types[.syntaxError]) {
      syntaxErrors[raised.exception.bits] = diagnostic
    }
    return raised
  }
}
