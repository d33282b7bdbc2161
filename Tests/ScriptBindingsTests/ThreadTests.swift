import Foundation
import TensorCore
import Testing

/// Long operations are cut into pieces that several threads share.
struct ThreadTests {
  /// The program prints the bits of what operations give on long arrays, and of gradients.
  @Test func `any number of threads gives the same bits`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Replay")
    let text = try String(contentsOf: folder.appending(path: "threads.mps"), encoding: .utf8)
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    var outputs: [String] = []
    for threads in [1, 2, 4] {
      Workers.defaultThreads = threads
      outputs.append(try Script().run(text))
    }
    #expect(outputs[0].split(separator: "\n").count > 30)
    #expect(outputs[1] == outputs[0])
    #expect(outputs[2] == outputs[0])
  }
}
