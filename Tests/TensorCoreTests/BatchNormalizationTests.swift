import TensorCore
import Testing

/// Normalization by a batch's own statistics has kernels of its own; the formula, written out in other
/// operations, says what they must give.
struct BatchNormalizationTests {
  private static let shapes = [
    [10, 7, 7, 64], [2, 1], [3, 5], [40, 16], [130, 17], [257, 63], [129, 65], [5, 4, 3, 80],
  ]
  private static let eps = 1e-3

  /// By kernels; `inputs` are x, weight and bias.
  private static func normalized(_ inputs: [Tensor]) throws -> Tensor {
    let x = inputs[0]
    let axes = Array(0..<(x.rank - 1))
    return try x.batchNormalized(
      mean: x.mean(axes: axes), variance: x.variance(axes: axes), weight: inputs[1],
      bias: inputs[2], eps: eps)
  }

  /// By the formula.
  private static func formula(_ inputs: [Tensor]) throws -> Tensor {
    let x = inputs[0]
    let axes = Array(0..<(x.rank - 1))
    let centered = try x - x.mean(axes: axes)
    let variance = try centered.square().mean(axes: axes)
    return try inputs[1] * (centered * (variance + eps).rsqrt()) + inputs[2]
  }

  private static func drawn(_ shape: [Int]) throws -> [Tensor] {
    let keys = try RandomKey(seed: 5).split(4)
    let width = [shape[shape.count - 1]]
    let x: Tensor = try keys[0].normal(shape) * 2
    return [
      try x + 1, try keys[1].normal(width), try keys[2].normal(width),
      try keys[3].normal(shape),
    ]
  }

  private static func gradients(
    _ function: ([Tensor]) throws -> Tensor, _ inputs: [Tensor]
  ) throws -> [Tensor] {
    try vectorJacobianProduct(
      of: { [try function($0)] }, at: Array(inputs[..<3]), cotangents: [inputs[3]]
    ).gradients
  }

  private static func expectClose(_ found: Tensor, _ right: Tensor, _ tolerance: Double) throws {
    #expect(found.shape == right.shape)
    let scale = try Swift.max(1, right.abs().max().item())
    let error = try (found - right).abs().max().item()
    #expect(error <= tolerance * scale, "\(found.shape): \(error) of \(scale)")
  }

  @Test(arguments: shapes)
  func `values are those of the formula to the bit of its mean and variance`(shape: [Int]) throws {
    let inputs = try Self.drawn(shape)
    #expect(try Self.normalized(inputs).bytes() == Self.formula(inputs).bytes())
  }

  @Test(arguments: shapes)
  func `gradients are those of the formula`(shape: [Int]) throws {
    let inputs = try Self.drawn(shape)
    let right = try Self.gradients(Self.formula, inputs)
    for (one, other) in zip(try Self.gradients(Self.normalized, inputs), right) {
      try Self.expectClose(one, other, 2e-5)
    }
  }

  @Test(arguments: [[3, 5], [2, 3, 3, 4], [130, 17]])
  func `second derivatives are those of the formula`(shape: [Int]) throws {
    let inputs = try Self.drawn(shape)
    func second(_ function: ([Tensor]) throws -> Tensor) throws -> [Tensor] {
      try valueAndGradient(
        of: { inputs in
          let first = try Self.gradients(function, inputs)
          return try first[0].square().sum() + (first[1] * inputs[2]).sum()
            + first[2].square().sum()
        }, at: inputs
      ).gradients
    }
    for (one, other) in zip(try second(Self.normalized), try second(Self.formula)) {
      try Self.expectClose(one, other, 2e-4)
    }
  }

  @Test func `weight and bias are 1 and 0 where there are none`() throws {
    let x = try RandomKey(seed: 2).normal([6, 4])
    let bare = try x.batchNormalized(
      mean: x.mean(axes: [0]), variance: x.variance(axes: [0]), weight: nil, bias: nil, eps: 0.1)
    let right = try (x - x.mean(axes: [0])) * (x.variance(axes: [0]) + 0.1).rsqrt()
    try Self.expectClose(bare, right, 1e-6)
  }

  @Test(arguments: [1, 2, 4], shapes)
  func `replays with its ReLU to the bit`(threads: Int, shape: [Int]) throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let inputs = try Self.drawn(shape)
    let function: CapturedFunction.Function = { inputs in
      [try Self.normalized(inputs).relu()]
        + (try Self.gradients({ try Self.normalized($0).relu() }, inputs))
    }
    Workers.defaultThreads = 1
    let eager = try function(inputs).map { try $0.bytes() }
    Workers.defaultThreads = threads
    let captured = CapturedFunction(function)
    for _ in 0..<3 { #expect(try captured(inputs).map { try $0.bytes() } == eager) }
    #expect(captured.planTexts[0].contains("batch_norm+relu"))
  }

  /// Sums over rows go by blocks: sizes at their ends, and widths at those of vectors.
  @Test(arguments: [1, 2, 127, 128, 129, 500, 16_500], [1, 15, 16, 17, 64, 80, 130])
  func `sums over rows are those of double precision`(rows: Int, width: Int) throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    Workers.defaultThreads = 2
    let x = try RandomKey(seed: 3).normal([rows, width]) + 0.5
    let captured = CapturedFunction {
      [try $0[0].sum(axes: [0]), try $0[0].variance(axes: [0])]
    }
    let wide = try x.asType(.float64)
    for _ in 0..<2 {
      let found = try captured([x])
      try Self.expectClose(found[0], wide.sum(axes: [0]).asType(.float32), 1e-6)
      try Self.expectClose(found[1], wide.variance(axes: [0]).asType(.float32), 1e-6)
      #expect(try found[0].bytes() == x.sum(axes: [0]).bytes())
      #expect(try found[1].bytes() == x.variance(axes: [0]).bytes())
    }
  }

  @Test func `the variance over leading axes has derivatives of both orders`() throws {
    let x = try RandomKey(seed: 7).normal([9, 5])
    func gradient(_ x: Tensor, _ variance: (Tensor) throws -> Tensor) throws -> Tensor {
      try valueAndGradient(of: { try variance($0[0]).square().sum() }, at: [x]).gradients[0]
    }
    let plain: (Tensor) throws -> Tensor = {
      try ($0 - $0.mean(axes: [0])).square().mean(axes: [0])
    }
    let own: (Tensor) throws -> Tensor = { try $0.variance(axes: [0]) }
    try Self.expectClose(gradient(x, own), gradient(x, plain), 1e-5)
    let second = try [own, plain].map { variance in
      try valueAndGradient(of: { try gradient($0[0], variance).square().sum() }, at: [x])
        .gradients[0]
    }
    try Self.expectClose(second[0], second[1], 1e-5)
  }
}
