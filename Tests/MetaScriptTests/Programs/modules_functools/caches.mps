# lru_cache, cache and cached_property.
import functools
calls = []
@functools.lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x * 2
print(f(1), f(2), f(1), f(3), f(2), calls, f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__wrapped__(5))
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
@functools.lru_cache
def g(*a, **k): return (a, tuple(k.items()))
print(g(1, x=2), g(1, x=2), g(1), g(1.0), g.cache_info().hits, g.cache_info().currsize)
class C:
    def __init__(self): self.n = 0
    @functools.cached_property
    def value(self):
        self.n += 1
        return self.n * 10
c = C()
print(c.value, c.value, c.n, c.__dict__)
del c.value
print(c.value)
@functools.lru_cache(maxsize=None)
def h(x): return x
try:
    h([])
except TypeError as error:
    print(error)
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(5), show([1, 2]), show('s'), show(True))
