# frozen forbids assignment and gives a hash; order compares as tuples.
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class F:
    x: int
    y: str = 'a'
f = F(1)
print(f, hash(f) == hash(F(1)), {f: 'v'}[F(1, 'a')], len({F(1), F(1), F(2)}))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def put(): f.x = 2
def new(): f.z = 2
def remove(): del f.x
attempt(put)
attempt(new)
attempt(remove)
print(issubclass(FrozenInstanceError, AttributeError))
@dataclass(order=True)
class O:
    a: int
    b: str = ''
print(O(1) < O(2), O(1, 'b') > O(1, 'a'), O(1) <= O(1), O(2) >= O(3), sorted([O(2), O(1, 'z'), O(1, 'a')]), max(O(1), O(5)))
attempt(lambda: O(1) < 5)
attempt(lambda: O('a') < O(1))
@dataclass(eq=False)
class E:
    x: int
print(E(1) == E(1), len({E(1), E(1)}))
@dataclass(unsafe_hash=True)
class U:
    x: int
print(hash(U(1)) == hash(U(1)), U(1) == U(1))
@dataclass(repr=False)
class R:
    x: int
    def __repr__(self): return f"custom {self.x}"
print(R(1))
