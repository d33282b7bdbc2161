import MetaScript
import TensorCore

/// The files of the arrays' libraries as the host lends files to the script, and no others.
struct HostFileSystem: FileSystem {
  let files: any HostFiles

  func open(_ path: String) throws(TensorCore.FileError) -> any StoredFile {
    try opened(path, "open", .read)
  }

  func create(_ path: String) throws(TensorCore.FileError) -> any NewFile {
    try opened(path, "create", [.write, .create, .exclusive])
  }

  private func opened(
    _ path: String, _ operation: String, _ access: FileAccess
  ) throws(TensorCore.FileError) -> OpenHostFile {
    try system(operation, path) { () throws(MetaScript.FileError) in
      OpenHostFile(try files.open(path, access), path, isNew: access.contains(.create))
    }
  }

  func append(_ path: String, _ bytes: [UInt8]) throws(TensorCore.FileError) {
    try system("append", path) { () throws(MetaScript.FileError) in
      let file = try files.open(path, [.write, .create, .append])
      defer { try? file.close() }
      if !bytes.isEmpty { try file.write(bytes) }
    }
  }

  func rename(_ path: String, to destination: String) throws(TensorCore.FileError) {
    try system("rename", destination) { () throws(MetaScript.FileError) in
      try files.rename(path, to: destination)
    }
  }

  /// A folder of the machine is synced; other hosts' folders have no such thing.
  func syncDirectory(_ path: String) throws(TensorCore.FileError) {
    guard files is LocalFiles else { return }
    var place = path
    if !path.hasPrefix("/"), let folder = try? files.currentFolder() { place = folder + "/" + path }
    try SystemFiles().syncDirectory(place)
  }

  func remove(_ path: String) throws(TensorCore.FileError) {
    try system("remove", path) { () throws(MetaScript.FileError) in try files.remove(path) }
  }

  func createDirectories(_ path: String) throws(TensorCore.FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      if let status = try? files.status(prefix, followingLinks: true), status.kind == .folder {
        continue
      }
      let folder = prefix
      try system("mkdir", folder) { () throws(MetaScript.FileError) in
        try files.makeFolder(folder)
      }
    }
  }

  func list(_ path: String) throws(TensorCore.FileError) -> [String] {
    try system("list", path) { () throws(MetaScript.FileError) in try files.list(path).sorted() }
  }

}

/// One open file of the host's.
private final class OpenHostFile: StoredFile, NewFile {
  let size: Int?
  private let file: any HostFile
  private let path: String
  /// Where the next byte is read or written.
  private var position = 0

  init(_ file: any HostFile, _ path: String, isNew: Bool) {
    (self.file, self.path) = (file, path)
    // Pipes cannot be moved in; files of /proc and /sys say 0, whatever they hold.
    let end = isNew ? nil : try? file.seek(0, .end)
    size = end == 0 ? nil : end
    if let end { position = end }
  }

  deinit { try? file.close() }

  func read(_ count: Int, at offset: Int) throws(TensorCore.FileError) -> [UInt8] {
    try system("read", path) { () throws(MetaScript.FileError) in
      if offset != position { position = try file.seek(offset, .start) }
      let bytes = try file.read(count)
      position += bytes.count
      return bytes
    }
  }

  func write(_ bytes: [UInt8]) throws(TensorCore.FileError) {
    try system("write", path) { () throws(MetaScript.FileError) in
      try file.write(bytes)
      position += bytes.count
    }
  }

  func rewrite(_ bytes: [UInt8], at offset: Int) throws(TensorCore.FileError) {
    try system("write", path) { () throws(MetaScript.FileError) in
      _ = try file.seek(offset, .start)
      try file.write(bytes)
      _ = try file.seek(position, .start)
    }
  }

  func sync() throws(TensorCore.FileError) {
    try system("sync", path) { () throws(MetaScript.FileError) in try file.sync() }
  }

  func close() throws(TensorCore.FileError) {
    try system("close", path) { () throws(MetaScript.FileError) in try file.close() }
  }
}

private func system<Result>(
  _ operation: String, _ path: String, _ body: () throws(MetaScript.FileError) -> Result
) throws(TensorCore.FileError) -> Result {
  do {
    return try body()
  } catch {
    // What the host does not grant is to a script what the system does not permit: `EACCES`.
    let code = error.code == MetaScript.FileError.notGranted ? 13 : error.code
    throw TensorCore.FileError(operation: operation, path: path, code: code)
  }
}

extension Machine {
  /// The script's files.
  var fileSystem: HostFileSystem { HostFileSystem(files: host.files ?? RefusedFiles()) }
}
