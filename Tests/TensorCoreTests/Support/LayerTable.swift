import TensorCore

/// Convolutions, einsum, linear algebra and composites, by the fixtures' names.
enum LayerTable {
  typealias Function = @Sendable ([Tensor]) throws -> Tensor

  static func function(named name: String) -> Function? {
    if let found = table[name] { return found }
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "einsum": return { try Tensor.einsum(parts[1], $0) }
    case "norm_vector":
      let order = parts[1] == "none" ? nil : NormOrder.number(Double(parts[1])!)
      return { try $0[0].norm(order, axes: [1]) }
    case "norm_matrix":
      let order: NormOrder =
        parts[1] == "fro" ? .frobenius : parts[1] == "nuc" ? .nuclear : .number(Double(parts[1])!)
      return { try $0[0].norm(order, axes: [1, 2]) }
    default: return nil
    }
  }

  /// A positive definite matrix made of any square one.
  @Sendable private static func positive(_ x: Tensor) throws -> Tensor {
    try x.matmul(x.transposed()) + 2.0 * Tensor.eye(x.shape[0])
  }

  private static let table: [String: Function] = [
    "conv1d": { try $0[0].convolved($0[1]) },
    "conv1d_s2p1": { try $0[0].convolved($0[1], stride: [2], padding: [(1, 1)]) },
    "conv1d_d2": { try $0[0].convolved($0[1], dilation: [2]) },
    "conv2d": { try $0[0].convolved($0[1]) },
    "conv2d_s2p1": { try $0[0].convolved($0[1], stride: [2], padding: [(1, 1)]) },
    "conv2d_d2p2": { try $0[0].convolved($0[1], padding: [(2, 2), (0, 0)], dilation: [2, 1]) },
    "conv2d_g2": { try $0[0].convolved($0[1], groups: 2) },
    "conv_transpose2d": { try $0[0].transposeConvolved($0[1], stride: [2], padding: [1]) },
    "conv_transpose1d": { try $0[0].transposeConvolved($0[1], stride: [2]) },
    "conv_general": {
      try $0[0].convolved($0[1], padding: [(1, 0), (0, 2)], inputDilation: [2], flip: true)
    },
    "conv3d": { try $0[0].convolved($0[1], padding: [(1, 1)]) },
    "inv": { try positive($0[0]).inverse() }, "cholesky": { try positive($0[0]).cholesky() },
    "solve": { try positive($0[0]).solve($0[1]) }, "qr_r": { try $0[0].qr().r },
    "qr_q": { try $0[0].qr().q }, "svd_s": { try $0[0].singularValues() },
    "eigvalsh": { try positive($0[0]).symmetricEigen().values },
    "pinv": { try $0[0].pseudoInverse() }, "cross": { try $0[0].cross($0[1]) },
    "kron": { try $0[0].kron($0[1]) }, "median": { try $0[0].median(axes: [1]) },
    "median_all": { try $0[0].median() },
    "logcumsumexp": { try $0[0].cumulativeLogSumExp(axis: 1) },
    "meshgrid": { try Tensor.meshgrid($0)[0] },
    "meshgrid_ij": { try Tensor.meshgrid($0, matrixOrder: true)[1] },
    "real": { try $0[0].real() }, "imag": { try $0[0].imaginary() },
    "conjugate": { try $0[0].conjugate() },
  ]
}
