import Foundation
import MetaScript
import Testing

/// The programs as texts: what can be read, and how CPython reports what cannot.
struct ProgramSyntaxTests {
  @Test func `there are programs`() {
    #expect(ProgramFile.all.count > 400)
  }

  @Test(arguments: ProgramFile.readable)
  func `a valid program is read`(program: ProgramFile) throws {
    let source = SourceText(name: program.fileName, bytes: try program.source())
    do {
      try parseOnLargeStack(source)
    } catch {
      Issue.record("\(error.kind): \(error.message), line \(error.place?.line ?? 0)")
    }
  }

  @Test(arguments: ProgramFile.broken)
  func `a broken program is reported as CPython does`(program: ProgramFile) throws {
    let source = SourceText(name: program.fileName, bytes: try program.source())
    let wanted = try #require(try program.recorded("err"))
    do {
      try parseOnLargeStack(source)
      Issue.record("read without an error; CPython says \(wanted)")
    } catch {
      #expect("\(error.kind): \(error.message)\n" == wanted)
      guard let trace = try program.recorded("trace"), let place = error.place else { return }
      let reported = try #require(Reported(trace))
      #expect(place.line == reported.line)
      if let column = reported.column(in: source) { #expect(place.column == column) }
    }
  }

  @Test(arguments: ProgramFile.refused)
  func `what the parser refuses it refuses by name and place`(program: ProgramFile) throws {
    let source = SourceText(name: program.fileName, bytes: try program.source())
    do {
      try parseOnLargeStack(source)
    } catch {
      #expect(error.message.hasPrefix("not part of .mps: "))
      #expect(error.place?.line == (try program.refusedLine()))
    }
  }
}

/// The place in the report of a syntax error as CPython prints it.
private struct Reported {
  let line: Int

  /// The column of the first caret in the report's own line.
  let caret: Int?

  init?(_ trace: String) {
    let lines = trace.components(separatedBy: "\n")
    guard let head = lines.first(where: { $0.hasPrefix("  File ") }),
      let number = head.components(separatedBy: ", line ").last.flatMap({ Int($0) })
    else { return nil }
    line = number
    let carets = lines.last { $0.contains("^") && $0.allSatisfy { " ^".contains($0) } }
    caret = carets.map { Array($0).firstIndex(of: "^") ?? 0 }
  }

  /// The column in the source, from 1: CPython prints the line without its indentation, four
  /// spaces in.
  func column(in source: SourceText) -> Int? {
    guard let caret else { return nil }
    let indentation = source.lineText(line).prefix { " \t\u{0C}".contains($0) }.count
    return caret - 4 + indentation + 1
  }
}
