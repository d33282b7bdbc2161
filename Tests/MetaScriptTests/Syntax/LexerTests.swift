import MetaScript
import Testing

struct LexerTests {
  private func kinds(_ text: String) -> [TokenKind] {
    Lexer.tokens(of: SourceText(name: "t", text: text)).tokens.map(\.kind)
  }

  private func failure(_ text: String) -> LexicalFailure? {
    Lexer.tokens(of: SourceText(name: "t", text: text)).failure
  }

  @Test func `nothing is one end marker`() {
    #expect(kinds("") == [.endMarker])
    #expect(kinds("\n\n  \n# comment") == [.endMarker])
  }

  @Test func `a last line needs no line end`() {
    #expect(kinds("x") == [.name, .newline, .endMarker])
    #expect(kinds("x") == kinds("x\n"))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line end ends lines`(lineEnd: String) {
    let text = ["if a:", "  b", "c = 'd'", ""].joined(separator: lineEnd)
    #expect(
      kinds(text) == [
        .if, .name, .colon, .newline, .indent, .name, .newline, .dedent, .name, .equal, .string,
        .newline, .endMarker,
      ])
  }

  @Test func `a byte order mark is skipped`() {
    #expect(kinds("\u{FEFF}x") == [.name, .newline, .endMarker])
  }

  @Test func `a form feed sets the indentation back`() {
    #expect(kinds("\u{C}x\n  \u{C}y") == kinds("x\ny"))
  }

  @Test func `every keyword and operator is read as itself`() {
    for kind in TokenKind.allCases {
      guard let text = kind.text else { continue }
      let opening: [TokenKind] = [.leftParenthesis, .leftBracket, .leftBrace]
      let closing: [TokenKind] = [.rightParenthesis, .rightBracket, .rightBrace]
      if closing.contains(kind) { continue }
      #expect(kinds("\(text)").first == kind)
      #expect(kinds("\(text)").count == (opening.contains(kind) ? 2 : 3))
    }
  }

  @Test func `a zero byte is refused`() {
    #expect(failure("x = 'a\0b'")?.message == "source code cannot contain null bytes")
  }

  @Test(
    arguments: [
      [0xFF], [0x61, 0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE2, 0x82], [0xC3, 0x28], [0xF0, 0x8F, 0xBF, 0xBF], [0xE0, 0x80, 0x80],
    ] as [[UInt8]])
  func `damaged UTF-8 is refused`(bytes: [UInt8]) {
    let failure = Lexer.tokens(of: SourceText(name: "t", bytes: bytes)).failure
    #expect(failure?.message.hasPrefix("Non-UTF-8 code starting with '\\x") == true)
  }

  @Test func `only UTF-8 may be declared`() {
    #expect(failure("# -*- coding: utf-8 -*-\nx") == nil)
    #expect(failure("#!/usr/bin/python\n# vim: set fileencoding=UTF_8 :\nx") == nil)
    #expect(failure("x\n\n# coding: latin-1") == nil)
    #expect(
      failure("# coding: latin-1\nx")?.message
        == "not part of .mps: the source encoding 'latin-1'; save the file as UTF-8")
  }

  @Test func `a hundred levels of indentation are too many`() {
    func nested(_ depth: Int) -> String {
      (0..<depth).map { String(repeating: " ", count: $0) + "if a:\n" }.joined()
        + String(repeating: " ", count: depth) + "b\n"
    }
    #expect(failure(nested(99)) == nil)
    #expect(failure(nested(100))?.message == "too many levels of indentation")
  }

  @Test func `two hundred brackets are the most`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
    }
    #expect(failure(nested(200)) == nil)
    #expect(failure(nested(201))?.message == "too many nested parentheses")
  }
}
