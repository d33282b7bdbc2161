# Every function of arrays, recorded and replayed: the bits are those of running eagerly. Prints the
# functions that have no case and those that differ; so one that is added without a case is printed.
import logging
import mlx.core as mx
import mlx.nn as nn
from meta_learning.reptile import ReptileLearner

told = []

class Told(logging.Handler):
    def emit(self, record):
        told.append(record.getMessage())

logging.getLogger("metapeft").addHandler(Told())

DRAWS = {
    "x": lambda k: mx.random.uniform(-0.9, 0.9, (3, 4), key=k),
    "p": lambda k: mx.random.uniform(1.1, 2, (3, 4), key=k),
    "v": lambda k: mx.random.uniform(-1, 1, (4,), key=k),
    "m": lambda k: mx.random.normal((4, 4), key=k) + 4 * mx.eye(4),
    "s": lambda k: (lambda a: a @ a.T + 4 * mx.eye(4))(mx.random.normal((4, 4), key=k)),
    "t": lambda k: mx.random.normal((2, 3, 4), key=k),
    "w": lambda k: mx.random.normal((4, 64), key=k),
    "i": lambda k: mx.random.randint(0, 4, (3, 4), key=k),
    "j": lambda k: mx.random.randint(0, 3, (4,), key=k),
    "b": lambda k: mx.random.bernoulli(0.5, (3, 4), key=k),
    "z": lambda k: mx.random.uniform(-1, 1, (3, 8), key=k).view(mx.complex64),
    "k": lambda k: k,
    "a": lambda k: mx.random.normal((2, 9, 4), key=k),
    "c": lambda k: mx.random.normal((2, 6, 7, 4), key=k),
    "d": lambda k: mx.random.normal((1, 4, 5, 4, 2), key=k),
    "e": lambda k: mx.random.normal((4, 3, 4), key=k),
    "f": lambda k: mx.random.normal((4, 3, 3, 4), key=k),
    "g": lambda k: mx.random.normal((2, 2, 3, 2, 2), key=k),
    "h": lambda k: mx.random.normal((6,), key=k),
    "q": lambda k: mx.random.normal((1, 2, 5, 8), key=k),
}

def draws(letters, seed):
    letters = letters.split()
    return [DRAWS[n[0]](mx.random.key(100 * seed + p)) for p, n in enumerate(letters)]

CASES = {}

def case(names, letters, *functions):
    for name in names.split():
        CASES.setdefault(name, []).extend((f or getattr(mx, name), letters) for f in functions or [None])

case("abs arccos arcsin arctan arctanh acos asin atan atanh arcsinh asinh ceil cos cosh degrees erf "
     "erfinv exp expm1 floor isfinite isinf isnan isneginf isposinf log1p logical_not negative positive "
     "radians round sigmoid sign sin sinh sqrt square tan tanh trunc nan_to_num", "x")
case("arccosh acosh log log2 log10 reciprocal rsqrt", "p")
case("add arctan2 atan2 divide equal floor_divide greater greater_equal less less_equal logaddexp maximum "
     "minimum multiply not_equal remainder subtract isclose allclose array_equal divmod logical_and "
     "logical_or logical_xor", "x p")
case("pow power", "p x")
case("bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift left_shift right_shift", "i i")
case("bitwise_invert", "i")
case("conj conjugate real imag", "z")
case("all any", "b", None, lambda b: mx.all(b, axis=0))
case("sum prod max min mean var std median logsumexp argmax argmin count_nonzero minmax", "x")
for name in "sum prod max min mean var std median logsumexp argmax argmin minmax".split():
    for options in ({"axis": 1}, {"axis": 0, "keepdims": True}):
        case(name, "x", lambda x, name=name, options=options: getattr(mx, name)(x, **options))
case("cummax cummin cumprod cumsum cumulative_prod cumulative_sum logcumsumexp", "x")
for name in "cummax cummin cumprod cumsum logcumsumexp".split():
    case(name, "x", lambda x, name=name: getattr(mx, name)(x, axis=1, reverse=True, inclusive=False))
