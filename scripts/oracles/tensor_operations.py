"""Expected values of TensorCore's operations, first and second derivatives, from MLX.

Run with mlx 0.32.4:  python -P scripts/oracles/tensor_operations.py
Writes Tests/TensorCoreTests/Fixtures/<family>.txt, one case a line, tab separated:

  kind  name  inputs  dtype  shape  values

kind: F forward, G gradient, H gradient of a gradient. An input is
`dtype:shape:seed:low:high`, drawn by mx.random.uniform (randint for integers)
with the key of that seed, which the tests draw themselves. The gradient is that of
sum(f(...) * w(shape)), the second one that of sum(gradient_i * w(shape_i)) over the
inputs, with w = (0.5, 0.5 + 1/n, ...). Gradients of several inputs follow one another.
"""

import pathlib
import sys

import mlx.core as mx
import numpy as np

assert mx.__version__ == "0.32.4", mx.__version__
OUT = pathlib.Path(__file__).parents[2] / "Tests/TensorCoreTests/Fixtures"


def draw(spec):
    dtype, shape, seed, low, high = spec.split(":")
    shape = tuple(int(s) for s in shape.split(",") if s)
    key = mx.random.key(int(seed))
    dt = getattr(mx, dtype if dtype != "bool" else "bool_")
    if dtype == "bool":
        return mx.random.bernoulli(0.5, shape, key=key)
    if dtype == "complex64":
        both = mx.random.uniform(float(low), float(high), shape + (2,), key=key)
        return both.view(mx.complex64).reshape(shape)
    if mx.issubdtype(dt, mx.floating):
        return mx.random.uniform(float(low), float(high), shape, key=key).astype(dt)
    return mx.random.randint(int(low), int(high), shape, key=key).astype(dt)


def weights(shape):
    n = int(np.prod(shape)) if shape else 1
    return (0.5 + mx.arange(n).astype(mx.float32) / max(n, 1)).reshape(shape)


def text(x):
    if x.dtype == mx.complex64:
        v = np.array(x).reshape(-1)
        flat = np.stack([v.real, v.imag], -1).reshape(-1)
        return " ".join("%.9g" % f for f in flat)
    if mx.issubdtype(x.dtype, mx.floating):
        digits = "%.17g" if x.dtype == mx.float64 else "%.9g"
        wide = x if x.dtype == mx.float64 else x.astype(mx.float32)
        return " ".join(digits % f for f in np.array(wide).reshape(-1).tolist())
    return " ".join(str(int(v)) for v in np.array(x).reshape(-1).tolist())


def row(kind, name, specs, x):
    shape = ",".join(str(s) for s in x.shape)
    return "\t".join(
        [kind, name, " ".join(specs), str(x.dtype).split(".")[-1], shape, text(x)]
    )


def cases(name, f, specs, order=0):
    """The lines of one case: forward and, up to `order`, derivatives by every float input."""
    cpu = mx.cpu
    mx.set_default_device(cpu)
    xs = [draw(s) for s in specs]
    lines = [row("F", name, specs, f(*xs))]
    if order == 0:
        return lines
    floats = [i for i, x in enumerate(xs) if x.dtype == mx.float32]

    def loss(*xs):
        y = f(*xs)
        return (y.astype(mx.float32) * weights(y.shape)).sum()

    first = mx.grad(loss, argnums=floats)

    def gradient(*xs):
        gs = first(*xs)
        return gs if isinstance(gs, (list, tuple)) else [gs]

    flat = mx.concatenate([g.reshape(-1) for g in gradient(*xs)])
    lines.append(row("G", name, specs, flat))
    if order == 1:
        return lines

    def second_loss(*xs):
        return sum((g * weights(g.shape)).sum() for g in gradient(*xs))

    second = mx.grad(second_loss, argnums=floats)(*xs)
    second = second if isinstance(second, (list, tuple)) else [second]
    lines.append(
        row("H", name, specs, mx.concatenate([g.reshape(-1) for g in second]))
    )
    return lines


