import MetaScript
import ScriptBindings

/// How values are shown at the prompt.
enum Displays {
  /// `repr`, as Python's own prompt has it.
  static let current: ValueDisplay? = nil
}
