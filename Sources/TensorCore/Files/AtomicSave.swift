import Glibc
import Synchronization

extension FileSystem {
  /// Saves what `write` writes at `path` so that, whenever the process or the machine stops, the file is
  /// either the old one or the new one, whole.
  ///
  /// A temporary file in the same directory is written and synced, renamed over `path`, and the
  /// directory synced. On an error, a stop that is asked for among them, the temporary file is removed
  /// and `path` is as it was. A process that is killed leaves its temporary file; the next save to
  /// `path` on this machine removes it.
  func saveAtomically(
    _ path: String, _ write: (PieceWriter) throws(LoadError) -> Void
  ) throws(LoadError) {
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { String(path[...$0]) } ?? "."
    removeAbandoned(of: path, in: directory, before: slash)
    let temporary = "\(path).\(TemporaryName.own)-\(nextTemporary()).tmp"
    do {
      do {
        let file = try create(temporary)
        let writer = PieceWriter(file)
        try write(writer)
        try writer.finish()
        try rename(temporary, to: path)
      } catch {
        try? remove(temporary)
        throw error
      }
      try syncDirectory(directory)
    } catch let error as FileError {
      throw LoadError(error.of(path))
    } catch let error as LoadError {
      // The caller knows the file by its own name.
      if case .file(let error) = error { throw .file(error.of(path)) }
      throw error
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  /// Saves `bytes` at `path`, whole or not at all.
  public func saveAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    do {
      try saveAtomically(path) { (writer) throws(LoadError) in try writer.write(bytes[...]) }
    } catch {
      if case .file(let error) = error { throw error }
      throw .interrupted(path)
    }
  }

  /// Removes what dead processes of this machine left of saves to `path`.
  private func removeAbandoned(of path: String, in directory: String, before slash: String.Index?) {
    let base = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let names = try? list(directory) else { return }
    for name in names where TemporaryName.isAbandoned(name, of: base) {
      try? remove(slash.map { path[...$0] + name } ?? name)
    }
  }
}

/// The names of temporary files: `weights.npz.<machine>-<process>-<number>.tmp`.
private enum TemporaryName {
  /// This machine, as processes count on it: its name and their numbering, which containers have of
  /// their own.
  private static let machine: String = {
    var name = [CChar](repeating: 0, count: 256)
    unsafe gethostname(&name, 255)
    var link = [CChar](repeating: 0, count: 256)
    unsafe readlink("/proc/self/ns/pid", &link, 255)
    // FNV-1a.
    var hash: UInt32 = 2_166_136_261
    for byte in name + link { hash = (hash ^ UInt32(UInt8(bitPattern: byte))) &* 16_777_619 }
    return String(hash, radix: 16)
  }()

  static var own: String { "\(machine)-\(getpid())" }

  /// Whether `name` is a temporary file of `base` whose process is no more.
  static func isAbandoned(_ name: String, of base: String) -> Bool {
    guard name.hasPrefix(base + "."), name.hasSuffix(".tmp") else { return false }
    let parts = name.dropFirst(base.count + 1).dropLast(4).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == machine, let process = Int32(parts[1]), process > 0,
      Int(parts[2]) != nil
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}

private let temporaries = Atomic<Int>(0)

/// A number no other save of this process has.
private func nextTemporary() -> Int { temporaries.add(1, ordering: .relaxed).newValue }
