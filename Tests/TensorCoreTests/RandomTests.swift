import TensorCore
import Testing

/// MLX's streams: bits, and what is made of them.
struct RandomTests {
  @Test func `draws what MLX draws`() throws {
    for test in FixtureCase.all("random") {
      let found = try RandomTests.draw(test.name, seed: UInt64(test.inputs[0])!)
      #expect(found.shape == test.shape && found.dtype == test.dtype, "\(test.testDescription)")
      // Where a logarithm or erfinv is between the bits and the number, 2 units in the last place.
      let isExact = !["normal", "normal_scaled", "truncated", "gumbel", "laplace"].contains(
        test.name)
      // Fixtures give nine digits, which name one Float.
      let expected = test.dtype.isFloating ? test.values.map { Double(Float($0)) } : test.values
      let error = try distance(found, expected)
      #expect(error <= (isExact ? 0 : 1e-6), "\(test.testDescription): \(found), \(test.values)")
    }
  }

  private static func ramp(_ shape: [Int]) throws -> Tensor {
    try Tensor.arange(0, Double(shape.reduce(1, *))).reshaped(shape) * 0.3
  }

  private static func draw(_ name: String, seed: UInt64) throws -> Tensor {
    let key = try RandomKey(seed: seed)
    switch name {
    case "split": return try Tensor.stack(key.split(3).map(\.tensor))
    case "uniform": return try key.uniform([5], low: -1, high: 3)
    case "uniform16": return try key.uniform([4], dtype: .float16)
    case "uniformb16": return try key.uniform([4], dtype: .bfloat16)
    case "normal": return try key.normal([9])
    case "normal_scaled": return try key.normal([4], location: 1.5, scale: 0.3)
    case "randint": return try key.randint([8], low: -5, high: 9)
    case "bernoulli": return try key.bernoulli(0.3, shape: [9])
    case "truncated":
      return try key.truncatedNormal(lower: Tensor(-1), upper: Tensor(2), shape: [5])
    case "gumbel": return try key.gumbel([5])
    case "laplace": return try key.laplace([5])
    case "permutation": return try key.permutation(9)
    case "permutation_rows":
      return try key.permutation(of: Tensor.arange(12).reshaped([4, 3]))
    case "categorical": return try key.categorical(ramp([3, 4]))
    case "categorical_1d": return try key.categorical(ramp([5]), count: 7)
    case "categorical_n": return try key.categorical(ramp([2, 3]), count: 4)
    case "sequence":
      var sequence = try RandomSequence(seed: seed)
      return try Tensor.concatenate((0..<4).map { _ in try sequence.next().uniform([3]) })
    default: throw TensorError.argument(operation: name, "no such draw")
    }
  }
}
