# Bound methods remember their instance; functions become methods only through the class.
class C:
    def __init__(self, v): self.v = v
    def get(self): return self.v
    @classmethod
    def make(cls, v): return cls(v * 2)
    @staticmethod
    def add(a, b): return a + b
class D(C): pass
c = C(1)
m = c.get
c.v = 2
print(m(), C.get(c), m.__self__ is c, m.__func__ is C.get, c.get == c.get, c.get is c.get, C.make(3).v, type(D.make(3)).__name__, D.add(1, 2), c.add(3, 4), c.make(5).v)
c.f = lambda: 'no self'
print(c.f())
c.get = lambda: 'shadow'
print(c.get(), C(9).get())
print(list(map(C(7).get, [])) == [], [f() for f in (C(1).get, C(2).get)], sorted([3, 1], key=[].count), hash(m) == hash(m), {m: 1}[m])
class E:
    def __call__(self, x): return x + 1
    method = E_instance = None
e = E()
print(e(1), callable(e), callable(c), callable(C), list(map(e, [1, 2])))
