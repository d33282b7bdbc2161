/// Help for the names of `mlx.core` from C to E: see `HelpCatalogue` for the form.
enum CoreHelpCToE {
  static let text = #"""
    # mlx.core

    ## can_cast
    Whether every value of one type has a place in the other.
    >>> mx.can_cast(mx.int8, mx.float32)
    True

    ## ceil
    The smallest integer not below a. Shape and type of a.
    >>> mx.ceil(mx.array([1.2, -1.2]))
    array([2, -1], dtype=float32)

    ## checkpoint
    A function that computes again in the backward pass instead of keeping what it needs: less
    memory, more time.
    >>> mx.grad(mx.checkpoint(lambda x: x ** 3))(mx.array(2.0))
    array(12, dtype=float32)

    ## clear_streams, synchronize
    Waits for the work of streams; here nothing is ever waiting.
    >>> mx.synchronize()

    ## clip
    a held between a_min and a_max, either of which may be None; shapes broadcast.
    >>> mx.clip(mx.array([-2, 1, 9]), 0, 5)
    array([0, 1, 5], dtype=int32)

    ## compile
    A faster form of a function: recorded by the shapes and types of its arguments, then replayed.
    What it reads besides them is taken as it was then.
    >>> mx.compile(lambda x: mx.exp(x) + 1)(mx.array(0.0))
    array(2, dtype=float32)

    ## concat, concatenate
    Arrays one after the other along axis, whose lengths add up; the other axes are equal.
    >>> mx.concatenate([mx.array([1]), mx.array([2, 3])])
    array([1, 2, 3], dtype=int32)

    ## conj, conjugate
    The complex conjugate: re - im * i. Shape of a.
    >>> mx.conj(mx.array([1.0]))
    array([1], dtype=float32)

    ## contiguous
    The elements in a row of memory; here arrays are so always.
    >>> mx.contiguous(mx.array([1, 2])).shape
    (2,)

