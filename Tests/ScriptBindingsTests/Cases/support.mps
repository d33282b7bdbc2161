# Inputs and digests that MLX and metapeft share: a case is a seed, its fixture a digest of what came.
import math
import mlx.core as mx

FLOATS = ["float32", "float16", "bfloat16"]
INTEGERS = ["int32", "uint8", "int64"]
SHAPES = [(), (0,), (1,), (7,), (2, 3), (3, 1, 4), (2, 0, 3)]
LETTERS = {"bool": "b", "uint8": "u1", "uint16": "u2", "uint32": "u4", "uint64": "u8",
           "int8": "i1", "int16": "i2", "int32": "i4", "int64": "i8", "float16": "f2",
           "float32": "f4", "float64": "f8", "bfloat16": "g2", "complex64": "c8"}
ORDERED = {"seed": 0}


def draw(dtype, shape, low=-2.0, high=2.0):
    """An array from the next seed; integers from low to high, unsigned ones from 0."""
    ORDERED["seed"] += 1
    key = mx.random.key(ORDERED["seed"])
    if dtype == "bool":
        return mx.random.bernoulli(0.5, shape, key=key)
    if dtype == "complex64":
        parts = mx.random.uniform(low, high, list(shape) + [2], key=key)
        return parts.view(mx.complex64).reshape(shape)
    if "int" in dtype:
        least = 0 if dtype[0] == "u" else math.floor(low)
        return mx.random.randint(least, math.ceil(high) + 1, shape, key=key).astype(
            getattr(mx, dtype))
    return mx.random.uniform(low, high, shape, key=key).astype(getattr(mx, dtype))


def numbers(tree):
    if isinstance(tree, (list, tuple)):
        return [number for item in tree for number in numbers(item)]
    return [tree]


def digest(x):
    """Type, shape and one number: a sum of positive terms that differ by place and sign."""
    if isinstance(x, (list, tuple)):
        return "+".join(digest(item) for item in x)
    if not isinstance(x, mx.array):
        return repr(x)
    dtype = str(x.dtype).split(".")[-1]
    code = LETTERS[dtype] + "x".join(str(size) for size in x.shape)
    if dtype == "complex64":
        x = mx.stack([x.real, x.imag])
    elif dtype in ("float16", "bfloat16"):
        x = x.astype(mx.float32)
    total = 0.0
    for place, value in enumerate(numbers(x.tolist())):
        value = float(value)
        if math.isnan(value):
            value = 3.3
        elif math.isinf(value):
            value = 5.5 if value > 0 else 7.7
        total += (1 + place * 0.618 % 1) * (value if value >= 0 else -1.37 * value)
    return f"{code}:{total:.5g}"


def outcome(make):
    try:
        return digest(make())
    except (ValueError, TypeError, IndexError, RuntimeError):
        return "!"


def report(name, cases):
    print(name, *[outcome(case) for case in cases])


def weights(x):
    return (0.5 + mx.arange(x.size) / max(x.size, 1)).reshape(x.shape)


def gradients(f, *inputs):
    """The gradient and the gradient of a gradient of a weighted sum."""
    def loss(*arrays):
        y = f(*arrays)
        return (y * weights(y)).sum()
    places = list(range(len(inputs)))
    first = mx.grad(loss, argnums=places)
    def again(*arrays):
        return sum((g * weights(g)).sum() for g in first(*arrays))
    return [outcome(lambda: first(*inputs)),
            outcome(lambda: mx.grad(again, argnums=places)(*inputs))]
