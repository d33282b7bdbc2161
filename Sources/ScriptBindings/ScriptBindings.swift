import MetaScript

extension Session {
  /// Shows the arrays and the learners to the session's scripts.
  public func installBindings() throws(ScriptError) {
  }
}
