# Shapes, indices, assignment, updates at places, joining: values and gradients.
from support import *

def x(dtype="float32", shape=(2, 3, 4)):
    return draw(dtype, shape)

OPERATIONS = {
    "reshape": [lambda a: a.reshape(4, -1), lambda a: a.reshape(24), lambda a: a.reshape(5, 5),
                lambda a: mx.reshape(a, (2, 12)), lambda a: a.flatten(1), lambda a: a.flatten(0, 1),
                lambda a: mx.unflatten(a, 2, (2, 2)), lambda a: a[None].squeeze(0),
                lambda a: mx.expand_dims(a, (0, 2, -1)), lambda a: mx.squeeze(a)],
    "axes": [lambda a: a.T, lambda a: a.mT, lambda a: a.transpose(2, 0, 1),
             lambda a: mx.swapaxes(a, 0, -1), lambda a: mx.moveaxis(a, 0, 2),
             lambda a: mx.moveaxis(a, -1, 0), lambda a: mx.permute_dims(a, (1, 2, 0)),
             lambda a: mx.matrix_transpose(a), lambda a: a.transpose(0, 0, 1)],
    "repeat": [lambda a: mx.tile(a, 2), lambda a: mx.tile(a, (2, 1, 3)),
               lambda a: mx.tile(a, (2, 1, 1, 1)), lambda a: mx.repeat(a, 2),
               lambda a: mx.repeat(a, 3, axis=1), lambda a: mx.broadcast_to(a, (2, 2, 3, 4)),
               lambda a: mx.roll(a, 2), lambda a: mx.roll(a, -1, 1),
               lambda a: mx.roll(a, (1, 2), (0, 2)), lambda a: mx.flip(a, 1), lambda a: mx.flip(a)],
    "pad": [lambda a: mx.pad(a, 1), lambda a: mx.pad(a, (1, 2)),
            lambda a: mx.pad(a, ((0, 1), (2, 0), (1, 1)), constant_values=2),
            lambda a: mx.pad(a, 2, mode="edge"), lambda a: mx.pad(a, 1, mode="reflect"),
            lambda a: mx.pad(a, 2, mode="symmetric"), lambda a: mx.pad(a, -1)],
    "triangles": [lambda a: mx.tril(a), lambda a: mx.tril(a, 1), lambda a: mx.triu(a, -1),
                  lambda a: mx.diagonal(a), lambda a: mx.diagonal(a, 1, 1, 2),
                  lambda a: mx.trace(a), lambda a: mx.trace(a, -1, 0, 2), lambda a: mx.diag(a[0]),
                  lambda a: mx.diag(a[0, 0], 1), lambda a: mx.diag(a[0, 0], -2)],
    "parts": [lambda a: mx.split(a, 2, axis=2), lambda a: mx.split(a, [1, 3], axis=2),
              lambda a: mx.split(a, 5), lambda a: mx.unstack(a, axis=1),
              lambda a: mx.take(a, mx.array([3, 0, 5])),
              lambda a: mx.take(a, mx.array([[2, 0], [1, 1]]), axis=1),
              lambda a: mx.take_along_axis(
                  a, mx.stop_gradient(mx.argsort(a, axis=1)), axis=1),
              lambda a: mx.put_along_axis(a, mx.array([[[1]]]), mx.array(5.0), axis=2),
              lambda a: mx.as_strided(a, (3, 4), (2, 3), 1),
              lambda a: mx.slice(a, mx.array([1, 2]), (1, 2), (2, 2, 2)),
              lambda a: mx.slice_update(a, mx.ones((1, 2, 1)), mx.array([1]), (0,))],
}
INDICES = [1, -1, (0, 2), (slice(None), 1), (Ellipsis, 2), slice(None, None, -1),
           (slice(None), slice(2, 0, -1)), (slice(None), slice(0, 9, 2), None),
           (None, 1, Ellipsis, None), (slice(1, 1),), (Ellipsis,), (1, 2, 3), (0, slice(-2, None)),
           mx.array([1, 0, 1]), (slice(None), mx.array([2, 0])), (mx.array([0, 1]), mx.array([2, 1])),
           (mx.array([0, 1]), slice(None), mx.array([3, 0])), mx.array([[0, 1], [1, 0]]),
           (Ellipsis, mx.array([0, 3])), (mx.array([[0], [1]]), mx.array([0, 2])),
           (1, mx.array([0, 2])), (slice(None), 1, mx.array([0, 3])), (mx.array(1),), [0, 1],
           (mx.array([0, 1]), None, mx.array([0, 1])), (None, mx.array([1, 0]), Ellipsis, 0),
           mx.array([-1, -2]), (0, 0, 0, 0), "a", 1.5]
