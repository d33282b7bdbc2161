import Foundation
import Testing

/// Laws that need no oracle: programs that print what holds.
struct LawTests {
  @Test func `gradients are central differences, first and second`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Laws/central_differences.mps")
    let lines = try Script().run(String(contentsOf: file, encoding: .utf8)).split(separator: "\n")
    #expect(lines.count > 70)
    for line in lines { #expect(line.hasSuffix(" True True"), "\(line)") }
  }
}
