/// Everything that can be told to be wrong with a text without running it.
package func checkScript(name: String, bytes: [UInt8]) -> [ScriptError] {
  do throws(Diagnostic) {
    _ = try parse(SourceText(name: name, bytes: bytes), mode: .program)
    return []
  } catch {
    return [ScriptError(error)]
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
