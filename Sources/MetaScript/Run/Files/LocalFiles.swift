import Glibc
import Synchronization

/// The machine's own files.
package final class LocalFiles: HostFiles {
  /// Where relative paths begin; nil for the current folder of the process.
  private let folder: Mutex<String?>

  /// - Parameter folder: an absolute path that serves as the current folder of the script; nil for
  ///   that of the process.
  package init(folder: String? = nil) { self.folder = Mutex(folder) }

  /// The path as the system is to see it. The system would cut it at a NUL.
  private func place(_ path: String) throws(FileError) -> String {
    if path.utf8.contains(0) { throw FileError(EINVAL) }
    guard let folder = folder.withLock({ $0 }), path.utf8.first != 0x2F else { return path }
    if path.isEmpty { throw FileError(ENOENT) }
    return folder + "/" + path
  }

  package func open(_ path: String, _ access: FileAccess) throws(FileError) -> any HostFile {
    var flags = O_CLOEXEC
    if access.contains(.read) {
      flags |= access.contains(.write) ? O_RDWR : O_RDONLY
    } else {
      flags |= O_WRONLY
    }
    if access.contains(.create) { flags |= O_CREAT }
    if access.contains(.exclusive) { flags |= O_EXCL }
    if access.contains(.empty) { flags |= O_TRUNC }
    if access.contains(.append) { flags |= O_APPEND }
    let path = try place(path)
    let descriptor = try checked { unsafe Glibc.open(path, flags, 0o666) }
    let file = LocalFile(Int32(descriptor))
    // A folder can be opened for reading; Python refuses it at once.
    var status = stat()
    if unsafe fstat(Int32(descriptor), &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(EISDIR)
    }
    return file
  }

  package func status(
    _ path: String, followingLinks: Bool
  ) throws(FileError) -> FileStatus {
    let path = try place(path)
    var status = Glibc.stat()
    _ = try checked {
      unsafe fstatat(AT_FDCWD, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW)
    }
    func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 }
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return FileStatus(
      kind: kind, size: Int(status.st_size), mode: status.st_mode,
      modified: seconds(status.st_mtim), accessed: seconds(status.st_atim),
      changed: seconds(status.st_ctim), inode: Int(truncatingIfNeeded: status.st_ino),
      device: Int(truncatingIfNeeded: status.st_dev), links: Int(status.st_nlink))
  }

  package func list(_ path: String) throws(FileError) -> [String] {
    let path = try place(path)
    guard let folder = unsafe opendir(path) else { throw FileError(errno) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  package func makeFolder(_ path: String) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe mkdir(path, 0o777) }
  }

  package func removeFolder(_ path: String) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe rmdir(path) }
  }

  package func remove(_ path: String) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe unlink(path) }
  }

  package func rename(_ path: String, to new: String) throws(FileError) {
    let path = try place(path)
    let new = try place(new)
    _ = try checked { unsafe Glibc.rename(path, new) }
  }

  package func linkTarget(_ path: String) throws(FileError) -> String {
    let path = try place(path)
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe readlink(
        path, buffer.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self),
        buffer.count)
    }
    guard count >= 0 else { throw FileError(errno) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  package func makeLink(_ path: String, to target: String) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe symlink(target, path) }
  }

  package func touch(_ path: String) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe utimensat(AT_FDCWD, path, nil, 0) }
  }

  package func setPermissions(_ path: String, _ mode: UInt32) throws(FileError) {
    let path = try place(path)
    _ = try checked { unsafe chmod(path, mode) }
  }

  package func currentFolder() throws(FileError) -> String {
    if let folder = folder.withLock({ $0 }) { return folder }
    guard let path = unsafe getcwd(nil, 0) else { throw FileError(errno) }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  package func changeFolder(_ path: String) throws(FileError) {
    let path = try place(path)
    guard folder.withLock({ $0 }) != nil else {
      _ = try checked { unsafe chdir(path) }
      return
    }
    guard let real = unsafe realpath(path, nil) else { throw FileError(errno) }
    defer { unsafe free(real) }
    let new = unsafe String(cString: real)
    guard try status(new, followingLinks: true).kind == .folder else { throw FileError(ENOTDIR) }
    folder.withLock { $0 = new }
  }
}

/// Makes a system call again while signals interrupt it.
private func checked(_ body: () -> some BinaryInteger) throws(FileError) -> Int {
  while true {
    let result = body()
    if result >= 0 { return Int(result) }
    if errno != EINTR { throw FileError(errno) }
  }
}

/// A file of the machine's own, closed at the latest when nothing refers to it.
package final class LocalFile: HostFile {
  private var number: Int32

  package init(_ descriptor: Int32) { number = descriptor }

  deinit { if number > 2 { _ = Glibc.close(number) } }

  package var descriptor: Int { Int(number) }
  package var isTerminal: Bool { isatty(number) == 1 }

  package func read(_ count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let number = number
    let taken = try checked {
      unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
    }
    bytes.removeLast(count - taken)
    return bytes
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    let number = number
    while done < bytes.count {
      done += try checked {
        unsafe bytes.withUnsafeBytes {
          unsafe Glibc.write(
            number, $0.baseAddress.unsafelyUnwrapped + done, $0.count - done)
        }
      }
    }
  }

  package func seek(_ offset: Int, _ origin: FileOrigin) throws(FileError) -> Int {
    let whence = [SEEK_SET, SEEK_CUR, SEEK_END][origin.rawValue]
    return try checked { lseek(number, off_t(offset), whence) }
  }

  package func truncate(_ count: Int) throws(FileError) {
    _ = try checked { ftruncate(number, off_t(count)) }
  }

  package func sync() throws(FileError) { _ = try checked { fsync(number) } }

  package func close() throws(FileError) {
    guard number >= 0 else { return }
    let closing = number
    number = -1
    if Glibc.close(closing) != 0, errno != EINTR { throw FileError(errno) }
  }
}

extension FileError {
  /// What the system says about it: "No such file or directory".
  package var message: String {
    guard let text = unsafe strerror(code) else { return "Unknown error \(code)" }
    return unsafe String(cString: text)
  }
}
