import Glibc

/// Reading scripts, before any session exists.
enum ScriptFile {
  /// The bytes of a file.
  static func read(_ path: String) throws(SystemError) -> [UInt8] {
    try OpenedFile(path, O_RDONLY).read()
  }

  /// The folder of a path with its slash, or the empty string.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static var environment: [(String, String)] {
    var result: [(String, String)] = []
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let line = unsafe String(cString: text)
      if let mark = line.firstIndex(of: "=") {
        result.append((String(line[..<mark]), String(line[line.index(after: mark)...])))
      }
      unsafe entry += 1
    }
    return result
  }
}
