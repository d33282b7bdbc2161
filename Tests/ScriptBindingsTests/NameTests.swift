import Foundation
import Testing

/// The table of MLX's names, made by `scripts/oracles/mlx_names.py`, against the bindings.
struct NameTests {
  /// By module: the names that the table has as here, and as not here.
  static let table: [(module: String, here: [String], absent: [String])] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/ScriptBindings/ScriptBindings.docc/MLXNames.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n## `").dropFirst().map { section in
      let paragraphs = section.components(separatedBy: "\n\n")
      func names(_ text: String) -> [String] {
        text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
          .map(\.element)
      }
      let rows = section.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
      return (
        String(section.prefix { $0 != "`" }),
        paragraphs.filter { $0.hasPrefix("Here: ") }.flatMap(names),
        rows.flatMap { names($0).prefix(1) }
      )
    }
  }()

  @Test
  func `the table says what is here`() throws {
    #expect(Self.table.count == 11)
    for (module, here, absent) in Self.table where !here.isEmpty {
      let printed = try Script().run(
        """
        import mlx.core, mlx.nn, mlx.optimizers, mlx.utils
        print([n for n in \(here) if not hasattr(\(module), n)])
        print([n for n in \(absent) if hasattr(\(module), n)])
        """)
      #expect(printed == "[]\n[]", "in \(module)")
    }
  }

  @Test
  func `four fifths of the functions for the processor are here`() throws {
    let core = try #require(Self.table.first { $0.module == "mlx.core" })
    #expect(core.here.count * 5 >= (core.here.count + core.absent.count) * 4)
  }
}
