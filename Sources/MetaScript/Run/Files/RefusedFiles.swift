/// No files at all: what a script meets when its host grants none.
package struct RefusedFiles: HostFiles {
  package init() {}

  /// `EACCES`
  private var refusal: FileError { FileError(FileError.notGranted) }

  package func open(_ path: String, _ access: FileAccess) throws(FileError) -> any HostFile {
    throw refusal
  }
  package func status(_ path: String, followingLinks: Bool) throws(FileError) -> FileStatus {
    throw refusal
  }
  package func list(_ path: String) throws(FileError) -> [String] { throw refusal }
  package func makeFolder(_ path: String) throws(FileError) { throw refusal }
  package func removeFolder(_ path: String) throws(FileError) { throw refusal }
  package func remove(_ path: String) throws(FileError) { throw refusal }
  package func rename(_ path: String, to new: String) throws(FileError) { throw refusal }
  package func linkTarget(_ path: String) throws(FileError) -> String { throw refusal }
  package func makeLink(_ path: String, to target: String) throws(FileError) { throw refusal }
  package func touch(_ path: String) throws(FileError) { throw refusal }
  package func setPermissions(_ path: String, _ mode: UInt32) throws(FileError) { throw refusal }
  package func currentFolder() throws(FileError) -> String { throw refusal }
  package func changeFolder(_ path: String) throws(FileError) { throw refusal }
}

extension FileError {
  /// Not a number of the system: the host has granted no files.
  package static let notGranted: Int32 = -1
}
