/// A small matrix of doubles, row-major: what decompositions work on.
struct Matrix {
  let rows: Int
  let columns: Int
  private(set) var elements: [Double]

  init(rows: Int, columns: Int, _ elements: [Double]) {
    precondition(elements.count == rows * columns, "a matrix of another size")
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, Array(repeating: 0, count: rows * columns))
  }

  static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  /// The first `count` columns.
  func prefix(columns count: Int) -> Matrix {
    var result = Matrix(rows: rows, columns: count)
    for i in 0..<rows { for j in 0..<count { result[i, j] = self[i, j] } }
    return result
  }

  mutating func swapRows(_ one: Int, _ other: Int) {
    if one == other { return }
    for j in 0..<columns { elements.swapAt(one * columns + j, other * columns + j) }
  }

  /// The solution of `self · X = right` by elimination with row exchanges; nil where singular.
  func solved(_ right: Matrix) -> Matrix? {
    var (a, x) = (self, right)
    for step in 0..<rows {
      let pivot = (step..<rows).max { Swift.abs(a[$0, step]) < Swift.abs(a[$1, step]) } ?? step
      if a[pivot, step] == 0 || a[pivot, step].isNaN { return nil }
      a.swapRows(step, pivot)
      x.swapRows(step, pivot)
      for i in (step + 1)..<Swift.max(rows, step + 1) {
        let factor = a[i, step] / a[step, step]
        if factor == 0 { continue }
        for j in step..<columns { a[i, j] -= factor * a[step, j] }
        for j in 0..<x.columns { x[i, j] -= factor * x[step, j] }
      }
    }
    for i in (0..<rows).reversed() {
      for j in 0..<x.columns {
        var value = x[i, j]
        for k in (i + 1)..<Swift.max(rows, i + 1) { value -= a[i, k] * x[k, j] }
        x[i, j] = value / a[i, i]
      }
    }
    return x
  }

  /// The lower triangle L with `L · Lᵀ = self`, read from the lower triangle; nil where the matrix is
  /// not positive definite.
  var cholesky: Matrix? {
    var l = Matrix(rows: rows, columns: columns)
    for j in 0..<rows {
      var diagonal = self[j, j]
      for k in 0..<j { diagonal -= l[j, k] * l[j, k] }
      guard diagonal > 0 else { return nil }
      l[j, j] = diagonal.squareRoot()
      for i in (j + 1)..<Swift.max(rows, j + 1) {
        var value = self[i, j]
        for k in 0..<j { value -= l[i, k] * l[j, k] }
        l[i, j] = value / l[j, j]
      }
    }
    return l
  }

  /// Q with orthonormal columns and upper triangular R with `Q · R = self`, by Householder's
  /// reflections with LAPACK's signs; Q is `[rows, min]`, R `[min, columns]`.
  var qr: (q: Matrix, r: Matrix) {
    var r = self
    var q = Matrix.identity(rows)
    let size = Swift.min(rows, columns)
    for step in 0..<size {
      var norm = 0.0
      for i in step..<rows { norm += r[i, step] * r[i, step] }
      // A column that is zero below its diagonal is left as it is, as LAPACK does.
      var below = 0.0
      for i in (step + 1)..<Swift.max(rows, step + 1) { below += Swift.abs(r[i, step]) }
      if below == 0 { continue }
      let pivot = r[step, step]
      let beta = pivot >= 0 ? -norm.squareRoot() : norm.squareRoot()
      var v = Array(repeating: 0.0, count: rows)
      for i in step..<rows { v[i] = r[i, step] }
      v[step] = pivot - beta
      var length = 0.0
      for value in v { length += value * value }
      for j in 0..<columns {
        var product = 0.0
        for i in step..<rows { product += v[i] * r[i, j] }
        for i in step..<rows { r[i, j] -= 2 * product / length * v[i] }
      }
      for i in 0..<rows {
        var product = 0.0
        for j in step..<rows { product += q[i, j] * v[j] }
        for j in step..<rows { q[i, j] -= 2 * product / length * v[j] }
      }
      for i in (step + 1)..<Swift.max(rows, step + 1) { r[i, step] = 0 }
    }
    var upper = Matrix(rows: size, columns: columns)
    for i in 0..<size { for j in 0..<columns { upper[i, j] = r[i, j] } }
    return (q.prefix(columns: size), upper)
  }

  /// Eigenvalues, ascending, and eigenvectors as columns, of a symmetric matrix by Jacobi's rotations.
  ///
  /// Each vector's sign is that its largest component is positive.
  func symmetricEigen() throws(TensorError) -> (values: [Double], vectors: Matrix) {
    var a = self
    var v = Matrix.identity(rows)
    for _ in 0..<100 {
      try Interrupt.check()
      var off = 0.0
      var scale = 0.0
      for i in 0..<rows {
        for j in 0..<rows {
          if i == j { scale += a[i, i] * a[i, i] } else { off += a[i, j] * a[i, j] }
        }
      }
      if off <= 1e-30 * (scale + off) || (off + scale).isNaN { break }
      for p in 0..<rows {
        for q in (p + 1)..<Swift.max(rows, p + 1) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta >= 0 ? 1 : -1) / (Swift.abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          a.rotate(p, q, c, t * c)
          v.rotateColumns(p, q, c, t * c)
        }
      }
    }
    let order = (0..<rows).sorted { a[$0, $0] < a[$1, $1] }
    var vectors = Matrix(rows: rows, columns: rows)
    for (place, column) in order.enumerated() {
      let largest = (0..<rows).max { Swift.abs(v[$0, column]) < Swift.abs(v[$1, column]) } ?? 0
      let sign: Double = rows > 0 && v[largest, column] < 0 ? -1 : 1
      for i in 0..<rows { vectors[i, place] = sign * v[i, column] }
    }
    return (order.map { a[$0, $0] }, vectors)
  }

  private mutating func rotateColumns(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for i in 0..<rows {
      let (x, y) = (self[i, p], self[i, q])
      self[i, p] = c * x - s * y
      self[i, q] = s * x + c * y
    }
  }

  private mutating func rotate(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    rotateColumns(p, q, c, s)
    for j in 0..<columns {
      let (x, y) = (self[p, j], self[q, j])
      self[p, j] = c * x - s * y
      self[q, j] = s * x + c * y
    }
  }

  /// `self = U · diag(S) · Vᵀ`, singular values descending, by one-sided Jacobi rotations; U is
  /// `[rows, rows]`, Vᵀ `[columns, columns]`.
  func singularValues() throws(TensorError) -> (u: Matrix, s: [Double], vt: Matrix) {
    if rows < columns {
      let (u, s, vt) = try transposed.singularValues()
      return (vt.transposed, s, u.transposed)
    }
    var a = self
    var v = Matrix.identity(columns)
    for _ in 0..<100 {
      try Interrupt.check()
      var isDone = true
      for p in 0..<columns {
        for q in (p + 1)..<Swift.max(columns, p + 1) {
          var (pp, qq, pq) = (0.0, 0.0, 0.0)
          for i in 0..<rows {
            pp += a[i, p] * a[i, p]
            qq += a[i, q] * a[i, q]
            pq += a[i, p] * a[i, q]
          }
          if Swift.abs(pq) <= 1e-15 * (pp * qq).squareRoot() || pq == 0 || pq.isNaN { continue }
          isDone = false
          let theta = (qq - pp) / (2 * pq)
          let t = (theta >= 0 ? 1 : -1) / (Swift.abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          a.rotateColumns(p, q, c, t * c)
          v.rotateColumns(p, q, c, t * c)
        }
      }
      if isDone { break }
    }
    let norms = (0..<columns).map { column in
      (0..<rows).reduce(0.0) { $0 + a[$1, column] * a[$1, column] }.squareRoot()
    }
    let order = (0..<columns).sorted { norms[$0] > norms[$1] }
    var left = Matrix(rows: rows, columns: columns)
    var vt = Matrix(rows: columns, columns: columns)
    for (place, column) in order.enumerated() {
      for i in 0..<rows where norms[column] > 0 { left[i, place] = a[i, column] / norms[column] }
      for i in 0..<columns { vt[place, i] = v[i, column] }
    }
    return (left.completed(), order.map { norms[$0] }, vt)
  }

  /// Orthonormal columns, the zero ones replaced and as many added as make a square.
  private func completed() -> Matrix {
    var result = Matrix(rows: rows, columns: rows)
    for column in 0..<rows {
      if column < columns, (0..<rows).contains(where: { self[$0, column] != 0 }) {
        for i in 0..<rows { result[i, column] = self[i, column] }
        continue
      }
      // The unit vector that is least in the span so far, made orthogonal to it twice.
      var best: (length: Double, vector: [Double]) = (-1, [])
      for unit in 0..<rows {
        var vector = Array(repeating: 0.0, count: rows)
        vector[unit] = 1
        for _ in 0..<2 {
          for other in 0..<rows where other != column {
            let isSet = other < column || (other < columns && other > column)
            if !isSet { continue }
            let source = other < column ? result : self
            let product = (0..<rows).reduce(0.0) { $0 + source[$1, other] * vector[$1] }
            for i in 0..<rows { vector[i] -= product * source[i, other] }
          }
        }
        let length = vector.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
        if length > best.length { best = (length, vector) }
      }
      for i in 0..<rows { result[i, column] = best.vector[i] / best.length }
    }
    return result
  }
}
