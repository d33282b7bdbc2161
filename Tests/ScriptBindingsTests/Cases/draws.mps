# Random streams: every distribution by keys, shapes and types.
from support import *

KEYS = [mx.random.key(n) for n in (0, 1, 2 ** 40 + 5)]
SIZES = [[], [1], [7], [2, 3], [0], [64]]
random = mx.random
report("split", [lambda k=k, n=n: random.split(k, n) for k in KEYS for n in (1, 2, 5)])
report("uniform", [lambda k=k, s=s, d=d: random.uniform(-1, 3, s, dtype=getattr(mx, d), key=k)
                   for k in KEYS for s in SIZES for d in FLOATS])
report("normal", [lambda k=k, s=s, d=d: random.normal(s, dtype=getattr(mx, d), loc=1, scale=2, key=k)
                  for k in KEYS for s in SIZES for d in FLOATS])
report("randint", [lambda k=k, s=s, d=d: random.randint(0, 100, s, dtype=getattr(mx, d), key=k)
                   for k in KEYS for s in SIZES for d in ("int32", "uint8", "int64", "uint32")])
report("bernoulli", [lambda k=k, s=s, p=p: random.bernoulli(p, s, key=k)
                     for k in KEYS for s in SIZES for p in (0, .3, .5, 1)])
for name in ("gumbel", "laplace"):
    draw_one = getattr(random, name)
    report(name, [lambda k=k, s=s, d=d: draw_one(s, dtype=getattr(mx, d), key=k)
                  for k in KEYS for s in SIZES for d in FLOATS])
report("truncated_normal", [lambda k=k, s=s: random.truncated_normal(-1, mx.array(.5), s, key=k)
                            for k in KEYS for s in SIZES])
report("categorical", [lambda k=k, a=a: random.categorical(draw("float32", (4, 5)), axis=a, key=k)
                       for k in KEYS for a in (0, 1, -1)])
report("categorical n", [lambda k=k, n=n: random.categorical(draw("float32", (4, 5)), num_samples=n, key=k)
                         for k in KEYS for n in (1, 3)])
report("permutation", [lambda k=k, x=x: random.permutation(x, key=k)
                       for k in KEYS for x in (1, 5, 33, mx.arange(12).reshape(4, 3))])
report("multivariate_normal", [lambda k=k, s=s: random.multivariate_normal(
    mx.array([1.0, -1]), mx.array([[2.0, .5], [.5, 1]]), s, key=k) for k in KEYS for s in ([], [4])])
for seed in (0, 7, 2 ** 33):
    random.seed(seed)
    report("stream", [lambda: random.uniform(shape=[3]), lambda: random.normal([3]),
                      lambda: random.randint(0, 9, [3]), lambda: random.permutation(6)])