case("softmax", "x", lambda x: mx.softmax(x, axis=-1), lambda x: mx.softmax(x, axis=0))
case("sort argsort", "x", None, lambda x: mx.sort(x, axis=0), lambda x: mx.argsort(x, axis=0))
case("partition argpartition topk", "x", lambda x: mx.partition(x, 2), lambda x: mx.argpartition(x, 2),
     lambda x: mx.topk(x, 2))
case("searchsorted", "v x", lambda v, x: mx.searchsorted(mx.sort(v), x))
case("matmul inner vecdot", "x p", lambda x, p: x @ p.T, lambda x, p: x.T @ p, lambda x, p: mx.inner(x, p),
     lambda x, p: mx.vecdot(x, p))
case("matmul", "t m", lambda t, m: t @ m, lambda t, m: m @ mx.swapaxes(t, 1, 2), lambda t, m: t[0, 0] @ m)
case("addmm", "x m x", lambda x, m, y: mx.addmm(y, x, m, alpha=0.5, beta=2.0))
case("outer", "v v")
case("kron", "x m")
case("tensordot", "t m", lambda t, m: mx.tensordot(t, m, axes=1))
case("einsum", "t m", lambda t, m: mx.einsum("abc,cd->bad", t, m), lambda t, m: mx.einsum("abc,dd->c", t, m))
case("gather_mm", "t e j", lambda t, e, j: mx.gather_mm(t, mx.swapaxes(e, 1, 2), rhs_indices=j[:2]))
case("hadamard_transform", "x")
case("matrix_norm", "t")
case("concat concatenate stack", "x p", lambda x, p: mx.concatenate([x, p], axis=1),
     lambda x, p: mx.stack([x, p], axis=1))
case("split unstack meshgrid broadcast_arrays", "x v", lambda x, v: mx.split(x, [1, 3], axis=1),
     lambda x, v: mx.unstack(x), lambda x, v: mx.meshgrid(v, v), lambda x, v: mx.broadcast_arrays(x, v))
for name, options in [
    ("reshape", ((2, 6),)), ("flatten", ()), ("unflatten", (1, (2, 2))), ("expand_dims", (1,)),
    ("squeeze", ()), ("transpose", ()), ("permute_dims", ((1, 0),)), ("swapaxes", (0, 1)), ("moveaxis", (0, 1)),
    ("broadcast_to", ((2, 3, 4),)), ("tile", ((2, 1),)), ("repeat", (2, 1)), ("roll", (1, 0)), ("flip", (1,)),
    ("pad", (((1, 0), (0, 2)),)), ("diag", ()), ("diagonal", ()), ("trace", ()), ("tril", ()), ("triu", (1,)),
    ("diff", ()), ("clip", (-0.5, 0.4)), ("astype", (mx.int32,)), ("view", (mx.int32,)), ("contiguous", ()),
    ("matrix_transpose", ()), ("atleast_1d", ()), ("atleast_2d", ()), ("atleast_3d", ()),
    ("as_strided", ((2, 3), (4, 1), 1)), ("stop_gradient", ()), ("zeros_like", ()), ("ones_like", ()),
    ("full_like", (2.5,)), ("array", ()), ("asarray", ()), ("depends", (mx.ones(2),)), ("empty_like", ())]:
    case(name, "x", lambda x, name=name, options=options: getattr(mx, name)(x, *options))
CASES["empty_like"] = [(lambda x: mx.empty_like(x) * 0, "x")]
case("slice slice_update", "x v", lambda x, v: mx.slice(x, mx.array([1]), [0], [2, 4]),
     lambda x, v: mx.slice_update(x, v[None], mx.array([2]), [0]),
     lambda x, v: mx.slice(x, x.argmax().reshape(1) % 2, [0], [1, 4]),
     lambda x, v: mx.slice_update(x, v[None], x.argmax().reshape(1) % 2, [0]))
case("unique", "x", lambda x: mx.unique(x, 5), lambda x: mx.unique(mx.round(x), 7, True, True, True, fill_value=9),
     lambda x: mx.unique(mx.round(x), 9))