class Family:
    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, name, f, *specs, order=0):
        try:
            self.lines += cases(name, f, list(specs), order)
        except Exception as error:
            print("skipped", self.name, name, specs, error, file=sys.stderr)
            raise

    def write(self):
        body = "".join(line + "\n" for line in self.lines)
        assert len(body) < 65536, (self.name, len(body))
        (OUT / f"{self.name}.txt").write_text(body)
        print(self.name, len(self.lines), len(body))


def f32(shape, seed, low=-2, high=2):
    return f"float32:{shape}:{seed}:{low}:{high}"


def unary():
    family = Family("unary")
    smooth = {
        "exp": (mx.exp, -2, 2), "expm1": (mx.expm1, -1, 1), "log": (mx.log, 0.1, 4),
        "log2": (mx.log2, 0.1, 4), "log10": (mx.log10, 0.1, 4),
        "log1p": (mx.log1p, -0.5, 2), "sqrt": (mx.sqrt, 0.1, 4),
        "rsqrt": (mx.rsqrt, 0.1, 4), "square": (mx.square, -2, 2),
        "reciprocal": (mx.reciprocal, 0.5, 2), "sin": (mx.sin, -4, 4),
        "cos": (mx.cos, -4, 4), "tan": (mx.tan, -1, 1), "arcsin": (mx.arcsin, -0.9, 0.9),
        "arccos": (mx.arccos, -0.9, 0.9), "arctan": (mx.arctan, -3, 3),
        "sinh": (mx.sinh, -2, 2), "cosh": (mx.cosh, -2, 2), "tanh": (mx.tanh, -2, 2),
        "arcsinh": (mx.arcsinh, -3, 3), "arccosh": (mx.arccosh, 1.2, 4),
        "arctanh": (mx.arctanh, -0.9, 0.9), "erf": (mx.erf, -2, 2),
        "erfinv": (mx.erfinv, -0.9, 0.9), "sigmoid": (mx.sigmoid, -4, 4),
        "negative": (mx.negative, -2, 2), "abs": (mx.abs, -2, 2),
        "relu": (lambda x: mx.maximum(x, 0.0), -2, 2),
        "degrees": (mx.degrees, -2, 2), "radians": (mx.radians, -2, 2),
    }
    for seed, (name, (f, low, high)) in enumerate(smooth.items()):
        family.add(name, f, f32("2,5", seed, low, high), order=2)
        family.add(name, f, f32("", seed + 100, low, high), order=2)
        family.add(name, f, f"float16:6:{seed}:{low}:{high}")
        family.add(name, f, f"bfloat16:6:{seed}:{low}:{high}")
        if name not in ("relu", "erfinv"):
            family.add(name, f, f"float64:3:{seed}:{low}:{high}")
        family.add(name, f, f32("0,3", seed, low, high))
    for seed, (name, f) in enumerate(
        {"floor": mx.floor, "ceil": mx.ceil, "round": mx.round, "sign": mx.sign}.items()
    ):
        family.add(name, f, f32("2,5", seed, -4, 4), order=1)
        family.add(name, f, f"float16:6:{seed}:-4:4")
    for seed, dtype in enumerate(["int8", "int32", "int64", "uint8", "uint32"]):
        low = 0 if dtype[0] == "u" else -9
        for name, f in {"abs": mx.abs, "sign": mx.sign, "square": mx.square, "exp": mx.exp,
                        "sqrt": mx.sqrt, "negative": mx.negative, "floor": mx.floor}.items():
            if name == "sqrt":
                family.add(name, f, f"{dtype}:5:{seed}:0:9")
            else:
                family.add(name, f, f"{dtype}:5:{seed}:{low}:9")
    for seed, (name, f) in enumerate({"exp": mx.exp, "log": mx.log, "sin": mx.sin,
                                      "cos": mx.cos, "square": mx.square, "abs": mx.abs,
                                      "negative": mx.negative, "sqrt": mx.sqrt}.items()):
        family.add(name, f, f"complex64:4:{seed}:-2:2")
    family.write()


