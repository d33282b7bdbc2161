import MetaScript
import Testing

struct SourceTextTests {
  @Test func `an empty text has one empty line`() {
    let source = SourceText(name: "t", text: "")
    #expect(source.lineCount == 1)
    #expect(source.lineText(1) == "")
    #expect(source.line(at: 0) == 1)
  }

  @Test func `lines end at every kind of line end`() {
    let source = SourceText(name: "t", text: "a\nb\r\nc\rd")
    #expect((1...4).map { source.lineText($0) } == ["a", "b", "c", "d"])
    #expect((0...8).map { source.line(at: $0) } == [1, 1, 2, 2, 2, 3, 3, 4, 4])
  }

  @Test func `columns count code points`() {
    let source = SourceText(name: "t", text: "x\né€😀e\u{301}z")
    #expect(source.column(at: 2) == 0)
    #expect(source.column(at: 4) == 1)
    #expect(source.column(at: 7) == 2)
    #expect(source.column(at: 11) == 3)
    #expect(source.column(at: 14) == 5)
  }

  @Test func `what lies outside is empty`() {
    let source = SourceText(name: "t", text: "abc")
    #expect(source.lineText(0) == "" && source.lineText(2) == "")
    #expect(source.text(of: Span(start: -5, end: 2)) == "ab")
    #expect(source.text(of: Span(start: 2, end: 99)) == "c")
    #expect(source.text(of: Span(start: 3, end: 1)) == "")
  }
}
