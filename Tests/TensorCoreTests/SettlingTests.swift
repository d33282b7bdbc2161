import TensorCore
import Testing

/// What depends on nothing that a replay changes runs once for many replays.
struct SettlingTests {
  /// `[k, n]` weights that stay, a sum that grows, and rows to multiply.
  private static func step(_ weights: Tensor, _ sum: Tensor, _ x: Tensor) throws -> [Tensor] {
    let hidden = try x.matmul(weights, transposingLeft: false, transposingRight: true).relu()
    let back = try hidden.matmul(weights)
    let twice = try back.matmul(weights, transposingLeft: false, transposingRight: true)
    return [weights, try sum + twice * (weights * 0.5).sum()]
  }

  private static func inputs(_ size: (m: Int, n: Int, k: Int), seed: UInt64) throws -> [Tensor] {
    let keys = try RandomKey(seed: seed).split(3)
    return [
      try keys[0].normal([size.n, size.k]), try keys[1].normal([size.m, size.n]),
      try keys[2].normal([size.m, size.k]),
    ]
  }

  /// m, n, k: with one kernel and another, with few columns, in blocks.
  @Test(arguments: [(10, 40, 40), (3, 8, 2), (5, 7, 20), (1, 9, 1), (50, 300, 300), (13, 33, 17)])
  func `follows what is changed from outside`(m: Int, n: Int, k: Int) throws {
    let first = try SettlingTests.inputs((m, n, k), seed: 1)
    let step = try RecordedStep(on: first, stateCount: 2, settles: true) {
      try SettlingTests.step($0[0], $0[1], $0[2])
    }
    #expect(step.text.contains("settled"))
    let instance = try step.instance()
    var (weights, sum) = (first[0], first[1])
    instance.load(weights, at: 0)
    instance.load(sum, at: 1)
    for round in 0..<6 as Range<UInt64> {
      let new = try SettlingTests.inputs((m, n, k), seed: 2 + round)
      // The rows are new each time, the weights each third time.
      let isSettled = round % 3 != 0
      if !isSettled {
        weights = new[0]
        instance.load(weights, at: 0)
      }
      instance.load(new[2], at: 2)
      try instance.run(isSettled: isSettled)
      sum = try SettlingTests.step(weights, sum, new[2])[1]
      let state = try instance.state.values(0..<2)
      #expect(try state[0].bytes() == weights.bytes() && state[1].bytes() == sum.bytes())
    }
  }

  @Test func `weights are transposed once, for all products`() throws {
    let inputs = try SettlingTests.inputs((10, 40, 40), seed: 1)
    let text = try RecordedStep(on: inputs, stateCount: 2, settles: true) {
      try SettlingTests.step($0[0], $0[1], $0[2])
    }.text
    #expect(text.split(separator: "transpose(%0)").count == 2, "\(text)")
  }

  @Test func `nothing is settled unless asked for`() throws {
    let inputs = try SettlingTests.inputs((10, 40, 40), seed: 1)
    let text = try RecordedStep(on: inputs, stateCount: 2) {
      try SettlingTests.step($0[0], $0[1], $0[2])
    }.text
    #expect(!text.contains("settled") && !text.contains("transpose"), "\(text)")
  }

  @Test func `nothing is settled where the state changes`() throws {
    let inputs = try SettlingTests.inputs((10, 40, 40), seed: 1)
    let text = try RecordedStep(on: inputs, stateCount: 2, settles: true) {
      let next = try SettlingTests.step($0[0], $0[1], $0[2])
      return [try next[0] * 0.5, next[1]]
    }.text
    #expect(!text.contains("settled") && !text.contains("transpose"), "\(text)")
  }
}
