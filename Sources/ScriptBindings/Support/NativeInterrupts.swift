import Foundation
import MetaScript
import Synchronization
import TensorCore

/// The one request to stop that loops over elements see, kept for all sessions of the process.
///
/// It stands while any session is to stop and has native work running. Work of other sessions that
/// it stops too waits until it is over and begins anew; operations on arrays can, and a learner's
/// step that was stopped has changed nothing.
enum NativeInterrupts {
  private static let stopping = Mutex(0)

  /// Told by a session that it is to stop, or has.
  static func tell(_ stands: Bool) {
    stopping.withLock { count in
      count += stands ? 1 : -1
      if count > 0 { Interrupt.request() } else { Interrupt.clear() }
    }
  }

  /// Returns when no session is to stop, or the own one is.
  static func waitForOthers(of own: InterruptFlag) {
    while Interrupt.isRequested, !own.isRequested { Thread.sleep(forTimeInterval: 0.001) }
  }
}