case("where", "b x p")
case("take", "x j", lambda x, j: mx.take(x, j, axis=0), lambda x, j: mx.take(x, j))
case("take_along_axis put_along_axis", "x i", lambda x, i: mx.take_along_axis(x, i, axis=1),
     lambda x, i: mx.put_along_axis(x, i, mx.array(2.0), axis=1))
case("convolve", "h v")
case("conv1d conv_general", "a e", lambda a, e: mx.conv1d(a, e, stride=2, padding=1),
     lambda a, e: mx.conv_general(a, e, padding=2, kernel_dilation=2))
case("conv2d", "c f", lambda c, f: mx.conv2d(c, f, stride=(1, 2), padding=1), lambda c, f: mx.conv2d(c, f, dilation=2),
     lambda c, f: mx.conv2d(c, f[..., :2], groups=2))
case("conv3d", "d g")
case("conv_transpose1d conv_transpose2d conv_transpose3d", "a e", lambda a, e: mx.conv_transpose1d(a, e, stride=2))
case("conv_transpose2d", "c f", lambda c, f: mx.conv_transpose2d(c, f, stride=2, padding=1, output_padding=1))
case("conv_transpose3d", "d g")
case("quantize dequantize quantized_matmul", "w x", lambda w, x: mx.quantize(w, group_size=32, bits=4),
     lambda w, x: mx.dequantize(*mx.quantize(w, group_size=32, bits=8), group_size=32, bits=8),
     lambda w, x: mx.quantized_matmul(x, *mx.quantize(w.reshape(4, 64), group_size=32, bits=4), group_size=32,
                                      bits=4, transpose=False))
case("arange bartlett blackman empty eye full hamming hanning identity linspace ones tri zeros", "x",
     lambda x: (mx.arange(4.0) * x, mx.full((4,), 2.0) + x, mx.eye(4) @ x.T, mx.linspace(0, 1, 4) * x,
                mx.tri(3, 4) * x, mx.hamming(4) + mx.hanning(4) + mx.bartlett(4) + mx.blackman(4) + x,
                mx.ones(4) + mx.zeros(4) + mx.identity(4)[0] + x, 0 * mx.empty(4) + x))
case("grad value_and_grad vjp jvp vmap checkpoint custom_function compile", "x p",
     lambda x, p: mx.grad(lambda x: (x * p).sum())(x), lambda x, p: mx.value_and_grad(lambda x: (x * p).sum())(x),
     lambda x, p: mx.vjp(lambda x: [x * p], [x], [p]), lambda x, p: mx.jvp(lambda x: [x * p], [x], [p]),
     lambda x, p: mx.vmap(lambda x, p: x * p)(x, p), lambda x, p: mx.checkpoint(lambda x: x * p)(x),
     lambda x, p: mx.compile(lambda x: x * p)(x), lambda x, p: mx.custom_function(lambda x: x * p)(x))

R = mx.random
case("random.bernoulli random.gumbel random.laplace random.normal random.permutation random.randint random.split "
     "random.truncated_normal random.uniform random.categorical random.multivariate_normal", "k x s v",
     lambda k, x, s, v: R.bernoulli(0.3, (5,), key=k), lambda k, x, s, v: R.gumbel((5,), key=k),
     lambda k, x, s, v: R.laplace((5,), key=k), lambda k, x, s, v: R.normal((5,), loc=x[0, 0], key=k),
     lambda k, x, s, v: R.permutation(x, key=k), lambda k, x, s, v: R.randint(0, 9, (5,), key=k),
     lambda k, x, s, v: R.split(k, 3), lambda k, x, s, v: R.truncated_normal(-1, 2, (5,), key=k),
     lambda k, x, s, v: R.uniform(x, 2.0, (3, 4), key=k), lambda k, x, s, v: R.categorical(x, key=k),
     lambda k, x, s, v: R.multivariate_normal(v, s, (3,), key=k), lambda k, x, s, v: R.permutation(7, key=k))

L = mx.linalg
for name in "cholesky cholesky_inv det eigh eigvalsh inv lu lu_factor norm pinv qr slogdet svd eig eigvals".split():
    case("linalg." + name, "s", lambda s, name=name: getattr(L, name)(L.cholesky(s) if name == "cholesky_inv" else s))
