import Foundation
import Synchronization
import TensorCore
import Testing

/// The machine's files, of which the n-th operation fails.
private final class FailingFiles: FileSystem {
  private let remaining: Atomic<Int>
  private let real = SystemFiles()

  init(failingAt step: Int) { remaining = Atomic(step) }

  private func step(_ path: String) throws(FileError) {
    if remaining.subtract(1, ordering: .relaxed).oldValue == 0 {
      throw FileError(operation: "test", path: path, code: ENOSPC)
    }
  }

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try step(path)
    return try real.read(path, limit: limit)
  }
  func createSynced(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    do {
      try step(path)
    } catch {
      // As a full disk leaves it: half the file is there.
      try? real.createSynced(path, Array(bytes.prefix(bytes.count / 2)))
      throw error
    }
    try real.createSynced(path, bytes)
  }
  func rename(_ path: String, to destination: String) throws(FileError) {
    try step(path)
    try real.rename(path, to: destination)
  }
  func syncDirectory(_ path: String) throws(FileError) {
    try step(path)
    try real.syncDirectory(path)
  }
  func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try step(path)
    try real.append(path, bytes)
  }
  func remove(_ path: String) throws(FileError) { try real.remove(path) }
  func createDirectories(_ path: String) throws(FileError) { try real.createDirectories(path) }
  func list(_ path: String) throws(FileError) -> [String] { try real.list(path) }
}

/// The machine's files; tells the last file that was created.
private final class NotingFiles: FileSystem {
  let created = Mutex<String?>(nil)
  private let real = SystemFiles()

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try real.read(path, limit: limit)
  }
  func createSynced(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    created.withLock { $0 = path }
    try real.createSynced(path, bytes)
  }
  func rename(_ path: String, to destination: String) throws(FileError) {
    try real.rename(path, to: destination)
  }
  func syncDirectory(_ path: String) throws(FileError) { try real.syncDirectory(path) }
  func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try real.append(path, bytes)
  }
  func remove(_ path: String) throws(FileError) { try real.remove(path) }
  func createDirectories(_ path: String) throws(FileError) { try real.createDirectories(path) }
  func list(_ path: String) throws(FileError) -> [String] { try real.list(path) }
}

struct SavingTests {
  @Test func `a save that fails at any step leaves the old file whole and no other`() throws {
    let folder = NSTemporaryDirectory() + "metapeft-\(UUID().uuidString)"
    let files = SystemFiles()
    try files.createDirectories(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.npz"
    let old: [NamedTensor] = [("x", try Tensor([1, 2, 3]))]
    let new: [NamedTensor] = [("x", try Tensor([4, 5, 6]))]
    for step in 0..<3 {
      try ArrayFiles.saveNPZ(old, to: path)
      #expect(throws: LoadError.self) {
        try ArrayFiles.saveNPZ(new, to: path, in: FailingFiles(failingAt: step))
      }
      #expect(try files.list(folder) == ["a.npz"])
      let found = try ArrayFiles.loadNPZ(path)[0].tensor.integers()
      // Once renamed the new file stands there; that it will stay is what could not be promised.
      #expect(found == (step < 2 ? [1, 2, 3] : [4, 5, 6]))
    }
    try ArrayFiles.saveNPZ(new, to: path, in: FailingFiles(failingAt: 3))
    #expect(try ArrayFiles.loadNPZ(path)[0].tensor.integers() == [4, 5, 6])
  }

  @Test func `a save removes what killed processes left of saves to the same file`() throws {
    let folder = NSTemporaryDirectory() + "metapeft-\(UUID().uuidString)"
    let files = SystemFiles()
    try files.createDirectories(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let noting = NotingFiles()
    try ArrayFiles.saveNPY(try Tensor([1, 2]), to: folder + "/a.npy", in: noting)
    let temporary = try #require(noting.created.withLock { $0 })
    let ended = Process()
    ended.executableURL = URL(fileURLWithPath: "/bin/true")
    try ended.run()
    ended.waitUntilExit()
    func left(by process: Int32) -> String {
      temporary.replacingOccurrences(
        of: "-\(ProcessInfo.processInfo.processIdentifier)-", with: "-\(process)-")
    }
    let dead = left(by: ended.processIdentifier)
    // Those of a living process, of another machine, of another file, and what is none of ours.
    let others = [
      left(by: getppid()), dead.replacingOccurrences(of: "a.npy.", with: "a.npy.f"),
      dead.replacingOccurrences(of: "a.npy", with: "b.npy"), folder + "/a.npy.tmp",
    ]
    for path in [dead] + others { try files.createSynced(path, [0]) }
    try ArrayFiles.saveNPY(try Tensor([3, 4]), to: folder + "/a.npy")
    let found = Set(try files.list(folder))
    #expect(found == Set(["a.npy"] + others.map { ($0 as NSString).lastPathComponent }))
  }

  @Test func `a file that is not there is named`() {
    #expect(throws: LoadError.self) { try ArrayFiles.loadNPZ("/nowhere/at/all.npz") }
    do {
      _ = try ArrayFiles.loadNPY("/nowhere/at/all.npy")
    } catch {
      #expect("\(error)" == "[Errno 2] No such file or directory: '/nowhere/at/all.npy'")
    }
  }
}
