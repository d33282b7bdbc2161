/// What the surrounding program lends to a script: output, arguments, files.
package struct Host {
  /// Takes bytes that the script prints. An error message is a failed write.
  package var writeOutput: ([UInt8]) -> String? = { _ in nil }
  package var writeError: ([UInt8]) -> String? = { _ in nil }
  /// `sys.argv`
  package var arguments: [String] = [""]
  /// Files and folders, or nil when the script may not touch them.
  package var files: (any HostFiles)?
  /// `os.environ`, empty unless granted.
  package var environment: [(String, String)] = []

  /// An integer beyond is an OverflowError; its operations take time that grows with its square.
  package var mostIntegerBits = 1 << 18

  package init() {}
}
