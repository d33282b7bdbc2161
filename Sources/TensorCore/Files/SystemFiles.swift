import Glibc

/// The machine's own files.
public struct SystemFiles: FileSystem {
  public init() {}

  public func open(_ path: String) throws(FileError) -> any StoredFile {
    let file = SystemFile(try open(path, O_RDONLY | O_CLOEXEC, "open"), path)
    try file.findSize()
    return file
  }

  public func create(_ path: String) throws(FileError) -> any NewFile {
    SystemFile(try open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, "create"), path)
  }

  public func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try SystemFile(try open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, "append"), path)
      .write(bytes)
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

  private func failure(_ operation: String, _ path: String) -> FileError {
    FileError(operation: operation, path: path, code: errno)
  }
}

/// One open file of the machine's own.
private final class SystemFile: StoredFile, NewFile {
  private var descriptor: Int32
  private let path: String
  private(set) var size: Int?

  init(_ descriptor: Int32, _ path: String) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

  func findSize() throws(FileError) {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw failure("stat") }
    switch info.st_mode & S_IFMT {
    case S_IFDIR: throw FileError(operation: "read", path: path, code: EISDIR)
    // Files of /proc and /sys say 0, whatever they hold.
    case S_IFREG where info.st_size > 0: size = Int(clamping: info.st_size)
    default: size = nil
    }
  }

  func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    while true {
      let taken =
        size == nil
        ? unsafe Glibc.read(descriptor, &bytes, count)
        : unsafe pread(descriptor, &bytes, count, off_t(offset))
      if taken >= 0 {
        bytes.removeLast(count - taken)
        return bytes
      }
      if errno != EINTR { throw failure("read") }
    }
  }

  func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes, at: nil) }

  func rewrite(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    try write(bytes, at: offset)
  }

  /// Writes all of `bytes`, at the end where no place is given.
  private func write(_ bytes: [UInt8], at offset: Int?) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let size = unsafe bytes.withUnsafeBytes { buffer in
        let (rest, count) = unsafe (buffer.baseAddress! + done, buffer.count - done)
        return if let offset {
          unsafe pwrite(descriptor, rest, count, off_t(offset + done))
        } else {
          unsafe Glibc.write(descriptor, rest, count)
        }
      }
      if size >= 0 {
        done += size
      } else if errno != EINTR {
        throw failure("write")
      }
    }
  }

  func sync() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw failure("sync") }
  }

  func close() throws(FileError) {
    let closing = descriptor
    descriptor = -1
    guard Glibc.close(closing) == 0 else { throw failure("close") }
  }

  private func failure(_ operation: String) -> FileError {
    FileError(operation: operation, path: path, code: errno)
  }
}
