/// A function of matrices in the last two axes, by LAPACK.
///
/// With Y = A⁻¹ the gradient of A is `−Yᵀ · G · Yᵀ`. With `L · Lᵀ = A` it is `L⁻ᵀ · Φ(Lᵀ · G) · L⁻¹`,
/// made symmetric, where Φ takes the lower triangle with half the diagonal (Murray 2016,
/// arXiv:1602.07527). The determinant's is `G · det A · A⁻ᵀ`. The others have none, as in MLX.
struct MatrixFunction: Operation {
  enum Kind {
    case inverse, cholesky, determinant, logDeterminant, determinantSign
    case lowerInverse, upperInverse, orthogonal, triangular, factors
    case leftVectors, singularValues, rightVectors, eigenvalues, eigenvectors
  }

  let kind: Kind

  var name: String {
    switch kind {
    case .inverse: "linalg::inv"
    case .cholesky: "linalg::cholesky"
    case .determinant: "linalg::det"
    case .logDeterminant, .determinantSign: "linalg::slogdet"
    case .lowerInverse, .upperInverse: "linalg::tri_inv"
    case .orthogonal, .triangular: "linalg::qr"
    case .factors: "linalg::lu_factor"
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
      case .determinant, .logDeterminant, .determinantSign: []
      case .inverse, .cholesky, .eigenvectors, .lowerInverse, .upperInverse, .factors:
        [rows, columns]
      case .orthogonal: [rows, least]
      case .triangular: [least, columns]
      case .leftVectors: [rows, rows]
      case .singularValues: [1, least]
      case .rightVectors: [columns, columns]
      case .eigenvalues: [1, rows]
      }
    guard Int32(exactly: rows) != nil, Int32(exactly: columns) != nil else {
      throw .shapeOverflow(shape)
    }
    return ResultType(shape.dropLast(2) + size, inputs[0].dtype)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if inputs[0].shape.suffix(2).contains(0) {
      if output.count > 0 { try Loops.copy(ofEmpty(output), into: output) }
    } else if inputs[0].dtype == .float64 {
      try run(Double.self, inputs[0], output)
    } else {
      try run(Float.self, inputs[0], output)
    }
  }

  /// What is to be said of matrices without elements: the determinant is 1, and the vectors of
  /// what no element turns are those of the identity.
  private func ofEmpty(_ output: Tensor) throws(TensorError) -> Tensor {
    switch kind {
    case .determinant, .determinantSign: return try Tensor.ones(output.shape, dtype: output.dtype)
    case .logDeterminant: return try Tensor.zeros(output.shape, dtype: output.dtype)
    default:
      return try Tensor.eye(output.shape[output.rank - 1], dtype: output.dtype)
        .broadcast(to: output.shape)
    }
  }

  private func run<T: LAPACKElement>(_ type: T.Type, _ x: Tensor, _ output: Tensor)
    throws(TensorError)
  {
    var results: [T] = []
    for matrix in try Matrix<T>.all(of: x) {
      try Interrupt.check()
      switch try matrix.abandonable({ matrix throws(Matrix<T>.Failure) in try elements(matrix) }) {
      case .success(let made): results += made
      case .failure(let error):
        let problem =
          switch kind {
          case .inverse, .lowerInverse, .upperInverse: "The matrix is singular"
          case .cholesky: "The matrix is not positive definite"
          default: "The matrix has elements that are not finite, or the iteration did not end"
          }
        throw .argument(operation: name, "\(problem) (LAPACK's code \(error.code)).")
      }
    }
    Loops.fill(output, from: results)
  }

  private func elements<T: LAPACKElement>(_ matrix: Matrix<T>) throws(Matrix<T>.Failure) -> [T] {
    switch kind {
    case .inverse: return try matrix.inverse().elements
    case .cholesky: return try matrix.cholesky(upper: false).elements
    case .determinant:
      let (sign, logarithm) = matrix.logDeterminant
      return [sign * T.apply(.exp, logarithm)]
    case .logDeterminant: return [matrix.logDeterminant.logarithm]
    case .determinantSign: return [matrix.logDeterminant.sign]
    case .lowerInverse: return try matrix.triangularInverse(upper: false).elements
    case .upperInverse: return try matrix.triangularInverse(upper: true).elements
    case .orthogonal: return try matrix.qr().q.elements
    case .triangular: return try matrix.qr().r.elements
    case .factors: return matrix.eliminated().factors.elements
    case .leftVectors: return try matrix.singularValues().u.elements
    case .singularValues: return try matrix.singularValues().s
    case .rightVectors: return try matrix.singularValues().vt.elements
    case .eigenvalues: return try matrix.symmetricEigen(upper: false).values
    case .eigenvectors: return try matrix.symmetricEigen(upper: false).vectors.elements
    }
  }

  var hasDerivative: Bool {
    switch kind {
    case .inverse, .cholesky, .determinant, .logDeterminant, .determinantSign: true
    default: false
    }
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
    case .determinant, .logDeterminant:
      let factor = kind == .determinant ? try gradient * y : gradient
      return [
        try factor.expandingDimensions([-1, -2])
          * point.inputs[0].inverse().swappingAxes(-1, -2)
      ]
    case .determinantSign: return [nil]
    default: throw .notDifferentiable(name)
    }
  }
}