case("linalg.solve linalg.solve_triangular linalg.tri_inv linalg.cross", "s m", lambda s, m: L.solve(s, m),
     lambda s, m: L.solve_triangular(mx.tril(s), m), lambda s, m: L.tri_inv(mx.tril(s)),
     lambda s, m: L.cross(s[:, :3], m[:, :3]))

F = mx.fast
case("fast.layer_norm fast.rms_norm", "x v v", lambda x, v, w: F.layer_norm(x, v, w, 1e-5),
     lambda x, v, w: F.rms_norm(x, v, 1e-5))
case("fast.cross_entropy", "x j", lambda x, j: F.cross_entropy(x, j[:3]))
case("fast.rope fast.scaled_dot_product_attention", "q q",
     lambda q, r: F.rope(q, 8, traditional=False, base=10000.0, scale=1.0, offset=2),
     lambda q, r: F.scaled_dot_product_attention(q, r, r, scale=0.3), lambda q, r: F.scaled_dot_product_attention(
         q, r, r, scale=0.3, mask="causal"))

case("array.at", "x j v", lambda x, j, v: x.at[j].add(v), lambda x, j, v: x.at[j, 1].multiply(v),
     lambda x, j, v: x.at[j].maximum(v), lambda x, j, v: x.at[j].minimum(v), lambda x, j, v: x.at[0].subtract(v),
     lambda x, j, v: x.at[1, :].divide(v + 3))
def put(x, j, v):
    x = x + 0
    x[0] = v
    x[j, 1] = v
    x[1:, ::2] *= 2
    x[-1, ...] += v
    return x
case("array.__setitem__ array.__getitem__", "x j v", put, lambda x, j, v: x[j], lambda x, j, v: x[:, ::-1][..., None],
     lambda x, j, v: x[j, j], lambda x, j, v: x[1:, 0], lambda x, j, v: [row for row in x])
def in_place(x, p):
    x = x + 0
    x += p; x -= 0.5; x *= p; x /= 3; x **= 2; x //= 0.1; x %= 0.7
    return x
def in_place_on_integers(i, j):
    i = i + 0
    i &= 7; i |= 8; i ^= j; i <<= 1; i >>= 2
    return i
