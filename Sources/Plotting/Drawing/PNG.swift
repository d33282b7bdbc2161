import TensorCore

/// PNG files (ISO/IEC 15948) of eight-bit colours.
enum PNG {
  /// - Throws: `PlotError.compression`.
  static func bytes(_ picture: Picture) throws(PlotError) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(picture.height * (3 * picture.width + 1))
    for y in 0..<picture.height {
      // Filter 1: each channel as its difference from the pixel to the left.
      rows.append(1)
      var left = Color(0, 0, 0)
      for x in 0..<picture.width {
        let color = picture[x, y]
        rows.append(color.red &- left.red)
        rows.append(color.green &- left.green)
        rows.append(color.blue &- left.blue)
        left = color
      }
    }
    guard let packed = Deflate.deflate(rows) else { throw .compression }
    let size = bigEndian(picture.width) + bigEndian(picture.height)
    // Eight bits, truecolour, and the only methods of compression, filtering and interlacing.
    let header = size + [8, 2, 0, 0, 0]
    let stream = [0x78, 0x9C] + packed + bigEndian(Int(adler32(rows)))
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", stream) + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(Deflate.checksum(body[...])))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The checksum of zlib's format, RFC 1950.
  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }
}
