import Glibc

/// A file's bytes, read where they are asked for, every access checked against its end.
///
/// Of a file only the part read last is in memory, so neighbouring numbers cost one read; bytes that
/// are in an array are read there.
final class ByteReader {
  let format: String
  let count: Int
  private let file: (any StoredFile)?
  /// The part in memory, and where in the file it begins.
  private var part: ArraySlice<UInt8>
  private var partStart = 0

  /// The least that is read at once of a file.
  private static let window = 1 << 14

  init(_ bytes: ArraySlice<UInt8>, format: String) {
    (part, self.format, file) = (bytes, format, nil)
    count = bytes.count
  }

  /// Opens the file at `path`, which may have at most `limit` bytes.
  init(
    _ path: String, in files: some FileSystem, limit: Int, format: String
  ) throws(LoadError) {
    do throws(FileError) {
      let file = try files.open(path)
      self.format = format
      if let size = file.size, size > Self.window {
        guard size <= limit else { throw FileError(operation: "read", path: path, code: EFBIG) }
        (part, count, self.file) = ([], size, file)
      } else {
        part = try file.bytes(path, limit: limit)[...]
        (count, self.file) = (part.count, nil)
      }
    } catch {
      throw LoadError(error)
    }
  }

  /// Throws where the file does not have `count` bytes from `offset`; reads none of them.
  func check(_ offset: Int, _ count: Int) throws(LoadError) {
    let end = offset.addingReportingOverflow(count)
    guard offset >= 0, count >= 0, !end.overflow, end.partialValue <= self.count else {
      throw .format(FormatError(format, .truncated(at: offset)))
    }
  }

  /// `count` bytes from `offset`.
  func range(_ offset: Int, _ count: Int) throws(LoadError) -> ArraySlice<UInt8> {
    try check(offset, count)
    if offset < partStart || offset + count > partStart + part.count {
      try load(offset, Swift.min(Swift.max(count, Self.window), self.count - offset))
    }
    let start = part.startIndex + offset - partStart
    return part[start..<(start + count)]
  }

  private func load(_ offset: Int, _ count: Int) throws(LoadError) {
    guard let file else { preconditionFailure("an array's bytes are all in memory") }
    var bytes: [UInt8] = []
    while bytes.count < count {
      try Interrupt.poll()
      let piece: [UInt8]
      do {
        piece = try file.read(
          Swift.min(Piece.size, count - bytes.count), at: offset + bytes.count)
      } catch {
        throw LoadError(error)
      }
      // The file has become shorter since it was opened.
      guard !piece.isEmpty else {
        throw .format(FormatError(format, .truncated(at: offset + bytes.count)))
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    (part, partStart) = (bytes[...], offset)
  }

  /// The little-endian number of `size` bytes at `offset`.
  func number(_ offset: Int, size: Int) throws(LoadError) -> UInt64 {
    var value: UInt64 = 0
    for byte in try range(offset, size).reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  func uint16(_ offset: Int) throws(LoadError) -> Int { Int(try number(offset, size: 2)) }
  func uint32(_ offset: Int) throws(LoadError) -> Int { Int(try number(offset, size: 4)) }

  /// A 64-bit size, refused where it is larger than any file.
  func size64(_ offset: Int) throws(LoadError) -> Int {
    let value = try number(offset, size: 8)
    guard let size = Int(exactly: value) else {
      throw .format(FormatError(format, .tooLarge(Int.max)))
    }
    return size
  }
}

extension Array where Element == UInt8 {
  /// Appends `value` as `size` bytes, little-endian.
  mutating func append(_ value: Int, size: Int) {
    for byte in 0..<size { append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
  }
}
