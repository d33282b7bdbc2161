# Calls and with statements through dunder methods, found on the class only.
class C:
    def __call__(self, *a, **k): return a, k
    def __enter__(self): print('enter'); return 'as'
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v); return t is ValueError
c = C()
print(c(1, x=2), callable(c))
with c as x:
    print(x)
with c:
    raise ValueError('swallowed')
try:
    with c:
        raise KeyError('passes')
except KeyError as error:
    print('out', error)
class D: pass
d = D()
d.__call__ = lambda: 1
d.__len__ = lambda: 5
d.__enter__ = lambda: 1
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def use():
    with d: pass
attempt(lambda: d())
attempt(lambda: len(d))
attempt(use)
attempt(lambda: c())
def use_int():
    with 5: pass
attempt(use_int)
class Half:
    def __enter__(self): pass
def use_half():
    with Half(): pass
attempt(use_half)
