# Every kind of parameter, in the order Python allows.
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=4, e=6, g=7))
print(f(1, c=30, d=4, a=100, b=200))
def g(*, k=1):
    return k
def h(x, /):
    return x
def i(*args):
    return args
def j(**kw):
    return kw
print(g(), g(k=2), h(5), i(), i(1, 2), j(), j(z=1, a=2), (lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, c=3, e=4))
def no_return(): pass
def bare_return():
    return
print(no_return(), bare_return(), (lambda: None)())