OPERATORS = "add sub mul truediv floordiv mod pow eq ne lt le gt ge radd rsub rmul rtruediv rfloordiv rmod rpow matmul"
case(" ".join(f"array.__{n}__" for n in OPERATORS.split()), "p p", lambda x, y: (
    x + y, x - y, x * y, x / y, x // y, x % y, x ** y, x == y, x != y, x < y, x <= y, x > y, x >= y, 1 + x, 1 - x,
    2 * x, 1 / x, 3 // x, 3 % x, 2 ** x, x @ y.T))
case(" ".join(f"array.__i{n}__" for n in "add sub mul truediv floordiv mod pow matmul".split()), "p p", in_place)
case(" ".join(f"array.__{n}__" for n in "and or xor lshift rshift invert".split()), "i i",
     lambda i, j: (i & j, i | j, i ^ j, i << j, i >> j, ~i))
case(" ".join(f"array.__i{n}__" for n in "and or xor lshift rshift".split()), "i i", in_place_on_integers)
case("array.T array.mT array.__neg__ array.__pos__ array.__abs__ array.__iter__ array.__copy__ array.__deepcopy__", "x",
     lambda x: (x.T, x.mT, -x, +x, abs(x), list(x)))

# What reads elements cannot be recorded; learners run it eagerly and say where, so one to a line.
READING = {
    "array.item": lambda x: x.sum() * x[0, 0].item(),
    "array.tolist": lambda x: x.sum() * x.tolist()[0][0],
    "array.__float__": lambda x: x.sum() * float(x[0, 0]),
    "array.__int__": lambda x: x.sum() * int(x[0, 0]),
    "array.__bool__": lambda x: x.sum() if x[0, 0] > 0 else -x.sum(),
    "array.__index__": lambda x: x.sum() * [1, 2][x.argmax().__index__() * 0],
    "array.__str__": lambda x: x.sum() * len(str(x)),
    "array.__repr__": lambda x: x.sum() * len(repr(x)),
    "array.__format__": lambda x: x.sum() * len(f"{x[0, 0]:.3f}"),
}

# What gives no array, or nothing but what shapes and types say.
OTHERS = set("""ArrayAt ArrayIterator Device DeviceType Dtype DtypeCategory PrintOptions Stream StreamContext
ThreadLocalStream async_eval broadcast_shapes can_cast clear_cache clear_streams default_device default_stream
device_count device_info disable_compile einsum_path enable_compile eval finfo get_active_memory get_array_buffer_size
get_cache_memory get_memory_limit get_peak_memory get_printoptions iinfo is_available isdtype issubdtype load
new_stream printoptions reset_peak_memory result_type save save_safetensors savez savez_compressed set_cache_limit
set_default_device set_default_stream set_memory_limit set_printoptions stream synchronize random.key random.seed
array.dtype array.itemsize array.nbytes array.ndim array.shape array.size array.__len__ array.__class__
array.__delattr__ array.__dict__ array.__dir__ array.__doc__ array.__getattribute__ array.__hash__ array.__init__
array.__init_subclass__ array.__module__ array.__new__ array.__setattr__""".split())

def every():
    for prefix, module in (("", mx), ("random.", R), ("linalg.", L), ("fast.", F)):
        for name in dir(module):
            if callable(getattr(module, name)) and not name.startswith("_"):
                yield prefix + name
    for name in dir(mx.array):
        if name not in dir(mx):
            yield "array." + name

def leaves(tree):
    if isinstance(tree, mx.array):
        return [tree]
    if isinstance(tree, (list, tuple)):
        return [leaf for part in tree for leaf in leaves(part)]
    return []

def bits(x):
    x = x.reshape(-1)
    return (x.astype(mx.uint8) if x.dtype == mx.bool_ else x.view(mx.uint8)).tolist()

def same(a, b):
    a, b = leaves(a), leaves(b)
    return len(a) == len(b) > 0 and all(
        p.shape == q.shape and p.dtype == q.dtype and bits(p) == bits(q) for p, q in zip(a, b))

def total(f):
    def g(*arguments):
        parts = [x for x in leaves(f(*arguments)) if mx.issubdtype(x.dtype, mx.floating)]
        return sum((x * mx.cos(mx.arange(x.size).reshape(x.shape))).sum() for x in parts)
    return g

gradients = 0

def differs(f, letters):
    global gradients
    replayed = mx.compile(f)
    for seed in (1, 2, 1):
        if not same(replayed(*draws(letters, seed)), f(*draws(letters, seed))):
            return "differs"
    floats = [p for p, x in enumerate(draws(letters, 1)) if x.dtype == mx.float32]
    try:
        if not floats:
            return None
        gradient = mx.grad(total(f), argnums=floats)
        gradient(*draws(letters, 1))
    except Exception:
        return None
    gradients += 1
    replayed = mx.compile(gradient)
    for seed in (1, 2):
        if not same(replayed(*draws(letters, seed)), gradient(*draws(letters, seed))):
            return "has another gradient"

print("without a case:", [n for n in every() if n not in CASES and n not in READING and n not in OTHERS])
print("no more there:", [n for n in [*CASES, *READING] if n not in every() and " " not in n])
checked = set()
for name, functions in CASES.items():
    for f, letters in functions:
        if id(f) in checked:
            continue
        checked.add(id(f))
        try:
            problem = differs(f, letters)
        except Exception as error:
            problem = repr(error)
        if problem:
            print(name, problem)

for name, f in READING.items():
    x, y = DRAWS["x"](mx.random.key(1)), DRAWS["x"](mx.random.key(2))
    learner = ReptileLearner(nn.Linear(4, 4), num_inner_steps=1)
    told.clear()
    learner.meta_train_step([(x, y, x, y)], lambda outputs, targets: f(outputs - targets))
    line = "runs step by step:"
    if learner.plans() or len(told) != 1 or not told[0].startswith(line) or "reads the elements" not in told[0]:
        print(name, "is not told of", told)
print(len(checked) > 250, gradients > 150)
