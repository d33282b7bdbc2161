// The names that completion offers. None of these calls runs code of the script.
extension Session {
  private func look<Result>(_ body: (Machine, ModuleRef) -> Result, or missing: Result) -> Result {
    (try? onMachine { machine, main in body(machine, main) }) ?? missing
  }

  /// Globals and built-ins.
  package func globalNames() -> [String] {
    look(
      { machine, main in
        (main.definedNames + machine.builtins.definedNames).map(\.text)
      }, or: [])
  }

  /// What `dir` gives for the value at a path; nil when there is no such value.
  package func attributeNames(of path: ValuePath) -> [String]? {
    look(
      { machine, main in
        machine.peek(path, from: main).map { value in
          guard value.tag != .descriptor else { return [] }
          var names = machine.attributeNames(of: value)
          if let module = ModuleRef(value) {
            let prefix = module.info.name + "."
            names += machine.modules.keys.filter { $0.hasPrefix(prefix) }
              .map { String($0.dropFirst(prefix.count)) }.filter { !$0.contains(".") }
          }
          return names
        }
      }, or: nil)
  }

  /// The keys of a dict that are strings, in its order.
  package func keys(of path: ValuePath) -> [String] {
    look(
      { machine, main in
        guard let value = machine.peek(path, from: main) else { return [] }
        if let dict = DictRef(value) {
          return dict.snapshot.compactMap { StringRef($0.key)?.text }
        }
        // A module of `mlx.nn` is read by the names of its attributes.
        guard let instance = InstanceRef(value), machine.special(.getitem, of: value) != nil else {
          return []
        }
        return instance.attributes.compactMap { StringRef($0.name)?.text }
          .filter { !$0.hasPrefix("_") }
      }, or: [])
  }

  /// The names by which the callable at a path takes arguments, in order.
  package func parameterNames(of path: ValuePath) -> [String] {
    look(
      { machine, main in
        guard let value = machine.peek(path, from: main) else { return [] }
        return machine.parameters(of: value).compactMap { $0.isKeyword ? $0.name : nil }
      }, or: [])
  }

  /// The modules of the library and of the host, by dotted name.
  package func moduleNames() -> [String] {
    look(
      { machine, _ in
        Set(Machine.moduleMakers.keys).union(machine.hostModules.keys).union(machine.modules.keys)
          .subtracting(["__main__", "builtins"]).sorted()
      }, or: [])
  }

  /// The public names of a module. One that is a file is looked at only when it is imported.
  package func names(inModule name: String) -> [String] {
    look(
      { machine, main in
        let isKnown = machine.modules[name] != nil
        let isLibrary = Machine.moduleMakers[name] != nil || machine.hostModules[name] != nil
        guard isKnown || isLibrary,
          let module = try? machine.importModule(name, from: main, leaf: true)
        else { return [] }
        let inner = machine.modules.keys.filter { $0.hasPrefix(name + ".") }
          .map { String($0.dropFirst(name.count + 1)) }.filter { !$0.contains(".") }
        return Set(module.definedNames.map(\.text) + inner).filter { !$0.hasPrefix("_") }.sorted()
      }, or: [])
  }
}
