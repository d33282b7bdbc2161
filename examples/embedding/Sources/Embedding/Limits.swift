import MetaPEFT

/// A run that takes too many steps ends; the script cannot catch that, and the session goes on.
func limits() throws {
  var configuration = SessionConfiguration()
  configuration.limits.steps = 100_000
  configuration.limits.recursionDepth = 100
  let session = try Session(configuration)
  let endless = """
    count = 0
    try:
        while True:
            count += 1
    except Exception:
        count = -1
    """
  expect(try kind { try session.run(endless) } == "LimitReached")
  guard case .int(let count)? = try session.value(of: "count") else {
    return expect(false, "count is no int")
  }
  expect(count > 1_000 && count <= 100_000, "stopped after \(count) rounds")

  // Every run has the whole budget again.
  try session.run("total = sum(range(1000))")
  expect(try session.value(of: "total") == .int(499_500))

  // Deep recursion is the ordinary exception.
  try session.run(
    """
    def down(n):
        return down(n + 1)
    try:
        down(0)
    except RecursionError:
        caught = True
    """)
  expect(try session.value(of: "caught") == .bool(true))
}
