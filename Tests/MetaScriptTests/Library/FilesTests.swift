import Foundation
import MetaScript
import Synchronization
import Testing

/// Files as a host lends them: granted, refused, failing.
@Suite struct FilesTests {
  private func run(_ text: String, files: (any HostFiles)?) throws -> String {
    let collected = Collected()
    var configuration = SessionConfiguration()
    configuration.onOutput { collected.append($0) }
    configuration.host.files = files
    try Session(configuration).run(bytes: Array(text.utf8), name: "files.mps")
    return collected.text
  }

  private func folder() throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("metapeft-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  @Test func `a script without a grant gets PermissionError`() throws {
    let text = """
      import os
      for action in (lambda: open('x'), lambda: os.listdir(), lambda: os.mkdir('d'), os.getcwd):
          try:
              action()
          except PermissionError as error:
              print(error.errno, error.strerror, error.filename)
      """
    let refusal = "13 this script has not been granted access to files"
    #expect(
      try run(text, files: nil)
        == "\(refusal) x\n\(refusal) .\n\(refusal) d\n\(refusal) None\n")
  }

  @Test func `each operation that fails is an OSError, and the session goes on`() throws {
    let text = """
      done = 0
      try:
          with open('a.txt', 'w') as f:
              f.write('text')
              f.flush()
              f.write('more')
          print(open('a.txt').read())
      except OSError as error:
          print(type(error).__name__, error.errno)
      """
    let whole = FaultyFiles(LocalFiles(folder: try folder()), failing: 0, code: 0)
    #expect(try run(text, files: whole) == "textmore\n")
    #expect(whole.operations > 5)
    for number in 1..<whole.operations {
      let files = FaultyFiles(LocalFiles(folder: try folder()), failing: number, code: 28)
      #expect(try run(text, files: files) == "OSError 28\n", "operation \(number)")
    }
  }

  @Test func `text that nobody closes is in the file for the next reader`() throws {
    let text = """
      open('a.txt', 'w').write('unclosed')
      f = open('b.txt', 'w')
      f.write('open')
      print(open('a.txt').read(), open('b.txt').read())
      """
    #expect(try run(text, files: LocalFiles(folder: try folder())) == "unclosed open\n")
  }
}

private final class Collected: Sendable {
  private let content = Mutex("")
  func append(_ more: String) { content.withLock { $0 += more } }
  var text: String { content.withLock { $0 } }
}
