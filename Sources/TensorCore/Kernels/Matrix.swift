/// A row-major matrix that LAPACK decomposes; to its routines, which count columns first, the same
/// memory is the transposed matrix.
///
/// Functions give nil, or throw the code that LAPACK gives, where a decomposition does not exist.
struct Matrix<Scalar: LAPACKElement>: Sendable {
  let rows: Int
  let columns: Int
  private(set) var elements: [Scalar]

  /// A decomposition failed; the number is LAPACK's `info`.
  struct Failure: Error {
    let code: Int32
  }

  init(rows: Int, columns: Int, _ elements: [Scalar]) {
    precondition(elements.count == rows * columns, "a matrix of another size")
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, Array(repeating: 0, count: rows * columns))
  }

  subscript(row: Int, column: Int) -> Scalar {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  /// Whether a decomposition takes long enough to be waited for from another thread: milliseconds.
  var isLarge: Bool { Double(rows) * Double(columns) * Double(Swift.min(rows, columns)) > 1e7 }

  /// What `body` makes of the matrix, by routines that nobody can stop; see `AbandonableCalls`.
  func abandonable<Made: Sendable>(
    _ body: @escaping @Sendable (Matrix) throws(Failure) -> Made
  ) throws(TensorError) -> Result<Made, Failure> {
    try AbandonableCalls.run(long: isLarge) {
      do throws(Failure) { return .success(try body(self)) } catch { return .failure(error) }
    }
  }

  /// Whether no element is NaN or infinite; some of LAPACK's iterations do not end on those.
  var isFinite: Bool { elements.allSatisfy { $0.isFinite } }

  /// With zeros above the diagonal, or below it.
  private func triangle(lower: Bool) -> Matrix {
    var result = self
    for i in 0..<rows {
      for j in 0..<columns where lower ? j > i : j < i { result[i, j] = 0 }
    }
    return result
  }

  /// What a routine asked with a size of −1 left in the first element of its scratch.
  private static func scratch(_ size: [Scalar]) -> [Scalar] {
    Array(repeating: 0, count: Swift.max(1, Int(size[0])))
  }

  /// Calls a routine through the gate.
  private static func call(_ body: (_ info: inout Int32) -> Void) throws(Failure) {
    var info: Int32 = 0
    BLASGate.through { body(&info) }
    if info != 0 { throw Failure(code: info) }
  }

  // MARK: Square matrices

  /// The inverse, by elimination with row exchanges.
  func inverse() throws(Failure) -> Matrix {
    var a = self
    let n = Int32(rows)
    var pivots = [Int32](repeating: 0, count: rows)
    try Self.call { info in unsafe Scalar.getrf([n], [n], &a.elements, [n], &pivots, &info) }
    var size: [Scalar] = [0]
    try Self.call { info in
      unsafe Scalar.getri([n], &a.elements, [n], pivots, &size, [-1], &info)
    }
    var work = Self.scratch(size)
    try Self.call { info in
      unsafe Scalar.getri([n], &a.elements, [n], pivots, &work, [Int32(work.count)], &info)
    }
    return a
  }

  /// X with `self · X = right`.
  func solved(_ right: Matrix) throws(Failure) -> Matrix {
    var (a, x) = (self, right.transposed)
    let n = Int32(rows)
    var pivots = [Int32](repeating: 0, count: rows)
    try Self.call { info in unsafe Scalar.getrf([n], [n], &a.elements, [n], &pivots, &info) }
    // The factors are of the transposed matrix.
    let transposed = [CChar(UInt8(ascii: "T"))]
    try Self.call { info in
      unsafe Scalar.getrs(
        transposed, [n], [Int32(right.columns)], a.elements, [n], pivots, &x.elements, [n], &info)
    }
    return x.transposed
  }

  /// The inverse of the lower or upper triangle; zeros elsewhere.
  func triangularInverse(upper: Bool) throws(Failure) -> Matrix {
    var a = triangle(lower: !upper)
    let n = Int32(rows)
    let triangle = [CChar(UInt8(ascii: upper ? "L" : "U"))]
    let diagonal = [CChar(UInt8(ascii: "N"))]
    try Self.call { info in
      unsafe Scalar.trtri(triangle, diagonal, [n], &a.elements, [n], &info)
    }
    return a
  }

  /// The lower triangle L with `L · Lᵀ = self`, read from the lower triangle, or the upper one U with
  /// `Uᵀ · U = self`, read from the upper one.
  func cholesky(upper: Bool) throws(Failure) -> Matrix {
    var a = triangle(lower: !upper)
    let n = Int32(rows)
    let triangle = [CChar(UInt8(ascii: upper ? "L" : "U"))]
    try Self.call { info in unsafe Scalar.potrf(triangle, [n], &a.elements, [n], &info) }
    return a
  }

  /// Eigenvalues, ascending, and eigenvectors as columns, of the symmetric matrix whose lower or upper
  /// triangle this is.
  func symmetricEigen(upper: Bool) throws(Failure) -> (values: [Scalar], vectors: Matrix) {
    guard isFinite else { throw Failure(code: -5) }
    var a = self
    let n = Int32(rows)
    let job = [CChar(UInt8(ascii: "V"))]
    let triangle = [CChar(UInt8(ascii: upper ? "L" : "U"))]
    var values = [Scalar](repeating: 0, count: rows)
    var (size, integers): ([Scalar], [Int32]) = ([0], [0])
    try Self.call { info in
      unsafe Scalar.syevd(
        job, triangle, [n], &a.elements, [n], &values, &size, [-1], &integers, [-1], &info)
    }
    var work = Self.scratch(size)
    var indices = [Int32](repeating: 0, count: Swift.max(1, Int(integers[0])))
    try Self.call { info in
      unsafe Scalar.syevd(
        job, triangle, [n], &a.elements, [n], &values, &work, [Int32(work.count)], &indices,
        [Int32(indices.count)], &info)
    }
    return (values, a.transposed)
  }

  /// Eigenvalues and eigenvectors as columns, each by its real and its imaginary part.
  func eigen() throws(Failure) -> (values: [(Scalar, Scalar)], vectors: [(Scalar, Scalar)]) {
    guard isFinite else { throw Failure(code: -4) }
    var a = self
    let n = Int32(rows)
    let (yes, no) = ([CChar(UInt8(ascii: "V"))], [CChar(UInt8(ascii: "N"))])
    var (real, imaginary) = (
      [Scalar](repeating: 0, count: rows), [Scalar](repeating: 0, count: rows)
    )
    // Left vectors u of the transposed matrix, `uᴴ · Aᵀ = λ uᴴ`, are conjugate to those of A.
    var left = Matrix(rows: rows, columns: rows)
    var (none, size): ([Scalar], [Scalar]) = ([0], [0])
    try Self.call { info in
      unsafe Scalar.geev(
        yes, no, [n], &a.elements, [n], &real, &imaginary, &left.elements, [n], &none, [1], &size,
        [-1], &info)
    }
    var work = Self.scratch(size)
    try Self.call { info in
      unsafe Scalar.geev(
        yes, no, [n], &a.elements, [n], &real, &imaginary, &left.elements, [n], &none, [1], &work,
        [Int32(work.count)], &info)
    }
    var vectors = [(Scalar, Scalar)](repeating: (0, 0), count: rows * rows)
    var column = 0
    while column < rows {
      // A conjugate pair stands in two rows: the real part, then the imaginary one.
      let isPair = imaginary[column] != 0 && column + 1 < rows
      for i in 0..<rows {
        let re = left[column, i]
        let im = isPair ? left[column + 1, i] : 0
        vectors[i * rows + column] = (re, isPair ? -im : 0)
        if isPair { vectors[i * rows + column + 1] = (re, im) }
      }
      column += isPair ? 2 : 1
    }
    return (Array(zip(real, imaginary)), vectors)
  }

  // MARK: Any matrices

  /// The factors of elimination with row exchanges, in one matrix, and the row that each step took.
  func eliminated() -> (factors: Matrix, pivots: [Int]) {
    var a = transposed
    let size = Swift.min(rows, columns)
    var pivots = [Int32](repeating: 0, count: size)
    if size == 0 { return (self, []) }
    // A singular matrix has factors too.
    try? Self.call { info in
      unsafe Scalar.getrf(
        [Int32(rows)], [Int32(columns)], &a.elements, [Int32(rows)], &pivots, &info)
    }
    return (a.transposed, pivots.map { Int($0) - 1 })
  }

  /// Q with orthonormal columns, `[rows, min]`, and upper triangular R, `[min, columns]`.
  func qr() throws(Failure) -> (q: Matrix, r: Matrix) {
    let size = Swift.min(rows, columns)
    if size == 0 {
      return (Matrix(rows: rows, columns: size), Matrix(rows: size, columns: columns))
    }
    var a = transposed
    let (m, n, k) = (Int32(rows), Int32(columns), Int32(size))
    var tau = [Scalar](repeating: 0, count: size)
    var scratchSize: [Scalar] = [0]
    try Self.call { info in
      unsafe Scalar.geqrf([m], [n], &a.elements, [m], &tau, &scratchSize, [-1], &info)
    }
    var work = Self.scratch(scratchSize)
    try Self.call { info in
      unsafe Scalar.geqrf(
        [m], [n], &a.elements, [m], &tau, &work, [Int32(work.count)], &info)
    }
    var r = Matrix(rows: size, columns: columns)
    for i in 0..<size { for j in i..<columns { r[i, j] = a[j, i] } }
    try Self.call { info in
      unsafe Scalar.orgqr([m], [k], [k], &a.elements, [m], tau, &scratchSize, [-1], &info)
    }
    work = Self.scratch(scratchSize)
    try Self.call { info in
      unsafe Scalar.orgqr(
        [m], [k], [k], &a.elements, [m], tau, &work, [Int32(work.count)], &info)
    }
    var q = Matrix(rows: rows, columns: size)
    for i in 0..<rows { for j in 0..<size { q[i, j] = a[j, i] } }
    return (q, r)
  }

  /// `self = U · diag(S) · Vᵀ`, singular values descending; U is `[rows, rows]`, Vᵀ `[columns,
  /// columns]`.
  func singularValues() throws(Failure) -> (u: Matrix, s: [Scalar], vt: Matrix) {
    guard isFinite else { throw Failure(code: -4) }
    var a = self
    let (m, n) = (Int32(columns), Int32(rows))
    let job = [CChar(UInt8(ascii: "A"))]
    var s = [Scalar](repeating: 0, count: Swift.max(1, Swift.min(rows, columns)))
    var u = Matrix(rows: rows, columns: rows)
    var vt = Matrix(rows: columns, columns: columns)
    if rows == 0 || columns == 0 { return (u, [], vt) }
    var indices = [Int32](repeating: 0, count: 8 * s.count)
    var size: [Scalar] = [0]
    // The transposed matrix has U and V exchanged; each is read transposed, which makes them right.
    try Self.call { info in
      unsafe Scalar.gesdd(
        job, [m], [n], &a.elements, [m], &s, &vt.elements, [m], &u.elements, [n], &size, [-1],
        &indices, &info)
    }
    var work = Self.scratch(size)
    try Self.call { info in
      unsafe Scalar.gesdd(
        job, [m], [n], &a.elements, [m], &s, &vt.elements, [m], &u.elements, [n], &work,
        [Int32(work.count)], &indices, &info)
    }
    return (u, s, vt)
  }
}
