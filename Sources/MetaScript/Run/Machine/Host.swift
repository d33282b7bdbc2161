/// What the surrounding program lends to a script: output, arguments, files.
package struct Host {
  /// Takes bytes that the script prints. An error message is a failed write.
  package var writeOutput: ([UInt8]) -> String? = { _ in nil }
  /// Hands over what `writeOutput` may still hold back. An error message is a failed write.
  package var flushOutput: () -> String? = { nil }
  package var writeError: ([UInt8]) -> String? = { _ in nil }
  /// A line of input with its end, or nil at the end of input.
  package var readLine: (() -> String?)?
  /// Where progress is shown, nil where nobody watches.
  package var terminal: (any HostTerminal)?
  /// Takes values that a script shows while it runs; nil prints their text.
  package var show: ((ShownValue) -> String?)?
  /// `sys.argv`
  package var arguments: [String] = [""]
  /// Files and folders, or nil when the script may not touch them.
  package var files: (any HostFiles)?
  /// `os.environ`, empty unless granted.
  package var environment: [(String, String)] = []
  /// Finds a module of the script's own by its dotted name.
  package var readModule: ((String) -> ModuleFile)?

  /// An integer beyond is an OverflowError; its operations take time that grows with its square.
  package var mostIntegerBits = 1 << 18

  package init() {}

  package enum ModuleFile {
    case none
    case folder
    case file(path: String, bytes: [UInt8])
  }
}
