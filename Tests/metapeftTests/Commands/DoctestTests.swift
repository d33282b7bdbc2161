import Foundation
import Testing

/// `metapeft doctest`: which lines are examples, and how a failing one is told.
@Suite struct DoctestTests {
  @Test func `examples of every kind of document run in order and share names`() throws {
    let folder = try TestFolder()
    let document = try folder.write(
      "good.md",
      """
      Prose, then a fence:

      ```python
      >>> 1 + 2
      3
      >>> for k in (1, 5):
      ...     print(f"{k}-shot")
      ...
      1-shot
      5-shot
      ```

          \"\"\"
          >>> x = [1,
          ...      2]
          >>> x
          [1, 2]
          \"\"\"

      >>> print()
      <BLANKLINE>
      >>> x[2]
      Traceback (most recent call last):
        ...
      IndexError: list index out of range
      >>> "a value nobody asked for"
      """)
    let outcome = try Binary.run("doctest", document)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output == "doctest: 7 examples passed\n")
  }

  @Test func `a failing example is told with its place, what was expected and what it gave`() throws
  {
    let folder = try TestFolder()
    _ = try folder.write("bad.md", ">>> 1 + 1\r\n3\r\n\r\n>>> missing\r\n>>> 4\r\n4\r\n")
    let outcome = try Binary.run("doctest", "bad.md", in: folder.url)
    #expect(outcome.status == 1 && outcome.output == "doctest: 2 of 3 examples failed\n")
    #expect(
      outcome.errors.hasPrefix(
        "bad.md:1:\n  source:\n    1 + 1\n  expected:\n    3\n  got:\n    2\nbad.md:4:\n"))
    #expect(outcome.errors.contains("NameError: name 'missing' is not defined"))
  }

  @Test func `names of one file are not known in the next`() throws {
    let folder = try TestFolder()
    let first = try folder.write("first.md", ">>> x = 1\n")
    let second = try folder.write("second.md", ">>> x\n")
    #expect(try Binary.run("doctest", first, second).status == 1)
    let setup = try folder.write("setup.mps", "x = 5\n")
    #expect(try Binary.run("doctest", "--setup", setup, first, second).status == 0)
  }

  @Test func `a missing file has status 2, a failing setup 1`() throws {
    let folder = try TestFolder()
    let document = try folder.write("document.md", ">>> 1\n")
    #expect(try Binary.run("doctest", "no such file").status == 2)
    let setup = try folder.write("setup.mps", "raise ValueError('no')\n")
    let outcome = try Binary.run("doctest", "--setup", setup, document)
    #expect(outcome.status == 1 && outcome.errors.hasSuffix("ValueError: no\n"))
  }

  @Test func `every example of the API reference holds`() throws {
    let folder = try TestFolder()
    try FileManager.default.copyItem(
      at: Fixtures.examples.appendingPathComponent("configs"),
      to: folder.url.appendingPathComponent("configs"))
    let outcome = try Binary.run(
      "doctest", "--setup", Fixtures.folder.appendingPathComponent("reference_setup.mps").path,
      Fixtures.folder.appendingPathComponent("reference.md").path, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
