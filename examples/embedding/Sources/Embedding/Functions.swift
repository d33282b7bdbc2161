import MetaPEFT
import Synchronization

/// Functions of Swift in a script, and functions and values of a script in Swift.
func functions() throws {
  let printed = Mutex("")
  var configuration = SessionConfiguration()
  configuration.onOutput { text in printed.withLock { $0 += text } }
  let session = try Session(configuration)

  try session.register("area") { (width: Double, height: Double) in width * height }
  try session.register("largest") { (values: [Int]) throws -> Int in
    guard let most = values.max() else {
      throw ScriptFailure(kind: "ValueError", "largest() of nothing")
    }
    return most
  }
  try session.set("sides", to: [2.0, 3.5])
  try session.run(
    """
    total = area(*sides) + largest([3, 9, 4])
    print(f"total {total}")
    def scale(value, by=2):
        return [item * by for item in value]
    shots = {"one": 1, "five": 5}
    """, name: "functions.mps")

  expect(printed.withLock { $0 } == "total 16.0\n")
  expect(try session.value(of: "total") == .float(16))
  expect(try session.value(of: "nothing") == nil)
  expect(try session.call("scale", [1, 2, 3]) == .list([.int(2), .int(4), .int(6)]))
  expect(
    try session.value(of: "shots")
      == .dict([
        ScriptValue.Entry(key: .string("one"), value: .int(1)),
        ScriptValue.Entry(key: .string("five"), value: .int(5)),
      ]))

  // A script's mistake and a host's failure are both exceptions there, and errors here.
  expect(try kind { try session.run("area('wide', 2)") } == "TypeError")
  expect(try kind { try session.run("largest([])") } == "ValueError")
  expect(try kind { try session.run("total = = 1") } == "SyntaxError")
  try session.run(
    """
    try:
        largest([])
    except ValueError as error:
        caught = str(error)
    """)
  expect(try session.value(of: "caught") == .string("largest() of nothing"))

  // Nothing of the outside is there unless it is granted.
  expect(try kind { try session.run("open('/etc/hostname')") } != nil)
}

/// The kind of the error that `body` ends with, nil when it ends well.
func kind(_ body: () throws -> Void) throws -> String? {
  do {
    try body()
    return nil
  } catch let error as ScriptError {
    return error.kind
  }
}