BINARY = {
    "add": mx.add, "subtract": mx.subtract, "multiply": mx.multiply, "divide": mx.divide,
    "maximum": mx.maximum, "minimum": mx.minimum, "power": mx.power,
    "remainder": mx.remainder, "logaddexp": mx.logaddexp, "arctan2": mx.arctan2,
    "floor_divide": mx.floor_divide,
}
COMPARE = {
    "equal": mx.equal, "not_equal": mx.not_equal, "less": mx.less,
    "less_equal": mx.less_equal, "greater": mx.greater, "greater_equal": mx.greater_equal,
}


def binary():
    family = Family("binary")
    shapes = [("2,3", "2,3"), ("2,3", "3"), ("2,1", "3"), ("", "2,2"), ("3,1,2", "4,1"),
              ("0,3", "3")]
    for seed, (name, f) in enumerate(BINARY.items()):
        low = 0.3 if name in ("power", "divide", "remainder", "floor_divide") else -2
        order = {"floor_divide": 0, "remainder": 1}.get(name, 2)
        for k, (a, b) in enumerate(shapes):
            family.add(name, f, f32(a, seed * 9 + k, low), f32(b, 500 + seed * 9 + k, low),
                       order=order if "0" not in a else 0)
    for seed, (name, f) in enumerate(COMPARE.items()):
        family.add(name, f, "int32:2,3:%d:0:3" % seed, "int32:3:%d:0:3" % (seed + 9))
        family.add(name, f, f32("2,3", seed, 0, 1), "int32:3:%d:0:2" % (seed + 9))
    family.write()


DTYPES = ("bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 float16 float32 float64 "
          "bfloat16 complex64").split()


def promotion():
    family = Family("promotion")

    def spec(d, seed):
        low, high = ("0.3", "3") if d[0] in "fc" or d == "bfloat16" else ("1", "9")
        return f"{d}:3:{seed}:{low}:{high}"

    for i, a in enumerate(DTYPES):
        for j, b in enumerate(DTYPES):
            for name in ["add", "multiply", "divide"]:
                if name == "divide" and "bool" in (a, b):
                    continue
                family.add(name, BINARY[name], spec(a, i), spec(b, 20 + j))
    for i, a in enumerate(d for d in DTYPES if "int" in d):
        for name in ["subtract", "maximum", "remainder", "floor_divide", "power"]:
            family.add(name, BINARY[name], spec(a, i), spec(a, 20 + i))
    family.write()


def casts():
    family = Family("casts")
    for i, a in enumerate(DTYPES):
        for b in DTYPES:
            low = "0" if a[0] == "u" else "-3"
            if a[0] in "fbc" and a != "bool" and b[0] == "u":
                low = "0"
            dt = getattr(mx, b if b != "bool" else "bool_")
            family.add("astype_" + b, lambda x, dt=dt: x.astype(dt), f"{a}:4:{i}:{low}:5")
    family.write()


