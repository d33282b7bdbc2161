import MetaScript
import Testing

/// The answers are those of CPython's `codeop.compile_command`, where it knows such texts.
struct InputStatusTests {
  private func status(_ text: String) -> InputStatus {
    onLargeStack { inputStatus(of: SourceText(name: "<cell>", text: text)) }
  }

  @Test(arguments: [
    "", "x = 1", "x = 1\n", "# comment", "if a:\n  b\n", "def f():\n  return 1\n", "f(\n1)",
    "'''a\nb'''", "x = 1; y = 2", "try:\n  a\nexcept: b\n", "@d\ndef f(): pass\n",
    "match x:\n  case 1: pass\n", "a\\\n+ b",
  ])
  func `a whole program is complete`(text: String) { #expect(status(text) == .complete) }

  @Test(arguments: [
    "f(", "x = [1,\n", "'''a", "f'''a\n", "a\\\n", "if a:", "if a:\n", "if a:\n  b",
    "def f():\n  x = (1,", "class A:\n\n", "try:\n  a\n", "@d", "@d\n",
    "for x in y:\n  for z in w:",
    "if a: b", "else_ = {", "match x:", "match x:\n", "match x:\n  case 1:", "while 1:\n  # c",
    "with a as b:", "if a:\n  b\nelse:", "try:\n  a\nexcept:", "lambda x=(",
  ])
  func `an open bracket, string or block wants more`(text: String) {
    #expect(status(text) == .incomplete)
  }

  @Test(arguments: [
    "x = = 1", "x =", "f(]", ")", "'abc", "if a", "else:", "1x", "x = 1 +", "def f(:", "a b",
    "return", "  x", "if a:\nb", "await f()", "x = (1 2", "break", "for x in", "f'{'", "match x",
  ])
  func `what no line can mend is invalid`(text: String) { #expect(status(text) == .invalid) }
}
