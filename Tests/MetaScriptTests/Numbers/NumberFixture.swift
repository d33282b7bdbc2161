import Foundation
import Testing

/// Cases recorded by `scripts/oracles/`: one a line, fields separated by tabs.
enum NumberFixture {
  static func cases(_ name: String, fields: Int) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let text = try String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    return try lines.map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(parts.count == fields, "\(name): \(line)")
      return parts
    }
  }

  static func float(_ bits: String) throws -> Double {
    Double(bitPattern: try #require(UInt64(bits, radix: 16)))
  }

  /// Text from the hexadecimal digits of its UTF-8.
  static func text(_ hex: String) -> String {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
