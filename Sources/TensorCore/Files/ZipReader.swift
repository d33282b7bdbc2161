/// A zip archive's members, each checked before it is trusted: for .npz files.
///
/// Stored and deflated members, data descriptors and Zip64 are read. Central directory and local
/// headers must agree, members must not overlap, names must be plain.
///
/// - SeeAlso: PKWARE, "APPNOTE.TXT", 4.3 and 4.5.
struct ZipReader {
  struct Member: Sendable {
    let name: String
    let method: Int
    let checksum: UInt32
    let compressedSize: Int
    let size: Int
    let headerOffset: Int
    let flags: Int
    /// Where the data begins; known once the local header was read.
    var dataOffset = 0
  }

  /// The members in the directory's order.
  private(set) var members: [Member] = []
  private let reader: ByteReader
  private let format = "npz"

  init(_ reader: ByteReader) throws(LoadError) {
    self.reader = reader
    guard reader.count >= 22, try reader.uint32(0) == 0x0403_4B50 || reader.count == 22 else {
      throw error(.signature)
    }
    let directory = try endRecord()
    try readDirectory(directory)
    try readLocalHeaders(directoryOffset: directory.offset)
  }

  private struct Directory {
    var offset: Int
    var size: Int
    var count: Int
  }

  /// The bytes of `member`, inflated, checked against size and checksum at their end.
  func stream(_ member: Member) throws(LoadError) -> ByteStream {
    let range = member.dataOffset..<(member.dataOffset + member.compressedSize)
    switch member.method {
    case 0:
      guard member.size == member.compressedSize else {
        throw error(.size(expected: member.size, found: member.compressedSize), member.name)
      }
      return try ByteStream(
        reader, range, summingFrom: 0, expecting: member.checksum, member: member.name)
    case 8:
      // Deflate's best is 1032 to 1: more is a lie.
      guard member.size / 1040 <= member.compressedSize else {
        throw error(.tooLarge(member.size), member.name)
      }
      return try ByteStream(
        reader, range, inflatedSize: member.size, summingFrom: 0, expecting: member.checksum,
        member: member.name)
    default: throw error(.unsupported("compression method \(member.method)"), member.name)
    }
  }

  private func error(_ problem: FormatError.Problem, _ member: String? = nil) -> LoadError {
    .format(FormatError(format, problem, member: member))
  }

  /// The end record, which must end the file with its comment, and its Zip64 form where there is one.
  private func endRecord() throws(LoadError) -> Directory {
    let lowest = Swift.max(0, reader.count - 22 - 65_535)
    var position = reader.count - 22
    while position >= lowest {
      if try reader.uint32(position) == 0x0605_4B50,
        try reader.uint16(position + 20) == reader.count - position - 22
      {
        break
      }
      position -= 1
    }
    guard position >= lowest else { throw error(.truncated(at: reader.count)) }
    guard try reader.uint16(position + 4) == 0, try reader.uint16(position + 6) == 0 else {
      throw error(.unsupported("an archive of several disks"))
    }
    var directory = Directory(
      offset: try reader.uint32(position + 16), size: try reader.uint32(position + 12),
      count: try reader.uint16(position + 10))
    guard try reader.uint16(position + 8) == directory.count else {
      throw error(.disagreement("the number of members"))
    }
    var end = position
    if position >= 20, try reader.uint32(position - 20) == 0x0706_4B50 {
      let record = try reader.size64(position - 12)
      guard record <= position - 20 - 56, try reader.uint32(record) == 0x0606_4B50 else {
        throw error(.header("no Zip64 end record", at: record))
      }
      let wide = Directory(
        offset: try reader.size64(record + 48), size: try reader.size64(record + 40),
        count: try reader.size64(record + 32))
      let narrow = directory
      guard narrow.offset == 0xFFFF_FFFF || narrow.offset == wide.offset,
        narrow.size == 0xFFFF_FFFF || narrow.size == wide.size,
        narrow.count == 0xFFFF || narrow.count == wide.count
      else { throw error(.disagreement("the directory")) }
      directory = wide
      end = record
    }
    guard directory.offset <= end, directory.size == end - directory.offset else {
      throw error(.layout("the directory does not stand where the end record says"))
    }
    return directory
  }

