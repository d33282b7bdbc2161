# A loop takes the pairs of enumerate, zip and items apart.
for i, x in enumerate("abc"): print(i, x)
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b)
for k, v in {"a": 1, "b": 2}.items(): print(k, v)
for k, v in reversed({"a": 1, "b": 2}.items()): print(k, v)
for a, b in zip([1, 2, 3], "xy"): print(a, b)
try:
    for a, b in zip([1, 2, 3], "xy", strict=True): print(a, b)
except ValueError as e: print(e)
try:
    for a, b in zip([1], "xy", strict=True): print(a, b)
except ValueError as e: print(e)
try:
    for a, b in zip([1], "xy", [3]): print(a, b)
except ValueError as e: print(e)
for a, *b in zip([1], "xy"): print(a, b)
d = {"a": 1}
try:
    for k, v in d.items(): d[k + "x"] = 1
except RuntimeError as e: print(e)
class C: pass
c = C(); l = [0, 0]
for c.x, l[1] in enumerate("pq"): print(c.x, l)
for [a, b] in enumerate([1]): print(a, b)
print([a + b for a, b in enumerate(range(5))], {k: v for k, v in zip("ab", [1, 2])})
e = enumerate([5, 6]); 
for i, x in e: print(i, x); break
print(list(e))
for p in enumerate([1]):
    a, b = p
    print(p, a, b)
z = zip([1, 2], [3, 4])
for a, b in z:
    print(a, b)
    break
print(list(z), [x for x, y in enumerate([7, 8], 2**63 - 1)])
def g():
    yield 1
    raise KeyError("in")
try:
    for i, x in enumerate(g()): print(i, x)
except KeyError as e: print(repr(e))
