import MetaScript
import TensorCore

/// The files of the arrays' libraries as the host lends files to the script, and no others.
struct HostFileSystem: FileSystem {
  let files: any HostFiles

  /// A number that no system gives: a stop is asked for.
  private static let interrupted: Int32 = -125

  func read(_ path: String, limit: Int) throws(TensorCore.FileError) -> [UInt8] {
    try system("open", path) { () throws(MetaScript.FileError) in
      let file = try files.open(path, .read)
      defer { try? file.close() }
      var bytes: [UInt8] = []
      while true {
        let chunk = try file.read(1 << 20)
        if Interrupt.isRequested { throw MetaScript.FileError(Self.interrupted) }
        if chunk.isEmpty { return bytes }
        bytes += chunk
        // `EFBIG`
        if bytes.count > limit { throw MetaScript.FileError(27) }
      }
    }
  }

  func createSynced(_ path: String, _ bytes: [UInt8]) throws(TensorCore.FileError) {
    try system("create", path) { () throws(MetaScript.FileError) in
      let file = try files.open(path, [.write, .create, .exclusive])
      do throws(MetaScript.FileError) {
        for start in stride(from: 0, to: max(1, bytes.count), by: syncedPiece) {
          if Interrupt.isRequested { throw MetaScript.FileError(Self.interrupted) }
          let end = min(start + syncedPiece, bytes.count)
          try file.write(end - start == bytes.count ? bytes : Array(bytes[start..<end]))
          try file.sync()
        }
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
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

  private func system<Result>(
    _ operation: String, _ path: String, _ body: () throws(MetaScript.FileError) -> Result
  ) throws(TensorCore.FileError) -> Result {
    do {
      return try body()
    } catch {
      if error.code == Self.interrupted { throw .interrupted(path) }
      // What the host does not grant is to a script what the system does not permit: `EACCES`.
      let code = error.code == MetaScript.FileError.notGranted ? 13 : error.code
      throw TensorCore.FileError(operation: operation, path: path, code: code)
    }
  }
}

extension Machine {
  /// The script's files.
  var fileSystem: HostFileSystem { HostFileSystem(files: host.files ?? RefusedFiles()) }
}
