extension RandomKey {
  /// Draws of normal vectors with a mean and a covariance: `mean + z · √covariance` with standard
  /// normal z and the symmetric root of the covariance.
  ///
  /// - Parameters:
  ///   - shape: the draws' shape; that of the means and covariances where it is empty.
  ///   - mean: `[…, n]`.
  ///   - covariance: `[…, n, n]`, symmetric and positive semidefinite.
  public func multivariateNormal(_ shape: [Int], mean: Tensor, covariance: Tensor)
    throws(TensorError) -> Tensor
  {
    func refusal(_ text: String) -> TensorError {
      .argument(operation: "multivariate_normal", text)
    }
    guard mean.rank >= 1 else { throw refusal("mean must have at least one dimension.") }
    guard covariance.rank >= 2 else { throw refusal("cov must have at least two dimensions.") }
    let size = covariance.shape[covariance.rank - 1]
    guard covariance.shape[covariance.rank - 2] == size else {
      throw refusal("last two dimensions of cov must be equal.")
    }
    guard mean.shape[mean.rank - 1] == size else {
      throw refusal("mean and cov must have compatible shapes.")
    }
    var batch = try Shape.broadcast(
      Array(mean.shape.dropLast()), Array(covariance.shape.dropLast(2)))
    if !shape.isEmpty { batch = try Shape.broadcast(batch, shape) }
    let (u, s, vt) = try covariance.svd()
    let root = try (u * s.sqrt().expandingDimensions([-2])).matmul(vt)
    let draws = try normal(batch + [1, size])
    return try draws.matmul(root).squeezed(axes: [-2]) + mean
  }
}
