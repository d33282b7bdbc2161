/// Numbers and ranges of a file's bytes, every access checked against its end.
struct ByteReader: Sendable {
  let bytes: ArraySlice<UInt8>
  let format: String

  init(_ bytes: ArraySlice<UInt8>, format: String) {
    (self.bytes, self.format) = (bytes, format)
  }

  var count: Int { bytes.count }

  /// `count` bytes from `offset`.
  func range(_ offset: Int, _ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
    let end = offset.addingReportingOverflow(count)
    guard offset >= 0, count >= 0, !end.overflow, end.partialValue <= bytes.count else {
      throw FormatError(format, .truncated(at: offset))
    }
    let start = bytes.startIndex + offset
    return bytes[start..<(start + count)]
  }

  /// The little-endian number of `size` bytes at `offset`.
  func number(_ offset: Int, size: Int) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for byte in try range(offset, size).reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  func uint16(_ offset: Int) throws(FormatError) -> Int { Int(try number(offset, size: 2)) }
  func uint32(_ offset: Int) throws(FormatError) -> Int { Int(try number(offset, size: 4)) }

  /// A 64-bit size, refused where it is larger than any file.
  func size64(_ offset: Int) throws(FormatError) -> Int {
    let value = try number(offset, size: 8)
    guard let size = Int(exactly: value) else {
      throw FormatError(format, .tooLarge(Int.max))
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