def reductions():
    family = Family("reductions")
    table = {"sum": mx.sum, "mean": mx.mean, "max": mx.max, "min": mx.min, "prod": mx.prod,
             "logsumexp": mx.logsumexp, "var": mx.var, "std": mx.std}
    seed = 0
    for name, f in table.items():
        for axes in [None, 0, 1, -1, (0, 2), (1, 2)]:
            for keep in [False, True]:
                seed += 1
                label = "all" if axes is None else "_".join(
                    str(a) for a in (axes if isinstance(axes, tuple) else (axes,)))
                order = 1 if keep else 2
                if name == "prod":
                    order = min(order, 1)
                family.add(f"{name}:{label}:{int(keep)}",
                           lambda x, f=f, axes=axes, keep=keep: f(x, axis=axes, keepdims=keep),
                           f32("2,3,2", seed, -2, 2), order=order)
        family.add(f"{name}:all:0", f, f32("", seed), order=1)
    for name, f in {"sum": mx.sum, "prod": mx.prod, "max": mx.max, "all": mx.all,
                    "any": mx.any, "mean": mx.mean, "min": mx.min}.items():
        for i, d in enumerate(DTYPES):
            if d == "complex64" and name in ("all", "any"):
                continue
            low = "0" if d[0] == "u" else "-2"
            family.add(f"{name}:1:0", lambda x, f=f: f(x, axis=1), f"{d}:2,3:{i}:{low}:3")
        if name not in ("max", "min"):
            family.add(f"{name}:0:0", lambda x, f=f: f(x, axis=0), f32("0,3", 1))
    for name, f in {"argmax": mx.argmax, "argmin": mx.argmin}.items():
        for i, axis in enumerate([None, 0, 1, -1]):
            label = "all" if axis is None else str(axis)
            family.add(f"{name}:{label}:0", lambda x, f=f, axis=axis: f(x, axis=axis),
                       f"int32:3,4:{i}:0:4")
            family.add(f"{name}:{label}:1",
                       lambda x, f=f, axis=axis: f(x, axis=axis, keepdims=True),
                       f32("3,4", i))
    for name, f in {"cumsum": mx.cumsum, "cumprod": mx.cumprod, "cummax": mx.cummax,
                    "cummin": mx.cummin}.items():
        for i, axis in enumerate([None, 0, 1]):
            for reverse in [False, True]:
                for inclusive in [False, True]:
                    label = "all" if axis is None else str(axis)
                    family.add(
                        f"{name}:{label}:{int(reverse)}:{int(inclusive)}",
                        lambda x, f=f, a=axis, r=reverse, n=inclusive: f(
                            x, axis=a, reverse=r, inclusive=n),
                        f32("3,2", i), order=1 if name == "cumsum" else 0)
    family.write()


def products():
    family = Family("products")
    shapes = [("2,3", "3,4"), ("3", "3,2"), ("2,3", "3"), ("3", "3"), ("2,2,3", "3,2"),
              ("2,2,3", "2,3,1"), ("2,1,2,3", "3,3,2"), ("2,3", "2,3,2"), ("5,2,3", "3"),
              ("3", "2,3,2"), ("1,7", "7,1"), ("17,5", "5,19")]
    for i, (a, b) in enumerate(shapes):
        order = 2 if i < 10 else 0
        family.add("matmul", mx.matmul, f32(a, i), f32(b, 50 + i), order=order)
    family.add("matmul", mx.matmul, f32("0,3", 1), f32("3,2", 2))
    family.add("matmul", mx.matmul, f32("2,0", 1), f32("0,2", 2))
    for d in ["float16", "bfloat16", "float64", "complex64"]:
        family.add("matmul", mx.matmul, f"{d}:2,3:1:-1:1", f"{d}:3,2:2:-1:1")
    family.add("outer", mx.outer, f32("3", 1), f32("2", 2), order=1)
    family.add("inner", mx.inner, f32("2,3", 1), f32("4,3", 2), order=1)
    family.add("tensordot", lambda a, b: mx.tensordot(a, b, 2), f32("2,3,4", 1),
               f32("3,4,2", 2), order=1)
    family.add("addmm", lambda c, a, b: mx.addmm(c, a, b, 0.5, 2.0), f32("2,2", 1),
               f32("2,3", 2), f32("3,2", 3), order=2)
    family.write()


