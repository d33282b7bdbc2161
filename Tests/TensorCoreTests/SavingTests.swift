import Foundation
import Synchronization
import TensorCore
import Testing

struct SavingTests {
  private static let formats = ["npy", "npz", "compressed.npz", "safetensors"]

  /// Saves `values` in the format that the path names.
  private static func save(_ values: Tensor, _ path: String, _ files: some FileSystem) throws {
    if path.hasSuffix("npy") {
      try ArrayFiles.saveNPY(values, to: path, in: files)
    } else if path.hasSuffix("npz") {
      try ArrayFiles.saveNPZ(
        [("x", values)], to: path, compressed: path.hasSuffix("compressed.npz"), in: files)
    } else {
      try ArrayFiles.saveSafeTensors([("x", values)], to: path, in: files)
    }
  }

  private static func load(_ path: String, _ files: some FileSystem = SystemFiles()) throws
    -> [UInt8]
  {
    let tensor =
      if path.hasSuffix("npy") {
        try ArrayFiles.loadNPY(path, in: files)
      } else if path.hasSuffix("npz") {
        try ArrayFiles.loadNPZ(path, in: files)[0].tensor
      } else {
        try ArrayFiles.loadSafeTensors(path, in: files).arrays[0].tensor
      }
    return try tensor.bytes()
  }

  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "metapeft-\(UUID().uuidString)"
    try SystemFiles().createDirectories(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// Files whose operation number `step` fails.
  private static func failing(at step: Int) -> WatchedFiles {
    let remaining = Mutex(step)
    return WatchedFiles { (_, path) throws(FileError) in
      let isLast = remaining.withLock { rest in
        rest -= 1
        return rest == -1
      }
      if isLast { throw FileError(operation: "test", path: path, code: ENOSPC) }
    }
  }

  /// Numbers of which no two pieces are alike: one and a half megabytes, so several are written and read.
  private static func many(_ first: Int) throws -> Tensor {
    try Tensor((0..<(3 << 16)).map { (first + $0) * $0 }, dtype: .int64)
  }

  @Test(arguments: formats)
  func `a save that fails at any step leaves the old file whole and no other`(format: String)
    throws
  {
    let (old, new) = (try Self.many(1), try Self.many(2))
    let (oldBytes, newBytes) = (try old.bytes(), try new.bytes())
    try Self.inFolder { folder in
      let path = folder + "/a." + format
      let operations = Mutex<[WatchedFiles.Operation]>([])
      try Self.save(
        old, path, WatchedFiles { (operation, _) in operations.withLock { $0.append(operation) } })
      let all = operations.withLock { $0 }
      #expect(all.count > 8)
      for step in all.indices {
        try Self.save(old, path, SystemFiles())
        do {
          try Self.save(new, path, Self.failing(at: step))
          Issue.record("step \(step) did not fail")
        } catch LoadError.file(let error) {
          #expect(error == FileError(operation: "test", path: path, code: ENOSPC))
        }
        #expect(try SystemFiles().list(folder) == ["a." + format])
        // Once renamed the new file stands there; that it will stay is what could not be promised.
        let isRenamed = all[..<step].contains(.rename)
        #expect(try Self.load(path) == (isRenamed ? newBytes : oldBytes))
      }
      try Self.save(new, path, Self.failing(at: all.count))
      #expect(try Self.load(path) == newBytes)
    }
  }

  @Test(arguments: formats)
  func `files are written and read in pieces`(format: String) throws {
    try Self.inFolder { folder in
      let path = folder + "/a." + format
      let largest = Mutex(0)
      let read = Mutex(0)
      let noting = WatchedFiles { (operation, _) in
        if case .read(let count) = operation { read.withLock { $0 += count } }
        switch operation {
        case .read(let count), .write(let count), .rewrite(let count):
          largest.withLock { $0 = max($0, count) }
        default: break
        }
      }
      let tensor = try Self.many(3)
      try Self.save(tensor, path, noting)
      #expect(try Self.load(path, noting) == tensor.bytes())
      #expect(largest.withLock { $0 } <= 1 << 18)
      // Each byte once, but for the places of headers.
      #expect(read.withLock { $0 } <= tensor.count * 8 + 1 << 17)
    }
  }

  @Test(arguments: formats)
  func `a load that fails at any step says so`(format: String) throws {
    try Self.inFolder { folder in
      let path = folder + "/a." + format
      try Self.save(try Self.many(4), path, SystemFiles())
      var step = 0
      while true {
        do {
          _ = try Self.load(path, Self.failing(at: step))
          break
        } catch LoadError.file(let error) {
          #expect(error.code == ENOSPC)
          step += 1
        }
      }
      #expect(step > 6)
    }
  }

  /// Requests a stop before operation number `step` and gives what the work in it throws.
  private static func stopping(
    at step: Int, _ body: (WatchedFiles) throws -> Void
  ) -> (any Error)? {
    let remaining = Mutex(step)
    defer { Interrupt.clear() }
    do {
      try body(
        WatchedFiles { (_, _) in
          remaining.withLock { rest in
            rest -= 1
            if rest == -1 { Interrupt.request() }
          }
        })
      return nil
    } catch {
      return error
    }
  }

  // The request is the process's, so these run in a process of their own.
  @Test
  func `a stop between two pieces of a save leaves the old file, between two of a load nothing`()
    async
  {
    await #expect(processExitsWith: .success) {
      for format in Self.formats {
        let (old, new) = (try Self.many(1), try Self.many(2))
        let oldBytes = try old.bytes()
        try Self.inFolder { folder in
          let path = folder + "/a." + format
          try Self.save(old, path, SystemFiles())
          var saves = 0
          while let error = Self.stopping(at: saves, { try Self.save(new, path, $0) }) {
            #expect(error as? LoadError == .tensor(.interrupted))
            #expect(try SystemFiles().list(folder) == ["a." + format])
            #expect(try Self.load(path) == oldBytes)
            saves += 1
          }
          var loads = 0
          while let error = Self.stopping(at: loads, { _ = try Self.load(path, $0) }) {
            #expect(error as? LoadError == .tensor(.interrupted))
            loads += 1
          }
          #expect(saves > 2 && loads > 2)
        }
      }
    }
  }

  @Test func `a save removes what killed processes left of saves to the same file`() throws {
    let folder = NSTemporaryDirectory() + "metapeft-\(UUID().uuidString)"
    let files = SystemFiles()
    try files.createDirectories(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let created = Mutex<String?>(nil)
    let noting = WatchedFiles { (operation, path) in
      if operation == .create { created.withLock { $0 = path } }
    }
    try ArrayFiles.saveNPY(try Tensor([1, 2]), to: folder + "/a.npy", in: noting)
    let temporary = try #require(created.withLock { $0 })
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
    for path in [dead] + others { try files.append(path, [0]) }
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
