extension Session {
  /// The modules that were read from files, by dotted name: their path and text.
  package func fileModules() -> [String: (path: String, bytes: [UInt8])] {
    (try? onMachine { machine, _ in
      var found: [String: (path: String, bytes: [UInt8])] = [:]
      for (name, module) in machine.modules where module.info.file != nil {
        if case .file(let path, let bytes)? = machine.host.readModule?(name) {
          found[name] = (path, bytes)
        }
      }
      return found
    }) ?? [:]
  }

  /// Runs a module's file again in the module there is. Names that `from … import` took from it,
  /// here and in other modules, get the new values.
  package func reload(module name: String) throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in
      guard let module = machine.modules[name],
        case .file(let path, let bytes)? = machine.host.readModule?(name)
      else { return }
      let before = module.definedNames.map { ($0, module.value($0) ?? .undefined) }
      // The collector has to see the old values until they have been replaced.
      for (_, value) in before { machine.pin(value) }
      try machine.execute(SourceText(name: path, bytes: bytes), in: module)
      for (name, old) in before where old.isObject {
        guard let new = module.value(name), !new.isIdentical(to: old) else { continue }
        for other in [main] + Array(machine.modules.values) where other != module {
          if other.value(name)?.isIdentical(to: old) == true {
            machine.heap.set(name, to: new, in: other)
          }
        }
      }
      machine.pins.removeAll()
    }
  }

  /// Forgets every global but those whose names have two underscores around them.
  package func forgetGlobals() throws(ScriptError) {
    try onMachine { machine, main in
      for name in main.definedNames where !name.text.hasPrefix("__") {
        machine.heap.set(name, to: .undefined, in: main)
      }
    }
  }
}
