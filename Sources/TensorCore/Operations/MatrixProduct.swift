extension Tensor {
  /// The matrix product of the last two axes, the others broadcast; a vector is a row on the left
  /// and a column on the right, and its axis is dropped from the result.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank > 0 && other.rank > 0 else {
      throw .argument(
        operation: "matmul", "Got 0 dimension input. Inputs must have at least one dimension.")
    }
    let left = rank == 1 ? try reshaped([1, shape[0]]) : self
    let right = other.rank == 1 ? try other.reshaped([other.shape[0], 1]) : other
    var product = try left.matmul(right, transposingLeft: false, transposingRight: false)
    var shape = product.shape
    if other.rank == 1 { shape.removeLast() }
    if rank == 1 { shape.remove(at: shape.count - (other.rank == 1 ? 1 : 2)) }
    if shape.count != product.rank { product = try product.reshaped(shape) }
    return product
  }

  /// `op(A) · op(B)` over the last two axes, where `op` transposes if asked; at least matrices.
  ///
  /// Without a copy of what is transposed: linear layers, whose weight is `[outputs, inputs]`, and
  /// derivatives of products use this.
  public func matmul(_ other: Tensor, transposingLeft: Bool, transposingRight: Bool)
    throws(TensorError) -> Tensor
  {
    let dtype = self.dtype.promoted(with: other.dtype)
    let operation = MatrixProduct(
      transposedLeft: transposingLeft, transposedRight: transposingRight)
    guard dtype.isInexact else {
      // As in MLX, what is wrong with the shapes is said first.
      try operation.checkInner(self, other)
      throw .argument(
        operation: "matmul",
        "Only inexact types are supported but \(self.dtype.name) and \(other.dtype.name) were "
          + "provided which results in \(dtype.name), which is not a floating point type.")
    }
    return try operation([try asType(dtype), try other.asType(dtype)])
  }

  /// `alpha · (a · b) + beta · self`, which must broadcast to the product's shape; `b` transposed if
  /// asked. All three are converted to their common type first.
  public func addmm(
    _ a: Tensor, _ b: Tensor, alpha: Double = 1, beta: Double = 1, transposingRight: Bool = false
  ) throws(TensorError) -> Tensor {
    guard a.rank > 0 && b.rank > 0 else {
      throw .argument(
        operation: "addmm", "Got 0 dimension input. Inputs must have at least one dimension.")
    }
    let rows = a.rank == 1 ? try a.reshaped([1, a.shape[0]]) : a
    let columns = b.rank == 1 ? try b.reshaped([b.shape[0], 1]) : b
    let operation = MatrixProduct(
      transposedLeft: false, transposedRight: transposingRight && b.rank > 1)
    try operation.checkInner(rows, columns, for: "addmm")
    let dtype = self.dtype.promoted(with: a.dtype).promoted(with: b.dtype)
    guard dtype.isInexact else {
      throw .argument(
        operation: "addmm",
        "Only real floating point types are supported but \(self.dtype.name), \(a.dtype.name) and "
          + "\(b.dtype.name) were provided which results in \(dtype.name), which is not a real "
          + "floating point type.")
    }
    let added = try asType(dtype)
    var product = try operation([try rows.asType(dtype), try columns.asType(dtype)])
    if a.rank == 1 || b.rank == 1 {
      product = try product.reshaped(
        product.shape.dropLast(2) + (a.rank == 1 ? [] : [product.shape[product.rank - 2]])
          + (b.rank == 1 ? [] : [product.shape[product.rank - 1]]))
    }
    guard try Shape.broadcast(self.shape, product.shape) == product.shape else {
      throw .argument(operation: "addmm", "input c must broadcast to the output shape")
    }
    if alpha != 1 { product = try product * alpha }
    return try product + (beta == 1 ? added : added * beta)
  }

  /// The outer product of two flattened arrays, `[m, n]`.
  public func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    try reshaped([-1, 1]) * other.reshaped([1, -1])
  }

  /// The sum of products over the last axis of both.
  public func inner(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { return try self * other }
    guard shape.last == other.shape.last else {
      throw .argument(
        operation: "inner", "a and b must have the same last dimension.")
    }
    return try tensordot(other, axes: [[-1], [-1]])
  }

  /// The sum of products over `axes[0]` of this tensor and `axes[1]` of the other, pairwise.
  public func tensordot(_ other: Tensor, axes: [[Int]]) throws(TensorError) -> Tensor {
    guard axes.count == 2, axes[0].count == axes[1].count else {
      throw .argument(operation: "tensordot", "axes lists must have the same size.")
    }
    var left: [Int] = []
    var right: [Int] = []
    for (one, two) in zip(axes[0], axes[1]) {
      left.append(try Shape.axis(one, rank: rank))
      right.append(try Shape.axis(two, rank: other.rank))
      guard shape[left[left.count - 1]] == other.shape[right[right.count - 1]] else {
        throw .argument(
          operation: "tensordot", "a and b must have the same shape on the contracted axes.")
      }
    }
    let (summedLeft, summedRight) = (left, right)
    let freeLeft = shape.indices.filter { !summedLeft.contains($0) }
    let freeRight = other.shape.indices.filter { !summedRight.contains($0) }
    let inner = left.reduce(1) { $0 * shape[$1] }
    let rows = freeLeft.map { shape[$0] }
    let columns = freeRight.map { other.shape[$0] }
    let a = try transposed(freeLeft + left).reshaped([rows.reduce(1, *), inner])
    let b = try other.transposed(right + freeRight).reshaped([inner, columns.reduce(1, *)])
    return try a.matmul(b).reshaped(rows + columns)
  }
}