def shapes():
    family = Family("shapes")
    x = f32("2,3,4", 1)
    table = {
        "reshape": lambda x: x.reshape(4, -1), "flatten": lambda x: x.flatten(1),
        "transpose": lambda x: x.transpose(), "transpose_201": lambda x: x.transpose(2, 0, 1),
        "swapaxes": lambda x: x.swapaxes(0, -1), "moveaxis": lambda x: mx.moveaxis(x, 0, 2),
        "expand": lambda x: mx.expand_dims(x, (0, 3)),
        "broadcast": lambda x: mx.broadcast_to(x, (2, 2, 3, 4)),
        "tile": lambda x: mx.tile(x, (2, 1, 2)), "repeat": lambda x: mx.repeat(x, 2, 1),
        "repeat_all": lambda x: mx.repeat(x, 2),
        "split": lambda x: mx.split(x, 2, axis=2)[1],
        "split_at": lambda x: mx.split(x, [1, 3], axis=2)[1],
        "unflatten": lambda x: mx.unflatten(x, 2, (2, -1)),
        "softmax": lambda x: mx.softmax(x, axis=-1), "softmax_01": lambda x: mx.softmax(x, axis=(0, 1)),
        "logsoftmax": lambda x: x - mx.logsumexp(x, axis=-1, keepdims=True),
        "sort": lambda x: mx.sort(x, axis=1), "sort_all": lambda x: mx.sort(x, axis=None),
        "topk": lambda x: mx.sort(mx.topk(x, 2, axis=-1), axis=-1),
        "clip": lambda x: mx.clip(x, -0.5, 0.7),
        "i0": lambda x: x[1], "i1": lambda x: x[:, -1], "i2": lambda x: x[..., 1:3],
        "i3": lambda x: x[::-1, ::2, None, 1], "i4": lambda x: x[None, 0, ..., None],
        "i5": lambda x: x[:, mx.array([0, 2, 0])], "i6": lambda x: x[mx.array([[1, 0], [0, -1]])],
        "i7": lambda x: x[mx.array([0, 1]), mx.array([2, 0])],
        "i8": lambda x: x[mx.array([0, 1]), :, mx.array([3, 0])],
        "i9": lambda x: x[:, mx.array([0, 1]), mx.array([[2], [0]])],
        "i10": lambda x: x[0, :, mx.array([3, 0])], "i11": lambda x: x[-1:-3:-1],
        "i12": lambda x: x[5:], "i13": lambda x: x[1, mx.array([0, 2])],
        "i14": lambda x: x[None, mx.array([0, 1]), ..., 2],
        "i15": lambda x: x[:, 1, mx.array([0, 3])],
        "i16": lambda x: x[mx.array(1)],
        "i17": lambda x: x[mx.array([1, 0]), None, mx.array([2, 2])],
        "take": lambda x: mx.take(x, mx.array([3, 0, 3]), axis=2),
        "take_all": lambda x: mx.take(x, mx.array([3, 23])),
        "take_along": lambda x: mx.take_along_axis(x, mx.array([[[1, 0, 2, 2]]]), axis=1),
        "pad": lambda x: mx.pad(x, ((1, 0), (0, 2), (1, 1)), constant_values=0.5),
        "roll": lambda x: mx.roll(x, 2, axis=2), "roll_all": lambda x: mx.roll(x, 5),
        "tril": lambda x: mx.tril(x, k=1), "triu": lambda x: mx.triu(x, k=-1),
        "diagonal": lambda x: mx.diagonal(x, 1, 1, 2), "trace": lambda x: mx.trace(x, 0, 1, 2),
        "at_add": lambda x: x.at[mx.array([0, 0, 1])].add(mx.ones((3, 3, 4))),
        "at_max": lambda x: x.at[:, 1].maximum(0.25), "at_mul": lambda x: x.at[0].multiply(3.0),
        "sum_stop": lambda x: x * mx.stop_gradient(x),
        "nan_to_num": lambda x: mx.nan_to_num(x / 0.0, nan=1, posinf=3, neginf=-4),
    }
    for name, f in table.items():
        order = 1 if name in ("topk", "at_max", "nan_to_num") else 2
        if name.startswith("at_m") or name == "nan_to_num":
            order = 0
        family.add(name, f, x, order=order)
    family.add("concatenate", lambda a, b: mx.concatenate([a, b], axis=1), f32("2,3", 1),
               f32("2,2", 2), order=2)
    family.add("stack", lambda a, b: mx.stack([a, b], axis=1), f32("2,3", 1), f32("2,3", 2),
               order=2)
    family.add("where", lambda c, a, b: mx.where(c, a, b), "bool:2,3:1:0:1", f32("3", 1),
               f32("2,1", 2), order=2)

    def update(x, y):
        x = x * 1.0
        x[:, 1:3] = y
        return x

    def update_array(x, y):
        x = x * 1.0
        x[mx.array([1, 0])] = y
        return x

    def add_rows(x, y):
        return x.at[mx.array([1, 0, 1])].add(y)

    family.add("update", update, f32("2,4", 1), f32("2", 2), order=2)
    family.add("update_array", update_array, f32("3,2", 1), f32("2,2", 2), order=2)
    family.add("add_rows", add_rows, f32("3,2", 1), f32("3,2", 2), order=2)
    family.add("one_hot", lambda i: (mx.expand_dims(i, -1) == mx.arange(4)).astype(mx.float32),
               "int32:3:1:0:4")
    family.write()


