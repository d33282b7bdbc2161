import Foundation
import Testing

/// Programs in the language whose output MLX itself has recorded; see
/// `scripts/oracles/record-arrays`.
struct ArrayProgramTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Programs")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".mps") }.sorted()
  }()

  @Test(arguments: names)
  func `prints what MLX prints`(name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let recorded = Self.folder.appending(path: name.replacing(".mps", with: ".out"))
    let expected = try String(contentsOf: recorded, encoding: .utf8)
    let printed = try withFolder { folder in try Script(folder: folder).run(text) + "\n" }
    #expect(printed == expected)
  }

  @Test
  func `there are programs`() { #expect(!Self.names.isEmpty) }
}
