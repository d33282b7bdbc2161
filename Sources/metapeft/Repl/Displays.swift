import MetaScript
import ScriptBindings

/// How values are shown at the prompt.
enum Displays {
  /// Figures as drawings, the library's objects as tables, all else by its `repr`.
  static let current: ValueDisplay? = { machine, value throws(Raised) in
    try machine.shown(value)
  }
}
