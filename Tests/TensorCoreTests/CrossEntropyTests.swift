import Foundation
import TensorCore
import Testing

/// The cross entropy of logits against classes, its gradient and that one's gradient.
struct CrossEntropyTests {
  /// Rows and classes around the sixteen that kernels take at once.
  static let sizes = [(1, 1), (1, 2), (5, 2), (16, 15), (17, 16), (33, 17), (20, 40)]

  private static func logits(_ rows: Int, _ width: Int) throws -> Tensor {
    try RandomKey(seed: UInt64(rows * 64 + width)).normal([rows, width]) * 3
  }

  /// Every class in turn, each second one counted from the end.
  private static func classes(_ rows: Int, _ width: Int) -> [Int] {
    (0..<rows).map { $0 % 2 == 0 ? $0 % width : $0 % width - width }
  }

  private static func composite(_ logits: Tensor, _ classes: Tensor) throws -> Tensor {
    let own = try logits.takeAlongAxis(classes.expandingDimensions([-1]), axis: -1)
    return try logits.logSumExp(axes: [-1]) - own.squeezed(axes: [-1])
  }

  private static func bits(_ tensor: Tensor) throws -> [UInt32] {
    try tensor.floats().map(\.bitPattern)
  }

  @Test("is log Σ eᶻ − z_y, and its derivative softmax − 1 at the class", arguments: sizes)
  func closedForm(rows: Int, width: Int) throws {
    let logits = try Self.logits(rows, width)
    let named = Self.classes(rows, width)
    let z = try logits.floats().map(Double.init)
    let weights = (0..<rows).map { Double($0 % 3) - 0.5 }
    for dtype in [DType.int32, .uint32, .int64] {
      let wanted = dtype == .uint32 ? named.map { ($0 + width) % width } : named
      let classes = try Tensor(wanted, dtype: dtype)
      let losses = try #require(try logits.crossEntropy(classes)).floats()
      let gradient = try valueAndGradient(
        of: { try ($0[0].crossEntropy(classes)! * Tensor(weights)).sum() }, at: [logits]
      ).gradients[0].floats()
      for row in 0..<rows {
        let own = z[row * width..<(row + 1) * width].map { $0 }
        let target = (named[row] + width) % width
        let total = own.reduce(0) { $0 + exp($1) }
        #expect(abs(Double(losses[row]) - (log(total) - own[target])) < 2e-6)
        for place in 0..<width {
          let slope = exp(own[place]) / total - (place == target ? 1 : 0)
          #expect(abs(Double(gradient[row * width + place]) - slope * weights[row]) < 1e-6)
        }
      }
    }
  }

  @Test("rounds as logsumexp, take_along_axis and subtract do one by one", arguments: sizes)
  func roundings(rows: Int, width: Int) throws {
    let values = try Self.logits(rows, width)
    var extremes = try values.floats()
    for (place, extreme) in zip(
      stride(from: 0, to: extremes.count, by: 3),
      [Float.infinity, -.infinity, .nan, 1e38, -0.0, 0.0])
    { extremes[place] = extreme }
    let classes = try Tensor(Self.classes(rows, width))
    for logits in [values, try Tensor(extremes, shape: [rows, width])] {
      let made = try #require(try logits.crossEntropy(classes))
      #expect(try Self.bits(made) == Self.bits(Self.composite(logits, classes)))
    }
    let gradients = try [{ try $0.crossEntropy(classes)! }, { try Self.composite($0, classes) }]
      .map { (function: (Tensor) throws -> Tensor) in
        try Self.bits(
          valueAndGradient(of: { try function($0[0]).mean() }, at: [values]).gradients[0])
      }
    #expect(gradients[0] == gradients[1])
  }

  @Test("has the second derivatives of its parts", arguments: sizes)
  func secondDerivatives(rows: Int, width: Int) throws {
    let logits = try Self.logits(rows, width)
    let weights = try RandomKey(seed: 7).normal([rows])
    let direction = try RandomKey(seed: 8).normal([rows, width])
    let classes = try Tensor(Self.classes(rows, width))
    func second(_ function: @escaping (Tensor) throws -> Tensor) throws -> [[Float]] {
      try valueAndGradient(
        of: { outer in
          let inner = try valueAndGradient(
            of: { try (function($0[0]) * outer[1]).sum() }, at: [outer[0]])
          return try (inner.gradients[0] * direction).sum()
        }, at: [logits, weights]
      ).gradients.map { try $0.floats() }
    }
    let made = try second { try $0.crossEntropy(classes)! }
    let wanted = try second { try Self.composite($0, classes) }
    for (made, wanted) in zip(made, wanted) {
      #expect(zip(made, wanted).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  @Test("refuses a class that is not there, in a recording too")
  func outside() throws {
    let logits = try Self.logits(20, 3)
    for (place, wrong) in [(0, 3), (19, -4)] {
      var named = Array(repeating: 1, count: 20)
      named[place] = wrong
      #expect(throws: TensorError.index(wrong, axis: 0, size: 3)) {
        try logits.crossEntropy(Tensor(named))
      }
      let step = try RecordedStep(
        on: [logits, Tensor(Array(repeating: 0, count: 20))], stateCount: 0
      ) { [try $0[0].crossEntropy($0[1])!] }.instance()
      #expect(throws: TensorError.index(wrong, axis: 0, size: 3)) {
        try step.replay([logits, Tensor(named)])
      }
    }
    #expect(try logits.crossEntropy(Tensor([1, 2])) == nil)
    #expect(try logits.asType(.float16).crossEntropy(Tensor(Array(repeating: 0, count: 20))) == nil)
  }

  @Test("a recording gives the bits of running", arguments: sizes)
  func replays(rows: Int, width: Int) throws {
    let logits = try Self.logits(rows, width)
    let classes = try Tensor(Self.classes(rows, width))
    func function(_ inputs: [Tensor]) throws -> [Tensor] {
      let (loss, gradients) = try valueAndGradient(
        of: { try $0[0].crossEntropy(inputs[1])!.mean() }, at: [inputs[0]])
      return [loss, gradients[0]]
    }
    let zeros = try Tensor.zeros([rows, width])
    let step = try RecordedStep(on: [zeros, classes], stateCount: 0, function).instance()
    #expect(
      try step.replay([logits, classes]).map(Self.bits)
        == function([logits, classes]).map(Self.bits))
  }
}
