import TensorCore

/// The machine's files; each operation is told to the test first, which may let it fail.
final class WatchedFiles: FileSystem {
  enum Operation: Equatable, Sendable {
    case open
    case create
    case read(Int)
    case write(Int)
    case rewrite(Int)
    case sync
    case close
    case rename
    case syncDirectory
  }

  private let real = SystemFiles()
  private let watch: @Sendable (Operation, String) throws(FileError) -> Void

  init(_ watch: @escaping @Sendable (Operation, String) throws(FileError) -> Void) {
    self.watch = watch
  }

  func open(_ path: String) throws(FileError) -> any StoredFile {
    try watch(.open, path)
    return WatchedStoredFile(file: try real.open(path), path: path, watch: watch)
  }
  func create(_ path: String) throws(FileError) -> any NewFile {
    try watch(.create, path)
    return WatchedNewFile(file: try real.create(path), path: path, watch: watch)
  }
  func rename(_ path: String, to destination: String) throws(FileError) {
    try watch(.rename, path)
    try real.rename(path, to: destination)
  }
  func syncDirectory(_ path: String) throws(FileError) {
    try watch(.syncDirectory, path)
    try real.syncDirectory(path)
  }
  func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try watch(.write(bytes.count), path)
    try real.append(path, bytes)
  }
  func remove(_ path: String) throws(FileError) { try real.remove(path) }
  func createDirectories(_ path: String) throws(FileError) { try real.createDirectories(path) }
  func list(_ path: String) throws(FileError) -> [String] { try real.list(path) }
}

private typealias Watch = @Sendable (WatchedFiles.Operation, String) throws(FileError) -> Void

private final class WatchedStoredFile: StoredFile {
  private let file: any StoredFile
  private let path: String
  private let watch: Watch

  init(file: any StoredFile, path: String, watch: @escaping Watch) {
    (self.file, self.path, self.watch) = (file, path, watch)
  }

  var size: Int? { file.size }
  func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    try watch(.read(count), path)
    return try file.read(count, at: offset)
  }
}

private final class WatchedNewFile: NewFile {
  private let file: any NewFile
  private let path: String
  private let watch: Watch

  init(file: any NewFile, path: String, watch: @escaping Watch) {
    (self.file, self.path, self.watch) = (file, path, watch)
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try watch(.write(bytes.count), path)
    } catch {
      // As a full disk leaves it: half of the bytes are there.
      try? file.write(Array(bytes.prefix(bytes.count / 2)))
      throw error
    }
    try file.write(bytes)
  }
  func rewrite(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    try watch(.rewrite(bytes.count), path)
    try file.rewrite(bytes, at: offset)
  }
  func sync() throws(FileError) {
    try watch(.sync, path)
    try file.sync()
  }
  func close() throws(FileError) {
    try watch(.close, path)
    try file.close()
  }
}
