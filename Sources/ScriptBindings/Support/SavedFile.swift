import MetaScript
import TensorCore

/// Files of the command itself.
package enum SavedFile {
  /// Writes a file so that, whenever the process stops, it is the old one or the new one, whole.
  package static func write(_ bytes: [UInt8], to path: String) throws(SavedFileError) {
    do {
      try HostFileSystem(files: LocalFiles()).saveAtomically(path, bytes)
    } catch {
      throw SavedFileError(description: error.description)
    }
  }
}

/// Why a file was not written, in the system's words.
package struct SavedFileError: Error, CustomStringConvertible {
  package let description: String
}
