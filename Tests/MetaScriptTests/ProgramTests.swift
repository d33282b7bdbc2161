import Foundation
import Testing

/// The programs as CPython ran them: same output to the byte, same error, same status.
///
/// What is expected was recorded by `scripts/oracles/record-programs`, which `RECORD=1` runs first;
/// read the difference before committing it. To compare a build of the command instead, in processes
/// of its own, run `scripts/oracles/compare-programs`.
struct ProgramTests {
  /// Asks CPython anew, once.
  private static let recording: Void = {
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return }
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let root = ProgramFile.root.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    python.arguments = [
      "python3", root.appendingPathComponent("scripts/oracles/record-programs").path,
    ]
    do {
      try python.run()
      python.waitUntilExit()
      if python.terminationStatus != 0 { Issue.record("record-programs found problems") }
    } catch {
      Issue.record("python3 cannot be run: \(error)")
    }
  }()

  @Test(arguments: ProgramFile.runnable)
  func `a program does what CPython does`(program: ProgramFile) throws {
    guard let reason = Self.known[program.name] else { return try check(program) }
    withKnownIssue(Comment(rawValue: reason)) { try check(program) }
  }

  /// Where a program still differs from CPython, and how. A mended one fails until its row is gone.
  private static let known: [String: String] = [:]

  private func check(_ program: ProgramFile) throws {
    _ = Self.recording
    let run = try ProgramRun(program)
    let wanted = try program.recorded("out") ?? ""
    #expect(run.output == wanted)
    if let error = try program.recorded("err") { #expect(run.lastError == error) }
    if let trace = try program.recorded("trace") { #expect(run.errors == trace) }
    let failed = try program.recorded("err") != nil
    let status = try program.recorded("exit").flatMap { Int($0.dropLast()) } ?? (failed ? 1 : 0)
    #expect(run.status == status)
  }

  @Test(arguments: ProgramFile.refused)
  func `what is outside is refused by name and place`(program: ProgramFile) throws {
    let run = try ProgramRun(program)
    let line = try #require(try program.refusedLine())
    #expect(run.status == 1)
    #expect(run.errors.contains("not part of .mps: "))
    #expect(run.errors.contains("line \(line)"))
  }
}
