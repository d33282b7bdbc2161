import Foundation
import TensorCore
import Testing

/// Every prefix and every single-bit flip of six small files: an `.npy`, an `.npz` stored and one
/// deflated, a `.safetensors`, an adapter that PEFT wrote, and a checkpoint of ours.
struct DamagedFileTests {
  private static func file(_ path: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  private static func npz(_ bytes: [UInt8]) throws -> [NamedTensor] {
    try NPZArchive(bytes: bytes).tensors()
  }

  /// Reads the file's damaged forms: each is refused, or reads as `isSame` allows.
  private static func damage(
    _ bytes: [UInt8], _ read: ([UInt8]) throws -> [NamedTensor],
    isSame: (_ found: [NamedTensor], _ whole: [NamedTensor]) throws -> Bool
  ) throws {
    let whole = try read(bytes)
    for length in 0..<bytes.count {
      #expect(throws: LoadError.self, "\(length) bytes") { try read(Array(bytes.prefix(length))) }
    }
    for position in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[position] ^= 1 << UInt8(bit)
        do {
          let found = try read(flipped)
          #expect(try isSame(found, whole), "bit \(bit) of byte \(position)")
        } catch is LoadError {}
      }
    }
  }

  private static func equal(_ one: [NamedTensor], _ other: [NamedTensor]) throws -> Bool {
    try one.map(\.name) == other.map(\.name)
      && zip(one, other).allSatisfy { a, b in
        try a.tensor.shape == b.tensor.shape && a.tensor.dtype == b.tensor.dtype
          && a.tensor.bytes() == b.tensor.bytes()
      }
  }

  /// As many elements' bytes: all that a format without a checksum can promise.
  private static func sameSize(_ one: [NamedTensor], _ other: [NamedTensor]) -> Bool {
    one.reduce(0) { $0 + $1.tensor.byteCount } == other.reduce(0) { $0 + $1.tensor.byteCount }
  }

  @Test(arguments: [
    "Fixtures/files/mlx.npz", "../MetaLearningTests/Fixtures/numpy_compressed.npz",
    "../MetaLearningTests/Fixtures/saved_checkpoint.npz",
  ])
  func `archives are refused or read as they were`(path: String) throws {
    try Self.damage(Self.file(path), Self.npz, isSame: Self.equal)
  }

  @Test func `an adapter of ours is refused or read as it was`() throws {
    let theirs = try ArrayFiles.readSafeTensors(Self.file("Fixtures/files/peft.safetensors"))
    let bytes = try ArrayFiles.safeTensorsBytes(theirs.arrays, metadata: theirs.metadata)
    try Self.damage(
      bytes, { try ArrayFiles.readSafeTensors($0).arrays }, isSame: Self.equal)
  }

  @Test func `files without a checksum keep their structure or are refused`() throws {
    try Self.damage(
      Self.file("Fixtures/files/version1.npy"), { [("", try ArrayFiles.readNPY($0))] },
      isSame: Self.sameSize)
    for name in ["mlx.safetensors", "peft.safetensors"] {
      try Self.damage(
        Self.file("Fixtures/files/\(name)"), { try ArrayFiles.readSafeTensors($0).arrays },
        isSame: Self.sameSize)
    }
  }

  @Test func `names that climb out of the archive are refused`() throws {
    let good = try ArrayFiles.npzBytes([("aaaa", try Tensor([1, 2]))])
    for name in ["../a", "/aaa"] {
      var bytes = good
      for start in bytes.indices where bytes[start...].starts(with: Array("aaaa".utf8)) {
        bytes.replaceSubrange(start..<(start + 4), with: Array(name.utf8))
      }
      #expect(throws: LoadError.self, "\(name)") { try Self.npz(bytes) }
    }
  }

  @Test func `members may be many, and must not lie on each other`() throws {
    let one = try Tensor(1)
    let many = try ArrayFiles.npzBytes((0..<10_000).map { ("a\($0)", one) })
    #expect(try NPZArchive(bytes: many).names.count == 10_000)
    var pair = try ArrayFiles.npzBytes([("aa", try Tensor([1, 2])), ("ab", try Tensor([3, 4]))])
    let central = pair.indices.filter { pair[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
    // The second member's entry points into the first one's data.
    pair[central[1] + 42] = 40
    #expect(throws: LoadError.self) { try Self.npz(pair) }
    let header = (0..<20_000).map {
      "\"t\($0)\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[\($0),\($0 + 1)]}"
    }.joined(separator: ",")
    let text = Array("{\(header)}".utf8)
    let size = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    let found = try ArrayFiles.readSafeTensors(
      size + text + [UInt8](repeating: 7, count: 20_000))
    #expect(found.arrays.count == 20_000)
  }
}
