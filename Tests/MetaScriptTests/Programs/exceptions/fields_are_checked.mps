# What a built-in checks when it is given an absurd number, an exception's field or a slot.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [1, 2, 3]
t(lambda: l.insert(10**30, 1)); t(lambda: l.pop(10**30)); t(lambda: l[10**30]); t(lambda: l.index(1, 10**30)); t(lambda: l * 10**30)
t(lambda: [].insert("a", 1)); t(lambda: l.pop("a")); t(lambda: l.pop(-10**30)); t(lambda: "a".ljust(-10**30)); t(lambda: chr(10**30)); t(lambda: 1 << 10**30); t(lambda: round(1.5, 10**30)); t(lambda: len(range(10**30)))
def s(e, n, v):
    try: setattr(e, n, v); print("set", n, getattr(e, n))
    except Exception as x: print(type(x).__name__, x)
e = ValueError("a")
for n, v in [("args", 5), ("args", [1]), ("__cause__", 5), ("__traceback__", 5), ("__context__", "x"), ("__suppress_context__", 5), ("__cause__", None), ("x", 1)]: s(e, n, v)
try: del e.args
except Exception as x: print(type(x).__name__, x)
class S:
    __slots__ = ("a", "b")
x = S()
t(lambda: x.a)
try: x.c = 1
except AttributeError as q: print(q)
try:
    class D:
        __slots__ = ("a",)
        a = 1
except ValueError as q: print(q)
t(lambda: x.__dict__)
t(lambda: object().__dict__)
try: object().x = 1
except AttributeError as q: print(q)
class Sub(S): pass
y = Sub(); y.a = 1; y.z = 2; print(y.__dict__)
e = ValueError("a"); e.__cause__ = KeyError(1); print(e.__suppress_context__, repr(e.__cause__)); e.args = "xy"; print(e.args, e)
class My(Exception):
    def __init__(self, m): self.m = m; super().__init__(m)
try: raise My("q") from None
except My as q: print(q.m, q.args, q.__suppress_context__, q.with_traceback(None).__traceback__); q.m = 2; q.args = (); print(q.m, q.args)
try: q2 = ValueError().with_traceback(5)
except TypeError as q: print(q)
