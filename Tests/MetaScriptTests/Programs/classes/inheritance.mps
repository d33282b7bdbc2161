# Attribute look-up follows the chain of bases; super goes to the next one.
class A:
    kind = 'A'
    def __init__(self, x): self.x = x; self.log = ['A']
    def hello(self): return f"A.hello {self.name()}"
    def name(self): return 'a'
    @classmethod
    def create(cls): return cls(0)
class B(A):
    kind = 'B'
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
        self.log.append('B')
    def name(self): return 'b' + super().name()
    @classmethod
    def create(cls):
        return super(B, cls).create.__self__.__name__
class C(B):
    def name(self): return 'c' + super().name()
    def hello(self): return 'C>' + super(C, self).hello()
c = C(1, 2)
print(c.hello(), c.kind, c.log, c.x, c.y, C.create(), isinstance(c, A), issubclass(C, A), issubclass(A, C), issubclass(A, A), C.__bases__, C.__base__ is B, [k.__name__ for k in C.__mro__], C.mro()[-1])
print(super(C, c).name(), super(B, c).name(), A.name(c), type(super(C, c)).__name__)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: super().x)
attempt(lambda: super(B, A(1)).name())
attempt(lambda: super(C, c).nothing)
attempt(lambda: B(1))
class D(A):
    def name(self): return super().missing()
attempt(lambda: D(1).name())
attempt(lambda: D.create().x)
def bad():
    class X(5): pass
attempt(bad)
