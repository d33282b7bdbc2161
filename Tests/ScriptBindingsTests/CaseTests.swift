import Foundation
import Testing

/// Thousands of cases by digests that MLX itself gave; see `scripts/oracles/record-cases`.
///
/// A case is equal in type and shape, and in its one number to within a tolerance: 2·10⁻⁴ of it for
/// `float32`, where MLX's own vector units round otherwise, 2·10⁻² for half precision.
struct CaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  @Test(arguments: ["elementwise", "reductions", "shapes", "products", "layers", "draws"])
  func `computes what MLX computes`(family: String) throws {
    func text(_ name: String) throws -> String {
      try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }
    let program =
      try text("support.mps")
      + text(family + ".mps").replacing("from support import *\n", with: "")
    let printed = try Script().run(program)
    let lines = printed.split(separator: "\n")
    let expected = try text(family + ".out").split(separator: "\n")
    #expect(lines.count == expected.count)
    for (line, wanted) in zip(lines, expected) {
      let (found, wanted) = (line.split(separator: " "), wanted.split(separator: " "))
      #expect(found.count == wanted.count, "\(line.prefix(80))")
      for (place, pair) in zip(found, wanted).enumerated() where !Self.agree(pair.0, pair.1) {
        Issue.record("\(line.prefix(40)) case \(place): \(pair.0) instead of \(pair.1)")
      }
    }
  }

  /// Whether two digests, or lists of them joined by `+`, agree.
  private static func agree(_ found: Substring, _ wanted: Substring) -> Bool {
    if found == wanted { return true }
    func parts(_ text: Substring) -> [[Substring]] {
      // `e+19` is an exponent, not a joint.
      text.replacing("e+", with: "e").split(separator: "+").map { $0.split(separator: ":") }
    }
    let (one, other) = (parts(found), parts(wanted))
    guard one.count == other.count else { return false }
    return zip(one, other).allSatisfy { a, b in
      guard a.count == 2, b.count == 2, a[0].split(separator: "=").last != nil, a[0] == b[0],
        let x = Double(a[1]), let y = Double(b[1])
      else { return a == b }
      let type = a[0].split(separator: "=").last!.prefix(2)
      let tolerance = type == "f2" || type == "g2" ? 2e-2 : 2e-4
      return abs(x - y) <= tolerance * max(1e-2, abs(y))
    }
  }
}

/// Programs such as researchers write, which train models and print what comes of it; their output
/// is MLX's.
struct TrainingScriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Scripts")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".mps") }.sorted()
  }()

  @Test(arguments: names)
  func `prints what MLX prints, numbers to within a little`(name: String) throws {
    let program = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let recorded = Self.folder.appending(path: name.replacing(".mps", with: ".out"))
    let expected = try String(contentsOf: recorded, encoding: .utf8).split(separator: "\n")
    let printed = try withFolder { folder in try Script(folder: folder).run(program) }
    let lines = printed.split(separator: "\n")
    #expect(lines.count == expected.count)
    for (line, wanted) in zip(lines, expected) {
      #expect(Self.agree(line, wanted), "\(line) instead of \(wanted)")
    }
  }

  /// Whether two lines are equal but for numbers, and those to within two thousandths.
  private static func agree(_ found: Substring, _ wanted: Substring) -> Bool {
    let number = /-?\d+\.?\d*(?:e[+-]?\d+)?/
    guard found.replacing(number, with: "#") == wanted.replacing(number, with: "#") else {
      return false
    }
    return zip(found.matches(of: number), wanted.matches(of: number)).allSatisfy { a, b in
      let (x, y) = (Double(a.output) ?? .nan, Double(b.output) ?? .nan)
      return abs(x - y) <= 2e-3 * max(1e-2, abs(y))
    }
  }
}
