/// Help for the names of `mlx.core` from A to B: see `HelpCatalogue` for the form.
enum CoreHelpAToB {
  static let text = #"""
    # mlx.core

    ## abs
    |a| by element; of a complex number the magnitude. Shape of a.
    >>> mx.abs(mx.array([-1.5, 2.0]))
    array([1.5, 2], dtype=float32)

    ## acos, arccos
    The angle in radians whose cosine is a, for a in [-1, 1]; shape of a, result in [0, pi].
    >>> mx.arccos(mx.array([1.0, 0.0]))
    array([0, 1.5708], dtype=float32)

    ## acosh, arccosh
    The inverse hyperbolic cosine, for a >= 1. Shape of a.
    >>> mx.arccosh(mx.array([1.0, 2.0]))
    array([0, 1.31696], dtype=float32)

    ## add
    a + b by element; shapes broadcast. Same as the operator +.
    >>> mx.add(mx.array([1, 2]), 10)
    array([11, 12], dtype=int32)

    ## addmm
    alpha * (a @ b) + beta * c: a is [..., m, k], b is [..., k, n], c broadcasts to [..., m, n].
    >>> mx.addmm(mx.array(1.0), mx.eye(2), mx.ones((2, 2)))
    array([[2, 2],
           [2, 2]], dtype=float32)

    ## all
    Whether all elements are true, over all axes or those of axis; reduced axes vanish unless
    keepdims.
    >>> mx.all(mx.array([[True, False], [True, True]]), axis=1)
    array([False, True], dtype=bool)

    ## allclose
    Whether |a - b| <= atol + rtol * |b| everywhere: a single bool. Shapes broadcast.
    >>> mx.allclose(mx.array([1.0]), mx.array([1.0 + 1e-7]))
    array(True, dtype=bool)

    ## any
    Whether any element is true, over all axes or those of axis; reduced axes vanish unless
    keepdims.
    >>> mx.any(mx.array([[False, False], [False, True]]), axis=1)
    array([False, True], dtype=bool)

    ## arange
    start, start + step, … below stop: [ceil((stop - start) / step)]. int32 from ints, float32
    from floats.
    >>> mx.arange(0, 10, 4)
    array([0, 4, 8], dtype=int32)

    ## argmax
    The place of the largest element: of the flattened array, or along axis, which vanishes unless
    keepdims. uint32.
    >>> mx.argmax(mx.array([[1, 5], [7, 2]]), axis=1)
    array([1, 0], dtype=uint32)

    ## argmin
    The place of the smallest element: of the flattened array, or along axis, which vanishes
    unless keepdims. uint32.
    >>> mx.argmin(mx.array([[1, 5], [7, 2]]), axis=1)
    array([0, 1], dtype=uint32)

    ## argpartition
    Places that put the kth smallest where sorting would, smaller ones before it. Shape of a.
    >>> mx.argpartition(mx.array([3, 1, 2]), kth=1)[1]
    array(2, dtype=uint32)

    ## argsort
    The places that sort a along axis; None sorts the flattened array. uint32, shape of a.
    >>> mx.argsort(mx.array([3, 1, 2]))
    array([1, 2, 0], dtype=uint32)

    ## array
    An array of numbers: a scalar, nested sequences of equal lengths, or another array. Ints
    become int32, floats float32.
    >>> mx.array([[1, 2], [3, 4]]).shape
    (2, 2)

    ## array_equal
    Whether shapes and all elements are equal: a single bool.
    >>> mx.array_equal(mx.array([1, 2]), mx.array([1, 2]))
    array(True, dtype=bool)

    ## ArrayAt, ArrayIterator
    What a.at and iter(a) give: for places that are updated, and for loops over the first axis.
    >>> mx.zeros((2,)).at[0].add(1)
    array([1, 0], dtype=float32)

    ## as_strided
    A view by strides in elements and an offset; elements may be shared. Shape as given.
    >>> mx.as_strided(mx.arange(4), (3, 2), (1, 1))
    array([[0, 1],
           [1, 2],
           [2, 3]], dtype=int32)

    ## asarray
    The array itself, or one made of a scalar, sequences or an array of another type.
    >>> mx.asarray([1, 2], dtype=mx.float32)
    array([1, 2], dtype=float32)

    ## asin, arcsin
    The angle in radians whose sine is a, for a in [-1, 1]; shape of a, result in [-pi/2, pi/2].
    >>> mx.arcsin(mx.array([0.0, 1.0]))
    array([0, 1.5708], dtype=float32)

