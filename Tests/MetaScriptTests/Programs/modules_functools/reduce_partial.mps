# reduce, partial, cmp_to_key, wraps.
import functools, operator
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4], 10), functools.reduce(lambda a, b: b + a, 'abc'), functools.reduce(max, [3, 9, 2]), functools.reduce(lambda a, b: a, [], 'start'))
p = functools.partial(pow, 2)
q = functools.partial(int, base=2)
r = functools.partial(print, 'prefix', sep='-')
print(p(5), q('101'), p.func is pow, p.args, q.keywords, functools.partial(p, 3)(), functools.partial(lambda *a, **k: (a, k), 1, x=2)(3, x=4, y=5))
r('x', 'y')
print(sorted([5, 2, 9], key=functools.cmp_to_key(lambda a, b: b - a)), sorted(['bb', 'a', 'ccc'], key=functools.cmp_to_key(lambda a, b: len(a) - len(b))))
def deco(f):
    @functools.wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k) + 1
    return inner
@deco
def g(x):
    "g doc"
    return x
print(g(1), g.__name__, g.__doc__, g.__wrapped__(1))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: functools.reduce(operator.add, []))
attempt(lambda: functools.partial())
attempt(lambda: functools.partial(5))
attempt(lambda: functools.reduce(operator.add, 5))
attempt(lambda: p(1, 2, 3, 4))
class C:
    def m(self, a, b): return a, b
    half = functools.partialmethod(m, 1)
print(C().half(2))
