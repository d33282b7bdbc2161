/// Help for the names of `mlx.core` from S to Z: see `HelpCatalogue` for the form.
enum CoreHelpSToZ {
  static let text = #"""
    # mlx.core

    ## save
    Writes one array as .npy.
    >>> mx.save('weights.npy', mx.zeros((2,)))

    ## save_safetensors
    Writes a dict of arrays as .safetensors, with metadata of strings.
    >>> mx.save_safetensors('weights.safetensors', {'w': mx.zeros((2,))})

    ## savez, savez_compressed
    Writes arrays by name as .npz, which NumPy reads.
    >>> mx.savez('weights.npz', w=mx.zeros((2,)))

    ## searchsorted
    The places at which values keep a sorted vector sorted.
    >>> mx.searchsorted(mx.array([1, 3, 5]), mx.array([2, 5]))
    array([1, 2], dtype=uint32)

    ## sigmoid
    1 / (1 + exp(-a)), in (0, 1). Shape of a.
    >>> mx.sigmoid(mx.array([0.0, 2.0]))
    array([0.5, 0.880797], dtype=float32)

    ## sign
    -1, 0 or 1 by the sign. Shape of a.
    >>> mx.sign(mx.array([-3.0, 0.0]))
    array([-1, 0], dtype=float32)

    ## sin
    The sine of radians. Shape of a.
    >>> mx.sin(mx.array([0.0, mx.pi / 2]))
    array([0, 1], dtype=float32)

    ## sinh
    The hyperbolic sine (e**a - e**-a) / 2. Shape of a.
    >>> mx.sinh(mx.array([0.0, 1.0]))
    array([0, 1.1752], dtype=float32)

    ## slice
    The part from start_indices on of that size along axes; the start may be an array.
    >>> mx.slice(mx.arange(5), mx.array([1]), (0,), (3,))
    array([1, 2, 3], dtype=int32)

    ## slice_update
    a with another array in the part that begins at start_indices.
    >>> mx.slice_update(mx.zeros((4,)), mx.ones((2,)), mx.array([1]), (0,))
    array([0, 1, 1, 0], dtype=float32)

    ## softmax
    exp(a) / sum of exp(a) along axis, without overflow: shares that sum to 1. Shape of a.
    >>> mx.softmax(mx.array([0.0, 0.0]))
    array([0.5, 0.5], dtype=float32)

    ## sort
    The elements in ascending order along axis; None sorts the flattened array.
    >>> mx.sort(mx.array([3, 1, 2]))
    array([1, 2, 3], dtype=int32)

    ## split
    Parts along axis: that many equal ones, or cut at the places given.
    >>> [p.shape for p in mx.split(mx.arange(6), 3)]
    [(2,), (2,), (2,)]

    ## sqrt
    The square root. Shape of a.
    >>> mx.sqrt(mx.array([4.0, 9.0]))
    array([2, 3], dtype=float32)

    ## square
    a * a. Shape of a.
    >>> mx.square(mx.array([2.0, 3.0]))
    array([4, 9], dtype=float32)

    ## squeeze
    Without axes of length 1: all, or those of axis.
    >>> mx.squeeze(mx.ones((1, 2, 1))).shape
    (2,)

    ## stack
    Arrays of equal shape along a new axis.
    >>> mx.stack([mx.array([1, 2]), mx.array([3, 4])]).shape
    (2, 2)

    ## std
    The square root of the variance.
    >>> mx.std(mx.array([1.0, 3.0]))
    array(1, dtype=float32)

    ## stop_gradient
    a itself, a constant for gradients.
    >>> mx.grad(lambda x: x * mx.stop_gradient(x))(mx.array(3.0))
    array(3, dtype=float32)

    ## subtract
    a - b by element; shapes broadcast. Same as -.
    >>> mx.subtract(mx.array([1, 2]), 3)
    array([-2, -1], dtype=int32)

    ## sum
    The sum over all axes or those of axis; reduced axes vanish unless keepdims. Bools are counted
    in int32.
    >>> mx.sum(mx.array([[1, 2], [3, 4]]), axis=0)
    array([4, 6], dtype=int32)

    ## swapaxes
    With two axes exchanged.
    >>> mx.swapaxes(mx.ones((2, 3, 4)), 0, 2).shape
    (4, 3, 2)

    ## take
    The elements or slices along axis that indices name.
    >>> mx.take(mx.array([10, 20, 30]), mx.array([2, 0]))
    array([30, 10], dtype=int32)

