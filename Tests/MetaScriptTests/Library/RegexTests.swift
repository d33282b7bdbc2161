import Foundation
import MetaScript
import Testing

/// Patterns against CPython's `re`, recorded by `scripts/oracles/regex`.
@Suite struct RegexTests {
  @Test func `finds what CPython finds`() throws {
    let file =
      ProcessInfo.processInfo.environment["REGEX_FIXTURE"]
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/regex.jsonl").path
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 100)
    let heap = Heap()
    for line in lines {
      let row = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let pattern = try #require(row[0] as? String)
      let flags = try #require(row[1] as? Int)
      let text = try #require(row[2] as? String)
      let found = RegexProbe.search(pattern, flags: flags, in: text, heap: heap)
      let expected: String =
        switch row[3] {
        case let message as String: "\(message) at \((row[4] as? Int).map(String.init) ?? "none")"
        case let spans as [Any]:
          spans.map { span in
            (span as? [Int]).map { "\($0[0])-\($0[1])" } ?? "last \(span)"
          }.joined(separator: " ")
        default: "no match"
        }
      #expect(found == expected, "\(line)")
    }
  }
}
