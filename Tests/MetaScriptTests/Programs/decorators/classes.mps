# A class may be decorated, and decorators may be classes with __call__ or state.
def tag(cls):
    cls.tag = cls.__name__.lower()
    return cls
@tag
class Thing: pass
print(Thing.tag, Thing.__name__)
class CountCalls:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)
@CountCalls
def f(x): return x * 2
print(f(2), f(3), f.calls)
class Memo:
    def __init__(self, size): self.size = size
    def __call__(self, f):
        cache = {}
        def wrapper(n):
            if n not in cache: cache[n] = f(n)
            return cache[n]
        wrapper.cache = cache
        return wrapper
@Memo(10)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
def singleton(cls):
    instances = {}
    def get(*a):
        if cls not in instances: instances[cls] = cls(*a)
        return instances[cls]
    return get
@singleton
class Config:
    def __init__(self, v): self.v = v
print(Config(1) is Config(2), Config(3).v)
class M:
    def deco(f):
        def w(self): return 'deco ' + f(self)
        return w
    @deco
    def m(self): return 'm'
print(M().m())
