/// Writes a zip archive member by member, each with its checksum, stored or deflated.
///
/// The same members give the same bytes: no clock is written.
struct ZipWriter {
  private let output: PieceWriter
  private var directory: [UInt8] = []
  private var count = 0

  init(_ output: PieceWriter) { self.output = output }

  /// Adds a member of `size` bytes: those that `content` passes on, piece by piece.
  mutating func add(
    _ name: String, size: Int, compressing: Bool,
    _ content: ((ArraySlice<UInt8>) throws(LoadError) -> Void) throws(LoadError) -> Void
  ) throws(LoadError) {
    let start = output.count
    let text = Array(name.utf8)
    try check(name, size)
    // What is not known before the content is written over once it is.
    try output.write((Self.localHeader + Self.fields(text, compressing, 0, 0, 0) + text)[...])
    let dataStart = output.count
    let deflater: Deflater?
    do { deflater = compressing ? try Deflater() : nil } catch { throw .tensor(error) }
    var checksum: UInt32 = 0
    try content { (piece) throws(LoadError) in
      checksum = Deflate.checksum(piece, from: checksum)
      try output.write(deflater.map { $0.deflate(piece)[...] } ?? piece)
    }
    if let deflater { try output.write(deflater.finish()[...]) }
    try check(name, 0)
    let fields = Self.fields(text, compressing, checksum, output.count - dataStart, size)
    try output.rewrite(fields, at: start + Self.localHeader.count)

    directory.append(0x0201_4B50, size: 4)
    directory.append(20, size: 2)
    directory += fields
    directory.append(0, size: 2 + 2 + 2 + 4)
    directory.append(start, size: 4)
    directory += text
    count += 1
  }

  /// Writes the directory, which ends the archive.
  func finish() throws(LoadError) {
    var end: [UInt8] = []
    end.append(0x0605_4B50, size: 4)
    end.append(0, size: 4)
    end.append(count, size: 2)
    end.append(count, size: 2)
    end.append(directory.count, size: 4)
    end.append(output.count, size: 4)
    end.append(0, size: 2)
    try output.write(directory[...])
    try output.write(end[...])
  }

  /// Sizes of 4 GiB and more would need Zip64.
  private func check(_ name: String, _ size: Int) throws(LoadError) {
    guard size < 0xFFFF_FFFF, output.count + size < 0xFFFF_FFFF, count < 0xFFFF else {
      throw .format(FormatError("npz", .tooLarge(output.count + size), member: name))
    }
  }

  private static let localHeader: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// What a local header and its entry in the directory have in common.
  private static func fields(
    _ name: [UInt8], _ isDeflated: Bool, _ checksum: UInt32, _ stored: Int, _ size: Int
  ) -> [UInt8] {
    var fields: [UInt8] = []
    fields.append(20, size: 2)
    // Bit 11: the name is UTF-8.
    fields.append(1 << 11, size: 2)
    fields.append(isDeflated ? 8 : 0, size: 2)
    // Midnight of 1 January 1980, the first that the format knows.
    fields.append(0, size: 2)
    fields.append(1 << 5 | 1, size: 2)
    fields.append(Int(checksum), size: 4)
    fields.append(stored, size: 4)
    fields.append(size, size: 4)
    fields.append(name.count, size: 2)
    fields.append(0, size: 2)
    return fields
  }
}
