import MetaScript
import Testing

/// What CPython says of the same programs.
struct GoldenTests {
  @Test(arguments: GoldenCase.all("tokens"))
  func `tokens are those of tokenize`(golden: GoldenCase) {
    let source = SourceText(name: "program.py", text: golden.program)
    #expect(TokenDump.dump(source) + "\n" == golden.expected)
  }

  @Test(arguments: GoldenCase.all("trees"))
  func `trees and places are those of ast`(golden: GoldenCase) throws {
    let source = SourceText(name: "program.py", text: golden.program)
    #expect(TreeDump.dump(try parse(source)) + "\n" == golden.expected)
  }

  @Test(arguments: GoldenCase.all("scopes"))
  func `scopes are those of symtable`(golden: GoldenCase) throws {
    let source = SourceText(name: "program.py", text: golden.program)
    #expect(ScopeDump.dump(try parse(source)) + "\n" == golden.expected)
  }

  @Test(arguments: GoldenCase.all("errors"))
  func `syntax errors are printed as CPython prints them`(golden: GoldenCase) throws {
    let error = try #require(syntaxError(in: golden.program))
    #expect(DiagnosticRenderer().render(error) == golden.expected)
  }
}