extension Matrix {
  /// The matrices in the last two axes of `x`, with LAPACK loaded to decompose them.
  static func all(of x: Tensor) throws(TensorError) -> [Matrix] {
    try OpenBLAS.load()
    let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
    let elements = Loops.array(x, of: Scalar.self)
    let size = rows * columns
    guard size > 0 else { return [] }
    return stride(from: 0, to: elements.count, by: size).map {
      Matrix(rows: rows, columns: columns, Array(elements[$0..<($0 + size)]))
    }
  }

  /// The determinant's sign and the logarithm of its size.
  fileprivate var logDeterminant: (sign: Scalar, logarithm: Scalar) {
    let (factors, pivots) = eliminated()
    var sign: Scalar = 1
    var logarithm: Scalar = 0
    for (row, pivot) in pivots.enumerated() {
      let value = factors[row, row]
      if pivot != row { sign = -sign }
      if value < 0 { sign = -sign }
      if value == 0 { sign = 0 }
      logarithm += Scalar.apply(.log, Swift.abs(value))
    }
    return (sign, logarithm)
  }
}

/// X with `A · X = B`. The gradient of B is `A⁻ᵀ · G`, that of A is `−(A⁻ᵀ · G) · Xᵀ`.
struct Solve: Operation {
  var name: String { "linalg::solve" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType { ResultType(inputs[1]) }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if inputs[0].dtype == .float64 {
      try run(Double.self, inputs, output)
    } else {
      try run(Float.self, inputs, output)
    }
  }

  private func run<T: LAPACKElement>(_ type: T.Type, _ inputs: [Tensor], _ output: Tensor)
    throws(TensorError)
  {
    var results: [T] = []
    for (a, b) in zip(try Matrix<T>.all(of: inputs[0]), try Matrix<T>.all(of: inputs[1])) {
      try Interrupt.check()
      switch try a.abandonable({ a throws(Matrix<T>.Failure) in try a.solved(b).elements }) {
      case .success(let made): results += made
      case .failure(let error):
        throw .argument(operation: name, "The matrix is singular (LAPACK's code \(error.code)).")
      }
    }
    Loops.fill(output, from: results)
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

/// The rows that elimination takes, as `uint32`: for each step the row exchanged with its own, or
/// for each row its step. No gradient.
struct Pivots: Operation {
  let asSteps: Bool
  var name: String { "linalg::lu_factor" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let shape = inputs[0].shape
    let rows = shape[shape.count - 2]
    let size = asSteps ? rows : Swift.min(rows, shape[shape.count - 1])
    return ResultType(shape.dropLast(2) + [size], .uint32)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    if inputs[0].shape.suffix(2).contains(0) {
      let steps = try Tensor.arange(output.shape[output.rank - 1], dtype: .uint32)
      return try Loops.copy(steps.broadcast(to: output.shape), into: output)
    }
    let all =
      inputs[0].dtype == .float64
      ? try rows(Double.self, inputs[0]) : try rows(Float.self, inputs[0])
    Loops.fill(output, from: all)
  }

  private func rows<T: LAPACKElement>(_ type: T.Type, _ x: Tensor) throws(TensorError) -> [UInt32] {
    var all: [UInt32] = []
    for matrix in try Matrix<T>.all(of: x) {
      guard
        case .success(let pivots) = try matrix.abandonable({
          matrix throws(Matrix<T>.Failure) in matrix.eliminated().pivots
        })
      else { continue }
      guard asSteps else {
        all += pivots.map(UInt32.init)
        continue
      }
      var taken = Array(0..<matrix.rows)
      for (row, pivot) in pivots.enumerated() { taken.swapAt(row, pivot) }
      var steps = [UInt32](repeating: 0, count: matrix.rows)
      for (step, row) in taken.enumerated() { steps[row] = UInt32(step) }
      all += steps
    }
    return all
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] { [nil] }
}

/// Eigenvalues or eigenvectors, as columns, of any square matrices, as complex numbers; no gradient, as
/// in MLX.
struct Eigen: Operation {
  let vectors: Bool
  var name: String { "linalg::eig" }
  var hasDerivative: Bool { false }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    let shape = inputs[0].shape
    return ResultType(vectors ? shape : Array(shape.dropLast()), .complex64)
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    var results: [Complex64] = []
    for matrix in try Matrix<Float>.all(of: inputs[0]) {
      try Interrupt.check()
      let made = try matrix.abandonable { matrix throws(Matrix<Float>.Failure) in
        let found = try matrix.eigen()
        return (vectors ? found.vectors : found.values).map { Complex64($0.0, $0.1) }
      }
      switch made {
      case .success(let found): results += found
      case .failure(let error):
        throw .argument(
          operation: name,
          "The matrix has elements that are not finite, or the iteration did not end (LAPACK's "
            + "code \(error.code)).")
      }
    }
    Loops.fill(output, from: results)
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    throw .notDifferentiable(name)
  }
}
