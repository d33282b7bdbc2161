/// Help for the names of `mlx.core` from M to R: see `HelpCatalogue` for the form.
enum CoreHelpMToR {
  static let text = #"""
    # mlx.core

    ## matmul
    The matrix product: [..., m, k] @ [..., k, n] is [..., m, n]; a vector is a row on the left, a
    column on the right.
    >>> mx.matmul(mx.array([[1, 2], [3, 4]]).astype(mx.float32), mx.array([1.0, 1.0]))
    array([3, 7], dtype=float32)

    ## matrix_norm
    The norm of matrices in the last two axes.
    >>> mx.matrix_norm(mx.array([[3.0, 0.0], [0.0, 4.0]]))
    array(5, dtype=float32)

    ## matrix_transpose
    The last two axes swapped: [..., m, n] gives [..., n, m].
    >>> mx.matrix_transpose(mx.ones((2, 3))).shape
    (3, 2)

    ## max
    The largest element, over all axes or those of axis; reduced axes vanish unless keepdims.
    >>> mx.max(mx.array([[1, 5], [7, 2]]), axis=0)
    array([7, 5], dtype=int32)

    ## maximum
    The larger of a and b by element; shapes broadcast.
    >>> mx.maximum(mx.array([1, 5]), 3)
    array([3, 5], dtype=int32)

    ## mean
    The sum over all axes or those of axis, divided by the count.
    >>> mx.mean(mx.array([1.0, 2.0, 6.0]))
    array(3, dtype=float32)

    ## median
    The middle of the sorted elements, the mean of the middle two for even counts.
    >>> mx.median(mx.array([1.0, 2.0, 6.0]))
    array(2, dtype=float32)

    ## meshgrid
    Grids of coordinates of vectors: [n], [m] give two of [m, n] ("xy") or [n, m] ("ij").
    >>> [g.shape for g in mx.meshgrid(mx.arange(2), mx.arange(3))]
    [(3, 2), (3, 2)]

    ## min
    The smallest element, over all axes or those of axis; reduced axes vanish unless keepdims.
    >>> mx.min(mx.array([[1, 5], [7, 2]]), axis=0)
    array([1, 2], dtype=int32)

    ## minimum
    The smaller of a and b by element; shapes broadcast.
    >>> mx.minimum(mx.array([1, 5]), 3)
    array([1, 3], dtype=int32)

    ## minmax
    The smallest and the largest element.
    >>> mx.minmax(mx.array([3, 1, 2]))
    (array(1, dtype=int32), array(3, dtype=int32))

    ## moveaxis
    With one axis at another place.
    >>> mx.moveaxis(mx.ones((2, 3, 4)), 0, 2).shape
    (3, 4, 2)

    ## multiply
    a * b by element; shapes broadcast. Same as *.
    >>> mx.multiply(mx.array([1, 2]), 3)
    array([3, 6], dtype=int32)

    ## nan_to_num
    nan as 0 and infinities as the largest numbers, or as the values given.
    >>> mx.nan_to_num(mx.array([mx.nan, 1.0]))
    array([0, 1], dtype=float32)

    ## negative
    -a. Shape and type of a.
    >>> mx.negative(mx.array([1, -2]))
    array([-1, 2], dtype=int32)

    ## newaxis
    None: an index that adds an axis of length 1.
    >>> mx.array([1, 2])[:, mx.newaxis].shape
    (2, 1)

    ## not_equal
    Where a != b; shapes broadcast. Same as !=.
    >>> mx.not_equal(mx.array([1, 2]), 2)
    array([True, False], dtype=bool)

    ## ones, ones_like
    An array of ones of that shape, or of the shape and type of another.
    >>> mx.ones((2,))
    array([1, 1], dtype=float32)

    ## outer
    Products of all pairs: [m], [n] give [m, n].
    >>> mx.outer(mx.array([1, 2]), mx.array([3, 4]))
    array([[3, 4],
           [6, 8]], dtype=int32)

    ## pad
    Constant elements before and behind along each axis, or its edge repeated with mode "edge".
    >>> mx.pad(mx.array([1, 2]), (1, 2))
    array([0, 1, 2, 0, 0], dtype=int32)

    ## partition
    The kth smallest at its place along axis, smaller ones before it. Shape of a.
    >>> mx.partition(mx.array([3, 1, 2]), kth=1)[1]
    array(2, dtype=int32)

    ## positive
    a itself.
    >>> mx.positive(mx.array([1, -2]))
    array([1, -2], dtype=int32)

    ## power, pow
    a ** b by element; shapes broadcast.
    >>> mx.power(mx.array([2.0, 3.0]), 2)
    array([4, 9], dtype=float32)

    ## printoptions, set_printoptions, get_printoptions, PrintOptions
    How arrays are printed: precision of fractions. printoptions is for a with statement.
    >>> mx.get_printoptions().precision
    -1

    ## prod
    The product over all axes or those of axis; reduced axes vanish unless keepdims.
    >>> mx.prod(mx.array([2, 3, 4]))
    array(24, dtype=int32)

    ## put_along_axis
    a with values at the places that indices name along axis.
    >>> mx.put_along_axis(mx.zeros((3,)), mx.array([1]), mx.array([5.0]), axis=0)
    array([0, 5, 0], dtype=float32)

    ## radians
    Degrees as radians: a * pi / 180. Shape of a.
    >>> mx.radians(mx.array([180.0]))
    array([3.14159], dtype=float32)

    ## random
    Random numbers by key or from the session's stream; the same seed gives MLX's numbers.
    >>> mx.random.uniform(key=mx.random.key(0)).shape
    ()

    ## real
    The real parts. Shape of a.
    >>> mx.real(mx.array([1.0]).astype(mx.complex64))
    array([1], dtype=float32)

    ## reciprocal
    1 / a. Shape of a.
    >>> mx.reciprocal(mx.array([2.0, 4.0]))
    array([0.5, 0.25], dtype=float32)

    ## remainder
    a - b * floor(a / b): the sign of b; shapes broadcast. Same as %.
    >>> mx.remainder(mx.array([7, -7]), 3)
    array([1, 2], dtype=int32)

    ## repeat
    Every element that many times, along axis or of the flattened array.
    >>> mx.repeat(mx.array([1, 2]), 2)
    array([1, 1, 2, 2], dtype=int32)

    ## reshape
    The elements in row order with another shape of equal count; one length may be -1.
    >>> mx.reshape(mx.arange(6), (2, -1)).shape
    (2, 3)

    ## result_type
    The element type that arrays and numbers combine to.
    >>> mx.result_type(mx.array([1]), mx.array([1.0]))
    mlx.core.float32

    ## roll
    Elements moved along axis, those that fall off coming back at the other end.
    >>> mx.roll(mx.array([1, 2, 3]), 1)
    array([3, 1, 2], dtype=int32)

    ## round
    The nearest number with that many decimals, halves to even. Shape of a.
    >>> mx.round(mx.array([1.5, 2.5, 1.26]), 1)
    array([1.5, 2.5, 1.3], dtype=float32)

    ## rsqrt
    1 / sqrt(a). Shape of a.
    >>> mx.rsqrt(mx.array([4.0]))
    array([0.5], dtype=float32)
    """#
}
