import Foundation
import TensorCore
import Testing

/// Files that NumPy, MLX and PEFT wrote (scripts/oracles/tensor_files.py), and ours as they stay.
struct ForeignFileTests {
  private static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/files/\(name)").path
  }

  private static let grid = [0.0, 1, 2, 3, 4, 5]

  @Test(arguments: ["numpy.npz", "numpy_compressed.npz"])
  func `reads every array that NumPy wrote, beside text that is none`(name: String) throws {
    let archive = try NPZArchive(ForeignFileTests.path(name))
    for member in archive.names where !["names", "objects_not"].contains(member) {
      let tensor = try archive.tensor(named: member)
      switch member {
      case "scalar": #expect(try tensor.shape.isEmpty && tensor.item() == 2.5)
      case "empty": #expect(tensor.shape == [0, 3] && tensor.dtype == .float64)
      case "fortran", "big", "big16":
        #expect(tensor.shape == [2, 3])
        #expect(try tensor.doubles() == ForeignFileTests.grid, "\(member)")
      case "bool": #expect(try tensor.doubles() == [0, 1, 1, 1, 1, 1])
      default:
        #expect(tensor.dtype == DType(named: member) && tensor.shape == [2, 3])
        #expect(try tensor.doubles() == ForeignFileTests.grid, "\(member)")
      }
    }
    #expect(throws: LoadError.self) { try archive.tensor(named: "names") }
    #expect(throws: LoadError.self) { try archive.tensor(named: "objects_not") }
    #expect(throws: LoadError.self) { try archive.tensor(named: "not there") }
  }

  @Test(arguments: 1...3)
  func `reads the versions of npy`(version: Int) throws {
    let tensor = try ArrayFiles.loadNPY(ForeignFileTests.path("version\(version).npy"))
    #expect(try tensor.shape == [2, 3] && tensor.doubles() == ForeignFileTests.grid)
  }

  @Test func `reads data descriptors`() throws {
    let arrays = try ArrayFiles.loadNPZ(ForeignFileTests.path("descriptors.npz"))
    #expect(arrays.map(\.name) == ["fortran", "int32"])
    for array in arrays { #expect(try array.tensor.doubles() == ForeignFileTests.grid) }
  }

  @Test func `reads what MLX wrote`() throws {
    let npz = try ArrayFiles.loadNPZ(ForeignFileTests.path("mlx.npz"))
    let safe = try ArrayFiles.loadSafeTensors(ForeignFileTests.path("mlx.safetensors"))
    #expect(safe.metadata.map(\.value) == ["mlx"])
    for (name, tensor) in npz + safe.arrays {
      #expect(tensor.dtype == DType(named: name) && tensor.shape == [2, 3])
      #expect(
        try tensor.doubles() == (name == "bool" ? [0, 1, 1, 1, 1, 1] : ForeignFileTests.grid))
    }
  }

  @Test func `reads the adapter that PEFT wrote`() throws {
    let found = try ArrayFiles.loadSafeTensors(ForeignFileTests.path("peft.safetensors"))
    #expect(found.metadata.map(\.value) == ["pt"])
    let arrays = found.arrays.sorted { $0.name < $1.name }
    #expect(
      arrays.map(\.name) == ["A", "B"].map { "base_model.model.0.lora_\($0).weight" })
    #expect(arrays.map(\.tensor.shape) == [[1, 4], [6, 1]])
    #expect(try arrays[0].tensor.doubles() == [0.5, -1, 2, 0.25])
    #expect(try arrays[1].tensor.doubles() == ForeignFileTests.grid)
  }

  /// The committed files are those that NumPy, MLX and safetensors were seen to read
  /// (`tensor_files.py --check`).
  @Test func `writes the files that NumPy and MLX read`() throws {
    let arrays: [NamedTensor] = [
      ("weight", try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])),
      ("layers.0.bias", try Tensor([0.5, -1] as [Double], dtype: .float16)),
      ("steps", try Tensor(7)), ("mask", try Tensor([true, false, true])),
      ("empty", try Tensor.zeros([0, 4], dtype: .int64)),
    ]
    for (name, bytes) in [
      ("ours.npz", try ArrayFiles.npzBytes(arrays)),
      ("ours.safetensors", try ArrayFiles.safeTensorsBytes(arrays, metadata: [("format", "mlx")])),
    ] {
      let path = ForeignFileTests.path(name)
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
      }
      #expect(try SystemFiles().read(path, limit: 1 << 20) == bytes, "\(name)")
    }
  }
}
