import Glibc

/// A file of the machine's own, closed where its scope ends: the one place that hands paths to the
/// system for reading and writing in the command's own files.
struct OpenedFile: ~Copyable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - flags: the system's, such as `O_RDONLY`.
  ///   - permissions: of a file that is created.
  init(_ path: String, _ flags: Int32, permissions: mode_t = 0o666) throws(SystemError) {
    descriptor = unsafe open(path, flags | O_CLOEXEC, permissions)
    if descriptor < 0 { throw SystemError(number: errno) }
  }

  deinit { close(descriptor) }

  /// Its bytes from here to the end.
  func read() throws(SystemError) -> [UInt8] { try Self.read(descriptor) }

  /// All of standard input; what could be read of it when reading fails.
  static func standardInput() -> [UInt8] { (try? read(0)) ?? [] }

  private static func read(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(number: errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes `bytes`; gives the system's words for what went wrong.
  @discardableResult func write(_ bytes: [UInt8]) -> String? {
    Output.write(bytes, to: descriptor)
  }

  /// Writes `bytes` over all that it holds.
  func replaceContent(with bytes: [UInt8]) {
    guard lseek(descriptor, 0, SEEK_SET) == 0, write(bytes) == nil else { return }
    ftruncate(descriptor, off_t(bytes.count))
  }

  /// Waits until no other process holds the file's lock, and holds it until the file is closed.
  func lock() { flock(descriptor, LOCK_EX) }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Removes a file; one that cannot be removed stays.
  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Makes a folder that only its owner reads, where it is missing.
  static func makePrivateFolder(_ path: String) { _ = unsafe mkdir(path, 0o700) }
}

/// A call of the system that failed.
struct SystemError: Error, CustomStringConvertible {
  let number: Int32

  /// What the system says about a number of its.
  static func text(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

  var text: String { Self.text(number) }
  /// As CPython begins an `OSError`: `[Errno 2] No such file or directory`.
  var description: String { "[Errno \(number)] \(text)" }
}
