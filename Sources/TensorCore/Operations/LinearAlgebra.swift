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
    let l = try MatrixFunction(kind: .cholesky)([try squareReal("cholesky")])
    return upper ? try l.swappingAxes(-1, -2) : l
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
    let pair = try Tensor.broadcast([self, other])
    let position = try Shape.axis(axis, rank: pair[0].rank)
    guard pair[0].shape[position] == 3 else {
      throw .argument(operation: "linalg::cross", "The specified axis must have size 3.")
    }
    let a = try pair[0].split(parts: 3, axis: position)
    let b = try pair[1].split(parts: 3, axis: position)
    return try Tensor.concatenate(
      [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]],
      axis: position)
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
      throw .argument(
        operation: "linalg::\(operation)",
        "Inputs must be square matrices. Received array with shape \(shapeText(shape)).")
    }
    return x
  }
}

/// A function of matrices in the last two axes, computed in double precision.
///
/// With Y = A⁻¹ the gradient of A is `−Yᵀ · G · Yᵀ`. With `L · Lᵀ = A` it is `L⁻ᵀ · Φ(Lᵀ · G) · L⁻¹`,
/// made symmetric, where Φ takes the lower triangle with half the diagonal (Murray 2016,
/// arXiv:1602.07527). The others have none, as in MLX.
struct MatrixFunction: Operation {
  enum Kind {
    case inverse, cholesky, orthogonal, triangular, leftVectors, singularValues, rightVectors
    case eigenvalues, eigenvectors
  }

  let kind: Kind

  var name: String {
    switch kind {
    case .inverse: "linalg::inv"
    case .cholesky: "linalg::cholesky"
    case .orthogonal, .triangular: "linalg::qr"
    case .leftVectors, .singularValues, .rightVectors: "linalg::svd"
    case .eigenvalues, .eigenvectors: "linalg::eigh"
    }
  }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let shape = inputs[0].shape
    let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
    let least = Swift.min(rows, columns)
    let size: [Int] =
      switch kind {
      case .inverse, .cholesky, .eigenvectors: [rows, columns]
      case .orthogonal: [rows, least]
      case .triangular: [least, columns]
      case .leftVectors: [rows, rows]
      case .singularValues: [1, least]
      case .rightVectors: [columns, columns]
      case .eigenvalues: [1, rows]
      }
    return ResultType(shape.dropLast(2) + size, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let shape = inputs[0].shape
    let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
    let all = Loops.doubles(inputs[0])
    var results: [Double] = []
    let size = rows * columns
    for start in stride(from: 0, to: all.count, by: Swift.max(1, size)) {
      let matrix = Matrix(rows: rows, columns: columns, Array(all[start..<(start + size)]))
      results += try elements(matrix)
    }
    Loops.fill(output, rounding: results)
  }

  private func elements(_ matrix: Matrix) throws(TensorError) -> [Double] {
    switch kind {
    case .inverse:
      guard let inverse = matrix.solved(.identity(matrix.rows)) else {
        throw .argument(operation: name, "The matrix is singular.")
      }
      return inverse.elements
    case .cholesky:
      guard let l = matrix.cholesky else {
        throw .argument(operation: name, "The matrix is not positive definite.")
      }
      return l.elements
    case .orthogonal: return matrix.qr.q.elements
    case .triangular: return matrix.qr.r.elements
    case .leftVectors: return try matrix.singularValues().u.elements
    case .singularValues: return try matrix.singularValues().s
    case .rightVectors: return try matrix.singularValues().vt.elements
    case .eigenvalues: return try lowerSymmetric(matrix).symmetricEigen().values
    case .eigenvectors: return try lowerSymmetric(matrix).symmetricEigen().vectors.elements
    }
  }

  private func lowerSymmetric(_ matrix: Matrix) -> Matrix {
    var symmetric = matrix
    for i in 0..<matrix.rows { for j in 0..<i { symmetric[j, i] = matrix[i, j] } }
    return symmetric
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let y = point.output
    switch kind {
    case .inverse:
      return [
        try -y.matmul(gradient, transposingLeft: true, transposingRight: false)
          .matmul(y, transposingLeft: false, transposingRight: true)
      ]
    case .cholesky:
      let inner = try y.matmul(gradient, transposingLeft: true, transposingRight: false)
      let half = try (inner.lowerTriangle() + inner.lowerTriangle(offset: -1)) * 0.5
      let inverse = try y.inverse()
      let outer = try inverse.matmul(half, transposingLeft: true, transposingRight: false)
        .matmul(inverse)
      return [try (outer + outer.swappingAxes(-1, -2)) * 0.5]
    default: throw .notDifferentiable(name)
    }
  }
}

/// X with `A · X = B`. The gradient of B is `A⁻ᵀ · G`, that of A is `−(A⁻ᵀ · G) · Xᵀ`.
struct Solve: Operation {
  var name: String { "linalg::solve" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[1]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let size = inputs[0].shape[inputs[0].rank - 1]
    let columns = inputs[1].shape[inputs[1].rank - 1]
    let (a, b) = (Loops.doubles(inputs[0]), Loops.doubles(inputs[1]))
    var results: [Double] = []
    let matrices = size == 0 ? 0 : a.count / (size * size)
    for index in 0..<matrices {
      let left = Matrix(
        rows: size, columns: size, Array(a[(index * size * size)..<((index + 1) * size * size)]))
      let right = Matrix(
        rows: size, columns: columns,
        Array(b[(index * size * columns)..<((index + 1) * size * columns)]))
      guard let x = left.solved(right) else {
        throw .argument(operation: name, "The matrix is singular.")
      }
      results += x.elements
    }
    Loops.fill(output, rounding: results)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    let transposed = try point.inputs[0].swappingAxes(-1, -2)
    let toRight = try self([transposed, gradient])
    return [
      point.wants(0)
        ? try -toRight.matmul(point.output, transposingLeft: false, transposingRight: true) : nil,
      toRight,
    ]
  }
}
