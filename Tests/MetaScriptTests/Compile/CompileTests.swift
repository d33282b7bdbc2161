import Foundation
import MetaScript
import Testing

struct CompileTests {
  @Test(arguments: ProgramFile.readable)
  func `code of every program stays in its bounds`(program: ProgramFile) throws {
    let compiled = try Compiled(
      SourceText(name: program.fileName, bytes: try program.source()))
    try verify(compiled.code)
    _ = disassemble(compiled.code)
  }

  /// `RECORD=1` writes the golden files anew; read the difference before committing it.
  @Test(arguments: GoldenCode.all)
  func `code is as recorded`(golden: GoldenCode) throws {
    let compiled = try Compiled(SourceText(name: golden.name, bytes: try golden.program()))
    try verify(compiled.code)
    let text = disassemble(compiled.code)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try golden.record(text) }
    #expect(text == (try golden.recorded()))
  }

  @Test func `more names than an instruction can tell apart are refused`() throws {
    let names = (0..<70_000).map { "a\($0)" }.joined(separator: ",")
    for text in ["def f(\(names)): pass", "lambda \(names): 0", "def f(): \(names) = x"] {
      let error = #expect(throws: ScriptError.self) { try Session().run(text) }
      #expect(error?.rendered(color: false).contains("too complex") == true)
    }
  }

  @Test func `a read of a local that has a value is not checked`() throws {
    let program = """
      def f(a, flag):
          if flag:
              b = 1
          else:
              b = 2
          for i in a:
              c = i
          return a, b
      """
    #expect(try !opcodes(program).contains(.checkLocal))
  }

  @Test(arguments: [
    "def f(flag):\n  if flag: x = 1\n  return x",
    "def f(items):\n  for x in items: pass\n  return x",
    "def f():\n  x = 1\n  del x\n  return x",
    "def f(items):\n  x = 1\n  for i in items:\n    print(x)\n    del x",
    "def f():\n  try: x = g()\n  except E: pass\n  return x",
    "def f(x):\n  try: g()\n  except E as x: pass\n  return x",
    "def f(a):\n  a and (x := 1)\n  return x",
  ])
  func `a read of a local that may have none is checked`(program: String) throws {
    #expect(try opcodes(program).contains(.checkLocal))
  }

  @Test func `a loop over a range is three instructions a round`() throws {
    let code = try opcodes("def f(n, t):\n  for i in range(n):\n    t += i\n  return t")
    let start = try #require(code.firstIndex(of: .forNext))
    #expect(Array(code[start...]) == [.forNext, .extra, .addInPlace, .loop, .return])
  }

  @Test func `equal constants of different types stay apart`() throws {
    let compiled = try Compiled("x = [1.0, True, 0.0, -0.0, 1.0, True, (1, 2.0), (1.0, 2)]")
    let list = try #require(compiled.code.constants.compactMap { TupleRef($0) }.first)
    #expect(list[0].isFloat && list[1].isBool)
    #expect(list[2].asFloat.sign == .plus && list[3].asFloat.sign == .minus)
    let (first, second) = (try #require(TupleRef(list[6])), try #require(TupleRef(list[7])))
    #expect(first[0].isInt && first[1].isFloat && second[0].isFloat && second[1].isInt)
  }

  @Test func `more than twenty blocks in each other are refused as CPython does`() throws {
    func nested(_ count: Int) -> String {
      (0..<count).map { String(repeating: " ", count: $0) + "while x:\n" }.joined()
        + String(repeating: " ", count: count) + "pass\n"
    }
    #expect(throws: Never.self) { try Compiled(nested(20)) }
    let error = #expect(throws: Diagnostic.self) { try Compiled(nested(21)) }
    #expect(error?.message == "too many statically nested blocks")
  }

  @Test func `what outgrows an operand is refused`() throws {
    let names = (0..<70_000).map { "x\($0) = 0\n" }.joined()
    let error = #expect(throws: Diagnostic.self) { try Compiled(names) }
    #expect(error?.message.hasPrefix("too complex: ") == true)
  }

  private func opcodes(_ program: String) throws -> [Opcode] {
    let compiled = try Compiled(program)
    try verify(compiled.code)
    return compiled.function.map(\.opcode)
  }
}

/// A program of `Golden/` and its recorded code.
struct GoldenCode: Sendable, CustomTestStringConvertible {
  let name: String
  var testDescription: String { name }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden", isDirectory: true)

  static let all: [GoldenCode] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return files.filter { $0.hasSuffix(".mps") }.sorted().map {
      GoldenCode(name: String($0.dropLast(4)))
    }
  }()

  private func file(_ suffix: String) -> URL {
    Self.root.appendingPathComponent(name).appendingPathExtension(suffix)
  }

  func program() throws -> [UInt8] { [UInt8](try Data(contentsOf: file("mps"))) }

  func recorded() throws -> String {
    String(decoding: try Data(contentsOf: file("txt")), as: UTF8.self)
  }

  func record(_ text: String) throws { try Data(text.utf8).write(to: file("txt")) }
}