def layers():
    """Convolutions, einsum, linear algebra and composites."""
    family = Family("layers")
    c1 = {"conv1d": {}, "conv1d_s2p1": dict(stride=2, padding=1), "conv1d_d2": dict(dilation=2)}
    for i, (name, kw) in enumerate(c1.items()):
        family.add(name, lambda x, w, kw=kw: mx.conv1d(x, w, **kw), f32("2,7,3", i),
                   f32("4,3,3", i + 50), order=2 if i == 0 else 1)
    c2 = {"conv2d": {}, "conv2d_s2p1": dict(stride=2, padding=1),
          "conv2d_d2p2": dict(dilation=(2, 1), padding=(2, 0))}
    for i, (name, kw) in enumerate(c2.items()):
        family.add(name, lambda x, w, kw=kw: mx.conv2d(x, w, **kw), f32("2,5,6,2", i),
                   f32("3,3,2,2", i + 50), order=2 if i == 1 else 1)
    family.add("conv2d_g2", lambda x, w: mx.conv2d(x, w, groups=2), f32("1,4,4,4", 1),
               f32("2,2,2,2", 2), order=1)
    family.add("conv_transpose2d", lambda x, w: mx.conv_transpose2d(x, w, stride=2, padding=1),
               f32("1,3,3,2", 1), f32("2,3,3,2", 2), order=1)
    family.add("conv_transpose1d", lambda x, w: mx.conv_transpose1d(x, w, stride=2),
               f32("1,4,2", 1), f32("3,3,2", 2), order=1)
    family.add("conv_general", lambda x, w: mx.conv_general(
        x, w, stride=1, padding=([1, 0], [0, 2]), input_dilation=2, flip=True),
        f32("1,3,3,2", 1), f32("2,2,2,2", 2))  # MLX's weight gradient has another shape
    family.add("conv3d", lambda x, w: mx.conv3d(x, w, padding=1), f32("1,3,3,3,2", 1),
               f32("2,2,2,2,2", 2), order=1)
    for i, (text, shapes) in enumerate({
            "ij,jk->ik": ["2,3", "3,4"], "bij,bjk->bik": ["2,2,3", "2,3,2"], "ij->ji": ["2,3"],
            "ij->": ["2,3"], "ii->i": ["3,3"], "ij,kj": ["2,3", "4,3"], "i,j->ij": ["2", "3"],
            "ij,jk,kl->il": ["2,3", "3,2", "2,4"], "bhqd,bhkd->bhqk": ["1,2,3,4", "1,2,2,4"],
            "ijk,j->ik": ["2,3,2", "3"]}.items()):
        specs = [f32(s, 10 * i + k) for k, s in enumerate(shapes)]
        family.add("einsum:" + text, lambda *xs, text=text: mx.einsum(text, *xs), *specs, order=2)

    def positive(x):
        return x @ x.T + 2 * mx.eye(x.shape[0])

    cpu = mx.cpu
    family.add("inv", lambda x: mx.linalg.inv(positive(x), stream=cpu), f32("3,3", 1))
    family.add("cholesky", lambda x: mx.linalg.cholesky(positive(x), stream=cpu), f32("3,3", 2))
    family.add("solve", lambda x, b: mx.linalg.solve(positive(x), b, stream=cpu), f32("3,3", 1),
               f32("3,2", 2))
    family.add("qr_r", lambda x: mx.linalg.qr(x, stream=cpu)[1], f32("4,3", 3))
    family.add("qr_q", lambda x: mx.linalg.qr(x, stream=cpu)[0], f32("3,3", 4))
    family.add("svd_s", lambda x: mx.linalg.svd(x, compute_uv=False, stream=cpu), f32("4,3", 5))
    family.add("eigvalsh", lambda x: mx.linalg.eigvalsh(positive(x), stream=cpu), f32("4,4", 6))
    family.add("pinv", lambda x: mx.linalg.pinv(x, stream=cpu), f32("4,3", 7))
    family.add("cross", lambda a, b: mx.linalg.cross(a, b), f32("2,3", 1), f32("2,3", 2), order=1)
    for order in ["none", "1", "2", "3", "inf", "-inf", "0"]:
        ord = None if order == "none" else float(order)
        family.add(f"norm_vector:{order}",
                   lambda x, ord=ord: mx.linalg.norm(x, ord, axis=1), f32("2,4", 8),
                   order=1 if order in ("none", "2", "3") else 0)
    for order in ["fro", "nuc", "1", "-1", "inf", "2", "-2"]:
        ord = order if order in ("fro", "nuc") else float(order)
        family.add(f"norm_matrix:{order}",
                   lambda x, ord=ord: mx.linalg.norm(x, ord, axis=(1, 2), stream=cpu),
                   f32("2,3,4", 9))
    family.add("kron", mx.kron, f32("2,2", 1), f32("1,3", 2), order=1)
    family.add("median", lambda x: mx.median(x, axis=1), f32("3,4", 1))
    family.add("median_all", mx.median, f32("3,3", 2))
    family.add("logcumsumexp", lambda x: mx.logcumsumexp(x, axis=1), f32("2,4", 3))
    family.add("meshgrid", lambda a, b: mx.meshgrid(a, b)[0], f32("3", 1), f32("2", 2))
    family.add("meshgrid_ij", lambda a, b: mx.meshgrid(a, b, indexing="ij")[1], f32("3", 1),
               f32("2", 2))
    family.add("real", mx.real, "complex64:3:1:-1:1")
    family.add("imag", mx.imag, "complex64:3:1:-1:1")
    family.add("conjugate", mx.conjugate, "complex64:3:1:-1:1")
    family.write()