  private mutating func readDirectory(_ directory: Directory) throws(LoadError) {
    // A directory entry is at least 46 bytes: a larger count is a lie.
    guard directory.count <= directory.size / 46 else {
      throw error(.truncated(at: directory.offset))
    }
    var names: Set<[UInt8]> = []
    var position = directory.offset
    for _ in 0..<directory.count {
      guard try reader.uint32(position) == 0x0201_4B50 else {
        throw error(.header("a directory entry expected", at: position))
      }
      let nameLength = try reader.uint16(position + 28)
      let extraLength = try reader.uint16(position + 30)
      let commentLength = try reader.uint16(position + 32)
      let bytes = try reader.range(position + 46, nameLength)
      let name = try plainName(bytes)
      guard names.insert(Array(bytes)).inserted else {
        throw error(.duplicate(name))
      }
      let sizes = try wideSizes(
        extra: (position + 46 + nameLength, extraLength),
        sizes: [
          try reader.uint32(position + 24), try reader.uint32(position + 20),
          try reader.uint32(position + 42),
        ])
      let flags = try reader.uint16(position + 8)
      if flags & 0x2041 != 0 {
        throw error(.unsupported("encryption"), name)
      }
      members.append(
        Member(
          name: name, method: try reader.uint16(position + 10),
          checksum: UInt32(try reader.uint32(position + 16)), compressedSize: sizes[1],
          size: sizes[0], headerOffset: sizes[2], flags: flags))
      position += 46 + nameLength + extraLength + commentLength
    }
    guard position == directory.offset + directory.size else {
      throw error(.layout("the directory has another size than it says"))
    }
  }

  /// Sizes that are all ones stand, in order, in the Zip64 extra field.
  private func wideSizes(extra: (start: Int, length: Int), sizes: [Int]) throws(LoadError)
    -> [Int]
  {
    var sizes = sizes
    var position = extra.start
    let end = extra.start + extra.length
    while position + 4 <= end {
      let kind = try reader.uint16(position)
      let length = try reader.uint16(position + 2)
      guard position + 4 + length <= end else {
        throw error(.header("an extra field is too long", at: position))
      }
      if kind == 1 {
        var field = position + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
          guard field + 8 <= position + 4 + length else {
            throw error(.header("a Zip64 size is missing", at: position))
          }
          sizes[index] = try reader.size64(field)
          field += 8
        }
        return sizes
      }
      position += 4 + length
    }
    return sizes
  }

  /// Each local header must say what the directory said, and no two members may share bytes.
  private mutating func readLocalHeaders(directoryOffset: Int) throws(LoadError) {
    var ends: [(start: Int, end: Int, name: String)] = []
    for index in members.indices {
      let member = members[index]
      let start = member.headerOffset
      guard try reader.range(start, 30).count == 30, try reader.uint32(start) == 0x0403_4B50 else {
        throw error(.header("a local header expected", at: start), member.name)
      }
      let nameLength = try reader.uint16(start + 26)
      let extraLength = try reader.uint16(start + 28)
      guard Array(try reader.range(start + 30, nameLength)) == Array(member.name.utf8) else {
        throw error(.disagreement("the name"), member.name)
      }
      let flags = try reader.uint16(start + 6)
      guard flags == member.flags, try reader.uint16(start + 8) == member.method else {
        throw error(.disagreement("how it is stored"), member.name)
      }
      let sizes = try wideSizes(
        extra: (start + 30 + nameLength, extraLength),
        sizes: [try reader.uint32(start + 22), try reader.uint32(start + 18)])
      let checksum = UInt32(try reader.uint32(start + 14))
      // With a data descriptor the local header may leave these zero.
      let isDeferred = flags & 8 != 0 && sizes == [0, 0] && checksum == 0
      if !isDeferred {
        guard flags & 8 != 0 || checksum == member.checksum,
          sizes == [member.size, member.compressedSize]
        else { throw error(.disagreement("size or checksum"), member.name) }
      }
      let data = start + 30 + nameLength + extraLength
      try reader.check(data, member.compressedSize)
      members[index].dataOffset = data
      ends.append((start, data + member.compressedSize, member.name))
    }
    ends.sort { $0.start < $1.start }
    for (one, next) in zip(ends, ends.dropFirst()) where one.end > next.start {
      throw error(.layout("members overlap"), next.name)
    }
    if let last = ends.last, last.end > directoryOffset {
      throw error(.layout("a member overlaps the directory"), last.name)
    }
  }

  /// A member's name, which must be text, relative, and without `..`.
  private func plainName(_ bytes: ArraySlice<UInt8>) throws(LoadError) -> String {
    guard let name = String(validating: bytes, as: UTF8.self), PlainName.accepts(name) else {
      throw error(.name, String(decoding: bytes.prefix(80), as: UTF8.self))
    }
    return name
  }
}

/// The names that members and tensors may have.
enum PlainName {
  /// Whether `name` is not empty, has no control characters, is relative and does not climb.
  static func accepts(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 4096
      && name.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
      && !name.hasPrefix("/") && !name.hasPrefix("\\")
      && !name.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }.contains("..")
  }
}
