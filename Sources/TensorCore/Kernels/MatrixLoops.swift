extension Loops {
  /// A stack of products: for each batch `i`, `C[i] = A[offsetsA[i]] · B[offsetsB[i]]`.
  struct Products {
    var m: Int
    var n: Int
    var k: Int
    var transposedA: Bool
    var transposedB: Bool
    /// The element at which each batch's operands start.
    var offsetsA: [Int]
    var offsetsB: [Int]
  }

  /// Multiplies matrices of one floating type; see `Products`.
  static func multiply(_ a: Tensor, _ b: Tensor, _ products: Products, into output: Tensor)
    throws(TensorError)
  {
    let (m, n, k) = (products.m, products.n, products.k)
    precondition(a.dtype == b.dtype && a.dtype == output.dtype, "product operands differ in type")
    precondition(output.count == products.offsetsA.count * m * n, "product of another size")
    precondition(
      products.offsetsA.allSatisfy { $0 >= 0 && $0 + m * k <= a.count }
        && products.offsetsB.allSatisfy { $0 >= 0 && $0 + k * n <= b.count },
      "product operands are too small")
    if output.count == 0 { return }
    if k == 0 { return clear(output) }
    switch a.dtype {
    case .float32: try stack(a, b, products, output)
    case .float64: try stack(Double.self, a, b, products, output)
    case .complex64: try plain(Complex64.self, a, b, products, output)
    default:
      let wideA = try Tensor(uninitialized: a.shape, .float32)
      let wideB = try Tensor(uninitialized: b.shape, .float32)
      let result = try Tensor(uninitialized: output.shape, .float32)
      try cast(a, into: wideA)
      try cast(b, into: wideB)
      try multiply(wideA, wideB, products, into: result)
      try cast(result, into: output)
    }
  }

  private static func stack(_ a: Tensor, _ b: Tensor, _ products: Products, _ output: Tensor)
    throws(TensorError)
  {
    let size = Step.scratchSize(products)
    let scratch = size > 0 ? try Storage(byteCount: size) : nil
    let steps = Step.products(a, b, products, output, scratch: scratch)
    try Step.run(steps[...])
    withExtendedLifetime(scratch) {}
  }

  private static func stack<T: BLASElement>(
    _ type: T.Type, _ a: Tensor, _ b: Tensor, _ products: Products, _ output: Tensor
  ) throws(TensorError) {
    let (x, y) = unsafe (
      a.storage.elements(type).baseAddress!, b.storage.elements(type).baseAddress!
    )
    let z = unsafe output.storage.mutableElements(type).baseAddress!
    for index in products.offsetsA.indices {
      try unsafe BLASGate.multiply(
        x + products.offsetsA[index], y + products.offsetsB[index],
        z + index * products.m * products.n, m: products.m, n: products.n, k: products.k,
        transposedA: products.transposedA, transposedB: products.transposedB)
    }
  }

  /// By the definition, for types that BLAS is not asked for.
  private static func plain<T: Element>(
    _ type: T.Type, _ a: Tensor, _ b: Tensor, _ products: Products, _ output: Tensor
  ) throws(TensorError) {
    let (m, n, k) = (products.m, products.n, products.k)
    let x = unsafe a.storage.elements(type)
    let y = unsafe b.storage.elements(type)
    let z = unsafe output.storage.mutableElements(type)
    for index in products.offsetsA.indices {
      let (startA, startB) = (products.offsetsA[index], products.offsetsB[index])
      for i in 0..<m {
        try Interrupt.check()
        for j in 0..<n {
          var total = T.zero
          for l in 0..<k {
            let left = unsafe x[startA + (products.transposedA ? l * m + i : i * k + l)]
            let right = unsafe y[startB + (products.transposedB ? j * k + l : l * n + j)]
            total = T.add(total, T.multiply(left, right))
          }
          unsafe z[(index * m + i) * n + j] = total
        }
      }
    }
  }
}
