import MetaScript
import Testing

/// No text makes the front end trap or hang.
struct RobustnessTests {
  /// A small generator, so that a failure can be repeated from its seed.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      // SplitMix64 (Steele, Lea, Flood 2014).
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static func check(_ bytes: [UInt8]) {
    let source = SourceText(name: "fuzz", bytes: bytes)
    do {
      let tree = try parse(source)
      _ = unknownNames(in: tree, builtins: [])
    } catch {
      _ = DiagnosticRenderer(style: .terminal(color: true)).render(error)
    }
    _ = inputStatus(of: source)
  }

  @Test(arguments: 0..<8) func `random bytes`(seed: Int) {
    onLargeStack {
      var random = Random(state: UInt64(seed))
      let letters = Array("()[]{}:;,.=+-*/%@&|^~<>!?$'\"\\#\n\r\t\u{C} 0159abefrxuN_é".utf8)
      for _ in 0..<400 {
        let count = Int.random(in: 0..<60, using: &random)
        let plain = Bool.random(using: &random)
        Self.check(
          (0..<count).map { _ in
            plain
              ? letters.randomElement(using: &random) ?? 0
              : UInt8.random(in: 0...255, using: &random)
          })
      }
    }
  }

  @Test(arguments: 0..<8) func `programs with random changes`(seed: Int) {
    onLargeStack {
      var random = Random(state: UInt64(seed) + 1000)
      let programs = (GoldenCase.all("trees") + GoldenCase.all("errors")).map {
        Array($0.program.utf8)
      }
      for _ in 0..<400 {
        guard var bytes = programs.randomElement(using: &random), !bytes.isEmpty else { continue }
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes.remove(at: index)
          case 1: bytes.insert(UInt8.random(in: 9...126, using: &random), at: index)
          case 2: bytes[index] = UInt8.random(in: 0...255, using: &random)
          default: bytes.insert(contentsOf: bytes.prefix(index), at: index)
          }
        }
        Self.check(bytes)
      }
    }
  }

  @Test(arguments: [
    ("(", ""), ("[", ""), ("{", ""), ("{1:", ""), ("f(", ""), ("a[", ""), ("-", "1"),
    ("not ", "a"), ("lambda: ", "a"), ("a if b else ", "c"), ("a ** ", "b"), ("a + ", "b"),
    ("a.", "b"), ("a < ", "b"), ("a and ", "b"), ("*", "a"), ("a = ", "b"), ("a, ", "b"),
    ("x for x in ", "y"), ("[x for x in ", "y"), ("f'{", ""), ("f'{a:{", ""), ("if a: ", "b"),
    ("@a\n", "def f(): pass"), ("await ", "a"), ("(a:=", "b"), ("a: ", "b"), ("class A(", ""),
    ("match a:\n case ", "b"), ("match a:\n case [", ""), ("\\\n", "a"), (" ", "a"), ("\t", "a"),
    ("'", ""), ("'''", ""), ("0", ""), ("_", ""), (";", ""), ("a;", ""), ("...", ""), ("~", ""),
    ("elif a:\n b\n", ""), ("else ", ""), ("print ", "a"), ("match ", "a"), ("{**", ""),
    ("\"\\N{", ""), ("a()", ""), ("a[0]", ""), ("(yield ", ""), ("import a.", "b"),
  ])
  func `endless repeats end in an error or a program`(piece: String, end: String) {
    onLargeStack {
      for count in [10, 150, 1000, 5000] {
        Self.check(Array((String(repeating: piece, count: count) + end).utf8))
      }
    }
  }

  @Test func `a long chain of operators is a program, a longer one an error`() throws {
    func chain(_ count: Int) -> String {
      Array(repeating: "a", count: count).joined(separator: " + ")
    }
    #expect(syntaxError(in: chain(2900)) == nil)
    let error = try #require(syntaxError(in: chain(20_000)))
    #expect(error.kind == "RecursionError")
    #expect(error.message == "maximum recursion depth exceeded during compilation")
  }

  @Test func `many statements and elements are no depth`() {
    let elements = Array(repeating: "a + b * c", count: 50_000).joined(separator: ", ")
    #expect(syntaxError(in: "x = [\(elements)]") == nil)
    let branches = String(repeating: "elif a: b\n", count: 20_000)
    #expect(syntaxError(in: "if a: b\n" + branches) == nil)
    #expect(syntaxError(in: String(repeating: "a = b\n", count: 50_000)) == nil)
  }
}
