import Glibc

/// Where a file operation failed: what was tried, on which path, with the system's number.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  public let operation: String
  public let path: String
  public let code: Int32

  public init(operation: String, path: String, code: Int32) {
    (self.operation, self.path, self.code) = (operation, path, code)
  }

  /// The operation ended because a stop is asked for: see `Interrupt`.
  public static func interrupted(_ path: String) -> FileError {
    FileError(operation: "interrupt", path: path, code: ECANCELED)
  }

  /// Whether the operation ended because a stop is asked for.
  public var isInterrupt: Bool { operation == "interrupt" }

  /// As CPython words an `OSError`: `[Errno 2] No such file or directory: 'a.npz'`.
  public var description: String {
    "[Errno \(code)] \(unsafe String(cString: strerror(code))): '\(path)'"
  }
}

/// All access to files that saving and loading needs, so that a test can make the n-th step fail.
public protocol FileSystem: Sendable {
  /// The bytes of the file at `path`, of which there must be at most `limit`.
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]
  /// Creates the file at `path`, which must not exist, holding `bytes`, and syncs it to disk.
  func createSynced(_ path: String, _ bytes: [UInt8]) throws(FileError)
  /// Renames a file, replacing what stands at `destination` in one step.
  func rename(_ path: String, to destination: String) throws(FileError)
  /// Syncs a directory, which makes renames within it durable.
  func syncDirectory(_ path: String) throws(FileError)
  /// Adds `bytes` to the end of the file at `path`, in one write; creates it where it is missing.
  func append(_ path: String, _ bytes: [UInt8]) throws(FileError)
  /// Removes the file at `path`.
  func remove(_ path: String) throws(FileError)
  /// Creates the directory at `path` and those it stands in, where they are missing.
  func createDirectories(_ path: String) throws(FileError)
  /// The names in the directory at `path`, sorted, without `.` and `..`.
  func list(_ path: String) throws(FileError) -> [String]
}

/// How many bytes are written and synced at once: a tenth of a second on a slow disk.
package let syncedPiece = 8 << 20

/// The machine's own files.
public struct SystemFiles: FileSystem {
  public init() {}

  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try open(path, O_RDONLY | O_CLOEXEC, "open")
    defer { close(file) }
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { throw failure("stat", path) }
    if info.st_mode & S_IFMT == S_IFDIR {
      throw FileError(operation: "read", path: path, code: EISDIR)
    }
    var bytes: [UInt8] = []
    // The size is a hint only: files of /sys and pipes say 0.
    let hint = Int(clamping: info.st_size)
    guard hint <= limit else { throw FileError(operation: "read", path: path, code: EFBIG) }
    bytes.reserveCapacity(hint)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let size = unsafe Glibc.read(file, &chunk, chunk.count)
      if size < 0 {
        if errno == EINTR { continue }
        throw failure("read", path)
      }
      if size == 0 { return bytes }
      if Interrupt.isRequested { throw .interrupted(path) }
      guard bytes.count + size <= limit else {
        throw FileError(operation: "read", path: path, code: EFBIG)
      }
      bytes.append(contentsOf: chunk[..<size])
    }
  }

  public func createSynced(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let file = try open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, "create")
    var closed = false
    defer { if !closed { close(file) } }
    // In pieces, each synced: what is left for the end is short, and a stop is seen.
    for start in stride(from: 0, to: Swift.max(1, bytes.count), by: syncedPiece) {
      if Interrupt.isRequested { throw .interrupted(path) }
      let end = Swift.min(start + syncedPiece, bytes.count)
      try writeAll(bytes, start..<end, to: file, path)
      guard fsync(file) == 0 else { throw failure("sync", path) }
    }
    closed = true
    guard close(file) == 0 else { throw failure("close", path) }
  }

  public func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let file = try open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, "append")
    defer { close(file) }
    try writeAll(bytes, bytes.indices, to: file, path)
  }

  public func rename(_ path: String, to destination: String) throws(FileError) {
    guard unsafe Glibc.rename(path, destination) == 0 else { throw failure("rename", destination) }
  }

  public func syncDirectory(_ path: String) throws(FileError) {
    let file = try open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, "open")
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure("sync", path) }
  }

  public func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 else { throw failure("remove", path) }
  }

  public func createDirectories(_ path: String) throws(FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      if unsafe mkdir(prefix, 0o777) != 0 {
        let code = errno
        var info = stat()
        let isDirectory = unsafe stat(prefix, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
        if !isDirectory { throw FileError(operation: "mkdir", path: prefix, code: code) }
      }
    }
  }

  public func list(_ path: String) throws(FileError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw failure("list", path) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func open(_ path: String, _ flags: Int32, _ operation: String) throws(FileError) -> Int32
  {
    while true {
      let file = unsafe Glibc.open(path, flags, 0o666)
      if file >= 0 { return file }
      if errno != EINTR { throw failure(operation, path) }
    }
  }

  private func writeAll(
    _ bytes: [UInt8], _ range: Range<Int>, to file: Int32, _ path: String
  ) throws(FileError) {
    var written = range.lowerBound
    while written < range.upperBound {
      let size = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(file, buffer.baseAddress! + written, range.upperBound - written)
      }
      if size < 0 {
        if errno == EINTR { continue }
        throw failure("write", path)
      }
      written += size
    }
  }

  private func failure(_ operation: String, _ path: String) -> FileError {
    FileError(operation: operation, path: path, code: errno)
  }
}
