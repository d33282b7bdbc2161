import Foundation
import TensorCore
import Testing

/// Files as NumPy and MLX write them, and what is wrong with the hostile ones.
struct FileTests {
  private static func archive() throws -> [NamedTensor] {
    [
      ("weight", try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])),
      ("layers.0.bias", try Tensor([0.5, -1] as [Double], dtype: .float16)),
      ("steps", try Tensor(7)), ("mask", try Tensor([true, false, true])),
      ("empty", try Tensor.zeros([0, 4], dtype: .int64)),
      ("half", try Tensor([1.5, 2.5] as [Double], dtype: .bfloat16)),
      ("wave", try Tensor([Complex64(1, -2)])),
    ]
  }

  private static func same(_ one: [NamedTensor], _ other: [NamedTensor]) throws -> Bool {
    guard one.count == other.count else { return false }
    for (name, tensor) in one {
      guard let found = other.first(where: { $0.name == name })?.tensor,
        found.shape == tensor.shape, found.dtype == tensor.dtype,
        try found.bytes() == tensor.bytes()
      else { return false }
    }
    return true
  }

  @Test(arguments: [false, true])
  func `npz round trip`(compressed: Bool) throws {
    let arrays = try FileTests.archive()
    let bytes = try ArrayFiles.npzBytes(arrays, compressed: compressed)
    let read = try NPZArchive(bytes: bytes).tensors()
    #expect(try FileTests.same(arrays, read))
    #expect(read.map(\.name) == arrays.map(\.name))
  }

  @Test func `safetensors round trip, with metadata`() throws {
    let arrays = try FileTests.archive()
    let bytes = try ArrayFiles.safeTensorsBytes(arrays, metadata: [("format", "mlx\"\n")])
    let read = try ArrayFiles.readSafeTensors(bytes)
    #expect(try FileTests.same(arrays, read.arrays))
    #expect(read.metadata.map(\.key) == ["format"] && read.metadata[0].value == "mlx\"\n")
  }

  /// Every prefix and every single-bit flip is refused or reads as equal arrays.
  @Test func `damage never loads silently wrong`() throws {
    let arrays = try Array(FileTests.archive().prefix(3))
    let npz = try ArrayFiles.npzBytes(arrays)
    let packed = try ArrayFiles.npzBytes(arrays, compressed: true)
    let safe = try ArrayFiles.safeTensorsBytes(arrays)
    for (bytes, isZip) in [(npz, true), (packed, true), (safe, false)] {
      func read(_ bytes: [UInt8]) throws -> [NamedTensor] {
        isZip
          ? try NPZArchive(bytes: bytes).tensors() : try ArrayFiles.readSafeTensors(bytes).arrays
      }
      for length in 0..<bytes.count {
        #expect(throws: LoadError.self) { try read(Array(bytes.prefix(length))) }
      }
      for position in bytes.indices {
        for bit in 0..<8 {
          var flipped = bytes
          flipped[position] ^= 1 << UInt8(bit)
          do {
            let found = try read(flipped)
            #expect(try FileTests.same(arrays, found), "bit \(bit) of byte \(position)")
          } catch is LoadError {}
        }
      }
    }
  }
}