    ## take_along_axis
    The elements that indices name along axis, each in its own row.
    >>> mx.take_along_axis(mx.array([[1, 2], [3, 4]]), mx.array([[1], [0]]), axis=1)
    array([[2],
           [3]], dtype=int32)

    ## tan
    The tangent of radians. Shape of a.
    >>> mx.tan(mx.array([0.0, 1.0]))
    array([0, 1.55741], dtype=float32)

    ## tanh
    The hyperbolic tangent, in (-1, 1). Shape of a.
    >>> mx.tanh(mx.array([0.0, 1.0]))
    array([0, 0.761594], dtype=float32)

    ## tensordot
    Sums of products over the last axes of a and the first of b, or over the pairs of axes given.
    >>> mx.tensordot(mx.ones((2, 3)), mx.ones((3, 4)), 1).shape
    (2, 4)

    ## tile
    The whole array that many times along each axis.
    >>> mx.tile(mx.array([1, 2]), 2)
    array([1, 2, 1, 2], dtype=int32)

    ## topk
    The k largest elements along axis, in no given order.
    >>> mx.sort(mx.topk(mx.array([3, 1, 2]), 2))
    array([2, 3], dtype=int32)

    ## trace
    The sum of a diagonal of two axes.
    >>> mx.trace(mx.eye(3))
    array(3, dtype=float32)

    ## transpose, permute_dims
    The axes in another order, reversed when none is given.
    >>> mx.transpose(mx.ones((2, 3, 4))).shape
    (4, 3, 2)

    ## tri
    [n, m] with ones on and below the kth diagonal.
    >>> mx.tri(2, 2)
    array([[1, 0],
           [1, 1]], dtype=float32)

    ## tril
    a with zeros above the kth diagonal.
    >>> mx.tril(mx.ones((2, 2)))
    array([[1, 0],
           [1, 1]], dtype=float32)

    ## triu
    a with zeros below the kth diagonal.
    >>> mx.triu(mx.ones((2, 2)))
    array([[1, 1],
           [0, 1]], dtype=float32)

    ## trunc
    a without its fraction: towards 0. Shape and type of a.
    >>> mx.trunc(mx.array([1.7, -1.7]))
    array([1, -1], dtype=float32)

    ## unflatten
    One axis as several, whose lengths multiply to its own; one may be -1.
    >>> mx.unflatten(mx.ones((6,)), 0, (2, -1)).shape
    (2, 3)

    ## unique
    The different elements, sorted, in an array of the given size: the first is repeated at its
    end.
    >>> mx.unique(mx.array([3, 1, 3]), size=2)
    array([1, 3], dtype=int32)

    ## unstack
    The parts along axis, which vanishes.
    >>> mx.unstack(mx.array([[1, 2], [3, 4]]))
    (array([1, 2], dtype=int32), array([3, 4], dtype=int32))

    ## value_and_grad
    The value and the gradient of a function with a scalar result.
    >>> mx.value_and_grad(lambda x: x ** 2)(mx.array(3.0))
    (array(9, dtype=float32), array(6, dtype=float32))

    ## var
    The mean of squared distances from the mean; the sum is divided by the count less ddof.
    >>> mx.var(mx.array([1.0, 3.0]))
    array(1, dtype=float32)

    ## vecdot
    The sum of products along an axis: [..., k], [..., k] give [...].
    >>> mx.vecdot(mx.array([1.0, 2.0]), mx.array([3.0, 4.0]))
    array(11, dtype=float32)

    ## view
    The same bytes as another element type.
    >>> mx.view(mx.array([1.0]), mx.int32)
    array([1065353216], dtype=int32)

    ## vjp
    The results of a function and the products of cotangents with its Jacobian.
    >>> mx.vjp(lambda x: x * x, [mx.array(3.0)], [mx.array(1.0)])
    ([array(9, dtype=float32)], [array(6, dtype=float32)])

    ## vmap
    A function of single examples as one of batches along in_axes.
    >>> mx.vmap(lambda a, b: (a * b).sum())(mx.ones((3, 2)), mx.ones((3, 2)))
    array([2, 2, 2], dtype=float32)

    ## where
    Elements of x where condition is true, of y elsewhere; all three broadcast.
    >>> mx.where(mx.array([True, False]), 1, 2)
    array([1, 2], dtype=int32)

    ## zeros, zeros_like
    An array of zeros of that shape, or of the shape and type of another.
    >>> mx.zeros((2,))
    array([0, 0], dtype=float32)
    """#
}
