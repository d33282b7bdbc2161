import Foundation
import Plotting
import TensorCore
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// SVG and PNG of figures.
@Suite struct FileTests {
  private func figure() throws -> Figure {
    let x = (0..<50).map { Double($0) / 10 }
    var figure = Figure([
      try Figure.Layer(.curve(x: x, y: x.map { $0 * $0 }), label: "<train> & 'test'"),
      try Figure.Layer(.points(x: [1, 2, .nan], y: [3, .infinity, 4])),
      try Figure.Layer(.band(x: [0, 5], low: [1, 2], high: [3, 4])),
    ])
    figure.title = "</svg><script>alert(1)</script>\u{1B}[31m"
    figure.xAxis.label = "a\u{0}b"
    return figure
  }

  @Test func `an SVG is well-formed whatever its texts are`() throws {
    let text = try figure().svg()
    let parser = XMLProbe()
    #expect(parser.accepts(text), "\(parser.problem)")
    #expect(!text.contains("<script") && !text.contains("\u{1B}"))
    #expect(text.contains("&lt;train&gt; &amp; &#39;test&#39;"))
  }

  @Test func `a PNG has its chunks, its checksums and all of its rows`() throws {
    let bytes = try figure().png(scale: 1)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    var place = 8
    var names: [String] = []
    while place < bytes.count {
      let size = number(place)
      names.append(String(decoding: bytes[place + 4..<place + 8], as: UTF8.self))
      #expect(
        Deflate.checksum(bytes[place + 4..<place + 8 + size]) == UInt32(number(place + 8 + size)))
      if names.last == "IDAT" {
        var packed = bytes[place + 10..<place + 4 + size]
        let rows = try Inflater().inflate(&packed, limit: 400 * (3 * 640 + 1) + 1)
        #expect(rows?.count == 400 * 1921)
      }
      place += 12 + size
    }
    #expect(names == ["IHDR", "IDAT", "IEND"] && number(16) == 640 && number(20) == 400)
  }

  private static let hostile: [[Double]] = [
    [], [0], [.nan], [.infinity, -.infinity], [1e308, -1e308], [1, 1, 1],
    [.leastNonzeroMagnitude, 0], [1e300, 1e300 + 1e290], [-1e-300, 1e-300], [1.0, 1 + 1e-15],
  ]

  @Test(arguments: hostile) func `any numbers make a picture`(numbers: [Double]) throws {
    for scale in [Figure.Axis.Scale.linear, .log] {
      let places = numbers.indices.map(Double.init)
      var figure = Figure([
        try Figure.Layer(.curve(x: places, y: numbers)),
        try Figure.Layer(.points(x: numbers, y: numbers)),
        try Figure.Layer(try Histogram.bars(numbers)),
        try Figure.Layer(.band(x: places, low: numbers, high: numbers)),
      ])
      figure.xAxis.scale = scale
      figure.yAxis.scale = scale
      (figure.width, figure.height) = (80, 80)
      #expect(XMLProbe().accepts(try figure.svg()))
      #expect(try figure.png(scale: 1).count > 60)
      for columns in [1, 3, 15, 16, 20, 80, 500] {
        for hasUnicode in [true, false] {
          let style = TerminalStyle(columns: columns, rows: 24, hasUnicode: hasUnicode)
          let text = try figure.terminalText(style)
          let widths = text.split(separator: "\n").map { TerminalText.width(String($0)) }
          #expect(widths.allSatisfy { $0 <= columns }, "\(columns): \(widths)")
        }
      }
    }
  }

  @Test func `sizes and limits that no page has are refused`() throws {
    var figure = Figure()
    figure.width = 1 << 40
    #expect(throws: PlotError.size(width: 1 << 40, height: 400)) { try figure.svg() }
    figure = Figure()
    figure.yAxis.limits = 1...1
    #expect(throws: PlotError.limits(1, 1, .linear)) { try figure.png() }
    figure.yAxis.limits = -1...1
    figure.yAxis.scale = .log
    #expect(throws: PlotError.limits(-1, 1, .log)) { try figure.terminalText(TerminalStyle()) }
    #expect(throws: PlotError.unequalLengths(name: "y", count: 1, wanted: 2)) {
      try Figure.Layer(.curve(x: [1, 2], y: [1]))
    }
  }

  @Test func `a million points make a file of moderate size`() throws {
    let x = (0..<1_000_000).map(Double.init)
    let figure = Figure([try Figure.Layer(.curve(x: x, y: x.map { sin($0 * 0.7) * $0 }))])
    #expect(try figure.svg().utf8.count < 100_000)
  }
}

/// Whether a strict XML parser reads a text to its end.
private final class XMLProbe {
  var problem = ""

  func accepts(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    let isRead = parser.parse()
    if !isRead { problem = "\(parser.parserError as Any), line \(parser.lineNumber)" }
    return isRead
  }
}
