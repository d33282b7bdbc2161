/// Writes a file's bytes to their end, in pieces: small ones are gathered, and between two it looks
/// whether a stop is asked for.
final class PieceWriter {
  /// Bytes given so far.
  private(set) var count = 0
  private let file: any NewFile
  /// What was given and is not in the file yet.
  private var gathered: [UInt8] = []
  private var unsynced = 0

  /// How many bytes are synced at once: a twentieth of a second on a slow disk.
  private static let syncedSize = 4 << 20

  init(_ file: any NewFile) { self.file = file }

  /// Adds `bytes`.
  func write(_ bytes: ArraySlice<UInt8>) throws(LoadError) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(Piece.size - gathered.count)
      gathered += piece
      count += piece.count
      rest = rest.dropFirst(piece.count)
      if gathered.count == Piece.size { try flush() }
    }
  }

  /// Writes `bytes` over those given at `offset`.
  func rewrite(_ bytes: [UInt8], at offset: Int) throws(LoadError) {
    let place = offset - (count - gathered.count)
    if place >= 0 {
      gathered.replaceSubrange(place..<(place + bytes.count), with: bytes)
    } else {
      // Rarely: a header that lies partly in the file and partly not is made to lie in it.
      if place + bytes.count > 0 { try flush() }
      try inFile { () throws(FileError) in try file.rewrite(bytes, at: offset) }
    }
  }

  /// Writes what is left, waits until all is on the disk, and closes the file.
  func finish() throws(LoadError) {
    try flush()
    try inFile { () throws(FileError) in
      try file.sync()
      try file.close()
    }
  }

  private func flush() throws(LoadError) {
    try Interrupt.poll()
    if gathered.isEmpty { return }
    try inFile { () throws(FileError) in
      try file.write(gathered)
      unsynced += gathered.count
      // What is left for the end is short.
      if unsynced >= Self.syncedSize {
        try file.sync()
        unsynced = 0
      }
    }
    gathered.removeAll(keepingCapacity: true)
  }

  private func inFile(_ body: () throws(FileError) -> Void) throws(LoadError) {
    do { try body() } catch { throw LoadError(error) }
  }
}

/// A file that is an array.
final class FileInMemory: NewFile {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
  func rewrite(_ bytes: [UInt8], at offset: Int) {
    self.bytes.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
  }
  func sync() {}
  func close() {}

  /// The bytes that `write` writes.
  static func bytes(
    _ write: (PieceWriter) throws(LoadError) -> Void
  ) throws(LoadError) -> [UInt8] {
    let file = FileInMemory()
    let writer = PieceWriter(file)
    try write(writer)
    try writer.finish()
    return file.bytes
  }
}
