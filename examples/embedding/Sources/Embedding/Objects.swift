import MetaPEFT
import Synchronization

/// A log of losses that lives in Swift and that scripts write to.
final class LossLog: Sendable {
  private let values = Mutex<[Double]>([])

  func add(_ value: Double) { values.withLock { $0.append(value) } }
  var last: Double? { values.withLock { $0.last } }
  var all: [Double] { values.withLock { $0 } }
}

/// A Swift object in a script: methods, properties, identity.
func objects() throws {
  let log = LossLog()
  let session = try Session()
  try session.register("log", log) { type in
    type.method("add") { (log: LossLog, value: Double) -> Int in
      guard value.isFinite else { throw ScriptFailure(kind: "ValueError", "loss is not finite") }
      log.add(value)
      return log.all.count
    }
    type.property("last") { $0.last }
  }
  try session.run(
    """
    before = log.last
    for step in range(4):
        count = log.add(1 / (step + 1))
    after = log.last
    same = log is log
    """)
  expect(log.all == [1, 0.5, 1.0 / 3, 0.25])
  expect(try session.value(of: "before") == ScriptValue.none)
  expect(try session.value(of: "after") == .float(0.25))
  expect(try session.value(of: "count") == .int(4))
  expect(try session.value(of: "same") == .bool(true))
  expect(try kind { try session.run("log.add(float('inf'))") } == "ValueError")
  expect(try kind { try session.run("log.missing") } == "AttributeError")
}
