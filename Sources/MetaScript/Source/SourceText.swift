/// One text to be read as a program: its name in error messages, its bytes, where its lines begin.
///
/// Offsets are bytes, lines count from 1, columns count code points from 0: those are the units
/// in which CPython reports places.
package final class SourceText: Sendable {
  /// What tracebacks call this text: a path, `<string>`, `<stdin>`, `<cell 3>`.
  package let name: String

  /// The text in UTF-8, as it was given.
  package let bytes: [UInt8]

  /// The offset of the first byte of each line; the first is always 0.
  ///
  /// Lines end at `\n`, `\r\n` or `\r`, as CPython's universal newlines have it.
  package let lineStarts: [Int32]

  /// The longest text, so that every offset fits `Span` with room to spare.
  package static let maximumBytes = 1 << 28

  /// The number of the first line in messages: not 1 for an expression cut out of an f-string.
  package let firstLine: Int

  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    self.bytes = bytes.count <= Self.maximumBytes ? bytes : []
    isTooLong = bytes.count > Self.maximumBytes
    lineStarts = Self.findLineStarts(in: self.bytes)
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Whether the text was longer than `maximumBytes` and so was dropped; parsing it is an error.
  package let isTooLong: Bool

  package var lineCount: Int { lineStarts.count }

  /// The line that holds `offset`, from 1.
  package func line(at offset: Int32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The code points between the start of the line and `offset`.
  package func column(at offset: Int32) -> Int {
    let start = Int(lineStarts[line(at: offset) - 1])
    let end = min(max(Int(offset), start), bytes.count)
    return bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The bytes of a line (from 1) without its line end; empty where there is no such line.
  package func lineBytes(_ line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= lineStarts.count else { return [] }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  /// The text of a line (from 1) without its line end, damaged UTF-8 replaced by U+FFFD.
  package func lineText(_ line: Int) -> String {
    String(decoding: lineBytes(line), as: UTF8.self)
  }

  /// The text under `span`; empty where the span lies outside.
  package func text(of span: Span) -> String {
    let start = min(max(Int(span.start), 0), bytes.count)
    let end = min(max(Int(span.end), start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func findLineStarts(in bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(Int32(truncatingIfNeeded: index))
      } else if byte == 0x0D, index == bytes.count || bytes[index] != 0x0A {
        starts.append(Int32(truncatingIfNeeded: index))
      }
    }
    return starts
  }
}
