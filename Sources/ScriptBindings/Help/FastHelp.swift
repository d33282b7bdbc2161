/// Help for `mlx.core.fast`: see `HelpCatalogue` for the form.
enum FastHelp {
  static let text = #"""
    # mlx.core.fast

    ## layer_norm
    (x - mean) / sqrt(variance + eps) * weight + bias over the last axis.
    >>> mx.fast.layer_norm(mx.array([1.0, 3.0]), None, None, 1e-5)
    array([-0.999995, 0.999995], dtype=float32)

    ## rms_norm
    x / sqrt(mean of x * x + eps) * weight over the last axis.
    >>> mx.fast.rms_norm(mx.array([3.0, 3.0]), None, 1e-5)
    array([0.999999, 0.999999], dtype=float32)

    ## rope
    Rotary positions: pairs of the last axis turned by angles that grow with the place along the
    axis before it.
    >>> mx.fast.rope(mx.ones((1, 2, 4)), 4, traditional=False, base=10000.0, scale=1.0, offset=0).shape
    (1, 2, 4)

    ## scaled_dot_product_attention
    softmax(scale * q @ k.T + mask) @ v: q is [batch, heads, n, d], k and v are [batch, groups, m,
    d].
    >>> mx.fast.scaled_dot_product_attention(mx.ones((1, 2, 3, 4)), mx.ones((1, 2, 5, 4)), mx.ones((1, 2, 5, 4)), scale=0.5).shape
    (1, 2, 3, 4)

    ## cross_entropy
    -log softmax(logits)[target] for each row: logits [..., classes], targets [...].
    >>> mx.fast.cross_entropy(mx.zeros((2, 2)), mx.array([0, 1])).shape
    (2,)
    """#
}
