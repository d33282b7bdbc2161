import Glibc

/// The cells of all sessions, oldest first, in one file.
///
/// One line a cell; line ends, backslashes and control characters in it are octal escapes, as
/// libedit writes them. Sessions that run at once append under a lock, each line in one write.
struct HistoryFile {
  let path: String
  /// How many cells are kept.
  var most = 10_000

  /// The cells of the file, those said several times only where they were said last.
  func read() -> [String] {
    guard let bytes = try? ScriptFile.read(path) else { return [] }
    var entries: [String] = []
    var seen: Set<[UInt8]> = []
    for line in bytes.split(separator: 0x0A).reversed() where !line.starts(with: Self.oldMark) {
      guard entries.count < most, seen.insert(Array(line)).inserted else { continue }
      entries.append(Self.decoded(line))
    }
    return entries.reversed()
  }

  /// Adds a cell; what cannot be written is not worth an error at a prompt.
  func append(_ cell: String) {
    guard let file = try? OpenedFile(path, O_WRONLY | O_APPEND | O_CREAT, permissions: 0o600) else {
      return
    }
    file.lock()
    file.write(Self.encoded(cell) + [0x0A])
  }

  /// Drops the oldest cells when there are far too many. Another session may be appending: both
  /// do so under the lock, and the file stays the same one.
  func trim() {
    guard let file = try? OpenedFile(path, O_RDWR) else { return }
    file.lock()
    guard let bytes = try? ScriptFile.read(path) else { return }
    let lines = bytes.split(separator: 0x0A)
    guard lines.count > 2 * most else { return }
    let kept: [UInt8] = lines.suffix(most).flatMap { Array($0) + [0x0A] }
    file.replaceContent(with: kept)
  }

  private static let oldMark = Array("_HiStOrY_V".utf8)

  static func encoded(_ cell: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in cell.utf8 {
      if byte < 0x20 || byte == 0x5C || byte == 0x7F {
        bytes.append(0x5C)
        for shift in [6, 3, 0] { bytes.append(0x30 + byte >> UInt8(shift) & 7) }
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  static func decoded(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      let digits = line[index...].dropFirst().prefix(3)
      if line[index] == 0x5C, digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) {
        let value = digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
        bytes.append(UInt8(truncatingIfNeeded: value))
        index += 4
      } else {
        bytes.append(line[index])
        index += 1
      }
    }
    return PastedText.plain(String(decoding: bytes, as: UTF8.self))
  }

  /// `$XDG_STATE_HOME/metapeft/history`, its folder made when it is missing.
  static var standardPath: String? {
    guard
      let base = Output.environment("XDG_STATE_HOME").flatMap({ $0.isEmpty ? nil : $0 })
        ?? Output.environment("HOME").map({ $0 + "/.local/state" })
    else { return nil }
    var path = ""
    for part in (base + "/metapeft").split(separator: "/") {
      path += "/" + part
      OpenedFile.makePrivateFolder(path)
    }
    return path + "/history"
  }
}
