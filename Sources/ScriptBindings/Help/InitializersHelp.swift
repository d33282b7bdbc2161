/// Help for `mlx.nn.init`: see `HelpCatalogue` for the form.
enum InitializersHelp {
  static let text = #"""
    # mlx.nn.init

    ## constant
    Every element is value.
    >>> nn.init.constant(0.5)(mx.zeros((2,)))
    array([0.5, 0.5], dtype=float32)

    ## glorot_normal, glorot_uniform
    Draws with variance 2 / (fan_in + fan_out), times gain squared. Glorot and Bengio 2010.
    >>> nn.init.glorot_uniform()(mx.zeros((2, 3))).shape
    (2, 3)

    ## he_normal, he_uniform
    Draws with variance 2 / fan_in (or fan_out by mode), times gain squared. He et al. 2015.
    >>> nn.init.he_normal()(mx.zeros((2, 3))).shape
    (2, 3)

    ## identity
    Ones on the diagonal of a square matrix.
    >>> nn.init.identity()(mx.zeros((2, 2)))
    array([[1, 0],
           [0, 1]], dtype=float32)

    ## normal
    Draws of the normal distribution with mean and std.
    >>> nn.init.normal()(mx.zeros((2, 3))).shape
    (2, 3)

    ## orthogonal
    A matrix with orthonormal rows or columns, times gain.
    >>> nn.init.orthogonal is not None
    True

    ## sparse
    Draws of the normal distribution, a share sparsity of each column set to 0.
    >>> nn.init.sparse(0.5)(mx.zeros((4, 4))).shape
    (4, 4)

    ## uniform
    Draws from [low, high).
    >>> nn.init.uniform()(mx.zeros((2, 3))).shape
    (2, 3)
    """#
}
