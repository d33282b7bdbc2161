import Testing

/// `check`, `version` and a prompt without a terminal.
@Suite struct OtherCommandTests {
  @Test func `check reports a syntax error with its place, and runs nothing`() throws {
    let folder = try TestFolder()
    _ = try folder.write("good.mps", "print('not run')\n")
    _ = try folder.write("bad.mps", "x = 1\ny = = 2\n")
    let good = try Binary.run("check", "good.mps", in: folder.url)
    #expect(good.status == 0 && good.output.isEmpty && good.errors.isEmpty)
    let bad = try Binary.run("check", "good.mps", "bad.mps", in: folder.url)
    #expect(bad.status == 1 && bad.output.isEmpty)
    #expect(bad.errors.contains("File \"bad.mps\", line 2") && bad.errors.contains("SyntaxError"))
    #expect(try Binary.run("check", "missing.mps", in: folder.url).status == 2)
  }

  @Test func `check reports names that nothing binds, with what is near`() throws {
    let folder = try TestFolder()
    _ = try folder.write("names.mps", "import math\ncount = len([1])\nprint(math.pi, coutn)\n")
    let outcome = try Binary.run("check", "names.mps", in: folder.url)
    #expect(outcome.status == 1 && outcome.errors.contains("File \"names.mps\", line 3"))
    #expect(outcome.errors.contains("name 'coutn' is not defined. Did you mean: 'count'?"))
  }

  @Test func `version and help have status 0`() throws {
    #expect(try Binary.run("version").output.hasPrefix("metapeft "))
    #expect(try Binary.run("version").status == 0)
    let help = try Binary.run("--help")
    #expect(help.status == 0)
    for name in ["run", "repl", "check", "doctest", "version"] {
      #expect(help.output.contains("  \(name) "))
    }
  }

  @Test func `piped input of the prompt runs like a script and stops at the first error`() throws {
    let outcome = try Binary.run("repl", input: "x = 20\nprint(x + 1)\n1 / 0\nprint('later')\n")
    #expect(outcome.status == 1 && outcome.output == "21\n")
    #expect(outcome.errors.hasSuffix("ZeroDivisionError: division by zero\n"))
    #expect(try Binary.run("repl", input: "print(1)\n").status == 0)
  }
}
