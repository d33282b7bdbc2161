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

  /// The same with the file's name as the caller knows it.
  func of(_ path: String) -> FileError {
    FileError(operation: operation, path: path, code: code)
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
  /// Opens the file at `path` for reading.
  func open(_ path: String) throws(FileError) -> any StoredFile
  /// Creates the file at `path`, which must not exist.
  func create(_ path: String) throws(FileError) -> any NewFile
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

/// A file that is read; closed when nothing refers to it.
public protocol StoredFile: AnyObject {
  /// The bytes it holds; nil where only reading to the end tells, as of a pipe.
  var size: Int? { get }
  /// At most `count` bytes from `offset`, none at the end. A file without a size is read in order, from
  /// its beginning.
  func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8]
}

/// A file that is written; closed, at the latest, when nothing refers to it.
public protocol NewFile: AnyObject {
  /// Adds `bytes` to its end.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Writes `bytes` over those at `offset`, which are there already; what is written next goes to the
  /// end again.
  func rewrite(_ bytes: [UInt8], at offset: Int) throws(FileError)
  /// Waits until what was written is on the disk.
  func sync() throws(FileError)
  func close() throws(FileError)
}

extension FileSystem {
  /// The bytes of the file at `path`, of which there must be at most `limit`.
  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try open(path).bytes(path, limit: limit)
  }
}

extension StoredFile {
  /// All its bytes, of which there must be at most `limit`.
  func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // The size is a hint only.
    let hint = size ?? 0
    guard hint <= limit else { throw FileError(operation: "read", path: path, code: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hint)
    while true {
      if Interrupt.isRequested { throw .interrupted(path) }
      let piece = try read(Piece.size, at: bytes.count)
      if piece.isEmpty { return bytes }
      guard bytes.count + piece.count <= limit else {
        throw FileError(operation: "read", path: path, code: EFBIG)
      }
      bytes += piece
    }
  }
}

/// What of a file is held and worked on at once.
enum Piece {
  /// Bytes between two looks at the stop flag: ten milliseconds of compressing them.
  static let size = 1 << 18
}
