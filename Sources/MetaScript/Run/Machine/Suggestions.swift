/// "Did you mean": the names among which `Spelling` looks for the nearest.
extension Machine {
  func suggestion(for exception: Value) -> String {
    guard let hint = TupleRef(field(.hint, of: exception)), let wrong = StringRef(hint[0])
    else { return "" }
    let kind = type(of: exception)
    var candidates: [String] = []
    if kind.isSubtype(of: types[.nameError]) {
      if let native = NativeRef(field(.traceback, of: exception)),
        let innermost = (native.object as? Traceback)?.entries.first
      {
        candidates += innermost.code.info.localNames.map(\.text)
      }
      if let module = ModuleRef(hint[1]) { candidates += module.definedNames.map(\.text) }
      candidates += builtins.definedNames.map(\.text)
    } else {
      candidates = attributeNames(of: hint[1])
    }
    guard let best = Spelling.nearest(to: wrong.text, among: candidates) else { return "" }
    return ". Did you mean: '\(best)'?"
  }

  /// Names that `dir(value)` gives, sorted.
  package func attributeNames(of value: Value) -> [String] {
    var names: Set<String> = []
    var type: TypeRef? = TypeRef(value) ?? self.type(of: value)
    while let current = type {
      for entry in current.info.attributes.snapshot {
        if let name = StringRef(entry.key) { names.insert(name.text) }
      }
      type = current.info.base
    }
    if let instance = InstanceRef(value) {
      for (name, _) in instance.attributes {
        if let name = StringRef(name) { names.insert(name.text) }
      }
    }
    if let module = ModuleRef(value) { names.formUnion(module.definedNames.map(\.text)) }
    if let function = FunctionRef(value), let dict = DictRef(function.attributes) {
      names.formUnion(dict.snapshot.compactMap { StringRef($0.key)?.text })
    }
    return names.sorted()
  }
}
