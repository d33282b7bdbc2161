import TensorCore
import Testing

/// A replay gives what running eagerly gives, to the bit.
struct ReplayTests {
  @Test(arguments: [
    "unary", "binary", "reductions", "products", "shapes", "layers", "promotion", "casts",
  ])
  func `replays every operation and its derivatives to the bit`(family: String) throws {
    for test in FixtureCase.all(family) {
      guard let function = OperationTable.function(named: test.name) else { continue }
      let captured = CapturedFunction { [try test.computed(function, at: $0)] }
      let inputs = try test.drawn()
      // Other numbers than those it was recorded with, within the function's domain.
      let others = try inputs.map { $0.dtype.isFloating ? try ($0 * 0.95).asType($0.dtype) : $0 }
      for values in [inputs, others, inputs] {
        let eager = try test.computed(function, at: values)
        let replayed = try captured(values)[0]
        #expect(replayed.shape == eager.shape && replayed.dtype == eager.dtype)
        #expect(try replayed.bytes() == eager.bytes(), "\(test.testDescription)")
      }
      #expect(captured.reasonForRunningEagerly == nil, "\(test.testDescription)")
    }
  }

  private static func loss(_ p: [Tensor], _ x: Tensor, _ y: Tensor) throws -> Tensor {
    let hidden = try (x.matmul(p[0]) + p[1]).tanh()
    let logits = try hidden.matmul(p[2])
    return try
      (logits.logSumExp(axes: [-1], keepingDimensions: true)
      - logits.takeAlongAxis(y, axis: -1)).mean()
  }

  /// Second-order MAML: the gradient of the loss after a step of gradient descent.
  @Sendable private static func metaGradient(_ inputs: [Tensor]) throws -> [Tensor] {
    let (x, y) = (inputs[3], inputs[4])
    let (value, gradients) = try valueAndGradient(
      of: { outer in
        var adapted = outer
        for _ in 0..<3 {
          let inner = try valueAndGradient(of: { try loss($0, x, y) }, at: adapted).gradients
          adapted = try zip(adapted, inner).map { try $0 - $1 * 0.1 }
        }
        return try loss(adapted, x, y)
      }, at: Array(inputs[..<3]))
    return [value] + gradients
  }

  private static func episode(_ seed: UInt64) throws -> [Tensor] {
    let keys = try RandomKey(seed: seed).split(5)
    return [
      try keys[0].normal([3, 8]), try keys[1].normal([8]), try keys[2].normal([8, 4]),
      try keys[3].normal([6, 3]), try keys[4].randint([6, 1], low: 0, high: 4),
    ]
  }

  @Test(arguments: [1, 2, 4])
  func `replays meta-gradients in parallel, any number of threads`(threads: Int) throws {
    let captured = CapturedFunction(ReplayTests.metaGradient)
    let episodes = try (0..<16).map { try ReplayTests.episode(UInt64($0)) }
    let found = try captured.map(episodes, threads: threads)
    for (episode, results) in zip(episodes, found) {
      let eager = try ReplayTests.metaGradient(episode)
      #expect(try results.map { try $0.bytes() } == eager.map { try $0.bytes() })
    }
  }

  @Test func `other shapes are recorded anew`() throws {
    let captured = CapturedFunction { [try $0[0].sum()] }
    for size in 1...4 {
      #expect(try captured([Tensor.ones([size])])[0].item() == Double(size))
    }
    #expect(captured.planTexts.count == 4)
  }

  @Test func `a function that reads elements runs eagerly, and says so`() throws {
    let captured = CapturedFunction { [try $0[0].item() > 0 ? $0[0] : -$0[0]] }
    #expect(try captured([Tensor(-2.0)])[0].item() == 2)
    #expect(try captured([Tensor(3.0)])[0].item() == 3)
    #expect(captured.reasonForRunningEagerly != nil)
  }

  @Test func `a captured function inside a gradient is part of it`() throws {
    let captured = CapturedFunction { [try $0[0] * $0[0]] }
    let (value, gradients) = try valueAndGradient(
      of: { try captured($0)[0].sum() }, at: [Tensor([3.0])])
    #expect(try value.item() == 9 && gradients[0].item() == 6)
  }

  @Test func `random keys are inputs`() throws {
    let captured = CapturedFunction { [try RandomKey($0[0]).uniform([4])] }
    for seed in 0..<3 as Range<UInt64> {
      let key = try RandomKey(seed: seed)
      #expect(try captured([key.tensor])[0].bytes() == key.uniform([4]).bytes())
    }
  }

  @Test func `a large product has the same bits on any number of threads`() throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let keys = try RandomKey(seed: 4).split(2)
    let (a, b) = (try keys[0].normal([301, 260]), try keys[1].normal([390, 260]))
    var results: [[UInt8]] = []
    for threads in [1, 2, 4, 7] {
      Workers.defaultThreads = threads
      let product = CapturedFunction {
        [try $0[0].matmul($0[1], transposingLeft: false, transposingRight: true).relu()]
      }
      for _ in 0..<2 { results.append(try product([a, b])[0].bytes()) }
    }
    #expect(Set(results).count == 1)
  }

  /// Products by rows and by columns, sums, patches and long chains, on lists that threads share.
  @Test(arguments: [
    [490, 64, 576], [40, 576, 64], [64, 577, 490], [1960, 9, 64], [129, 40, 520], [64, 9, 1960],
  ])
  func `a shared list of steps has the bits of one thread`(sizes: [Int]) throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let (m, n, k) = (sizes[0], sizes[1], sizes[2])
    let keys = try RandomKey(seed: 8).split(3)
    let inputs = [
      try keys[0].normal([m, k]), try keys[1].normal([n, k]), try keys[2].normal([n]),
    ]
    let function: CapturedFunction.Function = { x in
      let y = try x[0].matmul(x[1], transposingLeft: false, transposingRight: true) + x[2]
      let z = try y.matmul(x[1])
      let w = try y.matmul(x[0], transposingLeft: true, transposingRight: false)
      let centered = try y - y.mean(axes: [0])
      return [y, z, w, try (centered.square().sum(axes: [0]) + 1).rsqrt() * centered.relu()]
    }
    Workers.defaultThreads = 1
    let eager = try function(inputs).map { try $0.bytes() }
    for threads in [1, 2, 4, 7] {
      Workers.defaultThreads = threads
      let captured = CapturedFunction(function)
      for _ in 0..<3 { #expect(try captured(inputs).map { try $0.bytes() } == eager) }
    }
  }

  @Test func `an index outside its axis ends a shared list, which runs again after that`() throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    Workers.defaultThreads = 2
    let captured = CapturedFunction { [try ($0[0] * 2).exp().take($0[1], axis: 0) + 1] }
    let x = try RandomKey(seed: 1).normal([400, 300])
    let good = try Tensor.arange(0, 399, dtype: .int32)
    let bad = try (good + 2).asType(.int32)
    let eager = try (x * 2).exp().take(good, axis: 0) + 1
    _ = try captured([x, good])
    for _ in 0..<3 {
      #expect(throws: TensorError.self) { try captured([x, bad]) }
      #expect(try captured([x, good])[0].bytes() == eager.bytes())
    }
  }
}
