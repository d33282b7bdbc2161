import TensorCore
import Testing

/// Every operation against MLX: values, gradients, gradients of gradients.
struct OperationFixtureTests {
  typealias Function = @Sendable ([Tensor]) throws -> Tensor

  @Test(arguments: [
    "unary", "binary", "promotion", "casts", "reductions", "products", "shapes", "layers",
  ])
  func `agrees with MLX`(family: String) throws {
    for test in FixtureCase.all(family) {
      guard let function = OperationTable.function(named: test.name) else {
        Issue.record("no function \(test.name)")
        continue
      }
      do {
        let found = try test.computed(function)
        #expect(found.shape == test.shape, "\(test.testDescription)")
        #expect(found.dtype == test.dtype, "\(test.testDescription)")
        let error = try distance(found, test.values)
        #expect(
          error <= tolerance(test), "\(test.testDescription): \(found), not \(test.values)")
      } catch {
        Issue.record("\(test.testDescription): \(error)")
      }
    }
  }

  /// Of the element type's precision: a few units in the last place, more for derivatives, which add
  /// up rounded terms.
  private func tolerance(_ test: FixtureCase) -> Double {
    switch test.dtype {
    case .float16: 0.002
    case .bfloat16: 0.016
    case .float64: 1e-6
    case .float32, .complex64:
      switch test.kind {
      case .forward: 2e-6
      case .gradient: 1e-5
      case .second: 5e-5
      }
    default: 0
    }
  }
}