    ## conv1d
    Cross-correlation along one axis: input [batch, length, in], weight [out, width, in / groups]
    give [batch, (length + 2 padding - dilation (width - 1) - 1) // stride + 1, out].
    >>> mx.conv1d(mx.ones((1, 5, 1)), mx.ones((1, 3, 1))).shape
    (1, 3, 1)

    ## conv2d
    Cross-correlation over two axes: input [batch, height, width, in], weight [out, h, w, in /
    groups] give [batch, height', width', out].
    >>> mx.conv2d(mx.ones((1, 5, 5, 1)), mx.ones((2, 3, 3, 1))).shape
    (1, 3, 3, 2)

    ## conv3d
    Cross-correlation over three axes: input [batch, d, h, w, in], weight [out, kd, kh, kw, in].
    >>> mx.conv3d(mx.ones((1, 3, 3, 3, 1)), mx.ones((2, 2, 2, 2, 1))).shape
    (1, 2, 2, 2, 2)

    ## conv_general
    Cross-correlation over any number of axes, with strides, paddings before and behind, dilations
    of kernel and input, groups, and flip for a true convolution.
    >>> mx.conv_general(mx.ones((1, 5, 1)), mx.ones((1, 3, 1)), padding=1).shape
    (1, 5, 1)

    ## conv_transpose1d
    The transpose of conv1d: input [batch, length, in], weight [out, width, in] give length
    (length - 1) stride - 2 padding + dilation (width - 1) + 1.
    >>> mx.conv_transpose1d(mx.ones((1, 3, 1)), mx.ones((1, 3, 1))).shape
    (1, 5, 1)

    ## conv_transpose2d
    The transpose of conv2d: input [batch, height, width, in], weight [out, h, w, in].
    >>> mx.conv_transpose2d(mx.ones((1, 3, 3, 1)), mx.ones((1, 2, 2, 1))).shape
    (1, 4, 4, 1)

    ## conv_transpose3d
    The transpose of conv3d: input [batch, d, h, w, in], weight [out, kd, kh, kw, in].
    >>> mx.conv_transpose3d(mx.ones((1, 2, 2, 2, 1)), mx.ones((1, 2, 2, 2, 1))).shape
    (1, 3, 3, 3, 1)

    ## convolve
    The discrete convolution of two vectors: [n], [m] give [n + m - 1] ("full"), [max(n, m)]
    ("same") or only full overlaps ("valid").
    >>> mx.convolve(mx.array([1.0, 2.0]), mx.array([1.0, 1.0]))
    array([1, 3, 2], dtype=float32)

    ## cos
    The cosine of radians. Shape of a.
    >>> mx.cos(mx.array([0.0, mx.pi]))
    array([1, -1], dtype=float32)

    ## cosh
    The hyperbolic cosine (e**a + e**-a) / 2. Shape of a.
    >>> mx.cosh(mx.array([0.0, 1.0]))
    array([1, 1.54308], dtype=float32)

    ## count_nonzero
    How many elements are not 0, over all axes or those of axis.
    >>> mx.count_nonzero(mx.array([0, 3, 5]))
    array(2, dtype=int32)

    ## cpu, gpu, Device, DeviceType
    A kind of device, and devices themselves. Here everything runs on the processor.
    >>> mx.cpu
    DeviceType.cpu

    ## cuda, metal
    What MLX tells of graphics processors: here there are none.
    >>> mx.metal.is_available()
    False

    ## cummax
    The largest element so far along axis, of the flattened array without one. reverse starts at
    the end; not inclusive leaves the element itself out.
    >>> mx.cummax(mx.array([1, 3, 2]))
    array([1, 3, 3], dtype=int32)

    ## cummin
    The smallest element so far along axis. reverse starts at the end; not inclusive leaves the
    element itself out.
    >>> mx.cummin(mx.array([3, 1, 2]))
    array([3, 1, 1], dtype=int32)

    ## cumprod, cumulative_prod
    Products so far along axis. reverse starts at the end; not inclusive leaves the element itself
    out.
    >>> mx.cumprod(mx.array([1, 2, 3]))
    array([1, 2, 6], dtype=int32)

    ## cumsum, cumulative_sum
    Sums so far along axis. reverse starts at the end; not inclusive leaves the element itself
    out.
    >>> mx.cumsum(mx.array([1, 2, 3]), reverse=True)
    array([6, 5, 3], dtype=int32)

    ## custom_function
    A function whose derivatives are given: f.vjp, f.jvp and f.vmap are decorators for them.
    >>> mx.custom_function(lambda x: x + 1)(mx.array(1))
    array(2, dtype=int32)

    ## default_device, set_default_device
    The device that arrays are computed on; here always the processor.
    >>> mx.default_device()
    Device(cpu, 0)

    ## default_stream, set_default_stream, new_stream, stream, Stream, StreamContext, ThreadLocalStream
    Queues of work in MLX. Here work is done at once, so a stream changes nothing.
    >>> type(mx.default_stream(mx.cpu)).__name__
    'Stream'

    ## degrees
    Radians as degrees: a * 180 / pi. Shape of a.
    >>> mx.degrees(mx.array([mx.pi]))
    array([180], dtype=float32)

    ## depends
    The inputs themselves, to be computed after the dependencies.
    >>> mx.depends([mx.array(1)], [mx.array(2)])
    [array(1, dtype=int32)]

    ## device_count, device_info, is_available
    How many devices of a kind there are, whether one can be used, and what is known of one.
    >>> mx.is_available(mx.cpu)
    True

    ## diag
    The square matrix with a vector on its kth diagonal, or the kth diagonal of a matrix.
    >>> mx.diag(mx.array([1, 2]))
    array([[1, 0],
           [0, 2]], dtype=int32)

    ## diagonal
    The diagonal of two axes, which become one at the end.
    >>> mx.diagonal(mx.array([[1, 2], [3, 4]]))
    array([1, 4], dtype=int32)

    ## diff
    Differences of neighbours along axis, n times: its length falls by n.
    >>> mx.diff(mx.array([1, 4, 9]))
    array([3, 5], dtype=int32)

    ## disable_compile, enable_compile
    Turns mx.compile off and on: functions made by it then run as they are.
    >>> mx.enable_compile()

    ## divide
    a / b by element, in a floating type; shapes broadcast. Same as /.
    >>> mx.divide(mx.array([1, 2]), 2)
    array([0.5, 1], dtype=float32)

    ## divmod
    a // b and a % b by element.
    >>> mx.divmod(mx.array([7, -7]), 3)
    [array([2, -3], dtype=int32), array([1, 2], dtype=int32)]

    ## Dtype, DtypeCategory
    The class of element types, and of their categories such as mx.floating.
    >>> type(mx.float32) is mx.Dtype
    True

    ## e, pi, euler_gamma, inf, nan
    A constant: Euler's number, the circle's, Euler and Mascheroni's, infinity, not a number.
    >>> mx.pi
    3.141592653589793

    ## einsum
    A sum of products by subscripts: letters that the result lacks are summed over.
    >>> mx.einsum('ij,jk->ik', mx.ones((2, 3)), mx.ones((3, 4))).shape
    (2, 4)

    ## einsum_path
    The order in which einsum multiplies, and what it costs.
    >>> mx.einsum_path('ij,jk->ik', mx.ones((2, 3)), mx.ones((3, 4)))[0]
    [(0, 1)]

    ## empty, empty_like
    An array of that shape, or of the shape of another, whose elements are to be set; here 0.
    >>> mx.empty((2, 3)).shape
    (2, 3)

    ## equal
    Where a == b; shapes broadcast. Same as ==.
    >>> mx.equal(mx.array([1, 2]), 2)
    array([False, True], dtype=bool)

    ## erf
    The error function, 2 / sqrt(pi) times the integral of exp(-t**2) from 0 to a. Shape of a.
    >>> mx.erf(mx.array([1.0]))
    array([0.842701], dtype=float32)

    ## erfinv
    The inverse of erf, for a in (-1, 1). Shape of a.
    >>> mx.erfinv(mx.array([0.0, 0.5]))
    array([0, 0.476936], dtype=float32)

    ## eval
    Computes arrays, and trees of them; here they are computed when they are made, so it checks
    only.
    >>> mx.eval(mx.ones((2,)))

    ## exp
    e**a by element. Shape of a.
    >>> mx.exp(mx.array([0.0, 1.0]))
    array([1, 2.71828], dtype=float32)

    ## expand_dims
    With a new axis of length 1 at each place of axis.
    >>> mx.expand_dims(mx.array([1, 2]), 0).shape
    (1, 2)

    ## expm1
    e**a - 1, exact near 0. Shape of a.
    >>> mx.expm1(mx.array([0.0, 1.0]))
    array([0, 1.71828], dtype=float32)

    ## eye
    [n, m] with ones on the kth diagonal and zeros elsewhere.
    >>> mx.eye(2)
    array([[1, 0],
           [0, 1]], dtype=float32)
    """#
}
