import Foundation
import MetaPEFT

/// Another thread stops a script; what it did so far stays.
func cancelling() throws {
  let session = try Session()
  let hasStarted = DispatchSemaphore(value: 0)
  try session.register("started") { () -> Bool in
    hasStarted.signal()
    return true
  }
  Thread.detachNewThread {
    hasStarted.wait()
    session.cancel()
  }
  let start = Date()
  let ended = try kind {
    try session.run(
      """
      begun = True
      started()
      while True:
          pass
      """)
  }
  expect(ended == "KeyboardInterrupt", "ended with \(ended ?? "nothing")")
  expect(Date().timeIntervalSince(start) < 30)
  expect(try session.value(of: "begun") == .bool(true))
  try session.run("after = 1")
  expect(try session.value(of: "after") == .int(1))
}
