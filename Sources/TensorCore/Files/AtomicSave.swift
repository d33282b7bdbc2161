import Glibc
import Synchronization

extension FileSystem {
  /// Saves `bytes` at `path` so that, whenever the process or the machine stops, the file is either the
  /// old one or the new one, whole.
  ///
  /// A temporary file in the same directory is written and synced, renamed over `path`, and the
  /// directory synced. On an error the temporary file is removed and `path` is as it was.
  public func saveAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let temporary = "\(path).\(getpid())-\(nextTemporary()).tmp"
    do {
      try createSynced(temporary, bytes)
      try rename(temporary, to: path)
    } catch {
      try? remove(temporary)
      // The caller knows the file by its own name.
      throw FileError(operation: error.operation, path: path, code: error.code)
    }
    try syncDirectory(directory)
  }
}

private let temporaries = Atomic<Int>(0)

/// A number no other save of this process has.
private func nextTemporary() -> Int { temporaries.add(1, ordering: .relaxed).newValue }
