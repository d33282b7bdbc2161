extension Session {
  /// Everything that can be told to be wrong with a text without running it: a syntax error, or
  /// names that nothing in it binds and that are not built in.
  ///
  /// - Parameter given: Names that are there without import besides the built-in ones.
  package func check(
    name: String, bytes: [UInt8], given: [String] = []
  ) throws(ScriptError) -> [ScriptError] {
    let builtins = try onMachine { machine, _ in
      Set(machine.builtins.definedNames.map(\.text) + given)
    }
    do throws(Diagnostic) {
      let tree = try parse(SourceText(name: name, bytes: bytes), mode: .program)
      return unknownNames(in: tree, builtins: builtins).map { ScriptError($0) }
    } catch {
      return [ScriptError(error)]
    }
  }
}

extension ScriptError {
  /// An error found before anything ran.
  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    kind = diagnostic.kind
    message = diagnostic.message
    exitStatus = nil
    exitMessage = nil
  }
}