/// `C = op(A) · op(B)` over the last two axes, the leading ones broadcast.
///
/// With `C = A · B`: `dA = dC · Bᵀ`, `dB = Aᵀ · dC`; a transposed operand has the transposed gradient.
struct MatrixProduct: Operation {
  let transposedLeft: Bool
  let transposedRight: Bool
  var name: String { "matmul" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let (a, b) = (inputs[0], inputs[1])
    guard a.rank >= 2 && b.rank >= 2 else {
      throw .argument(
        operation: "matmul", "Got 0 dimension input. Inputs must have at least one dimension.")
    }
    try checkInner(a, b)
    let (m, n) = (sizes(a, transposedLeft).0, sizes(b, transposedRight).1)
    let batch = try Shape.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    return ResultType(batch + [m, n], a.dtype)
  }

  /// Throws where rows of `a` and columns of `b` differ in length.
  func checkInner(
    _ a: Tensor, _ b: Tensor, for operation: String = "matmul"
  ) throws(TensorError) {
    guard sizes(a, transposedLeft).1 == sizes(b, transposedRight).0 else {
      throw .matmulShapes(
        operation: operation, seen(a, transposedLeft), seen(b, transposedRight))
    }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    try Loops.multiply(inputs[0], inputs[1], products(inputs, output), into: output)
  }

  func steps(_ inputs: [Tensor], into output: Tensor, scratch: Storage?) -> [Step]? {
    steps(inputs, into: output, scratch: scratch, stages: .none)
  }

  func steps(
    _ inputs: [Tensor], into output: Tensor, scratch: Storage?, stages: BoundStages
  ) -> [Step]? {
    let products = products(inputs, output)
    guard output.dtype == .float32, products.k > 0 else { return nil }
    return Step.products(
      inputs[0], inputs[1], products, output, scratch: scratch, stages: stages)
  }

  func scratchSize(_ inputs: [Tensor], into output: Tensor) -> Int {
    output.dtype == .float32 ? Step.scratchSize(products(inputs, output)) : 0
  }

  /// The products of matrices that this one consists of.
  private func products(_ inputs: [Tensor], _ output: Tensor) -> Loops.Products {
    let (a, b) = (inputs[0], inputs[1])
    let (m, k) = sizes(a, transposedLeft)
    let n = sizes(b, transposedRight).1
    var products = Loops.Products(
      m: m, n: n, k: k, transposedA: transposedLeft, transposedB: transposedRight,
      offsetsA: [0], offsetsB: [0])
    if a.rank == 2 && b.rank == 2 { return products }
    if b.rank == 2 && !transposedLeft {
      // All rows of a stack meet the same matrix: one product.
      products.m = Shape.knownCount(output.shape.dropLast())
    } else if output.rank > 2 {
      let batch = Array(output.shape.dropLast(2))
      products.offsetsA = offsets(a, batch, m * k)
      products.offsetsB = offsets(b, batch, k * n)
    }
    return products
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let (a, b) = (point.inputs[0], point.inputs[1])
    var parts: [Tensor?] = [nil, nil]
    if point.wants(0) {
      let part =
        transposedLeft
        ? try b.matmul(gradient, transposingLeft: transposedRight, transposingRight: true)
        : try gradient.matmul(b, transposingLeft: false, transposingRight: !transposedRight)
      parts[0] = try part.summed(to: a.shape)
    }
    if point.wants(1) {
      if a.rank > 2 && b.rank == 2 && !transposedLeft {
        // Rows of the stack add up in the product itself.
        let rows = try a.reshaped([-1, a.shape[a.rank - 1]])
        let flat = try gradient.reshaped([-1, gradient.shape[gradient.rank - 1]])
        parts[1] =
          transposedRight
          ? try flat.matmul(rows, transposingLeft: true, transposingRight: false)
          : try rows.matmul(flat, transposingLeft: true, transposingRight: false)
      } else {
        let part =
          transposedRight
          ? try gradient.matmul(a, transposingLeft: true, transposingRight: transposedLeft)
          : try a.matmul(gradient, transposingLeft: !transposedLeft, transposingRight: false)
        parts[1] = try part.summed(to: b.shape)
      }
    }
    return parts
  }

  /// Rows and columns of an operand as multiplied.
  private func sizes(_ x: Tensor, _ transposed: Bool) -> (Int, Int) {
    let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
    return transposed ? (columns, rows) : (rows, columns)
  }

  private func seen(_ x: Tensor, _ transposed: Bool) -> [Int] {
    let (rows, columns) = sizes(x, transposed)
    return x.shape.dropLast(2) + [rows, columns]
  }

  /// Where each matrix of a stack broadcast to `batch` starts.
  private func offsets(_ x: Tensor, _ batch: [Int], _ size: Int) -> [Int] {
    let own = Array(x.shape.dropLast(2))
    let steps = LoopNest.steps(own, broadcastTo: batch)
    var offsets = [0]
    for (count, step) in zip(batch, steps) {
      offsets = offsets.flatMap { start in (0..<count).map { start + $0 * step * size } }
    }
    return offsets
  }
}
