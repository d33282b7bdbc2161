import Foundation
import Testing

/// Expressions and what MLX 0.32.4 prints for them, or the exception it raises; of a `TypeError` only
/// the kind. Checked against MLX, and recorded, by `scripts/oracles/expressions.py`.
struct ExpressionTests {
  @Test func `prints and refuses what MLX does`() throws {
    let cases = Self.table.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " => ", maxSplits: 1) }
    let printed = try Script().run(
      Self.support + cases.map { "show(lambda: \($0[0]))" }.joined(separator: "\n")
    ).split(separator: "\n")
    #expect(printed.count == cases.count)
    for (line, parts) in zip(printed, cases) {
      #expect(line == parts[1], "\(parts[0])")
    }
  }

  /// The last one is no number of places, but more than any reader waits for.
  @Test func `sizes beyond all measure are refused, and numbers near the ends of Int do no harm`()
    throws
  {
    let output = try Script().run(
      Self.support + """
        show(lambda: mx.var(mx.ones((3,)), ddof=-(1 << 62)))
        show(lambda: mx.std(mx.ones((3,)), correction=-(1 << 63)))
        show(lambda: mx.eye(1, k=-(1 << 63)))
        show(lambda: mx.round(mx.array([7.0]), -(1 << 63)))
        show(lambda: mx.arange(3.0, -1e30, 1.0))
        show(lambda: mx.unique(mx.ones((3,)), size=(1 << 63) - 1))
        show(lambda: mx.zeros(range(1 << 40)))
        """)
    let lines = output.split(separator: "\n")
    #expect(lines.prefix(2) == ["array(0, dtype=float32)", "array(0, dtype=float32)"])
    #expect(lines[2] == "array([[0]], dtype=float32)")
    #expect(lines[4] == "array([], dtype=float32)")
    #expect(lines[5].hasPrefix("MemoryError: "))
    #expect(lines[6] == "ValueError: A sequence of more than 16777216 integers was given.")
  }

  private static let support = #"""
    import mlx.core as mx
    import mlx.nn as nn
    import mlx.utils as mu
    def show(f):
        try:
            print(" ".join(repr(f()).split()))
        except TypeError:
            print("TypeError")
        except Exception as error:
            print(type(error).__name__ + ": " + str(error))
    class Slices:
        def __getitem__(self, index):
            return index
    slice_of = Slices()
    def assign(index, values):
        a = mx.zeros((2, 3, 4))
        a[index] = values
        return a.sum()
    def inplace(operator, a, b):
        if operator == "+":
            a += b
        elif operator == "/":
            a /= b
        else:
            a ^= b
        return a

    """#

  private static let table = #"""
    # Axes
    mx.squeeze(mx.ones((2, 1)), 4) => IndexError: [squeeze] Axis 4 is out of bounds for array with 2 dimensions.
    mx.squeeze(mx.ones((1, 1)), [0, -2]) => ValueError: [squeeze] Received duplicate axes.
    mx.concatenate([mx.ones((2,)), mx.ones((2,))], axis=3) => IndexError: [concatenate] Axis 3 is out of bounds for array with 1 dimensions.
    mx.stack([mx.ones((2,)), mx.ones((2,))], axis=5) => IndexError: [stack] Axis 5 is out of bounds for array with 2 dimensions.
    mx.stack([mx.array(1), mx.array(2)], axis=None) => array([1, 2], dtype=int32)
    mx.unstack(mx.array(1.0)) => IndexError: [unstack] Axis 0 is out of bounds for array with 0 dimensions.
    mx.flip(mx.ones((2,)), axis=(0, -2)) => IndexError: [flip] Axis -2 is out of bounds for array with 1 dimensions.
    mx.roll(mx.arange(4), 1, 2) => IndexError: [roll] Invalid axis 2 for array with 1 dimensions.
    mx.roll(mx.arange(4), [1, -2], [0]) => array([3, 0, 1, 2], dtype=int32)
    mx.roll(mx.ones((2, 2)), [1], [0, 1]) => ValueError: [roll] At least one shift value per axis is required, 1 provided for 2 axes.
    mx.unflatten(mx.ones((4,)), 0, (-1, -1)) => ValueError: [Unflatten] Can only infer one dimension.
    mx.unflatten(mx.ones((4,)), 0, (3, -1)) => ValueError: [Unflatten] Cannot unflatten axis 0 with size 4 into shape (3,1).
    mx.unflatten(mx.ones((4,)), 5, (2, 2)) => IndexError: [unflatten] Invalid axes 5 for array with 1 dimensions.
    mx.diff(mx.array(1), 1) => IndexError: [diff] Axis is out of bounds for the array.
    mx.diff(mx.arange(3), -1) => ValueError: [diff] Order `n` must be non-negative.
    mx.topk(mx.arange(3), 2, axis=1) => IndexError: [topk] Axis 1 is out of bounds for array with 1 dimensions.
    mx.partition(mx.array(1), 0) => IndexError: [partition] Axis -1 is out of bounds for array with 0 dimensions.
    mx.take(mx.array(1), mx.array([0]), axis=-1) => IndexError: [take] Received invalid axis -1 for array with 0 dimensions.
    mx.mean(mx.ones((2,)), axis=1) => IndexError: [mean] axis 1 is out of bounds for array with 1 dimensions.
    mx.var(mx.array(1.0), axis=-1) => IndexError: [mean] axis -1 is out of bounds for array with 0 dimensions.
    mx.median(mx.array(1.0), axis=0) => IndexError: [median] axis 0 is out of bounds for array with 0 dimensions.
    mx.logcumsumexp(mx.array(1.0), axis=0) => IndexError: [logcumsumexp] Axis 0 is out of bounds for array with 0 dimensions.
    mx.diagonal(mx.ones((2, 2)), 0, -3, 1) => IndexError: [diagonal] Invalid axis1 -3 for array with 2 dimensions.
    mx.trace(mx.ones((2, 2)), 0, 1, -1) => ValueError: [trace] axis1 and axis2 cannot be the same axis
    mx.argmax(mx.zeros((0,)), axis=-2) => ValueError: [argmax] Cannot argmax reduce zero size array.
    mx.matrix_transpose(mx.array(1.0)) => ValueError: [matrix_transpose] Input array must have at least 2 dimensions.
    mx.random.categorical(mx.array(1.0)) => IndexError: [categorical] Invalid axis -1 for logits with 0 dimensions.
    # Shapes
    mx.broadcast_to(mx.ones((2, 3)), (3,)) => ValueError: Cannot broadcast array of shape (2,3) into shape (3).
    mx.broadcast_to(mx.ones((2,)), (-1, 2)) => ValueError: [broadcast_to] Negative dimensions not allowed.
    mx.reshape(mx.arange(6), (-2, 3)) => ValueError: [reshape] Cannot reshape array of size 6 into shape (-2,3).
    mx.full_like(mx.ones((2, 3)), mx.ones((4,))) => ValueError: [broadcast_shapes] Shapes (2,3) and (4) cannot be broadcast.
    mx.vecdot(mx.ones((2, 3)), mx.ones((3,))) => ValueError: [vecdot] axis is out of bounds.
    mx.vecdot(mx.ones((2, 3)), mx.ones((2, 1))) => ValueError: [vecdot] a and b must have the same size along axis.
    mx.kron(mx.ones((2, 0)), mx.ones((2,))) => ValueError: [kron] Input arrays cannot be empty.
    mx.median(mx.zeros((2, 0)), axis=1) => ValueError: [median] Cannot take median along empty axis.
    mx.median(mx.ones((2,)), axis=[]) => ValueError: [flatten] start_axis must be less than or equal to end_axis
    mx.pad(mx.array(7), [(1, 2)]) => array(7, dtype=int32)
    mx.pad(mx.arange(2), [(1, 2)]) => array([0, 0, 1, 0, 0], dtype=int32)
    mx.pad(mx.zeros((0,)), 1, mode="reflect") => ValueError: [pad] Cannot pad empty axis 0 using mode 'reflect'.
    mx.unique(mx.zeros((0,)), size=2) => ValueError: [unique] A fill value is required for an empty input with a non-zero size.
    mx.array(1.0).view(mx.int16) => ValueError: [view] Changing the type of a scalar is only allowed for types with the same size.
    mx.arange(3, dtype=mx.bool_) => ValueError: bool not supported for arange.
    mx.arange(0, float("inf")) => ValueError: [arange] Cannot compute length.
    mx.logcumsumexp(mx.zeros((2, 0))) => array([], dtype=float32)
    mx.addmm(mx.ones((1,)), mx.ones((2, 3)), mx.ones((4, 2))) => ValueError: [addmm] Last dimension of first input with shape (2,3) must match second to last dimension of second input with shape (4,2).
    mx.addmm(mx.ones((1,)), mx.array(1.0), mx.ones((4,))) => ValueError: [addmm] Got 0 dimension input. Inputs must have at least one dimension.
    # Products, sums of products, choices
    mx.addmm(mx.ones((1,)), mx.ones((2, 3)), mx.ones((3,))) => array([4, 4], dtype=float32)
    mx.addmm(mx.array(2.0), mx.ones((2,)), mx.ones((3,))) => ValueError: [addmm] Last dimension of first input with shape (1,2) must match second to last dimension of second input with shape (3,1).
    mx.addmm(mx.array(2.0), mx.ones((2,)), mx.ones((2,))) => array(4, dtype=float32)
    mx.addmm(mx.ones((3, 2)), mx.ones((2,)), mx.ones((2,))) => ValueError: [addmm] input c must broadcast to the output shape
    mx.addmm(mx.ones((2, 1, 2)), mx.ones((2, 2)), mx.ones((2, 2))) => ValueError: [addmm] input c must broadcast to the output shape
    mx.addmm(mx.ones((2,)), mx.ones((2, 3), mx.int32), mx.ones((3, 2), mx.int32), 0.5, 2.0) => array([[3.5, 3.5], [3.5, 3.5]], dtype=float32)
    mx.addmm(mx.zeros((1,)), mx.full((1, 2), 1 / 3, mx.float16), mx.full((2, 1), 1 / 3, mx.float16)) => array([[0.222114]], dtype=float32)
    mx.addmm(mx.zeros((3,)), mx.ones((2, 2)), mx.ones((2, 2))) => ValueError: [broadcast_shapes] Shapes (3) and (2,2) cannot be broadcast.
    nn.Linear(3, 4)(mx.ones((2, 5))) => ValueError: [addmm] Last dimension of first input with shape (2,5) must match second to last dimension of second input with shape (3,4).
    nn.Linear(3, 4)(mx.ones((5,))) => ValueError: [addmm] Last dimension of first input with shape (1,5) must match second to last dimension of second input with shape (3,4).
    nn.Linear(3, 4)(mx.array(1.0)) => ValueError: [addmm] Got 0 dimension input. Inputs must have at least one dimension.
    nn.Linear(3, 4)(mx.ones((3,), mx.float16)).dtype => mlx.core.float32
    nn.Linear(3, 4, bias=False)(mx.ones((2, 5))) => ValueError: [matmul] Last dimension of first input with shape (2,5) must match second to last dimension of second input with shape (3,4).
    mx.einsum("ij,jk->ik", mx.ones((2, 2), mx.int32), mx.ones((2, 2), mx.int32)) => ValueError: [matmul] Only inexact types are supported but int32 and int32 were provided which results in int32, which is not a floating point type.
    mx.einsum("ij,ij->", mx.ones((2, 2), mx.bool_), mx.ones((2, 2), mx.bool_)) => ValueError: [matmul] Only inexact types are supported but bool and bool were provided which results in bool, which is not a floating point type.
    mx.einsum("i,j->ij", mx.arange(2), mx.arange(3)) => array([[0, 0, 0], [0, 1, 2]], dtype=int32)
    mx.einsum("i,i->i", mx.arange(3), mx.arange(3)) => array([0, 1, 4], dtype=int32)
    mx.einsum("i,j,k->kji", mx.arange(2), mx.arange(2), mx.arange(2)) => array([[[0, 0], [0, 0]], [[0, 0], [0, 1]]], dtype=int32)
    mx.einsum("ij->i", mx.arange(4).reshape(2, 2)) => array([1, 5], dtype=int32)
    mx.einsum("ij,k->k", mx.arange(4).reshape(2, 2), mx.arange(3)) => array([0, 6, 12], dtype=int32)
    mx.einsum("ij,j->i", mx.arange(4).reshape(2, 2), mx.arange(2.0)) => array([1, 3], dtype=float32)
    mx.where(mx.ones((2,)) > 0, mx.ones((3,)), mx.ones((2,))) => ValueError: [broadcast_shapes] Shapes (2) and (3) cannot be broadcast.
    mx.where(mx.ones((2, 1)) > 0, mx.ones((3,)), mx.ones((4,))) => ValueError: [broadcast_shapes] Shapes (2,3) and (4) cannot be broadcast.
    mx.take_along_axis(mx.ones((2, 3, 4)), mx.zeros((5, 2, 1), mx.int32), axis=0) => ValueError: [broadcast_shapes] Shapes (3,4) and (2,1) cannot be broadcast.
    mx.linalg.cross(mx.ones((2, 4)), mx.ones((3,))) => ValueError: [linalg::cross] The specified axis must have size 2 or 3.
    mx.linalg.cross(mx.ones((2, 3)), mx.ones((2,))) => array([[-1, 1, 0], [-1, 1, 0]], dtype=float32)
    mx.fast.layer_norm(mx.ones((2, 3)), mx.ones((1, 3)), None, 1e-5) => ValueError: [layer_norm] weight must have 1 dimension but has 2 dimensions.
    mx.fast.layer_norm(mx.ones((2, 3)), None, mx.ones((4,)), 1e-5) => ValueError: [layer_norm] bias must have the same size as the last dimension of x but has 4 elements.
    mx.fast.layer_norm(mx.array(1.0), None, None, 1e-5) => ValueError: [layer_norm] Input must have at least 1 dimension but got input with 0 dimensions.
    mx.fast.rms_norm(mx.ones((2, 3)), mx.array(1.0), 1e-5) => ValueError: [rms_norm] (*weight) must have 1 dimension but has 0 dimensions.
    mx.fast.rms_norm(mx.ones((2, 3)), mx.ones((2,)), 1e-5) => ValueError: [rms_norm] (*weight) must have the same size as the last dimension of x but has 2 elements.
    # The sign of what is not a number
    mx.log(mx.array([-1.0, -0.0, float("nan"), float("-inf"), 1.0])) => array([-nan, -inf, nan, -nan, 0], dtype=float32)
    mx.log(mx.full((19,), -2.0))[16:] => array([-nan, -nan, -nan], dtype=float32)
    mx.log(mx.array(-1)) => array(-nan, dtype=float32)
    mx.log(mx.array(-1.0, mx.float16)) => array(-nan, dtype=float16)
    mx.log(mx.array(-1.0, mx.bfloat16)) => array(nan, dtype=bfloat16)
    mx.log2(mx.array(-1.0)) => array(-nan, dtype=float32)
    mx.log10(mx.array(-1.0)) => array(nan, dtype=float32)
    mx.log1p(mx.array(-2.0)) => array(-nan, dtype=float32)
    mx.sqrt(mx.array(-1.0)) => array(-nan, dtype=float32)
    mx.rsqrt(mx.array(-1.0)) => array(-nan, dtype=float32)
    mx.power(mx.array(-1.0), 0.5) => array(-nan, dtype=float32)
    mx.array([0.0]) / 0 => array([-nan], dtype=float32)
    mx.array(float("inf")) - mx.array(float("inf")) => array(-nan, dtype=float32)
    -mx.array(float("nan")) => array(-nan, dtype=float32)
    mx.log(mx.array(-1.0)) * -1 => array(-nan, dtype=float32)
    mx.abs(mx.log(mx.array(-1.0))) => array(nan, dtype=float32)
    mx.sin(mx.array(float("inf"))) => array(-nan, dtype=float32)
    mx.arcsin(mx.array(2.0)) => array(nan, dtype=float32)
    mx.arccosh(mx.array(0.5)) => array(-nan, dtype=float32)
    mx.arctanh(mx.array(2.0)) => array(-nan, dtype=float32)
    mx.softmax(mx.array([float("-inf")] * 3)) => array([-nan, -nan, -nan], dtype=float32)
    mx.zeros((0,)).mean() => array(-nan, dtype=float32)
    mx.array(1.0) % 0 => array(-nan, dtype=float32)
    mx.log(mx.array(-1.0)).item() => nan
    mx.__version__ => '0.32.4'
    # Transformations
    mx.compile(lambda x: x.item())(mx.array(1.0)) => ValueError: [eval] Attempting to eval an array during function transformations like compile or vmap is not allowed.
    mx.compile(lambda x: x if x > 0 else -x)(mx.array(1.0)) => ValueError: [eval] Attempting to eval an array during function transformations like compile or vmap is not allowed.
    nn.utils.checkpoint(nn.ReLU())(mx.array([-1.0, 2.0])) => array([0, 2], dtype=float32)
    # Assignments
    assign(slice_of[0], mx.ones((5,))) => ValueError: [broadcast_shapes] Shapes (5) and (1,3,4) cannot be broadcast.
    assign(slice_of[0], mx.ones((3, 5))) => ValueError: [broadcast_shapes] Shapes (3,5) and (1,3,4) cannot be broadcast.
    assign(slice_of[0], mx.ones((1, 1, 3, 5))) => ValueError: [broadcast_shapes] Shapes (1,3,5) and (1,3,4) cannot be broadcast.
    assign(slice_of[0], mx.ones((2, 3, 4))) => ValueError: Cannot broadcast array of shape (2,3,4) into shape (1,3,4).
    assign(slice_of[0, 1], mx.ones((5,))) => ValueError: [broadcast_shapes] Shapes (5) and (1,1,4) cannot be broadcast.
    assign(slice_of[0, 1], mx.ones((2, 5))) => ValueError: [broadcast_shapes] Shapes (2,1,1,5) and (1,1,4) cannot be broadcast.
    assign(slice_of[:, :, 0], mx.ones((2, 5))) => ValueError: [broadcast_shapes] Shapes (2,5,1) and (2,3,1) cannot be broadcast.
    assign(slice_of[:, 0], mx.ones((5,))) => ValueError: [broadcast_shapes] Shapes (5) and (2,1,4) cannot be broadcast.
    assign(slice_of[:, 0], mx.ones((3, 4))) => ValueError: [broadcast_shapes] Shapes (3,1,4) and (2,1,4) cannot be broadcast.
    assign(slice_of[..., 0], mx.ones((5,))) => ValueError: [broadcast_shapes] Shapes (5,1) and (2,3,1) cannot be broadcast.
    assign(slice_of[0, None], mx.ones((5,))) => ValueError: [broadcast_shapes] Shapes (5) and (1,3,4) cannot be broadcast.
    assign(slice_of[None, :, 0], mx.ones((7, 4))) => ValueError: [broadcast_shapes] Shapes (7,1,4) and (2,1,4) cannot be broadcast.
    assign(slice_of[0, 0, 0], mx.ones((2,))) => ValueError: Cannot broadcast array of shape (2,1,1,1) into shape (1,1,1).
    assign(slice_of[0, 0, 0], mx.ones((1, 1, 1, 2))) => ValueError: Cannot broadcast array of shape (1,1,2,1,1,1) into shape (1,1,1).
    assign(slice_of[:, 0], mx.ones((3, 2, 4))) => ValueError: Cannot broadcast array of shape (3,2,1,4) into shape (2,1,4).
    assign(slice_of[0, :], mx.ones((1, 1, 5))) => ValueError: [broadcast_shapes] Shapes (1,1,1,5) and (1,3,4) cannot be broadcast.
    assign(slice_of[mx.array([[0, 1]])], mx.ones((1, 1, 5))) => ValueError: [broadcast_shapes] Shapes (5) and (1,2,3,4) cannot be broadcast.
    assign(slice_of[0], mx.ones((3, 4))) => array(12, dtype=float32)
    assign(slice_of[1, None], mx.ones((1, 3, 4))) => array(12, dtype=float32)
    # Types
    mx.ones((2,)) & mx.ones((2,)) => ValueError: Floating point types not allowed with bitwise and.
    mx.bitwise_and(mx.ones((2,)), mx.array([1, 2])) => RuntimeError: [bitwise_and] Only allowed on integer or boolean types but got types float32 and int32.
    mx.right_shift(mx.array([1]), mx.ones((1,))) => RuntimeError: [right_shift] Only allowed on integer or boolean types but got types float32 and float32.
    mx.bitwise_invert(mx.ones((1,))) => ValueError: [bitwise_invert] Bitwise inverse only allowed on integer types.
    mx.matmul(mx.ones((3, 2, 2), mx.int32), mx.ones((2, 2, 2), mx.int32)) => ValueError: [matmul] Only inexact types are supported but int32 and int32 were provided which results in int32, which is not a floating point type.
    mx.addmm(mx.array([1]), mx.array([[1]]), mx.array([[1]])) => ValueError: [addmm] Only real floating point types are supported but int32, int32 and int32 were provided which results in int32, which is not a real floating point type.
    mx.arctan2(mx.ones((1,)), mx.ones((1,), mx.complex64)) => ValueError: [arctan2] Not supported for complex64.
    mx.remainder(mx.ones((1,), mx.complex64), 2) => ValueError: [remainder] Complex type not supported.
    mx.divmod(mx.ones((1,), mx.complex64), 2) => ValueError: [divmod] Complex type not supported.
    mx.random.uniform(dtype=mx.float64) => RuntimeError: [uniform] Unsupported type.
    mx.random.laplace(dtype=mx.int32) => ValueError: [laplace] Only real floating point types are supported.
    mx.ones((2,)).at[0].add([1]) => ValueError: Invalid type list received in array initialization.
    mx.ones((2,))[0, 1.5] => ValueError: Cannot index mlx array using the given type yet
    mx.ones((2,))[1.5] => ValueError: Cannot index mlx array using the given type.
    mx.ones((2,)) + [1] => ValueError: Cannot perform addition on an mlx.core.array and list
    mx.ones((2, 2)) @ 2 => TypeError
    inplace("+", mx.ones((2,)), [1]) => ValueError: Cannot perform inplace addition on an mlx.core.array and list
    inplace("/", mx.array([4, 2]), 2) => ValueError: In place division cannot cast to non-floating point type.
    inplace("^", mx.ones((2,)), 1) => ValueError: Floating point types not allowed bitwise xor.
    # Values
    mx.argmax(mx.array([1.0, float("nan"), 2.0, float("nan")])) => array(1, dtype=uint32)
    mx.argmin(mx.array([[1.0, 2.0], [float("nan"), 1.0]]), axis=0) => array([1, 1], dtype=uint32)
    mx.median(mx.array([3.0, float("nan"), 1.0])) => array(nan, dtype=float32)
    mx.array(0.1, mx.float64).item() => 0.1
    mx.trace(mx.array([[100, 1], [1, 100]], mx.int8), dtype=mx.int32) => array(200, dtype=int32)
    mx.cumprod(mx.array([True, False, True])) => array([True, False, False], dtype=bool)
    mx.array([1], mx.uint8) << mx.array([8], mx.uint8) => array([0], dtype=uint8)
    mx.array([-1], mx.int8) >> mx.array([9], mx.int8) => array([-1], dtype=int8)
    mx.array([True, False]) < 4294967295 => array([False, False], dtype=bool)
    mx.floor_divide(mx.array([3.0, 1.0]).view(mx.complex64), 2).view(mx.float32) => array([1.5, 0.5], dtype=float32)
    mx.var(mx.array([1.0, 2.0, 3.0, 4.0]).view(mx.complex64)) => array(2, dtype=float32)
    mx.blackman(4) => array([0, 0.63, 0.63, 0], dtype=float32)
    mx.array([mx.array([1, 2]), [3, 4]]) => array([[1, 2], [3, 4]], dtype=int32)
    mx.array([[1.5, 2], mx.array([3, 4])]) => array([[1.5, 2], [3, 4]], dtype=float32)
    mx.array([mx.ones((2,)), mx.ones((3,))]) => ValueError: Initialization encountered non-uniform length.
    mx.array([mx.ones((2,)), 1.0]) => ValueError: Initialization encountered non-uniform length.
    mx.array([1, [2]]) => ValueError: Initialization encountered extra dimension.
    # Gradients
    mx.grad(lambda a, b: (a * b).sum(), argnums=[1, 0])(mx.array([1.0]), mx.array([2.0])) => (array([2], dtype=float32), array([1], dtype=float32))
    mx.grad(lambda a: a.sum(), argnums=[])(mx.array([1.0])) => ValueError: [grad] Gradient wrt no argument requested
    mx.grad(lambda a: (a.astype(mx.int32) * 3).sum())(mx.array([1.5])) => array([3], dtype=float32)
    mx.value_and_grad(lambda a, b: a.sum(), argnums=2)(mx.array([1.0]), mx.array([2.0])) => ValueError: [value_and_grad] Can't compute the gradient of argument index 2 because the function is called with only 2 positional arguments.
    mx.grad(lambda a, b=1: a.sum(), argnames="c")(mx.array([1.0]), b=2) => ValueError: [grad] Can't compute the gradient of keyword argument 'c' because the function is called with the following keyword arguments {b,}
    mx.vjp(lambda a: (a, a), [mx.ones((2,))], [mx.ones((2,))]) => ValueError: [vjp] Number of outputs to compute gradients for (2) does not match number of cotangents (1).
    mx.jvp(lambda a: a, [mx.ones((2,))], []) => ValueError: [jvp] Number of inputs does not match number of tangents.
    mx.jvp(lambda a: a, [mx.ones((2,))], [mx.ones((3,))]) => ValueError: [jvp] Input shape does not match shape of tangent.
    # Rounding and small values
    mx.sigmoid(mx.array([-20.0, -7.0, 0.0, 7.0])) => array([2.06115e-09, 0.000911051, 0.5, 0.999089], dtype=float32)
    mx.round(mx.array([123, 456]), -2) => array([100, 500], dtype=int32)
    mx.round(mx.array([1.25, 55.0]), 1) => array([1.2, 55], dtype=float32)
    mx.floor(mx.ones((1,), mx.complex64)) => ValueError: [floor] Not supported for complex64.
    mx.trunc(mx.ones((1,), mx.complex64)) => ValueError: [trunc] Not supported for complex64.
    mx.take(mx.zeros((0,)), mx.array([0]), axis=0) => ValueError: [take] Cannot do a non-empty take from an empty axis.
    # Convolutions
    mx.conv_transpose1d(mx.arange(5.0).reshape(1, 5, 1), mx.ones((1, 1, 1)), padding=1).flatten() => array([1, 2, 3], dtype=float32)
    mx.conv1d(mx.arange(5.0).reshape(1, 5, 1), mx.ones((1, 2, 1)), padding=-1).flatten() => array([3, 5], dtype=float32)
    mx.conv2d(mx.ones((1, 2, 5, 4)), mx.ones((4, 3, 3, 4)), padding=(0, 1)) => ValueError: [conv] Spatial dimensions of input after padding cannot be smaller than weight spatial dimensions. Got error at axis 1 for input with shape (1,2,5,4), padding low (0,1), padding high (0,1), and weight of shape (4,3,3,4).
    mx.conv2d(mx.ones((1, 5, 5, 4)), mx.ones((4, 3, 3, 4)), stride=0) => ValueError: [conv] Stride sizes must be positive. Got strides (0,0).
    mx.conv2d(mx.ones((1, 5, 5, 4)), mx.ones((4, 3, 3, 2)), groups=3) => ValueError: [conv] The input channels must be divisible by the number of groups. Got input with shape (1,5,5,4) and 3 groups.
    mx.conv2d(mx.ones((1, 5, 5, 4)), mx.ones((5, 3, 3, 2)), groups=2) => ValueError: [conv] If groups > 1, the output channels must be divisible by the number of groups. Got 5 output channels and 2 groups.
    mx.conv1d(mx.ones((1, 5, 4)), mx.ones((4, 4))) => ValueError: [conv] Invalid weight array with 2 dimensions for 1D convolution. Expected an array with 3 dimensions following the format [C_out, ..., C_in].
    mx.conv1d(mx.array([[[1]]]), mx.array([[[1]]])) => ValueError: [conv] Invalid input array with type int32. Convolution currently only supports floating point types
    mx.convolve(mx.ones((3,)), mx.ones((2,)), mode="all") => ValueError: [convolve] Invalid mode.
    # Matrices without elements
    [part.shape for part in mx.linalg.svd(mx.zeros((0, 3)))] => [(0, 0), (0,), (3, 3)]
    mx.linalg.svd(mx.zeros((2, 0)))[0] => array([[1, 0], [0, 1]], dtype=float32)
    mx.linalg.pinv(mx.zeros((2, 0, 3))).shape => (2, 3, 0)
    mx.linalg.slogdet(mx.zeros((0, 0))) => (array(1, dtype=float32), array(0, dtype=float32))
    mx.linalg.det(mx.ones((2, 3))) => ValueError: [linalg::det] Only defined for square matrices.
    mx.linalg.det(mx.array([[2, 0], [0, 3]])) => array(6, dtype=float32)
    mx.linalg.cholesky(mx.ones((2, 3))) => ValueError: [linalg::cholesky] Cholesky decomposition is only defined for square matrices.
    mx.linalg.solve(mx.ones((2, 3)), mx.ones((2,))) => ValueError: [linalg::solve] First input must be a square matrix. Received array with shape (2,3).
    mx.linalg.solve_triangular(mx.ones((2, 2)), mx.ones((3, 1))) => ValueError: [linalg::solve_triangular] Last dimension of first input with shape (2,2) must match second to last dimension of second input with shape (3,1).
    mx.linalg.cross(mx.ones((2,)), mx.ones((4,))) => ValueError: [linalg::cross] The specified axis must have size 2 or 3.
    mx.grad(lambda tree: mx.array(1.0))({}) => ValueError: [grad] Must specify at least one argument.
    nn.Linear(2, 2)(mx.ones((2, 3))) => ValueError: [addmm] Last dimension of first input with shape (2,3) must match second to last dimension of second input with shape (2,2).
    nn.Linear(2, 2, bias=False)(mx.ones((2, 3))) => ValueError: [matmul] Last dimension of first input with shape (2,3) must match second to last dimension of second input with shape (2,2).
    # Trees
    mu.tree_unflatten([]) => []
    mu.tree_unflatten([("0", 1), ("2", 3)]) => [1, {}, 3]
    mu.tree_unflatten([("01", 1), ("1", 2)]) => {'01': 1, '1': 2}
    mu.tree_merge([None], [None]) => ValueError: Trees contain elements at the same locations but no merge function was provided
    mu.tree_merge({"a": None}, {"a": None}, lambda a, b: (a, b)) => {'a': (None, None)}
    # Parts of nothing, several shifts of one axis
    mx.unstack(mx.zeros((2, 0)), axis=1) => ()
    mx.roll(mx.arange(5), [1, 2], 0) => array([2, 3, 4, 0, 1], dtype=int32)
    """#
}
