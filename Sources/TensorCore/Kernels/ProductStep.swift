import CKernels

extension Step {
  /// Whether a product with Bᵀ gives the same bits, and sooner, where B has been transposed before.
  static func gainsByTransposing(m: Int, n: Int, k: Int) -> Bool {
    ck_product_gains_by_turning(m, n, k) != 0
  }

  /// Whether a product may be written over an operand of its stages.
  static func mayFinishInPlace(m: Int, n: Int, k: Int, transposedB: Bool) -> Bool {
    ck_product_may_alias(m, n, k, transposedB ? 1 : 0) != 0
  }

  /// How a product is cut into pieces, about one for each thread: elements of the result do not depend
  /// on each other, so the cut changes no bit.
  private struct Cut {
    var rows = 1
    var columns = 1

    init(_ products: Loops.Products) {
      let (m, n, k) = (products.m, products.n, products.k)
      let work = Double(m) * Double(n) * Double(k)
      let threads = Swift.min(Workers.defaultThreads, 16)
      guard threads > 1, products.offsetsA.count == 1, work >= 1e6 else { return }
      let most = Swift.min(threads, Int(Swift.min(work / 5e5, 16)))
      // Columns of few rows: each piece then packs its own part of B only.
      if m < 256 && n / 32 >= most {
        columns = most
      } else {
        rows = Swift.max(1, Swift.min(most, m / 24))
      }
    }

    var count: Int { rows * columns }
  }

  /// The bytes of scratch that one piece of `products` needs.
  private static func pieceScratchSize(_ products: Loops.Products) -> Int {
    let floats = ck_product_scratch(
      products.m, products.n, products.k, products.transposedB ? 1 : 0)
    return (4 * floats + 63) / 64 * 64
  }

  /// The scratch that `products` need, in bytes.
  static func scratchSize(_ products: Loops.Products) -> Int {
    Cut(products).count * pieceScratchSize(products)
  }

  /// A product for each batch and each piece of rows: one a thread where the product is large, and at
  /// most 2²⁹ multiplications, so that a stop is seen.
  ///
  /// With our own kernel, whose rows do not depend on how many there are. Measured against OpenBLAS
  /// 0.3.21 on Zen 5, which takes that processor for Haswell, it is 2 to 7 times as fast up to 64³
  /// and 1.7 times at 1024³, so no product of `float32` goes there.
  static func products(
    _ a: Tensor, _ b: Tensor, _ products: Loops.Products, _ output: Tensor, scratch: Storage?,
    stages: BoundStages = .none
  ) -> [Step] {
    let (m, n, k) = (products.m, products.n, products.k)
    stages.check(count: output.count, width: n)
    let pieceScratch = pieceScratchSize(products)
    // The number of threads may have changed since scratch was made.
    let room = pieceScratch == 0 ? Int.max : (scratch?.byteCount ?? 0) / pieceScratch
    var cut = Cut(products)
    if cut.count > room { (cut.rows, cut.columns) = (1, 1) }
    let most = Swift.max(240, (1 << 29) / Swift.max(1, n * k) / 240 * 240)
    let height = cut.rows > 1 ? (m / cut.rows + 12) / 12 * 12 : most
    let byDots = ck_product_is_by_dots(
      m, n, k, products.transposedA ? m : 1, products.transposedB ? 1 : 0)
    let panels = n / 32
    var steps: [Step] = []
    for index in products.offsetsA.indices {
      for (column, row) in (0..<cut.columns).flatMap({ column in
        stride(from: 0, to: m, by: height).map { (column, $0) }
      }) {
        let left = column * panels / cut.columns * 32
        let right = column == cut.columns - 1 ? n : (column + 1) * panels / cut.columns * 32
        var made = Step(CK_STEP_PRODUCT, a, output, count: 0)
        let x = unsafe made.step.a! + products.offsetsA[index]
        let y = unsafe floats(b) + products.offsetsB[index]
        let place = (index * m + row) * n + left
        let offset = cut.count > 1 ? steps.count * pieceScratch : 0
        unsafe made.step.product = ck_product(
          m: Swift.min(height, m - row), n: right - left, k: k, by_dots: byDots,
          a: x + (products.transposedA ? row : row * k),
          a_row: products.transposedA ? 1 : k, a_column: products.transposedA ? m : 1,
          b: y + (products.transposedB ? left * k : left),
          b_transposed: products.transposedB ? 1 : 0,
          b_row: n, c: made.step.y + place, c_row: n,
          scratch: scratch.map { unsafe ($0.base + offset).assumingMemoryBound(to: Float.self) },
          stages: stages.steps(place: place, column: left))
        steps.append(made)
      }
    }
    if cut.count > 1 { unsafe steps[0].step.group = Int32(steps.count) }
    return steps
  }
}
