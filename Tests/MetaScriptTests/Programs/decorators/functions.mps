# Decorators apply from the bottom up, once, when the function is defined.
def trace(f):
    print('decorate', f.__name__)
    def wrapper(*args, **kwargs):
        print('call', f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return wrapper
def add(n):
    print('make', n)
    def deco(f):
        print('apply', n)
        return lambda *a: f(*a) + n
    return deco
@trace
def f(a, b=1): return a + b
print(f(1), f(1, b=2), f.__name__)
@add(1)
@add(10)
def g(x): return x
print(g(0))
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
@register
def one(): return 1
@register
def two(): return 2
print(sorted(registry), registry['two']())
@(lambda f: 'replaced')
def h(): pass
print(h)
decorators = [trace]
@decorators[0]
def i(): return 'i'
print(i())
import functools
def keep(f):
    @functools.wraps(f)
    def wrapper(*a): return f(*a)
    return wrapper
@keep
def documented(x):
    "doc text"
    return x
print(documented.__name__, documented.__doc__, documented.__wrapped__(3), documented(4))
try:
    @5
    def bad(): pass
except TypeError as error:
    print(error)
