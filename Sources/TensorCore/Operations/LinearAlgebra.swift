extension Tensor {
  /// The inverse of square matrices in the last two axes.
  public func inverse() throws(TensorError) -> Tensor {
    try MatrixFunction(kind: .inverse)([try squareReal("inv")])
  }

  /// X with `self · X = right`; a vector on the right gives a vector.
  public func solve(_ right: Tensor) throws(TensorError) -> Tensor {
    let a = try squareReal("solve")
    let isVector = right.rank == 1 || right.rank == a.rank - 1
    let b = try (isVector ? right.expandingDimensions([-1]) : right).asType(a.dtype)
    guard b.rank >= 2, b.shape[b.rank - 2] == a.shape[a.rank - 1] else {
      throw .argument(
        operation: "linalg::solve",
        "Last dimension of first input with shape \(shapeText(shape)) must match second to last "
          + "dimension of second input with shape \(shapeText(right.shape)).")
    }
    let batch = try Shape.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    let x = try Solve()([
      try a.broadcast(to: batch + a.shape.suffix(2)),
      try b.broadcast(to: batch + b.shape.suffix(2)),
    ])
    return isVector ? try x.squeezed(axes: [-1]) : x
  }

  /// The lower triangle L with `L · Lᵀ = self`, or the upper one with `Uᵀ · U`; positive definite
  /// matrices only.
  public func cholesky(upper: Bool = false) throws(TensorError) -> Tensor {
    let x = try squareReal("cholesky")
    let l = try MatrixFunction(kind: .cholesky)([upper ? try x.swappingAxes(-1, -2) : x])
    return upper ? try l.swappingAxes(-1, -2) : l
  }

  /// The inverse of the matrix whose Cholesky factor this is.
  public func choleskyInverse(upper: Bool = false) throws(TensorError) -> Tensor {
    let inverse = try squareReal("cholesky_inv").triangularInverse(upper: upper)
    return upper
      ? try inverse.matmul(inverse, transposingLeft: false, transposingRight: true)
      : try inverse.matmul(inverse, transposingLeft: true, transposingRight: false)
  }

  /// The inverse of the lower or upper triangle of square matrices; zeros elsewhere.
  public func triangularInverse(upper: Bool = false) throws(TensorError) -> Tensor {
    let x = try squareReal("inv")
    return try MatrixFunction(kind: upper ? .upperInverse : .lowerInverse)([x])
  }

  /// X with `T · X = right`, where T is the lower or upper triangle of this matrix.
  public func solveTriangular(_ right: Tensor, upper: Bool = false) throws(TensorError) -> Tensor {
    let t = try squareReal("solve_triangular")
    guard right.shape.isEmpty || right.shape[Swift.max(0, right.rank - 2)] == shape[rank - 1] else {
      throw .argument(
        operation: "linalg::solve_triangular",
        "Last dimension of first input with shape \(shapeText(shape)) must match second to last "
          + "dimension of second input with shape \(shapeText(right.shape)).")
    }
    return try t.triangularInverse(upper: upper).matmul(right)
  }

  /// The determinants of square matrices.
  public func determinant() throws(TensorError) -> Tensor {
    try MatrixFunction(kind: .determinant)([try numbers().squareReal("det")])
  }

  /// The signs of the determinants and the logarithms of their sizes.
  public func signAndLogDeterminant() throws(TensorError) -> (sign: Tensor, logarithm: Tensor) {
    let x = try numbers().squareReal("slogdet")
    return (
      try MatrixFunction(kind: .determinantSign)([x]),
      try MatrixFunction(kind: .logDeterminant)([x])
    )
  }

  /// The factors L and U in one matrix, and the row that each step of the elimination took.
  public func luFactor() throws(TensorError) -> (factors: Tensor, pivots: Tensor) {
    let x = try matrixReal("lu_factor")
    return (try MatrixFunction(kind: .factors)([x]), try Pivots(asSteps: false)([x]))
  }

  /// For each row the step in which elimination takes it, the unit lower triangle L and the upper
  /// triangle U: this matrix is `L · U` with its rows taken in that order.
  public func lu() throws(TensorError) -> (rows: Tensor, lower: Tensor, upper: Tensor) {
    let (factors, _) = try luFactor()
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let least = Swift.min(rows, columns)
    let lower = try factors[[.ellipsis, .slice(nil, least, nil)]].lowerTriangle(offset: -1)
    let upper = try factors[[.ellipsis, .slice(nil, least, nil), .all]].upperTriangle()
    return (
      try Pivots(asSteps: true)([self]),
      try lower + Tensor.eye(rows, columns: least, dtype: dtype), upper
    )
  }

  /// Eigenvalues and eigenvectors, as columns, of square matrices, as complex numbers.
  public func eigen() throws(TensorError) -> (values: Tensor, vectors: Tensor) {
    let x = try squareReal("eig").asType(.float32)
    return (try Eigen(vectors: false)([x]), try Eigen(vectors: true)([x]))
  }

  /// Q with orthonormal columns, and upper triangular R.
  public func qr() throws(TensorError) -> (q: Tensor, r: Tensor) {
    let x = try matrixReal("qr")
    return (
      try MatrixFunction(kind: .orthogonal)([x]), try MatrixFunction(kind: .triangular)([x])
    )
  }

  /// U, the singular values in descending order, and Vᵀ.
  public func svd() throws(TensorError) -> (u: Tensor, s: Tensor, vt: Tensor) {
    let x = try matrixReal("svd")
    return (
      try MatrixFunction(kind: .leftVectors)([x]),
      try MatrixFunction(kind: .singularValues)([x]).squeezed(axes: [-2]),
      try MatrixFunction(kind: .rightVectors)([x])
    )
  }

  /// The singular values in descending order.
  public func singularValues() throws(TensorError) -> Tensor {
    try MatrixFunction(kind: .singularValues)([try matrixReal("svd")]).squeezed(axes: [-2])
  }

  /// Eigenvalues, ascending, and eigenvectors, as columns, of symmetric matrices, of which one triangle
  /// is read.
  public func symmetricEigen(upper: Bool = false) throws(TensorError) -> (
    values: Tensor, vectors: Tensor
  ) {
    let x = try squareReal("eigh")
    let read = upper ? try x.swappingAxes(-1, -2) : x
    return (
      try MatrixFunction(kind: .eigenvalues)([read]).squeezed(axes: [-2]),
      try MatrixFunction(kind: .eigenvectors)([read])
    )
  }

  /// The pseudo-inverse: `V · diag(1 / S) · Uᵀ`, singular values near 0 left out.
  public func pseudoInverse() throws(TensorError) -> Tensor {
    if shape.suffix(2).contains(0) {
      let x = try matrixReal("pinv")
      return try Tensor.zeros(x.swappingAxes(-1, -2).shape, dtype: x.dtype)
    }
    let (u, s, vt) = try svd()
    let count = s.shape[s.rank - 1]
    let largest = try s.max(axes: [-1], keepingDimensions: true)
    let tolerance = Double(Swift.max(shape[rank - 1], shape[rank - 2])) * 1.1920929e-7
    let inverse = try Tensor.where(s > largest * tolerance, s.reciprocal(), s.scalar(0.0))
    let v = try vt[[.ellipsis, .slice(nil, count, nil), .all]].swappingAxes(-1, -2)
    let left = try u[[.ellipsis, .slice(nil, count, nil)]].swappingAxes(-1, -2)
    return try (v * inverse.expandingDimensions([-2])).matmul(left)
  }

  /// The vector product along an axis of size 3.
  public func cross(_ other: Tensor, axis: Int = -1) throws(TensorError) -> Tensor {
    for x in [self, other] {
      let size = x.shape[try Shape.axis(axis, rank: x.rank, of: "linalg::cross")]
      guard size == 2 || size == 3 else {
        throw .argument(operation: "linalg::cross", "The specified axis must have size 2 or 3.")
      }
    }
    let pair = try Tensor.broadcast([self.inSpace(axis), other.inSpace(axis)])
    let position = try Shape.axis(axis, rank: pair[0].rank)
    let a = try pair[0].split(parts: 3, axis: position)
    let b = try pair[1].split(parts: 3, axis: position)
    return try Tensor.concatenate(
      [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]],
      axis: position)
  }

  /// Vectors of the plane with a third component of zero; others as they are.
  private func inSpace(_ axis: Int) throws(TensorError) -> Tensor {
    let position = try Shape.axis(axis, rank: rank)
    if shape[position] == 3 { return self }
    guard shape[position] == 2 else {
      throw .argument(operation: "linalg::cross", "The specified axis must have size 2 or 3.")
    }
    return try padded(shape.indices.map { (0, $0 == position ? 1 : 0) })
  }

  /// Integers as `float32`, which determinants take.
  private func numbers() throws(TensorError) -> Tensor {
    dtype.isInexact ? self : try asType(.float32)
  }

  fileprivate func matrixReal(_ operation: String) throws(TensorError) -> Tensor {
    guard dtype == .float32 || dtype == .float64 else {
      throw .argument(
        operation: "linalg::\(operation)",
        "Arrays must have type float32 or float64. Received array with type \(dtype.name).")
    }
    guard rank >= 2 else {
      throw .argument(
        operation: "linalg::\(operation)",
        "Arrays must have >= 2 dimensions. Received array with \(rank) dimensions.")
    }
    return self
  }

  fileprivate func squareReal(_ operation: String) throws(TensorError) -> Tensor {
    let x = try matrixReal(operation)
    guard shape[rank - 1] == shape[rank - 2] else {
      let message =
        switch operation {
        case "inv": "Inverses are only defined for square matrices."
        case "cholesky": "Cholesky decomposition is only defined for square matrices."
        case "cholesky_inv": "Cholesky inverse is only defined for square matrices."
        case "solve":
          "First input must be a square matrix. Received array with shape \(shapeText(shape))."
        default: "Only defined for square matrices."
        }
      throw .argument(operation: "linalg::\(operation)", message)
    }
    return x
  }
}
