/// Writes a zip archive of members in memory, stored or deflated, each with its checksum.
///
/// The same members give the same bytes: no clock is written.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Appends a member; deflated where `compressing` makes it smaller.
  mutating func add(_ name: String, _ data: [UInt8], compressing: Bool) throws(FormatError) {
    let deflated = compressing ? Deflate.deflate(data) : nil
    let isSmaller = deflated.map { $0.count < data.count } ?? false
    let stored = isSmaller ? deflated! : data
    // Sizes of 4 GiB and more would need Zip64.
    guard data.count < 0xFFFF_FFFF, bytes.count + stored.count < 0xFFFF_FFFF, count < 0xFFFF else {
      throw FormatError("npz", .tooLarge(bytes.count + stored.count), member: name)
    }
    let text = Array(name.utf8)
    var fields: [UInt8] = []
    fields.append(20, size: 2)
    // Bit 11: the name is UTF-8.
    fields.append(1 << 11, size: 2)
    fields.append(isSmaller ? 8 : 0, size: 2)
    // Midnight of 1 January 1980, the first that the format knows.
    fields.append(0, size: 2)
    fields.append(1 << 5 | 1, size: 2)
    fields.append(Int(Deflate.checksum(data[...])), size: 4)
    fields.append(stored.count, size: 4)
    fields.append(data.count, size: 4)
    fields.append(text.count, size: 2)
    fields.append(0, size: 2)

    directory.append(0x0201_4B50, size: 4)
    directory.append(20, size: 2)
    directory += fields
    directory.append(0, size: 2 + 2 + 2 + 4)
    directory.append(bytes.count, size: 4)
    directory += text

    bytes.append(0x0403_4B50, size: 4)
    bytes += fields + text + stored
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    var end: [UInt8] = []
    end.append(0x0605_4B50, size: 4)
    end.append(0, size: 4)
    end.append(count, size: 2)
    end.append(count, size: 2)
    end.append(directory.count, size: 4)
    end.append(bytes.count, size: 4)
    end.append(0, size: 2)
    return bytes + directory + end
  }
}
