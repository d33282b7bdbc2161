import Foundation
import MetaScript
import Synchronization

/// Reads a text as a session does: on a thread with room for deeply nested source.
func parseOnLargeStack(_ source: SourceText) throws(Diagnostic) {
  let outcome = Outcome()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    do throws(Diagnostic) {
      _ = try parse(source)
    } catch {
      outcome.failure.withLock { $0 = error }
    }
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  if let error = outcome.failure.withLock({ $0 }) { throw error }
}

/// What a thread leaves behind for the one that waits.
private final class Outcome: Sendable {
  let failure = Mutex<Diagnostic?>(nil)
}
