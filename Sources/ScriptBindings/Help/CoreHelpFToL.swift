/// Help for the names of `mlx.core` from F to L: see `HelpCatalogue` for the form.
enum CoreHelpFToL {
  static let text = #"""
    # mlx.core

    ## fast
    Fused forms of layer norm, RMS norm, rotary positions and attention.
    >>> mx.fast.rms_norm(mx.ones((1, 4)), mx.ones((4,)), 1e-5).shape
    (1, 4)

    ## finfo
    The limits of a floating type: min, max, eps.
    >>> mx.finfo(mx.float32).eps
    1.1920928955078125e-07

    ## flatten
    The axes from start_axis to end_axis as one.
    >>> mx.flatten(mx.ones((2, 3, 4)), 1).shape
    (2, 12)

    ## flip
    With the order of the elements turned round along all axes or those of axis.
    >>> mx.flip(mx.array([1, 2, 3]))
    array([3, 2, 1], dtype=int32)

    ## floor
    The largest integer not above a. Shape and type of a.
    >>> mx.floor(mx.array([1.2, -1.2]))
    array([1, -2], dtype=float32)

    ## floor_divide
    a / b rounded down; shapes broadcast. Same as //.
    >>> mx.floor_divide(mx.array([7, -7]), 2)
    array([3, -4], dtype=int32)

    ## full, full_like
    An array of one value, which may broadcast to the shape.
    >>> mx.full((2,), 7)
    array([7, 7], dtype=int32)

    ## gather_mm
    Products of chosen matrices: row i of a block of a with the matrix of b that rhs_indices
    names.
    >>> mx.gather_mm(mx.ones((2, 1, 3)), mx.ones((2, 3, 4)), rhs_indices=mx.array([1, 0])).shape
    (2, 1, 4)

    ## generic, number, inexact, floating, complexfloating, integer, signedinteger, unsignedinteger
    A category of element types, for issubdtype.
    >>> mx.issubdtype(mx.float16, mx.floating)
    True

    ## get_active_memory, get_peak_memory, reset_peak_memory, get_cache_memory, clear_cache
    Bytes that arrays hold now, held at most, and that are kept for reuse.
    >>> mx.get_peak_memory() >= 0
    True

    ## get_memory_limit, set_memory_limit, set_cache_limit, get_array_buffer_size
    Bytes that arrays may take.
    >>> type(mx.get_memory_limit()).__name__
    'int'

    ## grad
    The gradient of a function with a scalar result by its argnums-th argument, an array or a tree
    of arrays: a function with the same arguments.
    >>> mx.grad(lambda x: (x ** 2).sum())(mx.array([1.0, 2.0]))
    array([2, 4], dtype=float32)

    ## greater
    Where a > b; shapes broadcast.
    >>> mx.greater(mx.array([1, 2]), 1)
    array([False, True], dtype=bool)

    ## greater_equal
    Where a >= b; shapes broadcast.
    >>> mx.greater_equal(mx.array([1, 2]), 2)
    array([False, True], dtype=bool)

    ## hadamard_transform
    The product with the Hadamard matrix along the last axis, whose length is m * 2**k; scale is 1
    / sqrt(length).
    >>> mx.hadamard_transform(mx.array([1.0, 1.0]))
    array([1.41421, 0], dtype=float32)

    ## hamming
    The Hamming window of M points: 0.54 - 0.46 cos. [M].
    >>> mx.hamming(5)
    array([0.08, 0.54, 1, 0.54, 0.08], dtype=float32)

    ## hanning
    The Hann window of M points: 0.5 - 0.5 cos. [M].
    >>> mx.hanning(5)
    array([0, 0.5, 1, 0.5, 7.64274e-15], dtype=float32)

    ## identity
    [n, n] with ones on the diagonal.
    >>> mx.identity(2)
    array([[1, 0],
           [0, 1]], dtype=float32)

    ## iinfo
    The limits of an integer type: min, max.
    >>> mx.iinfo(mx.int8).max
    127

    ## imag
    The imaginary parts. Shape of a.
    >>> mx.imag(mx.array([1.0]).astype(mx.complex64))
    array([0], dtype=float32)

    ## inner
    The sum of products over the last axes: [..., k], [..., k].
    >>> mx.inner(mx.array([1.0, 2.0]), mx.array([3.0, 4.0]))
    array(11, dtype=float32)

    ## int8, int16, int32, int64, uint8, uint16, uint32, uint64
    An integer element type of that many bits; those with u have no sign. Sums wrap around.
    >>> mx.int16.size
    2

