import MetaScript
import TensorCore

/// `mlx.core.linalg`.
func makeLinearAlgebraModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(LinearAlgebraRows.rows.map { $0.ignoring("stream").having(.pure) }, in: module)
}

enum LinearAlgebraRows {
  private static func matrix(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(a)", does: summary) { call throws(Raised) in
      let tensor = try call.array(0)
      return try call.machine.array { try body(tensor) }
    }
  }

  private static func triangular(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Bool) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(a, upper=False)", does: summary) { call throws(Raised) in
      let (tensor, upper) = (try call.array(0), try call.bool(1))
      return try call.machine.array { try body(tensor, upper) }
    }
  }

  private static func several(
    _ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor) throws -> [Tensor]
  ) -> Builtin {
    Builtin("\(name)(a)", does: summary) { call throws(Raised) in
      let tensor = try call.array(0)
      return try call.machine.tuple(ofArrays: try call.machine.native { try body(tensor) })
    }
  }

  static let rows: [Builtin] = [
    norm("norm"),
    matrix("inv", "The inverse.") { a throws(TensorError) in try a.inverse() },
    matrix("pinv", "The pseudo-inverse.") { a throws(TensorError) in try a.pseudoInverse() },
    matrix("det", "The determinant.") { a throws(TensorError) in try a.determinant() },
    triangular("tri_inv", "The inverse of a triangle.") { a, upper throws(TensorError) in
      try a.triangularInverse(upper: upper)
    },
    triangular("cholesky", "The Cholesky factor.") { a, upper throws(TensorError) in
      try a.cholesky(upper: upper)
    },
    triangular("cholesky_inv", "The inverse, by the Cholesky factor.") {
      a, upper throws(TensorError) in try a.choleskyInverse(upper: upper)
    },
    several("qr", "Q and R.") { a in
      let (q, r) = try a.qr()
      return [q, r]
    },
    several("lu", "The rows' order, L and U.") { a in
      let (rows, lower, upper) = try a.lu()
      return [rows, lower, upper]
    },
    several("lu_factor", "L and U in one matrix, and the exchanges of rows.") { a in
      let (factors, pivots) = try a.luFactor()
      return [factors, pivots]
    },
    several("eig", "Eigenvalues and eigenvectors.") { a in
      let (values, vectors) = try a.eigen()
      return [values, vectors]
    },
    several("slogdet", "The determinant's sign and logarithm.") { a in
      let (sign, logarithm) = try a.signAndLogDeterminant()
      return [sign, logarithm]
    },
    matrix("eigvals", "Eigenvalues.") { a throws(TensorError) in try a.eigen().values },
    Builtin("svd(a, compute_uv=True)", does: "U, the singular values and Vᵀ.") {
      call throws(Raised) in
      let tensor = try call.array(0)
      guard try call.bool(1, or: true) else {
        return try call.machine.array { try tensor.singularValues() }
      }
      let (u, s, vt) = try call.machine.native { try tensor.svd() }
      return try call.machine.tuple(ofArrays: [u, s, vt])
    },
    Builtin("eigh(a, UPLO='L')", does: "Eigenvalues and eigenvectors of symmetric matrices.") {
      call throws(Raised) in
      let (tensor, upper) = (try call.array(0), try isUpper(call))
      let (values, vectors) = try call.machine.native { try tensor.symmetricEigen(upper: upper) }
      return try call.machine.tuple(ofArrays: [values, vectors])
    },
    Builtin("eigvalsh(a, UPLO='L')", does: "Eigenvalues of symmetric matrices.") {
      call throws(Raised) in
      let (tensor, upper) = (try call.array(0), try isUpper(call))
      return try call.machine.array { try tensor.symmetricEigen(upper: upper).values }
    },
    Builtin("solve(a, b)", does: "X with a @ X = b.") { call throws(Raised) in
      let (a, b) = (try call.array(0), try call.array(1))
      return try call.machine.array { try a.solve(b) }
    },
    Builtin("solve_triangular(a, b, *, upper=False)", does: "X with a @ X = b.") {
      call throws(Raised) in
      let (a, b, upper) = (try call.array(0), try call.array(1), try call.bool(2))
      return try call.machine.array { try a.solveTriangular(b, upper: upper) }
    },
    Builtin("cross(a, b, axis=-1)", does: "The vector product.") { call throws(Raised) in
      let (a, b, axis) = (try call.array(0), try call.array(1), try call.int(2, or: -1))
      return try call.machine.array { try a.cross(b, axis: axis) }
    },
  ]

  /// `norm`, and `matrix_norm` of `mlx.core`.
  static func norm(_ name: String) -> Builtin {
    Builtin("\(name)(a, /, ord=None, axis=None, keepdims=False)", does: "A norm.") {
      call throws(Raised) in
      let (tensor, axes, keeps) = (try call.array(0), try call.axes(2), try call.bool(3))
      let order = try order(call)
      return try call.machine.array {
        try tensor.norm(order, axes: axes, keepingDimensions: keeps)
      }
    }
  }

  private static func order(_ call: Call) throws(Raised) -> NormOrder? {
    if call.isAbsent(1) { return nil }
    guard let word = StringRef(call[1])?.text else { return .number(try call.number(1, or: 2)) }
    switch word {
    case "fro", "f": return .frobenius
    case "nuc": return .nuclear
    default:
      throw call.machine.error(
        .valueError, "[linalg::norm] Invalid ord value '\(word)' for matrix norm.")
    }
  }

  private static func isUpper(_ call: Call) throws(Raised) -> Bool {
    let triangle = call[1].isUndefined ? "L" : try call.text(1).text
    guard ["L", "U", "l", "u"].contains(triangle) else {
      throw call.machine.error(
        .valueError,
        "[linalg::eigh] UPLO must be 'L' or 'U' but got '\(triangle)'.")
    }
    return triangle == "U" || triangle == "u"
  }
}
