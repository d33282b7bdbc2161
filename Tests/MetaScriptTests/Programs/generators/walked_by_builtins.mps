# Generators walked by built-ins: what the generator sees and does stays the same.
def log(n, stop=None):
    for i in range(n):
        try:
            got = yield i
            if got is not None: print("sent", got)
        finally:
            if i == stop: print("left at", i)
print(list(log(3)), sum(log(4)), any(log(3)), all(log(3)), tuple(log(2)), sorted(log(3), reverse=True), max(log(3)))
print(any(x > 1 for x in log(5)), all(x < 1 for x in log(5)))
def mixed():
    yield 1
    yield 2.5
    yield True
    yield 2 ** 70
print(sum(mixed()), sum(mixed(), 0.5), sum((x for x in [0.1] * 10)), sum((x for x in []), 7))
print(sum((x for x in [2 ** 62, 2 ** 62, 5])))
def bad():
    yield 1
    print("before")
    yield "x"
    print("never")
try: sum(bad())
except TypeError as e: print(e)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): print("asked", self.v); return self.v
print(any(T(v) for v in [False, True, True]), all(T(v) for v in [True, False, True]))
def raises():
    yield 1
    yield 2
    raise KeyError("k")
for f in [list, sum, any, all, sorted, set]:
    try: print(f(x - 1 if f is any else x for x in raises()))
    except KeyError as e: print(f.__name__, repr(e))
def nested(n):
    yield sum(x for x in range(n))
    yield list(x for x in range(n))
    yield any(x for x in range(n))
print(list(nested(4)))
def deep(n):
    if n:
        yield from deep(n - 1)
        yield n
        yield from deep(n - 1)
print(list(deep(4)), sum(deep(6)))
g = log(6)
print(next(g), any(x > 2 for x in g), next(g), list(g), list(g))
def own():
    yield 1
    try: print(list(me))
    except ValueError as e: print(e)
    yield 2
me = own()
print(list(me))
def handling():
    try: raise ValueError("v")
    except ValueError:
        yield 1
        yield 2
        try: raise
        except ValueError as e: print("again", e)
    yield 3
print(list(handling()))
def kept():
    a = []
    for i in range(5):
        a.append(i)
        yield a
print([len(x) for x in kept()], [len(x) for x in list(kept())])
def inner():
    for i in range(3): yield i
def outer():
    for x in inner():
        yield x * 10
        yield sum(inner())
print(list(outer()), sum(outer()))
print(", ".join(str(x) for x in range(5)), dict((x, x) for x in range(3)), {x for x in log(3)})
print(sum(map(lambda v: v, (x for x in range(4)))), list(enumerate(x for x in "ab")))
def rec(n):
    return 1 if n == 0 else sum(rec(n - 1) for _ in range(2))
print(rec(8))
class G:
    def __iter__(self):
        yield from (1, 2, 3)
print(list(G()), sum(G()), all(G()), sorted(G()))