    ## isclose
    Where |a - b| <= atol + rtol * |b|; shapes broadcast.
    >>> mx.isclose(mx.array([1.0, 2.0]), mx.array([1.0, 2.1]))
    array([True, False], dtype=bool)

    ## isdtype
    Whether a type is another, or of a kind: "bool", "integral", "real floating", "numeric" …, or
    one of several.
    >>> mx.isdtype(mx.float32, "real floating")
    True

    ## isfinite
    Where a is neither infinite nor nan. Shape of a.
    >>> mx.isfinite(mx.array([1.0, mx.inf]))
    array([True, False], dtype=bool)

    ## isinf
    Where a is infinite. Shape of a.
    >>> mx.isinf(mx.array([1.0, mx.inf]))
    array([False, True], dtype=bool)

    ## isnan
    Where a is nan. Shape of a.
    >>> mx.isnan(mx.array([1.0, mx.nan]))
    array([False, True], dtype=bool)

    ## isneginf
    Where a is -inf. Shape of a.
    >>> mx.isneginf(mx.array([1.0, -mx.inf]))
    array([False, True], dtype=bool)

    ## isposinf
    Where a is inf. Shape of a.
    >>> mx.isposinf(mx.array([1.0, mx.inf]))
    array([False, True], dtype=bool)

    ## issubdtype
    Whether a type or category is part of another.
    >>> mx.issubdtype(mx.int32, mx.integer)
    True

    ## jvp
    The results of a function and the products of its Jacobian with tangents.
    >>> mx.jvp(lambda x: x * x, [mx.array(3.0)], [mx.array(1.0)])
    ([array(9, dtype=float32)], [array(6, dtype=float32)])

    ## kron
    The Kronecker product: every element of a times b.
    >>> mx.kron(mx.array([1, 2]), mx.array([1, 1]))
    array([1, 1, 2, 2], dtype=int32)

    ## less
    Where a < b; shapes broadcast.
    >>> mx.less(mx.array([1, 2]), 2)
    array([True, False], dtype=bool)

    ## less_equal
    Where a <= b; shapes broadcast.
    >>> mx.less_equal(mx.array([1, 2]), 1)
    array([True, False], dtype=bool)

    ## linalg
    Linear algebra: norms, products, decompositions, solvers.
    >>> mx.linalg.norm(mx.array([3.0, 4.0]))
    array(5, dtype=float32)

    ## linspace
    num evenly spaced numbers from start to stop, both included. [num].
    >>> mx.linspace(0, 1, 3)
    array([0, 0.5, 1], dtype=float32)

    ## load
    Reads .npy, .npz or .safetensors: an array, or a dict of arrays.
    >>> (mx.save('weights.npy', mx.zeros((2,))), mx.load('weights.npy').shape)[1]
    (2,)

    ## log
    The natural logarithm. Shape of a.
    >>> mx.log(mx.array([1.0, mx.e]))
    array([0, 1], dtype=float32)

    ## log10
    The logarithm to base 10. Shape of a.
    >>> mx.log10(mx.array([1.0, 1000.0]))
    array([0, 3], dtype=float32)

    ## log1p
    log(1 + a), exact near 0. Shape of a.
    >>> mx.log1p(mx.array([0.0, 1.0]))
    array([0, 0.693147], dtype=float32)

    ## log2
    The logarithm to base 2. Shape of a.
    >>> mx.log2(mx.array([1.0, 8.0]))
    array([0, 3], dtype=float32)

    ## logaddexp
    log(exp(a) + exp(b)) without overflow; shapes broadcast.
    >>> mx.logaddexp(mx.array([0.0]), mx.array([0.0]))
    array([0.693147], dtype=float32)

    ## logcumsumexp
    log of the running sum of exp(a) along axis. Shape of a.
    >>> mx.logcumsumexp(mx.array([0.0, 0.0]))
    array([0, 0.693147], dtype=float32)

    ## logical_and
    Where a and b are both true; shapes broadcast.
    >>> mx.logical_and(mx.array([True, False]), True)
    array([True, False], dtype=bool)

    ## logical_not
    Where a is false. Shape of a.
    >>> mx.logical_not(mx.array([True, False]))
    array([False, True], dtype=bool)

    ## logical_or
    Where a or b is true; shapes broadcast.
    >>> mx.logical_or(mx.array([True, False]), False)
    array([True, False], dtype=bool)

    ## logical_xor
    Where one of a and b is true; shapes broadcast.
    >>> mx.logical_xor(mx.array([True, False]), True)
    array([False, True], dtype=bool)

    ## logsumexp
    log of the sum of exp(a) without overflow, over all axes or those of axis.
    >>> mx.logsumexp(mx.array([0.0, 0.0]))
    array(0.693147, dtype=float32)
    """#
}
