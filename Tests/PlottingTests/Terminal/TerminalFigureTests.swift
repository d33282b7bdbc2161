import Plotting
import Testing

/// Figures as lines of characters.
@Suite struct TerminalFigureTests {
  private let plain = TerminalStyle(columns: 40, rows: 10, hasUnicode: false)

  @Test func `a straight line in ASCII rises from corner to corner`() throws {
    let x = (0...10).map(Double.init)
    let text = try Figure([try Figure.Layer(.curve(x: x, y: x))]).terminalText(plain)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(text.utf8.allSatisfy { $0 < 0x80 } && lines.count == 9)
    #expect(lines[0].hasPrefix("10 +") && lines[5].hasPrefix(" 0 +"))
    let plot = lines.prefix(6).map { line in line.dropFirst(4).firstIndex { $0 != " " } }
    #expect(!plot.contains(nil))
    let starts = lines.prefix(6).map { line in line.dropFirst(4).prefix { $0 == " " }.count }
    #expect(starts == starts.sorted(by: >))
  }

  @Test func `colour is used only where there is some, and letters tell layers apart without it`()
    throws
  {
    let x = (0...20).map(Double.init)
    let figure = Figure([
      try Figure.Layer(.curve(x: x, y: x), label: "up"),
      try Figure.Layer(.curve(x: x, y: x.reversed()), label: "down"),
    ])
    let plain = try figure.terminalText(TerminalStyle(columns: 60))
    #expect(!plain.contains("\u{1B}") && plain.contains("*  up") && plain.contains("+  down"))
    let colored = try figure.terminalText(TerminalStyle(columns: 60, colors: .indexed))
    #expect(colored.contains("\u{1B}[38;5;") && colored.contains("━━"))
  }

  @Test func `texts cannot send control sequences`() throws {
    let layer = try Figure.Layer(.curve(x: [1, 2], y: [1, 2]), label: "\u{1B}]0;x\u{7}\u{9B}31m")
    var figure = Figure([layer])
    figure.title = "a\u{1B}[2J\r\nb\u{202E}"
    figure.xAxis.label = "\u{8}"
    for columns in [10, 40] {
      let text = try figure.terminalText(TerminalStyle(columns: columns))
      #expect(
        text.unicodeScalars.allSatisfy { scalar in
          scalar == "\n"
            || (scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
              && scalar.value != 0x202E)
        })
    }
  }

  @Test func `bars fill whole characters, an empty figure says so, skipped numbers are counted`()
    throws
  {
    let bars = try Figure([
      try Figure.Layer(.bars(edges: [0, 1, 2], heights: [8, 4]))
    ]).terminalText(TerminalStyle(columns: 30, rows: 10))
    #expect(bars.contains("█████"))
    #expect(try Figure().terminalText(plain).contains("(no data)"))
    let gaps = Figure([try Figure.Layer(.curve(x: [1, 2, 3], y: [1, .nan, .infinity]))])
    #expect(try gaps.terminalText(plain).contains("(2 not finite, not shown)"))
    #expect(gaps.summary == "figure of a curve")
  }

  @Test func `a picture is half blocks in colour and shades without`() throws {
    let picture = try Picture([0, 1, 1, 0], shape: [2, 2], colormap: .gray)
    let figure = Figure([try Figure.Layer(.image(picture))])
    let colored = try figure.terminalText(TerminalStyle(colors: .full))
    #expect(colored.contains("\u{1B}[38;2;0;0;0;48;2;0;0;0m▀"))
    let shades = try figure.terminalText(TerminalStyle()).split(separator: "\n")
    #expect(shades.first?.hasPrefix(" ") == true && shades.first?.hasSuffix("█") == true)
    #expect(try figure.terminalText(plain).contains("@"))
  }

  @Test func `widths count East Asian characters twice and marks not at all`() {
    #expect(TerminalText.width("日本") == 4 && TerminalText.width("e\u{301}") == 1)
    #expect(TerminalText.fitted("日本語", 5) == "日本…" && TerminalText.fitted("abc", 3) == "abc")
    #expect(TerminalText.padded("ab", 5, .right) == "   ab")
  }
}
