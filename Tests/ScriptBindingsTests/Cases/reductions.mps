# Reductions, running reductions, sorting: over every axis and kind of type; gradients.
from support import *

AXES = [None, 0, -1, (0, 1), ()]
FORMS = [(5,), (2, 3), (3, 1, 4), (), (0, 3), (2, 0)]
for name in ("sum", "prod", "mean", "max", "min", "all", "any", "logsumexp", "var", "std",
             "softmax", "median"):
    f = getattr(mx, name)
    report(name, [lambda d=d, s=s, a=a: f(draw(d, s), axis=a)
                  for d in ["float32", "int32", "bool", "float16"] for s in FORMS for a in AXES
                  if not (name == "median" and (d == "bool" or 0 in s or a == ()))
                  and not (name == "logsumexp" and d == "bool")
                  and not (name == "softmax" and d[0] in "ib" and len(s) != 1)
                  and not (name == "softmax" and d[0] in "ib" and a == ())])
    if name not in ("all", "any", "median"):
        for axis in (None, 1):
            print("d", name, *gradients(lambda x: f(x, axis=axis), draw("float32", (2, 3), .5, 2)))
    if name != "softmax":
        report(name + " kept", [lambda a=a: f(draw("float32", (2, 3, 4)), axis=a, keepdims=True)
                                for a in (None, 1, (0, 2), [0])])
for name in ("var", "std"):
    f = getattr(mx, name)
    report(name + " ddof", [lambda k=k, d=d: f(draw(d, (2, 5)), axis=1, ddof=k)
                            for k in (0, 1, 2) for d in FLOATS])
for name in ("argmax", "argmin"):
    f = getattr(mx, name)
    report(name, [lambda d=d, s=s, a=a, k=k: f(draw(d, s), axis=a, keepdims=k)
                  for d in FLOATS + INTEGERS + ["bool"] for s in FORMS[:4] for a in (None, 0, -1)
                  for k in (False, True) if not (k and s == ())])
for name in ("cumsum", "cumprod", "cummax", "cummin", "logcumsumexp"):
    f = getattr(mx, name)
    options = [(r, i) for r in (False, True) for i in (False, True)]
    report(name, [lambda d=d, s=s, a=a, o=o: f(draw(d, s), axis=a, reverse=o[0], inclusive=o[1])
                  for d in ["float32", "int32", "float16"] for s in [(5,), (2, 3)]
                  for a in (None, 0, -1) for o in options
                  if not (o[1] is False and name in ("cummax", "cummin", "logcumsumexp"))])
    for axis in (0, 1):
        print("d", name, *gradients(lambda x: f(x, axis=axis), draw("float32", (2, 3), .5, 2)))
for name in ("sort", "argsort"):
    f = getattr(mx, name)
    report(name, [lambda d=d, s=s, a=a: f(draw(d, s), axis=a)
                  for d in ["float32", "float16", "bfloat16", "int8", "uint32", "int64"]
                  for s in FORMS for a in (None, 0, -1)
                  if not (name == "argsort" and d not in ("float32",))])
report("sort drawn", [lambda s=s: mx.sort(draw("float32", (s,))) for s in (1, 2, 33, 100)])
print("d sort", *gradients(lambda x: mx.sort(x, axis=0), draw("float32", (4, 2))))
report("topk", [lambda k=k: mx.sort(mx.topk(draw("float32", (3, 7)), k)) for k in (1, 3, 7)])
report("partition", [lambda k=k: mx.partition(draw("float32", (3, 7)), k)[:, k] for k in (0, 3, 6)])
for name in ("max", "min"):
    f = getattr(mx, name)
    print("d ties", name, *gradients(lambda x: f(x, axis=1), mx.array([[1., 1, 0], [2, 0, 2]])))
report("searchsorted", [lambda r=r: mx.searchsorted(
    mx.sort(draw("int32", (9,), 0, 5)), draw("int32", (2, 6), 0, 6), side=r)
    for r in ("left", "right")])
report("unique", [lambda n=n: mx.unique(draw("int32", (9,), 0, 4), n, True, True, True)
                  for n in (2, 5, 8)])
report("count_nonzero", [lambda a=a: mx.count_nonzero(draw("int32", (2, 5), 0, 1), axis=a)
                         for a in (None, 0, 1)])
report("minmax", [lambda a=a: mx.minmax(draw("float32", (2, 5)), axis=a) for a in (None, 0, 1)])
report("diff", [lambda n=n, a=a: mx.diff(draw("float32", (3, 5)), n=n, axis=a)
                for n in (0, 1, 2, 4) for a in (0, 1)])
