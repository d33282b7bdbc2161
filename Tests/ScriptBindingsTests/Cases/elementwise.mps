# Functions of each element: values for every kind of type and shape, first and second gradients.
from support import *

UNARY = {"abs": (-2, 2), "arccos": (-.9, .9), "arccosh": (1.1, 3), "arcsin": (-.9, .9),
         "arcsinh": (-2, 2), "arctan": (-2, 2), "arctanh": (-.9, .9), "ceil": (-3, 3),
         "conjugate": (-2, 2), "cos": (-2, 2), "cosh": (-2, 2), "degrees": (-2, 2),
         "erf": (-2, 2), "erfinv": (-.9, .9), "exp": (-2, 2), "expm1": (-2, 2), "floor": (-3, 3),
         "imag": (-2, 2), "isfinite": (-2, 2), "isinf": (-2, 2), "isnan": (-2, 2),
         "log": (.1, 3), "log10": (.1, 3), "log1p": (-.5, 3), "log2": (.1, 3),
         "logical_not": (-2, 2), "negative": (-2, 2), "radians": (-2, 2), "real": (-2, 2),
         "reciprocal": (.3, 3), "round": (-3, 3), "rsqrt": (.3, 3), "sigmoid": (-3, 3),
         "sign": (-2, 2), "sin": (-2, 2), "sinh": (-2, 2), "sqrt": (.1, 3), "square": (-2, 2),
         "tan": (-1, 1), "tanh": (-2, 2), "trunc": (-3, 3), "positive": (-2, 2),
         "nan_to_num": (-2, 2), "bitwise_invert": (-2, 2), "stop_gradient": (-2, 2)}
for name, (low, high) in UNARY.items():
    f = getattr(mx, name)
    wide = [] if name == "nan_to_num" else ["float64"]
    cases = [(dtype, shape) for dtype in FLOATS + wide for shape in SHAPES]
    cases += [(dtype, shape) for dtype in INTEGERS + ["bool"] for shape in [(), (0,), (5,)]]
    if name not in ("erf", "erfinv", "round", "trunc", "floor", "ceil", "sign", "nan_to_num",
                    "degrees", "radians", "arccosh", "arctanh", "expm1", "positive", "sigmoid"):
        cases += [("complex64", (3,))]
    report(name, [lambda d=d, s=s: f(draw(d, s, low, high)) for d, s in cases])
    x = draw("float32", (2, 3), low, high)
    print("d", name, *gradients(f, x))

BINARY = {"add": (-2, 2), "subtract": (-2, 2), "multiply": (-2, 2), "divide": (.5, 2),
          "power": (.5, 2), "maximum": (-2, 2), "minimum": (-2, 2), "logaddexp": (-2, 2),
          "arctan2": (.5, 2), "floor_divide": (1, 5), "remainder": (1, 5), "equal": (0, 2),
          "not_equal": (0, 2), "less": (-2, 2), "less_equal": (-2, 2), "greater": (-2, 2),
          "greater_equal": (-2, 2), "logical_and": (0, 1), "logical_or": (0, 1),
          "logical_xor": (0, 1), "bitwise_and": (0, 9), "bitwise_or": (0, 9),
          "bitwise_xor": (0, 9), "left_shift": (0, 3), "right_shift": (0, 3), "divmod": (1, 5),
          "isclose": (0, 1), "array_equal": (0, 1), "allclose": (0, 1), "kron": (-2, 2)}
PAIRS = [((), ()), ((3,), ()), ((2, 3), (3,)), ((2, 1), (1, 4)), ((0,), (1,)), ((2, 3), (4,)),
         ((3, 1, 2), (2, 1))]
TYPES = [("float32", "float32"), ("float16", "float32"), ("int32", "float16"),
         ("bfloat16", "float16"), ("int32", "int32"), ("uint8", "int8"), ("bool", "int32"),
         ("uint32", "int32"), ("uint64", "int64"), ("bool", "bool")]
for name, (low, high) in BINARY.items():
    f = getattr(mx, name)
    cases = [(("float32", "float32"), pair) for pair in PAIRS]
    cases = cases[:4] + cases[5:] if name == "kron" else cases
    cases += [(types, pair) for types in TYPES[1:] for pair in (PAIRS[1], PAIRS[2])
              if not (name in ("divmod", "remainder") and types == ("bool", "bool"))]
    report(name, [lambda t=t, p=p: f(draw(t[0], p[0], low, high), draw(t[1], p[1], low, high))
                  for t, p in cases])
    if name not in ("divmod", "floor_divide", "remainder") and low >= -2 and not any(
            word in name for word in ("equal", "logical")):
        x, y = draw("float32", (2, 3), low, high), draw("float32", (3,), low, high)
        print("d", name, *gradients(f, x, y))
SCALARS = [2, -1, 1.5, True]
for name in ("__add__", "__rsub__", "__mul__", "__truediv__", "__rtruediv__", "__pow__",
             "__floordiv__", "__mod__", "__eq__", "__lt__", "__and__", "__lshift__"):
    report(name, [lambda d=d, v=v: getattr(draw(d, (3,), 1, 3), name)(v)
                  for d in LETTERS if d != "complex64" for v in SCALARS
                  if not (v == -1 and (d[0] == "u" or name in ("__pow__", "__lshift__")))
                  and not (name == "__truediv__" and d == "bool" and v is True)])
TYPED = {name: getattr(mx, "bool_" if name == "bool" else name) for name in LETTERS}
for source in LETTERS:
    report("astype " + source, [lambda t=t: draw(source, (4,), 0, 3).astype(TYPED[t])
                                for t in LETTERS if not (source == "complex64" != t)])
report("where", [lambda d=d, e=e, s=s: mx.where(draw("bool", s), draw(d, s), draw(e, (3,)))
                 for d, e in TYPES for s in [(3,), (2, 3), (2, 1)]])
report("clip", [lambda d=d, a=a, b=b: mx.clip(draw(d, (5,)), a, b)
                for d in FLOATS + INTEGERS for a, b in ((0, 1), (None, 1), (-1, None), (.5, 1.5))])
