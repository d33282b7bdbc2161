import Foundation
import MetaScript

// Lexer, parser, resolver and renderer on whatever libFuzzer makes up. Nothing may trap; a text of
// this size that takes libFuzzer's time limit is a hang.

/// Reads the text as the command would, on a thread with a session's stack.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSyntax(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  LargeStack.shared.run { check(bytes) }
  return 0
}

private func check(_ bytes: [UInt8]) {
  let source = SourceText(name: "fuzz", bytes: bytes)
  do {
    let tree = try parse(source)
    _ = unknownNames(in: tree, builtins: [])
  } catch {
    _ = DiagnosticRenderer(style: .terminal(color: true)).render(error)
  }
  _ = inputStatus(of: source)
}

/// One thread with a large stack that runs what it is given, since starting a thread for each text
/// would cost more than reading it.
private final class LargeStack: @unchecked Sendable {
  static let shared = LargeStack()

  // Handed over by the semaphores: set before `begin` is signalled, run before `end` is.
  private var work: (() -> Void)?
  private let begin = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      while true {
        begin.wait()
        work?()
        end.signal()
      }
    }
    thread.stackSize = 512 << 20
    thread.start()
  }

  func run(_ body: @escaping () -> Void) {
    work = body
    begin.signal()
    end.wait()
  }
}
