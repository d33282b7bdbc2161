import Foundation
import MetaScript
import Synchronization
import Testing

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

/// Carries a result out of a thread.
private final class ResultBox<Result: Sendable>: Sendable {
  let result = Mutex<Result?>(nil)
}

/// Runs `body` on a thread with the large stack that the parser counts on.
@discardableResult
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  let box = ResultBox<Result>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    let result = body()
    box.result.withLock { $0 = result }
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  guard let result = box.result.withLock({ $0 }) else {
    preconditionFailure("the thread has left no result")
  }
  return result
}

/// What parsing the text ends with: `nil` where it is a program.
func syntaxError(in text: String) -> Diagnostic? {
  onLargeStack { () -> Diagnostic? in
    do throws(Diagnostic) {
      _ = try parse(SourceText(name: "program.py", text: text))
      return nil
    } catch {
      return error
    }
  }
}
