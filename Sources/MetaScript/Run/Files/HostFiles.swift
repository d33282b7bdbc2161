/// Files and folders as scripts may reach them: everything that `open`, `os`, `pathlib` and the
/// others do goes through these calls, so a host can lend, restrict, redirect or let them fail.
///
/// Paths are as the script wrote them; relative ones belong to the current folder.
package protocol HostFiles: Sendable {
  func open(_ path: String, _ access: FileAccess) throws(FileError) -> any HostFile
  func status(_ path: String, followingLinks: Bool) throws(FileError) -> FileStatus
  /// The names in a folder, `.` and `..` left out, in the order the system gives them.
  func list(_ path: String) throws(FileError) -> [String]
  func makeFolder(_ path: String) throws(FileError)
  func removeFolder(_ path: String) throws(FileError)
  func remove(_ path: String) throws(FileError)
  /// Moves a file or folder; a file in the way is replaced.
  func rename(_ path: String, to new: String) throws(FileError)
  /// The path a link holds.
  func linkTarget(_ path: String) throws(FileError) -> String
  func makeLink(_ path: String, to target: String) throws(FileError)
  /// Sets the time of last change to now.
  func touch(_ path: String) throws(FileError)
  func setPermissions(_ path: String, _ mode: UInt32) throws(FileError)
  func currentFolder() throws(FileError) -> String
  func changeFolder(_ path: String) throws(FileError)
}

/// One open file.
package protocol HostFile: AnyObject {
  /// At most `count` bytes; none at the end.
  func read(_ count: Int) throws(FileError) -> [UInt8]
  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Moves to `offset` from the start, from here or from the end, and gives the new place.
  func seek(_ offset: Int, _ origin: FileOrigin) throws(FileError) -> Int
  func truncate(_ count: Int) throws(FileError)
  /// Waits until what was written is on the disk.
  func sync() throws(FileError)
  func close() throws(FileError)
  var isTerminal: Bool { get }
  /// The system's number of the file.
  var descriptor: Int { get }
}

package enum FileOrigin: Int, Sendable { case start, current, end }

/// What a file is opened for.
package struct FileAccess: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let read = FileAccess(rawValue: 1)
  package static let write = FileAccess(rawValue: 2)
  /// Makes the file when it is not there.
  package static let create = FileAccess(rawValue: 4)
  /// Refuses a file that is there.
  package static let exclusive = FileAccess(rawValue: 8)
  /// Empties the file.
  package static let empty = FileAccess(rawValue: 16)
  /// Every write goes to the end.
  package static let append = FileAccess(rawValue: 32)
}

/// What is known of a file without opening it.
package struct FileStatus: Sendable {
  package enum Kind: Sendable { case file, folder, link, other }

  package var kind: Kind
  /// Bytes.
  package var size: Int
  /// `st_mode`: kind and permissions.
  package var mode: UInt32
  /// Seconds since 1970.
  package var modified: Double
  package var accessed: Double
  package var changed: Double
  package var inode: Int
  package var device: Int
  package var links: Int
}

/// A system call that failed.
package struct FileError: Error, Sendable {
  /// `errno`
  package let code: Int32

  package init(_ code: Int32) { self.code = code }
}
