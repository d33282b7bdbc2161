/// Which norm `Tensor.norm` takes.
public enum NormOrder: Sendable, Equatable {
  /// Of a vector `(Σ |x|ᵖ)^(1/p)`, and its limits; of a matrix by 1, −1, 2, −2 or the infinities.
  case number(Double)
  /// The root of the sum of squares, of a matrix.
  case frobenius
  /// The sum of the singular values.
  case nuclear
}

extension Tensor {
  /// The norm over one axis (of vectors) or two (of matrices), or of the flattened array.
  public func norm(
    _ order: NormOrder? = nil, axes: [Int]? = nil, keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let x = try asType(dtype.inexact)
    guard let order else {
      return try x.abs().square().sum(axes: axes, keepingDimensions: keepingDimensions).sqrt()
    }
    let chosen = axes ?? Array(0..<rank)
    if chosen.count == 1 {
      return try x.vectorNorm(order, chosen, keepingDimensions)
    }
    guard chosen.count == 2 else {
      throw .argument(
        operation: "linalg::norm", "Received too many axes for norm.")
    }
    return try x.matrixNorm(order, chosen, keepingDimensions)
  }

  private func vectorNorm(_ order: NormOrder, _ axes: [Int], _ keep: Bool) throws(TensorError)
    -> Tensor
  {
    guard case .number(let p) = order else {
      throw .argument(
        operation: "linalg::norm",
        "Norm '\(order == .nuclear ? "nuc" : "fro")' only supported for matrices, but received 1 "
          + "axis/axes.")
    }
    let size = try abs()
    switch p {
    case .infinity: return try size.max(axes: axes, keepingDimensions: keep)
    case -.infinity: return try size.min(axes: axes, keepingDimensions: keep)
    case 0: return try (self != scalar(0)).asType(dtype).sum(axes: axes, keepingDimensions: keep)
    case 1: return try size.sum(axes: axes, keepingDimensions: keep)
    case 2: return try size.square().sum(axes: axes, keepingDimensions: keep).sqrt()
    default:
      return try size.power(p).sum(axes: axes, keepingDimensions: keep).power(1 / p)
    }
  }

  private func matrixNorm(_ order: NormOrder, _ axes: [Int], _ keep: Bool) throws(TensorError)
    -> Tensor
  {
    let row = try Shape.axis(axes[0], rank: rank)
    let column = try Shape.axis(axes[1], rank: rank)
    let kept: Tensor
    switch order {
    case .frobenius:
      kept = try abs().square().sum(axes: axes, keepingDimensions: true).sqrt()
    case .nuclear:
      kept = try spectrum(row, column).sum(axes: [-1], keepingDimensions: true)
        .expandingDimensions([-1]).movedBack(row, column)
    case .number(let p):
      switch p {
      case 1, -1:
        let sums = try abs().sum(axes: [row], keepingDimensions: true)
        kept =
          try p > 0
          ? sums.max(axes: [column], keepingDimensions: true)
          : sums.min(axes: [column], keepingDimensions: true)
      case .infinity, -.infinity:
        let sums = try abs().sum(axes: [column], keepingDimensions: true)
        kept =
          try p > 0
          ? sums.max(axes: [row], keepingDimensions: true)
          : sums.min(axes: [row], keepingDimensions: true)
      case 2, -2:
        let values = try spectrum(row, column)
        let extreme =
          try p > 0
          ? values.max(axes: [-1], keepingDimensions: true)
          : values.min(axes: [-1], keepingDimensions: true)
        kept = try extreme.expandingDimensions([-1]).movedBack(row, column)
      default:
        throw .argument(operation: "linalg::norm", "Invalid ord \(p) for matrix norm.")
      }
    }
    return keep ? kept : try kept.squeezed(axes: axes)
  }

  /// The singular values of the matrices in two axes, along a last axis.
  private func spectrum(_ row: Int, _ column: Int) throws(TensorError) -> Tensor {
    let rest = shape.indices.filter { $0 != row && $0 != column }
    return try transposed(rest + [row, column]).singularValues()
  }

  /// With the last two axes, of size 1, where the matrix's axes were.
  private func movedBack(_ row: Int, _ column: Int) throws(TensorError) -> Tensor {
    var shape = Array(self.shape.dropLast(2))
    for axis in [row, column].sorted() { shape.insert(1, at: axis) }
    return try reshaped(shape)
  }
}
