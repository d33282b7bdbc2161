extension Machine {
  /// The rows of the built-in types and functions: one line a table.
  func bootLibrary() throws(Raised) {
    try defineObjects()
    try bootNumbers()
    define([Self.openFile], in: builtins)
  }
}
