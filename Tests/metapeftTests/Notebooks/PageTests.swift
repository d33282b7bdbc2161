import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `metapeft run FILE --html OUT`: one page with everything in it and nothing that can act.
@Suite struct PageTests {
  private func page(
    _ script: String, _ arguments: String..., status: Int32 = 0
  ) throws -> (page: String, outcome: Binary.Outcome) {
    let folder = try TestFolder()
    let path = try folder.write("study.mps", script)
    let output = folder.url.appendingPathComponent("page.html").path
    let outcome = try Binary(["run", path, "--html", output] + arguments, in: folder.url).finish()
    #expect(outcome.status == status, "\(outcome.errors)")
    return (try String(contentsOfFile: output, encoding: .utf8), outcome)
  }

  @Test func `a page has prose, code, output, values, figures, times, versions and the seed`()
    throws
  {
    let (page, outcome) = try page(
      """
      # %% [markdown]
      # # A study
      #
      # With *emphasis*, `code`, [a link](https://example.org) and
      #
      # | a | b |
      # | - | - |
      # | 1 | 2 |

      # %%
      import random
      print("drawn", random.random() < 2)  # a comment
      mx.zeros((2, 3))

      # %%
      plot([1, 2, 3], label="loss", title="Training")

      # %%
      "hidden";
      """, "--seed", "7")
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    for part in [
      "<h1 id=\"a-study\">A study</h1>", "<em>emphasis</em>", "<code>code</code>",
      "<a href=\"https://example.org\">a link</a>", "<td>1</td>",
      "<span class=\"k\">import</span> random", "<span class=\"c\"># a comment</span>",
      "<pre>drawn True\n</pre>", "shape=(2, 3), dtype=float32)", "class=\"metapeft-figure\"",
      ">Training</text>", "seed <b>7</b>", "metapeft <b>", "In [3]",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("&#39;hidden&#39;</pre>"))
  }

  @Test func `the same seed gives the same numbers`() throws {
    let script = "import random\nprint(random.random(), mx.random.uniform().item())\n"
    func printed(_ seed: String) throws -> String {
      let text = try page(script, "--seed", seed).page
      return text.components(separatedBy: "class=\"out\"")[1].components(separatedBy: "</pre>")[0]
    }
    #expect(try printed("3") == printed("3"))
    #expect(try printed("3") != printed("4"))
  }

  @Test func `whatever a program prints or its prose says, no markup of it is obeyed`() throws {
    let (page, _) = try page(
      #"""
      # %% [markdown]
      # <script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil/x.png "t")
      # <img src=x onerror=alert(1)> `</code><script>`

      # %%
      # </script><script>alert(2)</script>
      print("\x1b[31m<b>red</b>\x1b[0m\x1b]0;title\x07\x1b[2J</pre><script>alert(3)</script>\0\x85")

      # %%
      class Evil:
          def __init__(self, form): self.form = form
          def __repr__(self): return "<i>evil</i>"
          def _repr_html_(self): return self.form
      for form in ["<script>1</script>", "<b onclick='x'>1</b>", "</div></main><b>", "<svg><a href='x'>"]:
          display(Evil(form))
      Evil("<b>harmless</b>")
      """#)
    let lowered = page.lowercased()
    #expect(!lowered.contains("<script") && !lowered.contains("javascript:"))
    #expect(!page.contains("onclick='x'") && !page.contains("<img src=x"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    #expect(page.contains("<span class=\"a1\">&lt;b&gt;red&lt;/b&gt;</span>"))
    #expect(page.contains("<b>harmless</b>") && page.contains("&lt;i&gt;evil&lt;/i&gt;"))
    #expect(page.components(separatedBy: "</main>").count == 2)
  }

  @Test func `an error ends the run, stands in the page with its place, and in the status`() throws
  {
    let (page, outcome) = try page(
      "# %%\nprint(1)\n\n# %%\n\n1 / 0\n\n# %%\nprint('later')\n", status: 1)
    #expect(page.contains("line 6, in &lt;module&gt;"))
    #expect(page.contains("ZeroDivisionError: division by zero"))
    #expect(page.contains("not run") && page.contains("ended <b>by an error</b>"))
    #expect(outcome.errors.hasSuffix("ZeroDivisionError: division by zero\n"))
    #expect(try self.page("import sys\nsys.exit(3)\n", status: 3).page.contains("</html>"))
  }

  @Test func `Ctrl-C writes what there is`() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "long.mps", "# %%\nopen('started', 'w').write('now')\n# %%\nwhile True: pass\n")
    let output = folder.url.appendingPathComponent("page.html").path
    let binary = try Binary(["run", path, "--html", output], in: folder.url)
    let started = folder.url.appendingPathComponent("started").path
    let deadline = Date().addingTimeInterval(30)
    while !FileManager.default.fileExists(atPath: started), Date() < deadline {
      Thread.sleep(forTimeInterval: 0.02)
    }
    binary.interrupt()
    let outcome = binary.finish()
    #expect(outcome.status == 130)
    let page = try String(contentsOfFile: output, encoding: .utf8)
    #expect(page.contains("KeyboardInterrupt") && page.contains("ended <b>interrupted</b>"))
  }

  @Test func `a notebook of Jupyter runs too, and converts to a page without running`() throws {
    let folder = try TestFolder()
    let script = try folder.write("a.mps", "# %%\n%time x = 1\nprint(6 * 7)\n")
    let notebook = folder.url.appendingPathComponent("a.ipynb").path
    #expect(try Binary.run("convert", script, notebook).status == 0)
    let output = folder.url.appendingPathComponent("a.html").path
    #expect(try Binary.run("run", notebook, "--html", output).status == 0)
    #expect(try String(contentsOfFile: output, encoding: .utf8).contains("<pre>42\n</pre>"))
    #expect(try Binary.run("convert", notebook, output).status == 0)
    #expect(try !String(contentsOfFile: output, encoding: .utf8).contains("<pre>42"))
  }

  @Test func `the example of a notebook runs to its end`() throws {
    let folder = try TestFolder()
    let output = folder.url.appendingPathComponent("page.html").path
    let example = Fixtures.examples.appendingPathComponent("few_shot_notebook.mps").path
    let outcome = try Binary.run("run", example, "--html", output)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let page = try String(contentsOfFile: output, encoding: .utf8)
    #expect(page.components(separatedBy: "metapeft-figure\"").count == 3)
    #expect(try Binary.run("check", example).status == 0)
  }

  @Test func `a notebook has the prompt's names wherever it runs`() throws {
    let folder = try TestFolder()
    let path = try folder.write("a.mps", "# %%\nprint(plot([1]), mx.array([1]).shape)\n")
    #expect(try Binary.run("run", path).output == "<figure of a curve> (1,)\n")
    #expect(try Binary.run("check", path).status == 0)
    let plain = try folder.write("b.mps", "print(plot)\n")
    #expect(try Binary.run("run", plain).status == 1)
  }
}
