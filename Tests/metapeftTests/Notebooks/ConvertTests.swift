import Foundation
import Testing

/// `metapeft convert`: `.mps` and `.ipynb` both ways, without loss.
@Suite struct ConvertTests {
  /// A file converted along a chain of others; the text of the last.
  private func converted(
    _ folder: TestFolder, _ text: String, _ names: String...
  ) throws -> String {
    var path = try folder.write(names[0], text)
    for name in names.dropFirst() {
      let next = folder.url.appendingPathComponent(name).path
      let outcome = try Binary.run("convert", path, next)
      #expect(outcome.status == 0, "\(outcome.errors)")
      path = next
    }
    // Not by `String(contentsOfFile:)`, which drops a mark at the beginning.
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private static let scripts = [
    "", "x = 1\n", "# %%\nx = 1\n", "x = 1\n\n\n\n# %%\ny = 2", "\n\n# %%\n",
    "#%%\nx\n# %% A title tags=[\"a\", 1]\ny\n", "# %% [md]\n# # Head\n#\n# text\n\nx = 1\n",
    "# %% [markdown]\n\"\"\"\nquoted *prose*\n\"\"\"\n", "# %% [markdown]\n#no blank\n\n# second\n",
    "# %%\r\nx = 1\r\n\r\n# %%\r\ny\r\n", "\u{FEFF}# %%\nx\n", "# %%\nx = 1\ra\n",
    "# %% id=\"q\" execution_count=3\n'''\n# ---\n'''\n", "# %%\n# %time\n%time x\n",
    "# %% commented=true\n# %%time\n", "# %%  source=\"abc\"\nx\n", "# %%time\n# %%\n",
    "# ---\n# jupyter: {\"kernelspec\": {\"name\": \"a\"}}\n# ---\n\n# %%\n1\n",
    "# %%\nprint(1)\n\n# %% [output] output={\"name\": \"stdout\", \"output_type\": \"stream\"}\n# 1\n#\n",
  ]

  @Test(arguments: scripts)
  func `a script comes back from a notebook byte for byte`(text: String) throws {
    let folder = try TestFolder()
    #expect(try converted(folder, text, "a.mps", "b.ipynb", "c.mps") == text)
  }

  private static func notebook(_ cells: String, metadata: String = "{}", minor: Int = 5) -> String {
    "{\"cells\": [\(cells)], \"metadata\": \(metadata), \"nbformat\": 4, "
      + "\"nbformat_minor\": \(minor)}"
  }

  private static func code(
    _ source: String, outputs: String = "", more: String = "", metadata: String = "{}"
  ) -> String {
    "{\"cell_type\": \"code\", \"execution_count\": 2, \"metadata\": \(metadata), "
      + "\"outputs\": [\(outputs)], \"source\": \(source)\(more)}"
  }

  private static let png =
    "{\"output_type\": \"display_data\", \"metadata\": {\"image/png\": {\"width\": 3}}, "
    + "\"data\": {\"image/png\": \"iVBORw0KGgo=\\n\", \"text/plain\": [\"<Figure>\"], "
    + "\"application/json\": {\"b\": [1.50, null], \"a\": \"\\u0007\"}}}"
  private static let failure =
    "{\"output_type\": \"error\", \"ename\": \"E\", \"evalue\": \"v\", "
    + "\"traceback\": [\"\\u001b[31mred\\u001b[0m\", \"\"]}"

  private static let notebooks = [
    notebook(""),
    notebook("", metadata: "{\"kernelspec\": {\"name\": \"p\", \"display_name\": \"P\"}}"),
    notebook(code("[\"x = 1\\n\", \"y\"]", more: ", \"id\": \"abc\"")),
    notebook(code("\"%matplotlib inline\\nx\\n# %time\\n# # %a\"", more: ", \"id\": \"cell-1\"")),
    notebook(code("\"%%bash\\nls\"", more: ", \"id\": \"cell-9\"")),
    notebook(code("\"s = 1\\n# %% not a marker\\n\\n\"", more: ", \"id\": \"a\"")),
    notebook(code("\"a\\rb\\u0000\\u2028\\n\"", more: ", \"id\": \"a\"")),
    notebook(code("\"x\"", outputs: png + ", " + failure, more: ", \"id\": \"a\"")),
    notebook(
      code(
        "\"\"", outputs: "{\"output_type\": \"stream\", \"name\": \"stderr\", \"text\": \"a\\rb\"}",
        more: ", \"id\": \"a\"",
        metadata: "{\"tags\": [\"t\"], \"a b\": 1, \"title\": \"A [markdown]\"}")),
    notebook(
      "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"\\n# %% x\\r\\n\\n\", "
        + "\"id\": \"m\", \"attachments\": {\"a.png\": {\"image/png\": \"AAAA\"}}}"),
    notebook(
      "{\"cell_type\": \"raw\", \"metadata\": {\"format\": \"x\"}, \"source\": [\"a\\n\", \"b\"]}",
      minor: 2),
  ]

  @Test(arguments: notebooks)
  func `a notebook comes back from a script with everything in it`(text: String) throws {
    let folder = try TestFolder()
    let first = try converted(folder, text, "a.ipynb", "a.mps", "b.ipynb")
    let before = try plain(JSONSerialization.jsonObject(with: Data(text.utf8)))
    let after = try plain(JSONSerialization.jsonObject(with: Data(first.utf8)))
    #expect(before.isEqual(after), "\(before) became \(after)")
    #expect(try converted(folder, first, "c.ipynb", "c.mps", "d.ipynb") == first)
  }

  /// A notebook as Foundation reads it, texts in lines joined, as `nbformat` reads them; the metadata
  /// that an empty one is given left out.
  private func plain(_ value: Any, name: String = "") throws -> NSObject {
    let textNames = ["source", "text", "text/plain", "image/png"]
    if let lines = value as? [String], textNames.contains(name) {
      return lines.joined() as NSString
    }
    if let items = value as? [Any] { return try items.map { try plain($0) } as NSArray }
    guard let members = value as? [String: Any] else { return value as? NSObject ?? NSNull() }
    var result: [String: NSObject] = [:]
    for (name, member) in members {
      result[name] = try plain(member, name: name)
    }
    if let kernel = (members["metadata"] as? [String: Any])?["kernelspec"] as? [String: Any],
      kernel["name"] as? String == "metapeft"
    {
      result["metadata"] = NSDictionary()
    }
    return result as NSDictionary
  }

  @Test(arguments: [
    ("{", "line 1, column 2: a name in quotes should stand here"),
    ("{\"a\": 1,\n \"a\": 2}", "line 2, column 2: the name 'a' a second time"),
    ("[1]", "the file must be an object"),
    ("{\"nbformat\": 3}", "nbformat 3 is not read"),
    (
      "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [1]}",
      "cells[0] must be an object"
    ),
    (
      notebook("{\"cell_type\": \"heading\", \"source\": \"\", \"metadata\": {}}"),
      "cells[0].cell_type must be"
    ),
    (notebook(code("7")), "cells[0].source must be a string or strings"),
    (notebook(code("\"\"", more: ", \"id\": \"no good\"")), "cells[0].id must be"),
    (
      notebook(
        code("\"\"", outputs: "{\"output_type\": \"stream\", \"name\": \"a\", \"text\": 1}")),
      "cells[0].outputs[0].text must be"
    ),
    (notebook(code("\"\\ud800\"")), "half of a surrogate pair"),
    (String(repeating: "[", count: 100_000), "nested more than 200 deep"),
    ("\u{1}", "no JSON value begins like this"),
  ]) func `a broken notebook is refused with the place`(text: String, message: String) throws {
    let folder = try TestFolder()
    let path = try folder.write("bad.ipynb", text)
    let outcome = try Binary.run("convert", path, path + ".mps")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `outputs in the wrong place and text that is not UTF-8 are refused with their line`()
    throws
  {
    let folder = try TestFolder()
    for (text, message) in [
      ("# %% [output] output={}\n", "line 1: an output must follow a cell of code"),
      ("x\n# %% [output]\n", "line 2: an output must be described"),
      ("x\n# %% [output] output={\"output_type\": \"x\"}\n", "line 2: output.output_type must be"),
    ] {
      let outcome = try Binary.run("convert", try folder.write("a.mps", text), "b.ipynb")
      #expect(outcome.status == 1 && outcome.errors.contains(message), "\(outcome.errors)")
    }
    #expect(try Binary.run("convert", "missing.mps", "a.ipynb").status == 2)
    #expect(try Binary.run("convert", "a.txt", "a.ipynb").status == 2)
  }
}
