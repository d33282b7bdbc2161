import TensorCore
import Testing

/// Files made to do harm: each is refused with a typed error.
struct HostileFileTests {
  private func npy(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let text = Array(header.utf8)
    let length =
      version == 1
      ? [UInt8(text.count & 255), UInt8(text.count >> 8)]
      : [UInt8(text.count & 255), UInt8(text.count >> 8), 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + data
  }

  private func safe(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
    let text = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
  }

  @Test(arguments: [
    "{'descr': '<f4', 'fortran_order': False}", "['<f4']", "", "{",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}",
    "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<M8[s]', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (0,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1)}",
    "{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'é': 1}",
  ])
  func `npy headers`(header: String) {
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(header, [0, 0, 0, 0])) }
  }

  @Test func `npy bytes`() {
    let header = "{'descr': '|b1', 'fortran_order': False, 'shape': (2,)}"
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(header, [0, 7])) }
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(header, [0])) }
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(header, [0, 1, 0])) }
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(header, [0, 1], version: 9)) }
    let long = header + String(repeating: " ", count: 10_001)
    #expect(throws: LoadError.self) { try ArrayFiles.readNPY(npy(long, [0, 1], version: 2)) }
  }

  @Test(arguments: [
    "", "[]", " {}", "{} x", "\u{FEFF}{}", "{\"a\"}", "{\"a\":1}",
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1e400],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}"#,
    #"{"../a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a\u0000":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a\u001b[31m":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"__metadata__":{"a":1},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"__metadata__":{"metapeft.crc32":"00000000"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
  ])
  func `safetensors headers`(header: String) {
    #expect(throws: LoadError.self) { try ArrayFiles.readSafeTensors(safe(header, [0, 0, 0, 0])) }
  }

  @Test func `safetensors lengths and depths`() {
    for length in [[0], [7, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0x80], [255, 255, 0, 0, 0, 0, 0, 0]] {
      #expect(throws: LoadError.self) { try ArrayFiles.readSafeTensors(length.map(UInt8.init)) }
    }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: LoadError.self) { try ArrayFiles.readSafeTensors(safe("{\"a\":" + deep)) }
    let sizes = Array(repeating: "1", count: 100_000).joined(separator: ",")
    #expect(throws: LoadError.self) {
      try ArrayFiles.readSafeTensors(
        safe(
          "{\"a\":{\"dtype\":\"F32\",\"shape\":[\(sizes)],\"data_offsets\":[0,4]}}", [0, 0, 0, 0]))
    }
    let long = String(repeating: "n", count: 1 << 20)
    #expect(throws: LoadError.self) {
      try ArrayFiles.readSafeTensors(
        safe(
          "{\"\(long)\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", [0, 0, 0, 0]))
    }
  }

  @Test func `what is strange but valid is read`() throws {
    let empty = try ArrayFiles.readSafeTensors(safe("{}"))
    #expect(empty.arrays.isEmpty)
    let names = safe(
      #"{"\u00e9":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"e\u0301":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}}"#,
      [0, 0, 0, 0])
    #expect(try ArrayFiles.readSafeTensors(names).arrays.count == 2)
  }

  /// A zip archive of `count` empty members, made here: with a Zip64 end, as so many need.
  private static func archive(members count: Int) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for index in 0..<count {
      let name = Array("m\(index).npy".utf8)
      // Version, flags, method, time, date; checksum and sizes; lengths of the name and of extras.
      let common =
        number(20, 2) + number(0, 8) + number(0, 12) + number(name.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10)
      directory += number(bytes.count, 4) + name
      bytes += number(0x0403_4B50, 4) + common + name
    }
    let (start, place) = (bytes.count, bytes.count + directory.count)
    bytes += directory + number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2)
    bytes += number(0, 4) + number(0, 4) + number(count, 8) + number(count, 8)
    bytes += number(directory.count, 8) + number(start, 8)
    bytes += number(0x0706_4B50, 4) + number(0, 4) + number(place, 8) + number(1, 4)
    bytes += number(0x0605_4B50, 4) + number(0, 4) + number(0xFFFF, 2) + number(0xFFFF, 2)
    return bytes + number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) + number(0, 2)
  }

  @Test func `a hundred thousand members are listed, and a million that are not there refused`()
    throws
  {
    var bytes = Self.archive(members: 100_000)
    let archive = try NPZArchive(bytes: bytes)
    #expect(archive.names.count == 100_000)
    #expect(throws: LoadError.self) { try archive.tensor(named: "m99999") }
    let counts = bytes.count - 22 - 20 - 56 + 24
    for place in [counts, counts + 8] {
      for (offset, byte) in [0x40, 0x42, 0x0F, 0].enumerated() {
        bytes[place + offset] = UInt8(byte)
      }
    }
    #expect(throws: LoadError.self) { try NPZArchive(bytes: bytes) }
  }

  /// A zip archive with one field of an otherwise good one changed.
  @Test func `zip fields that lie`() throws {
    let arrays: [NamedTensor] = [
      ("a", try Tensor([1, 2, 3])), ("b", try Tensor([4, 5, 6])),
    ]
    let good = try ArrayFiles.npzBytes(arrays)
    #expect(try NPZArchive(bytes: good).tensors().count == 2)
    let central = good.indices.first { good[$0...].starts(with: [0x50, 0x4B, 1, 2]) }!
    func refuses(_ what: String, _ change: (inout [UInt8]) -> Void) {
      var bytes = good
      change(&bytes)
      #expect(throws: LoadError.self, "\(what)") { try NPZArchive(bytes: bytes).tensors() }
    }
    refuses("encrypted") {
      $0[6] |= 1
      $0[central + 8] |= 1
    }
    refuses("unknown method") {
      $0[8] = 99
      $0[central + 10] = 99
    }
    refuses("local name") { $0[30] = 0x78 }
    refuses("both names alike") {
      $0[30] = 0x62
      $0[central + 46] = 0x62
    }
    refuses("absolute name") {
      $0[30] = 0x2F
      $0[central + 46] = 0x2F
    }
    refuses("offset of the other") { $0[central + 42] = 1 }
    refuses("size zero") {
      for i in 0..<4 {
        $0[22 + i] = 0
        $0[central + 24 + i] = 0
      }
    }
    refuses("size of a bomb") {
      for i in 0..<3 {
        $0[22 + i] = 255
        $0[central + 24 + i] = 255
      }
    }
    refuses("prefix junk") { $0.insert(contentsOf: [1, 2, 3], at: 0) }
    refuses("no end") { $0.removeLast(22) }
    refuses("trailing junk") { $0.append(0) }
    refuses("count of members") {
      $0[$0.count - 12] = 9
      $0[$0.count - 14] = 9
    }
    var commented = good
    commented[commented.count - 2] = 0xFF
    commented[commented.count - 1] = 0xFF
    commented += Array(repeating: 0x20, count: 65535)
    #expect(try NPZArchive(bytes: commented).tensors().count == 2)
  }
}
