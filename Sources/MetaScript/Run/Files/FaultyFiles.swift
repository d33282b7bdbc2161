import Synchronization

/// Files whose n-th operation fails: for tests of what happens then.
///
/// Every call that can fail counts, those on open files included; the first is number 1.
package final class FaultyFiles: HostFiles {
  private let base: any HostFiles
  private let failing: Int
  private let code: Int32
  private let count = Mutex(0)

  /// - Parameters:
  ///   - failing: the number of the operation that fails, or 0 for none.
  ///   - code: the `errno` it fails with.
  package init(_ base: any HostFiles, failing: Int, code: Int32) {
    self.base = base
    self.failing = failing
    self.code = code
  }

  /// Operations so far.
  package var operations: Int { count.withLock { $0 } }

  fileprivate func step() throws(FileError) {
    let number = count.withLock { count in
      count += 1
      return count
    }
    if number == failing { throw FileError(code) }
  }

  package func open(_ path: String, _ access: FileAccess) throws(FileError) -> any HostFile {
    try step()
    return FaultyFile(try base.open(path, access), self)
  }
  package func status(_ path: String, followingLinks: Bool) throws(FileError) -> FileStatus {
    try step()
    return try base.status(path, followingLinks: followingLinks)
  }
  package func list(_ path: String) throws(FileError) -> [String] {
    try step()
    return try base.list(path)
  }
  package func makeFolder(_ path: String) throws(FileError) {
    try step()
    try base.makeFolder(path)
  }
  package func removeFolder(_ path: String) throws(FileError) {
    try step()
    try base.removeFolder(path)
  }
  package func remove(_ path: String) throws(FileError) {
    try step()
    try base.remove(path)
  }
  package func rename(_ path: String, to new: String) throws(FileError) {
    try step()
    try base.rename(path, to: new)
  }
  package func linkTarget(_ path: String) throws(FileError) -> String {
    try step()
    return try base.linkTarget(path)
  }
  package func makeLink(_ path: String, to target: String) throws(FileError) {
    try step()
    try base.makeLink(path, to: target)
  }
  package func touch(_ path: String) throws(FileError) {
    try step()
    try base.touch(path)
  }
  package func setPermissions(_ path: String, _ mode: UInt32) throws(FileError) {
    try step()
    try base.setPermissions(path, mode)
  }
  package func currentFolder() throws(FileError) -> String {
    try step()
    return try base.currentFolder()
  }
  package func changeFolder(_ path: String) throws(FileError) {
    try step()
    try base.changeFolder(path)
  }
}

private final class FaultyFile: HostFile {
  private let base: any HostFile
  private let files: FaultyFiles

  init(_ base: any HostFile, _ files: FaultyFiles) {
    self.base = base
    self.files = files
  }

  func read(_ count: Int) throws(FileError) -> [UInt8] {
    try files.step()
    return try base.read(count)
  }
  func write(_ bytes: [UInt8]) throws(FileError) {
    try files.step()
    try base.write(bytes)
  }
  func seek(_ offset: Int, _ origin: FileOrigin) throws(FileError) -> Int {
    try files.step()
    return try base.seek(offset, origin)
  }
  func truncate(_ count: Int) throws(FileError) {
    try files.step()
    try base.truncate(count)
  }
  func sync() throws(FileError) {
    try files.step()
    try base.sync()
  }
  func close() throws(FileError) {
    try files.step()
    try base.close()
  }
  var isTerminal: Bool { base.isTerminal }
  var descriptor: Int { base.descriptor }
}
