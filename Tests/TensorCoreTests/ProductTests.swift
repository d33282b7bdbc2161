import TensorCore
import Testing

/// Products against their definition in double precision, over the shapes that kernels choose ways by.
@Suite struct ProductTests {
  /// Rows, columns and terms: products by dots of few rows and of few columns, and beside them.
  static let sizes = [
    (1, 16, 16), (1, 64, 64), (1, 300, 768), (1, 300, 769), (2, 17, 16), (2, 40, 15), (3, 20, 70),
    (4, 31, 32), (5, 64, 40), (5, 64, 39), (5, 16, 64), (5, 15, 64), (8, 50, 64), (8, 50, 63),
    (9, 50, 80), (6, 7, 100), (30, 5, 40), (8, 2000, 100),
  ]

  /// Each result within the bound of a sum of products in any order: `k ε Σ |a b|`
  /// (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1).
  @Test(arguments: sizes)
  func `x Wᵀ is the sum of products`(m: Int, n: Int, k: Int) throws {
    let x = try RandomKey(seed: 1).normal([m, k]).floats()
    let w = try RandomKey(seed: 2).normal([n, k]).floats()
    let found = try Tensor(x, shape: [m, k]).matmul(
      Tensor(w, shape: [n, k]), transposingLeft: false, transposingRight: true
    ).floats()
    for i in 0..<m {
      for j in 0..<n {
        var (sum, size) = (0.0, 0.0)
        for l in 0..<k {
          let product = Double(x[i * k + l]) * Double(w[j * k + l])
          sum += product
          size += abs(product)
        }
        let bound = Double(k) * 0x1p-24 * size
        #expect(abs(Double(found[i * n + j]) - sum) <= bound, "row \(i), column \(j)")
      }
    }
  }

  /// What threads may then share out: a row is what it is whichever rows stand beside it.
  @Test(arguments: sizes)
  func `rows do not depend on each other`(m: Int, n: Int, k: Int) throws {
    let (x, w) = (try RandomKey(seed: 1).normal([m, k]), try RandomKey(seed: 2).normal([n, k]))
    func product(_ x: Tensor) throws -> Tensor {
      try x.matmul(w, transposingLeft: false, transposingRight: true)
    }
    let order = try Tensor((0..<m).map { m - 1 - $0 })
    let one = try product(x).take(order, axis: 0)
    let other = try product(x.take(order, axis: 0))
    #expect(try one.bytes() == other.bytes())
  }

  @Test func `large products of few rows have the same bits on any number of threads`() throws {
    let before = Workers.defaultThreads
    defer { Workers.defaultThreads = before }
    let x = try RandomKey(seed: 1).normal([8, 300])
    let w = try RandomKey(seed: 2).normal([2000, 300])
    var found: [[UInt8]] = []
    for threads in [1, 2, 4] {
      Workers.defaultThreads = threads
      let product = CapturedFunction {
        [try ($0[0].matmul($0[1], transposingLeft: false, transposingRight: true) + 1).relu()]
      }
      for _ in 0..<2 { found.append(try product([x, w])[0].bytes()) }
    }
    #expect(found.allSatisfy { $0 == found[0] })
  }
}
