/// Help for `mlx.core.random`: see `HelpCatalogue` for the form.
enum RandomHelp {
  static let text = #"""
    # mlx.core.random

    ## bernoulli
    True with probability p, which broadcasts to shape.
    >>> mx.random.bernoulli(0.5, (3,), key=mx.random.key(0))
    array([False, True, False], dtype=bool)

    ## categorical
    Places along axis drawn with probabilities softmax(logits): num_samples of each, or of the
    given shape.
    >>> mx.random.categorical(mx.zeros((2, 3)), key=mx.random.key(0)).shape
    (2,)

    ## gumbel
    Draws of the standard Gumbel distribution, -log(-log(u)).
    >>> mx.random.gumbel((2,), key=mx.random.key(0)).shape
    (2,)

    ## key
    The key of a seed: [2], uint32. A key is used once, and split for more.
    >>> mx.random.key(3)
    array([0, 3], dtype=uint32)

    ## laplace
    Draws of the Laplace distribution around loc with scale.
    >>> mx.random.laplace((2,), key=mx.random.key(0)).shape
    (2,)

    ## multivariate_normal
    Draws of the normal distribution with mean [..., n] and covariance [..., n, n].
    >>> mx.random.multivariate_normal(mx.zeros((2,)), mx.eye(2), key=mx.random.key(0)).shape
    (2,)

    ## normal
    Draws of the normal distribution: loc + scale * standard draw.
    >>> mx.random.normal((2,), key=mx.random.key(0)).shape
    (2,)

    ## permutation
    The numbers below n, or the rows of an array along axis, in a random order.
    >>> mx.random.permutation(4, key=mx.random.key(0))
    array([1, 3, 2, 0], dtype=uint32)

    ## randint
    Integers from low to high - 1, which broadcast to shape.
    >>> mx.random.randint(0, 10, (4,), key=mx.random.key(0))
    array([9, 2, 6, 2], dtype=int32)

    ## seed
    Starts the session's stream anew: draws without a key follow from it.
    >>> mx.random.seed(0)

    ## split
    num keys of one: [num, 2].
    >>> mx.random.split(mx.random.key(0)).shape
    (2, 2)

    ## state
    The key of the session's stream, in a list: saving and restoring it repeats the draws.
    >>> len(mx.random.state)
    1

    ## truncated_normal
    Draws of the standard normal distribution between lower and upper.
    >>> mx.random.truncated_normal(mx.array(-1.0), mx.array(1.0), (2,), key=mx.random.key(0)).shape
    (2,)

    ## uniform
    Draws from [low, high), which broadcast to shape.
    >>> mx.random.uniform(shape=(2,), key=mx.random.key(0))
    array([0.216295, 0.804124], dtype=float32)
    """#
}