    ## asinh, arcsinh
    The inverse hyperbolic sine. Shape of a.
    >>> mx.arcsinh(mx.array([0.0, 1.0]))
    array([0, 0.881374], dtype=float32)

    ## astype
    The elements as another type: floats to ints lose their fraction. Shape of a.
    >>> mx.astype(mx.array([1.7, -1.7]), mx.int32)
    array([1, -1], dtype=int32)

    ## async_eval
    Starts computing arrays; here arrays are computed when they are made, so it returns at once.
    >>> mx.async_eval(mx.ones((2,)))

    ## atan, arctan
    The angle in radians whose tangent is a, in (-pi/2, pi/2). Shape of a.
    >>> mx.arctan(mx.array([0.0, 1.0]))
    array([0, 0.785398], dtype=float32)

    ## atan2, arctan2
    The angle in radians of the point (b, a), in (-pi, pi]; shapes broadcast.
    >>> mx.arctan2(mx.array([1.0, -1.0]), mx.array([1.0, -1.0]))
    array([0.785398, -2.35619], dtype=float32)

    ## atanh, arctanh
    The inverse hyperbolic tangent, for |a| < 1. Shape of a.
    >>> mx.arctanh(mx.array([0.0, 0.5]))
    array([0, 0.549306], dtype=float32)

    ## atleast_1d
    With at least one axis: a scalar becomes [1].
    >>> mx.atleast_1d(mx.array(3)).shape
    (1,)

    ## atleast_2d
    With at least two axes: [n] becomes [1, n].
    >>> mx.atleast_2d(mx.array([3, 4])).shape
    (1, 2)

    ## atleast_3d
    With at least three axes: [n] becomes [1, n, 1], [m, n] becomes [m, n, 1].
    >>> mx.atleast_3d(mx.array([3, 4])).shape
    (1, 2, 1)

    ## bartlett
    The triangular window of M points. [M], float32.
    >>> mx.bartlett(5)
    array([0, 0.5, 1, 0.5, 0], dtype=float32)

    ## bfloat16, float16, float32, float64, complex64
    An element type with fractions: sign, exponent and fraction of 1+8+7, 1+5+10, 1+8+23, 1+11+52
    bits; complex64 is two float32. float32 is what is trained in.
    >>> mx.float32.size
    4

    ## bitwise_and
    The bits that a and b both have; shapes broadcast. Same as &.
    >>> mx.bitwise_and(mx.array([6, 5]), 3)
    array([2, 1], dtype=int32)

    ## bitwise_invert
    All bits turned over. Shape of a.
    >>> mx.bitwise_invert(mx.array([0, 5]))
    array([-1, -6], dtype=int32)

    ## bitwise_left_shift, left_shift
    a * 2**b, bits beyond the type lost; shapes broadcast. Same as <<.
    >>> mx.left_shift(mx.array([1, 3]), 2)
    array([4, 12], dtype=int32)

    ## bitwise_or
    The bits that a or b has; shapes broadcast. Same as |.
    >>> mx.bitwise_or(mx.array([6, 5]), 3)
    array([7, 7], dtype=int32)

    ## bitwise_right_shift, right_shift
    a // 2**b; shapes broadcast. Same as >>.
    >>> mx.right_shift(mx.array([8, 3]), 1)
    array([4, 1], dtype=int32)

    ## bitwise_xor
    The bits that one of a and b has; shapes broadcast. Same as ^.
    >>> mx.bitwise_xor(mx.array([6, 5]), 3)
    array([5, 6], dtype=int32)

    ## blackman
    The Blackman window of M points: 0.42 - 0.5 cos + 0.08 cos of twice the angle. [M].
    >>> mx.blackman(5)[1:4]
    array([0.34, 1, 0.34], dtype=float32)

    ## bool_
    The element type of truth values, one byte each.
    >>> mx.bool_.size
    1

    ## broadcast_arrays
    The arrays, all with the shape that they broadcast to.
    >>> [x.shape for x in mx.broadcast_arrays(mx.ones((2, 1)), mx.ones((3,)))]
    [(2, 3), (2, 3)]

    ## broadcast_shapes
    The shape that shapes broadcast to.
    >>> mx.broadcast_shapes((2, 1), (3,))
    (2, 3)

    ## broadcast_to
    a with axes of length 1 repeated, to the shape given.
    >>> mx.broadcast_to(mx.array([1, 2]), (2, 2))
    array([[1, 2],
           [1, 2]], dtype=int32)
    """#
}