def random():
    """Draws with a key; inputs name only its seed."""
    family = Family("random")
    table = {
        "split": lambda k: mx.random.split(k, 3),
        "uniform": lambda k: mx.random.uniform(-1, 3, (5,), key=k),
        "uniform16": lambda k: mx.random.uniform(0, 1, (4,), dtype=mx.float16, key=k),
        "uniformb16": lambda k: mx.random.uniform(0, 1, (4,), dtype=mx.bfloat16, key=k),
        "normal": lambda k: mx.random.normal((9,), key=k),
        "normal_scaled": lambda k: mx.random.normal((4,), loc=1.5, scale=0.3, key=k),
        "randint": lambda k: mx.random.randint(-5, 9, (8,), key=k),
        "bernoulli": lambda k: mx.random.bernoulli(0.3, (9,), key=k),
        "truncated": lambda k: mx.random.truncated_normal(-1, 2, (5,), key=k),
        "gumbel": lambda k: mx.random.gumbel((5,), key=k),
        "laplace": lambda k: mx.random.laplace((5,), key=k),
        "permutation": lambda k: mx.random.permutation(9, key=k),
        "permutation_rows": lambda k: mx.random.permutation(mx.arange(12).reshape(4, 3), key=k),
        "categorical": lambda k: mx.random.categorical(
            mx.arange(12).reshape(3, 4).astype(mx.float32) * 0.3, key=k),
        "categorical_1d": lambda k: mx.random.categorical(
            mx.arange(5).astype(mx.float32) * 0.3, num_samples=7, key=k),
        "categorical_n": lambda k: mx.random.categorical(
            mx.arange(6).reshape(2, 3).astype(mx.float32) * 0.3, num_samples=4, key=k),
    }
    for name, f in table.items():
        for seed in [0, 1, 42, 2**40 + 7]:
            family.lines.append(row("F", name, [str(seed)], f(mx.random.key(seed))))
    for seed in [0, 7]:
        mx.random.seed(seed)
        draws = mx.concatenate([mx.random.uniform(shape=(3,)) for _ in range(4)])
        family.lines.append(row("F", "sequence", [str(seed)], draws))
    family.write()


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for make in [unary, binary, promotion, casts, reductions, products, shapes,
                 layers, random]:
        make()
