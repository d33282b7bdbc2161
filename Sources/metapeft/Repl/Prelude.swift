import MetaScript
import ScriptBindings

extension Repl {
  /// Makes the reference's names known, and notes them, so that `%who` lists only the user's own.
  func prepareNames() throws(ScriptError) {
    try session.installReferenceNames()
    prelude = Set(session.variables())
  }

  /// Runs the user's start file, if there is one. An error in it is shown and does no more harm.
  func runStartFile() {
    guard let path = UserFiles.start, let bytes = try? ScriptFile.read(path) else { return }
    do throws(ScriptError) {
      try session.run(bytes: bytes, name: path)
    } catch {
      report(error)
    }
    host.output.endLine()
    _ = host.finish()
  }
}
