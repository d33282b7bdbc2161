# @dataclass writes __init__, __repr__ and __eq__ from the annotated names.
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
    name: str = 'p'
p = P(1)
print(p, P(1, 2), P(y=5, x=4), P(1) == P(1, 0), P(1) == P(2), P(1) != P(1), p == (1, 0, 'p'), repr(p), str(p), f"{p}")
p.x = 10
p.other = 'free'
print(p, p.other, P.y, hasattr(P, 'x'), P.__name__, P.__match_args__)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: P())
attempt(lambda: P(1, 2, 'a', 4))
attempt(lambda: P(1, z=3))
attempt(lambda: P(1, x=3))
attempt(lambda: hash(p))
attempt(lambda: P(1) < P(2))
@dataclass
class Empty: pass
print(Empty(), Empty() == Empty())
@dataclass
class Nested:
    p: P
    items: list
print(Nested(P(1), [P(2)]))
@dataclass
class WithMethod:
    width: float
    height: float
    def area(self): return self.width * self.height
    @property
    def double(self): return self.area() * 2
    @classmethod
    def square(cls, s): return cls(s, s)
print(WithMethod(2, 3).area(), WithMethod.square(2.0).double, WithMethod(2, 3.5))
