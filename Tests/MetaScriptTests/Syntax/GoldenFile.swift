import Foundation
import MetaScript

/// Programs of a file in `Golden/`, and beside each what CPython made of it.
///
/// Both files are split at lines of `# ---`. The scripts in `scripts/oracles/` write the second one
/// from the first: `trees.txt` comes from `syntax_trees.py trees.mps`, and so on.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let program: String
  let expected: String

  var testDescription: String { String(program.prefix(40)) }

  static func all(_ name: String) -> [GoldenCase] {
    let programs = parts(of: name + ".mps")
    let results = parts(of: name + ".txt")
    precondition(programs.count == results.count, "the two files of \(name) do not match")
    return zip(programs, results).map { GoldenCase(program: $0, expected: $1) }
  }

  private static func parts(of file: String) -> [String] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(file)
    guard let data = FileManager.default.contents(atPath: url.path) else { return [] }
    return String(decoding: data, as: UTF8.self).components(separatedBy: "# ---\n")
  }
}

/// Runs `body` on a thread with the large stack that the parser counts on.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  nonisolated final class Box: @unchecked Sendable {
    // Written before the semaphore is signalled and read after it has been waited for.
    var result: Result?
  }
  let box = Box()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.result = body()
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  return box.result!
}

/// What parsing the text ends with: `nil` where it is a program.
func syntaxError(in text: String) -> Diagnostic? {
  onLargeStack {
    do {
      _ = try parse(SourceText(name: "program.py", text: text))
      return nil
    } catch {
      return error
    }
  }
}
