# groupby groups runs; tee makes independent iterators.
from itertools import groupby, tee, count, islice
print([(k, list(g)) for k, g in groupby('aabbbca')], [(k, len(list(g))) for k, g in groupby([1, 1, 2, 3, 3])], [(k, [w for w in g]) for k, g in groupby(['apple', 'ant', 'bee', 'bat', 'cat'], key=lambda w: w[0])])
groups = groupby('aab')
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
x, y, z = tee(count(), 3)
print(next(x), next(x), next(y), list(islice(z, 3)), tee([1], 0))
data = sorted([('x', 1), ('y', 2), ('x', 3)], key=lambda t: t[0])
print({k: [v for _, v in g] for k, g in groupby(data, key=lambda t: t[0])}, [k for k, _ in groupby([])], max(len(list(g)) for _, g in groupby('aabbbb')))
