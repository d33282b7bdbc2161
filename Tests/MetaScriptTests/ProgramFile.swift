import Foundation
import Testing

/// One program of `Programs/`, with what CPython did with it.
struct ProgramFile: Sendable, CustomTestStringConvertible {
  /// `<feature>/<rule>`.
  let name: String

  let url: URL

  var testDescription: String { name }

  /// `<feature>`.
  var feature: String { String(name.prefix { $0 != "/" }) }

  /// What tracebacks call the program.
  var fileName: String { url.lastPathComponent }

  func source() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// The source, where a file that cannot be read is one that is empty.
  func bytes() -> [UInt8] { (try? source()) ?? [] }

  /// The recording with this suffix (`out`, `err`, `trace`, `exit`), where there is one.
  func recorded(_ suffix: String) throws -> String? {
    let file = url.deletingPathExtension().appendingPathExtension(suffix)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// The line (from 1) that ends in the comment `# refused`.
  func refusedLine() throws -> Int? {
    let lines = String(decoding: try source(), as: UTF8.self).components(separatedBy: "\n")
    return lines.firstIndex { $0.hasSuffix("# refused") }.map { $0 + 1 }
  }

  /// The folder that holds the programs.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Programs", isDirectory: true)

  /// Every program but the modules that others import, in order of name.
  static let all: [ProgramFile] = {
    let features = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return features.sorted().flatMap { feature -> [ProgramFile] in
      let folder = root.appendingPathComponent(feature, isDirectory: true)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return files.filter { $0.hasSuffix(".mps") && !$0.hasPrefix("_") }.sorted().map {
        ProgramFile(
          name: "\(feature)/\($0.dropLast(4))", url: folder.appendingPathComponent($0))
      }
    }
  }()

  /// Programs that are not valid Python.
  static let broken = all.filter {
    $0.feature == "syntax_errors" || $0.name.hasPrefix("formatting/syntax_")
  }

  /// Valid Python that `.mps` leaves out.
  static let refused = all.filter { $0.feature == "refused" }

  /// Programs that CPython runs too, if only to report their error.
  static let runnable = all.filter { $0.feature != "refused" }

  /// Programs that can be read, whatever happens when they run.
  static let readable = all.filter { program in
    program.feature != "refused" && !broken.contains { $0.name == program.name }
  }
}
