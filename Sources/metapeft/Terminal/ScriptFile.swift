import Glibc

/// Reading scripts, before any session exists.
enum ScriptFile {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The bytes of a file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    return try readAll(descriptor)
  }

  /// All of standard input; what could be read of it when reading fails.
  static func standardInput() -> [UInt8] { (try? readAll(0)) ?? [] }

  private static func readAll(_ descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func failure() -> Failure {
    let number = errno
    let text = unsafe String(cString: strerror(number))
    return Failure(description: "[Errno \(number)] \(text)")
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
