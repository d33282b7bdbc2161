import TensorCore

/// Reads a configuration file's text.
enum ConfigurationText {
  static func read(
    _ path: String, from files: any FileSystem
  ) throws(ConfigurationError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try files.read(path, limit: ConfigurationFile.sizeLimit + 1)
    } catch {
      throw .unreadable(file: path, reason: error.description)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = 1 + bytes.prefix(while: { $0 < 0x80 }).count { $0 == UInt8(ascii: "\n") }
      throw .malformed(.init(file: path, line: line, column: 1), problem: "not UTF-8")
    }
    return text
  }
}