def assigned(a, key, value):
    a = a * 1
    a[key] = value
    return a
UPDATES = ["add", "subtract", "multiply", "divide", "maximum", "minimum"]
for name, operations in OPERATIONS.items():
    report(name, [lambda d=d, f=f: f(x(d)) for d in ["float32", "int32", "bool", "float16"]
                  for f in operations if not (name == "triangles" and d == "bool")])
    for f in operations:
        y = x()
        if isinstance(outcome(lambda: f(y)), str) and not isinstance(
                f(y) if outcome(lambda: f(y)) != "!" else [], (list, tuple)):
            print("d", name, *gradients(f, y))
report("index", [lambda d=d, k=k: x(d)[k] for d in ["float32", "int64"] for k in INDICES])
print("d index", *[g for k in INDICES[:-3] for g in gradients(lambda a: a[k], x())])
VALUES = [0, 1.5, True, mx.array(2), mx.array([1.0, 2, 3, 4]), mx.ones((1,))]
report("assign", [lambda k=k, v=v: assigned(x(), k, v) for k in INDICES for v in VALUES
                  if not (k is INDICES[11] and isinstance(v, mx.array) and v.shape == (1,))])
report("assign types", [lambda d=d, v=v: assigned(x(d), 1, v)
                        for d in ["int32", "uint8", "bool", "float16"] for v in (0, 1, 2.5, True)])
report("mask", [lambda v=v, s=s: assigned(x("float32", (3, 4)), draw("bool", s), v)
                for s in [(3, 4), (3, 1), (3,), (4,)]
                for v in (0, 2.5, mx.arange(12), mx.arange(4), mx.ones((3, 4)), mx.ones((1, 4)))
                if not (s == (3,) and isinstance(v, mx.array) and v.shape == (1, 4))])
for name in UPDATES:
    report("at " + name, [lambda d=d, k=k, v=v: getattr(x(d).at[k], name)(v)
                          for d in ["float32", "int32"] for k in INDICES[:24]
                          for v in (2, mx.array([1, 2, 3, 4]))
                          if not (name == "divide" and d == "int32")])
    keys = (1,) if name in ("multiply", "divide") else (1, INDICES[13], INDICES[15])
    print("d at", name, *[g for k in keys for g in gradients(
        lambda a, b: getattr(a.at[k], name)(b), x(), draw("float32", (4,), 1, 2))])
JOINS = [((2, 3), (2, 3)), ((2, 3), (1, 3)), ((0, 3), (2, 3)), ((2, 3), (2, 4)), ((3,), (3,))]
for name in ("concatenate", "stack"):
    f = getattr(mx, name)
    report(name, [lambda p=p, a=a, d=d: f([draw("float32", p[0]), draw(d, p[1])], axis=a)
                  for p in JOINS for a in (0, 1, -1) for d in ("float32", "int32")])
    print("d", name, *gradients(lambda a, b: f([a, b], axis=1), x(), x()))
report("make", [lambda f=f: f() for f in (
    lambda: mx.arange(5), lambda: mx.arange(1, 9, 3), lambda: mx.arange(5, 0, -2),
    lambda: mx.arange(0.0, 1.0, 0.3), lambda: mx.arange(3, dtype=mx.float16),
    lambda: mx.linspace(-1, 2, 7), lambda: mx.linspace(0, 1, 4, endpoint=False), lambda: mx.eye(3, 4, -1),
    lambda: mx.tri(3, 4, 1), lambda: mx.identity(3), lambda: mx.full((2, 2), 3.5),
    lambda: mx.meshgrid(mx.arange(2), mx.arange(3)), lambda: mx.hanning(9), lambda: mx.hamming(9),
    lambda: mx.blackman(9), lambda: mx.bartlett(9), lambda: mx.zeros((2, -1)), lambda: mx.arange(1, 2, 0))])
report("view", [lambda d=d, e=e: x(d, (2, 8)).view(getattr(mx, e))
                for d in ("int32", "uint8", "int64") for e in ("uint8", "uint16", "int32", "uint64")])
