import TensorCore
import Testing

/// Operations that a plan puts into one kernel give the bits that they give one by one.
struct FusionTests {
  /// A function of `[m, k]`, `[k, n]`, `[m, n]`, `[m, n]`, `[n]`, `[n]` and one number, and what its plan
  /// must say, or must not.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let shows: [String]
    let hides: [String]
    let function: @Sendable (Inputs) throws -> [Tensor]

    init(
      _ name: String, shows: [String] = [], hides: [String] = [],
      _ function: @escaping @Sendable (Inputs) throws -> [Tensor]
    ) {
      (testDescription, self.shows, self.hides, self.function) = (name, shows, hides, function)
    }
  }

  /// Names for the inputs; those of products have an element only where the case is about them.
  struct Inputs {
    let a, b, x, y, row, other, number: Tensor

    init(_ tensors: [Tensor]) {
      (a, b, x, y) = (tensors[0], tensors[1], tensors[2], tensors[3])
      (row, other, number) = (tensors[4], tensors[5], tensors[6])
    }
  }

  /// The gradient of `Σ weight · relu(x)` for x: a gate.
  private static func gate(_ weight: Tensor, _ x: Tensor) throws -> Tensor {
    try valueAndGradient(of: { try ($0[0].relu() * $0[1]).sum() }, at: [x, weight]).gradients[0]
  }

  static let cases: [Case] = [
    Case("a bias and ReLU", shows: ["matmul+bias+relu("]) {
      [try ($0.a.matmul($0.b) + $0.row).relu()]
    },
    Case("a bias on the left", shows: ["matmul+bias("]) { [try $0.row + $0.a.matmul($0.b)] },
    Case("two other values", shows: ["matmul+add+add("]) {
      [try $0.y + ($0.a.matmul($0.b) + $0.x)]
    },
    Case("a descent", shows: ["matmul+scale+subtract_from("]) {
      [try $0.x - $0.a.matmul($0.b) * $0.number]
    },
    Case("the number on the left", shows: ["matmul+scale+subtract("]) {
      [try $0.number * $0.a.matmul($0.b) - $0.x]
    },
    Case("four stages and one more", shows: ["matmul+negate+square+multiply+subtract("]) {
      [try ((-$0.a.matmul($0.b)).square() * $0.x - $0.y) + $0.row]
    },
    Case("two products", shows: ["matmul(", "matmul+add+bias+relu("]) {
      [try ($0.a.matmul($0.b) + ($0.a + 1).matmul($0.b) + $0.row).relu()]
    },
    Case("a row that is repeated first", shows: ["matmul+bias("], hides: ["broadcast_to"]) {
      let row = try $0.row.reshaped([1, $0.row.count]).broadcast(to: $0.x.shape)
      return [try $0.a.matmul($0.b) + row]
    },
    Case("a repeated row that is used twice", shows: ["broadcast_to"]) {
      let row = try $0.row.broadcast(to: $0.x.shape)
      return [try $0.a.matmul($0.b) + row, row]
    },
    Case("a product that is used twice", shows: ["matmul("], hides: ["matmul+"]) {
      let product = try $0.a.matmul($0.b)
      return [try (product + $0.row) * product]
    },
    Case("a product that is a result", shows: ["matmul("], hides: ["matmul+"]) {
      let product = try $0.a.matmul($0.b)
      return [product, try product + $0.row]
    },
    Case("a product added to itself", shows: ["matmul("], hides: ["matmul+"]) {
      let product = try $0.a.matmul($0.b)
      return [try product + product]
    },
    Case("a gate after a sum", shows: ["gate("]) {
      let sum = try $0.a.matmul($0.b) + $0.x
      return [try gate(sum, $0.y)]
    },
    Case("a chain", shows: ["negate+scale+add+square("]) {
      [try ((-$0.x) * $0.number + $0.y).square()]
    },
    Case("a chain longer than a kernel takes", shows: ["negate+scale+add+square(", "subtract("]) {
      [try ((-$0.x) * $0.number + $0.y).square() - $0.x]
    },
    Case("a chain of what is used twice", hides: ["+"]) {
      let negative = try -$0.x
      return [try negative * $0.number, negative]
    },
    Case("rows of a chain") { [try (($0.x - $0.row) * $0.other).relu() + $0.y] },
    Case("a number that is added") { [try ($0.a.matmul($0.b) + $0.number).relu()] },
    Case("columns") {
      let column = try $0.x.sum(axes: [1], keepingDimensions: true)
      return [try ($0.a.matmul($0.b) + column) * $0.number - $0.y]
    },
    Case("Bᵀ") {
      [
        try ($0.a.matmul($0.b.transposed([1, 0]).reshaped($0.b.shape)) + $0.x + $0.row).relu(),
        try
          ($0.x.matmul($0.b, transposingLeft: false, transposingRight: true) * $0.number
          - $0.a).square(),
      ]
    },
    Case("Aᵀ", shows: ["matmul+scale+subtract_from("]) {
      [try $0.b - $0.a.matmul($0.x, transposingLeft: true, transposingRight: false) * $0.number]
    },
  ]

  /// m, n, k: products by tiles whole and in part, by dots, by columns, in blocks, over several blocks of k.
  static let sizes = [
    (1, 1, 1), (10, 40, 40), (5, 3, 2), (13, 33, 7), (40, 1, 10), (7, 2, 19), (3, 20, 300),
    (50, 101, 130), (1, 40, 10), (4, 16, 5), (9, 48, 6), (11, 37, 9), (7, 33, 300), (19, 79, 3),
    (6, 45, 300), (5, 64, 64), (3, 70, 20), (8, 100, 50),
  ]

  /// Numbers with what is special among them: infinities, NaN, zeros of both signs, tiny ones.
  private static func numbers(_ shape: [Int], seed: UInt64, special: Bool) throws -> Tensor {
    var floats = try RandomKey(seed: seed).normal(shape).floats()
    let specials: [Float] = [.infinity, .nan, -0.0, 0, -.infinity, 0x1p-140, -3e38]
    if special {
      for (place, index) in stride(from: Int(seed % 5), to: floats.count, by: 11).enumerated() {
        floats[index] = specials[place % specials.count]
      }
    }
    return try Tensor(floats, shape: shape)
  }

  private static func inputs(_ size: (Int, Int, Int), seed: UInt64, special: Bool) throws
    -> [Tensor]
  {
    let (m, n, k) = size
    let shapes = [[m, k], [k, n], [m, n], [m, n], [n], [n], []]
    return try shapes.enumerated().map {
      // The factors of products are ordinary: one NaN there is NaN everywhere.
      try numbers($1, seed: seed + UInt64($0), special: special && $0 > 1 && $0 < 6)
    }
  }

  @Test(arguments: cases)
  func `gives the bits of the operations one by one`(test: Case) throws {
    for size in FusionTests.sizes {
      let captured = CapturedFunction { try test.function(Inputs($0)) }
      for seed in 0..<4 as Range<UInt64> {
        let inputs = try FusionTests.inputs(size, seed: 10 * seed, special: seed > 1)
        let eager = try test.function(Inputs(inputs))
        let replayed = try captured(inputs)
        #expect(replayed.map(\.shape) == eager.map(\.shape))
        for (one, other) in zip(replayed, eager) {
          #expect(try one.bytes() == other.bytes(), "\(size), \(seed)")
        }
      }
      if size == (10, 40, 40) {
        let text = captured.planTexts[0]
        for part in test.shows { #expect(text.contains(part), "\(text)") }
        for part in test.hides { #expect(!text.contains(part), "\(text)") }
      }
    }
  }

  /// Each gives the state's next value from the state and a gradient's two factors.
  static let steps: [Case] = [
    Case("the state is the base", shows: ["matmul+scale+subtract_from("], hides: ["state 0 ←"]) {
      [try $0.x - $0.a.matmul($0.b) * $0.number]
    },
    Case("the state is read twice", shows: ["matmul+add+multiply("], hides: ["state 0 ←"]) {
      [try ($0.a.matmul($0.b) + $0.x) * $0.x]
    },
    Case("a chain on the state", shows: ["scale+add("], hides: ["state 0 ←"]) {
      [try $0.x * $0.number + $0.x]
    },
    Case("the state is a factor too", shows: ["matmul+add("]) {
      [try $0.x.matmul($0.x, transposingLeft: false, transposingRight: true).matmul($0.x) + $0.x]
    },
    Case("the state is a row as well", hides: ["state 0 ←"]) {
      [try ($0.x * $0.number) - $0.y * $0.x.sum()]
    },
  ]

  @Test(arguments: steps)
  func `a state is overwritten only where that changes nothing`(test: Case) throws {
    for size in FusionTests.sizes {
      let drawn = try FusionTests.inputs(size, seed: 3, special: false)
      let inputs = [drawn[2]] + drawn[..<2] + drawn[3...]
      func ordered(_ inputs: [Tensor]) -> Inputs {
        Inputs([inputs[1], inputs[2], inputs[0]] + inputs[3...])
      }
      let step = try RecordedStep(on: inputs, stateCount: 1) { try test.function(ordered($0)) }
      let instance = try step.instance()
      for (index, input) in inputs.enumerated() { instance.load(input, at: index) }
      var state = inputs[0]
      for _ in 0..<3 {
        state = try test.function(ordered([state] + inputs[1...]))[0]
        try instance.run()
        #expect(
          try instance.state.values(0..<1)[0].bytes() == state.bytes(),
          "\(size)")
      }
      for part in test.shows where size == (10, 40, 40) { #expect(step.text.contains(part)) }
      for part in test.hides where size == (10, 40, 40) { #expect(!step.text.contains(part)) }
    }
  }

  @Test func `long chains have the same bits on any number of threads`() throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let keys = try RandomKey(seed: 4).split(3)
    let inputs = [
      try keys[0].normal([700, 1200]), try keys[1].normal([700, 1200]), try keys[2].normal([1200]),
    ]
    let functions: [@Sendable ([Tensor]) throws -> Tensor] = [
      { try (-$0[0]) * 0.25 + $0[1] }, { try (($0[0] - $0[2]) * $0[1]).relu() },
    ]
    for function in functions {
      let eager = try function(inputs).bytes()
      for threads in [1, 2, 4] {
        Workers.defaultThreads = threads
        let captured = CapturedFunction { [try function($0)] }
        for _ in 0..<2 { #expect(try captured(inputs)[0].bytes() == eager) }
      }
    }
  }
}
