import TensorCore
import Testing

struct GradientTests {
  /// d/dx x⁵, four times over: 120x.
  @Test func `gradients nest to any order`() throws {
    func derivative(_ order: Int, _ x: Tensor) throws -> Tensor {
      if order == 0 { return try x * x * x * x * x }
      return try valueAndGradient(of: { try derivative(order - 1, $0[0]) }, at: [x]).gradients[0]
    }
    #expect(try derivative(4, Tensor(2.0)).item() == 240)
    #expect(try derivative(5, Tensor(2.0)).item() == 120)
    #expect(try derivative(6, Tensor(2.0)).item() == 0)
  }

  @Test func `an inner gradient sees an outer variable as a constant`() throws {
    // d/dx (x · d/dy (x · y)) = d/dx x² = 2x.
    let gradient = try valueAndGradient(
      of: { outer in
        let inner = try valueAndGradient(of: { try outer[0] * $0[0] }, at: [Tensor(5.0)])
        return try outer[0] * inner.gradients[0]
      }, at: [Tensor(3.0)]
    ).gradients[0]
    #expect(try gradient.item() == 6)
  }

  @Test func `stopGradient and withoutRecording make constants`() throws {
    let gradient = try valueAndGradient(
      of: { x in
        let constant = try withoutRecording { try x[0] * 2 }
        return try (x[0] * constant + x[0].stopGradient()).sum()
      }, at: [Tensor([3.0, 4.0])]
    ).gradients[0]
    #expect(try gradient.floats() == [6, 8])
  }

  @Test func `an argument that the value does not depend on has a zero gradient`() throws {
    let gradients = try valueAndGradient(
      of: { try $0[0].sum() }, at: [Tensor([1.0]), Tensor.ones([2, 3])]
    ).gradients
    #expect(gradients[1].shape == [2, 3])
    #expect(try gradients[1].floats().allSatisfy { $0 == 0 })
  }

  @Test func `a value that is not a scalar is refused`() throws {
    #expect(throws: TensorError.self) {
      try valueAndGradient(of: { $0[0] }, at: [Tensor([1.0, 2.0])])
    }
  }

  /// A chain whose nodes owned their inputs would overflow the stack when freed.
  @Test func `a record of a million operations is freed in a loop`() throws {
    // A request to stop is one for the whole process, and suites of sessions make some.
    for _ in 0..<20 {
      do {
        let gradient = try valueAndGradient(
          of: { x in
            var y = x[0]
            for _ in 0..<1_000_000 { y = try y + x[0] }
            return y
          }, at: [Tensor(1.0)]
        ).gradients[0]
        #expect(try gradient.item() == 1_000_001)
        return
      } catch TensorError.interrupted {}
    }
    Issue.record("interrupted each time")
  }

  @Test func `several threads take gradients at once`() throws {
    let found = try Workers.map(64, threads: 4) { index in
      let x = try Tensor(Double(index))
      return try valueAndGradient(of: { try $0[0] * $0[0] }, at: [x]).gradients[0].item()
    }
    #expect(found == (0..<64).map { Double(2 * $0) })
  }

  @Test func `vector-Jacobian and Jacobian-vector products agree with the closed form`() throws {
    // f(x, y) = (x·y, sin x): df = (y dx + x dy, cos x dx).
    let (x, y) = (try Tensor([0.5, 1.0]), try Tensor([2.0, -3.0]))
    let f: ([Tensor]) throws -> [Tensor] = { [try $0[0] * $0[1], try $0[0].sin()] }
    let one = try Tensor.ones([2])
    let back = try vectorJacobianProduct(of: f, at: [x, y], cotangents: [one, one]).gradients
    let forward = try jacobianVectorProduct(of: f, at: [x, y], tangents: [one, one]).derivatives
    let cosine = try x.cos()
    #expect(try distance(back[0], (y + cosine).doubles()) < 1e-6)
    #expect(try distance(back[1], x.doubles()) < 1e-6)
    #expect(try distance(forward[0], (x + y).doubles()) < 1e-6)
    #expect(try distance(forward[1], cosine.doubles()) < 1e-6)
  }
}
