import Foundation
import MetaScript
import Testing

struct DiagnosticRendererTests {
  /// One program of `tracebacks.json`, which `scripts/oracles/tracebacks.py` writes.
  struct Record: Decodable, Sendable, CustomTestStringConvertible {
    struct Exception: Decodable, Sendable {
      let kind: String
      let message: String
      let notes: [String]
      let frames: [Frame]
      let connection: String?
    }

    /// Function, line, column, end line, end column.
    struct Frame: Decodable, Sendable {
      let function: String
      let place: [Int]

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        function = try list.decode(String.self)
        place = try (0..<4).map { _ in try list.decode(Int.self) }
      }
    }

    let program: String
    let exceptions: [Exception]
    let text: String

    var testDescription: String { String(program.prefix(40)) }

    static let all: [Record] = {
      let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden/tracebacks.json")
      let data = FileManager.default.contents(atPath: url.path) ?? Data()
      return (try? JSONDecoder().decode([Record].self, from: data)) ?? []
    }()

    var diagnostic: Diagnostic? {
      let source = SourceText(name: "program.py", text: program)
      func offset(_ line: Int, _ column: Int) -> Int32 {
        source.lineStarts[line - 1] + Int32(column)
      }
      let single = exceptions.map { exception in
        let frames = exception.frames.map {
          let span = Span(
            start: offset($0.place[0], $0.place[1]), end: offset($0.place[2], $0.place[3]))
          return Diagnostic.Frame(source: source, function: $0.function, span: span)
        }
        return Diagnostic(
          kind: exception.kind, message: exception.message, traceback: frames,
          notes: exception.notes)
      }
      guard var result = single.last else { return nil }
      result.earlier = zip(single.dropLast(), exceptions).map {
        Diagnostic.Earlier($0, connection: $1.connection == "cause" ? .cause : .context)
      }
      return result
    }
  }

  @Test func `there are recorded tracebacks`() { #expect(Record.all.count > 60) }

  @Test(arguments: Record.all)
  func `a traceback is printed as CPython prints it`(record: Record) throws {
    #expect(DiagnosticRenderer().render(try #require(record.diagnostic)) == record.text)
  }

  @Test func `a terminal gets no control characters from names, messages and lines`() {
    let source = SourceText(name: "a\u{1B}[2J.mps", text: "x = '\u{1B}]0;title\u{7}' \u{202E}")
    let error = Diagnostic(
      kind: "ValueError", message: "bad \u{9B}31m\r\nvalue",
      traceback: [.init(source: source, function: "f", span: Span(start: 0, end: 1))])
    let text = DiagnosticRenderer(style: .terminal(color: false)).render(error)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!text.contains("\u{202E}"))
    #expect(text.contains(#"File "a\x1b[2J.mps""#))
    #expect(text.hasSuffix("ValueError: bad \\x9b31m\\x0d\nvalue\n"))
  }

  @Test func `colour marks the kind and the carets`() {
    let source = SourceText(name: "a.mps", text: "x = f(1) + 2")
    let error = Diagnostic(
      kind: "TypeError", message: "m",
      traceback: [.init(source: source, function: "f", span: Span(start: 4, end: 8))])
    let text = DiagnosticRenderer(style: .terminal(color: true)).render(error)
    #expect(text.contains("        \u{1B}[31m^^^^\u{1B}[0m\n"))
    #expect(text.hasSuffix("\u{1B}[1;31mTypeError\u{1B}[0m: m\n"))
  }

  @Test func `places outside the source are drawn without carets`() {
    let source = SourceText(name: "a.mps", text: "x")
    let spans = [
      Span(start: 5, end: 9), Span(start: -4, end: -2), Span(start: 1, end: 0),
      Span(start: 0, end: 1 << 20),
    ]
    for span in spans {
      let frame = Diagnostic.Frame(source: source, function: "f", span: span)
      let error = Diagnostic(
        kind: "E", message: "", place: .init(source: source, span: span), traceback: [frame])
      #expect(DiagnosticRenderer().render(error).hasSuffix("E\n"))
    }
  }
}
