import Testing

/// `metapeft run`: what it prints where, and its exit status.
@Suite struct RunTests {
  @Test func `a script's output goes to standard output, and the status is 0`() throws {
    let folder = try TestFolder()
    let script = try folder.write("sum.mps", "print(sum(range(5)))\n")
    let outcome = try Binary.run("run", script)
    #expect(outcome.status == 0 && outcome.output == "10\n" && outcome.errors.isEmpty)
  }

  @Test func `code is taken from the command line, arguments too`() throws {
    let outcome = try Binary.run("run", "-c", "import sys; print(sys.argv)", "one", "--two")
    #expect(outcome.status == 0 && outcome.output == "['-c', 'one', '--two']\n")
  }

  @Test(arguments: [["--threads", "3"], ["--threads=3"]])
  func `--threads stands before a command too`(words: [String]) throws {
    let outcome = try Binary(words + ["run", "-c", "import sys; print(sys.argv[1:])", "a"]).finish()
    #expect(outcome.status == 0 && outcome.output == "['a']\n", "\(outcome.errors)")
  }

  @Test(arguments: [["--threads"], ["--threads", "x", "run"], ["--threads=0", "version"]])
  func `a number of threads that is none is a misuse`(words: [String]) throws {
    let outcome = try Binary(words).finish()
    #expect(outcome.status == 2 && outcome.errors.hasPrefix("Error: --threads"))
  }

  /// The report is CPython's.
  @Test func `an error is reported on standard error with its traceback, and the status is 1`()
    throws
  {
    let folder = try TestFolder()
    _ = try folder.write("broken.mps", "def ratio(a, b):\n    return a / b\n\nratio(1, 0)\n")
    let outcome = try Binary.run("run", "broken.mps", in: folder.url)
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(
      outcome.errors == """
        Traceback (most recent call last):
          File "broken.mps", line 4, in <module>
            ratio(1, 0)
          File "broken.mps", line 2, in ratio
            return a / b
                   ~~^~~
        ZeroDivisionError: division by zero

        """)
  }

  @Test func `sys.exit gives the status, a text gives 1`() throws {
    #expect(try Binary.run("run", "-c", "import sys; sys.exit(7)").status == 7)
    let outcome = try Binary.run("run", "-c", "import sys; sys.exit('enough')")
    #expect(outcome.status == 1 && outcome.errors == "enough\n")
  }

  @Test func `a missing file and a misuse have status 2`() throws {
    let missing = try Binary.run("run", "no such file.mps")
    #expect(missing.status == 2 && missing.errors.contains("'no such file.mps'"))
    for arguments in [["run"], ["fly"], ["run", "--max-steps", "0", "-c", ""]] {
      let outcome = try Binary(arguments).finish()
      #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty)
    }
  }

  @Test func `limits end a run with status 1`() throws {
    let outcome = try Binary.run(
      "run", "--max-steps", "10000", "-c", "try:\n  while True: pass\nexcept Exception: pass")
    #expect(outcome.status == 1 && outcome.errors.contains("LimitReached"))
  }

  @Test func `an interrupt ends a loop with status 130`() throws {
    let running = try Binary(["run", "-c", "print('begun', flush=True)\nwhile True: pass"])
    running.interrupt(after: "begun")
    let outcome = running.finish()
    #expect(outcome.status == 130 && outcome.errors.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func `output that cannot be written is an error`() throws {
    let outcome = try Binary.run("run", "-c", "print('lost')", output: "/dev/full")
    #expect(outcome.status == 1 && outcome.errors.contains("No space left on device"))
  }

  @Test func `an import finds the modules beside the script`() throws {
    let folder = try TestFolder()
    _ = try folder.write("helper.mps", "def double(x):\n    return 2 * x\n")
    let script = try folder.write("main.mps", "from helper import double\nprint(double(21))\n")
    #expect(try Binary.run("run", script).output == "42\n")
  }
}
