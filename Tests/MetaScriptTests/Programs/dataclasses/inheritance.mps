# Fields are collected from the bases, in order, and may be overridden.
from dataclasses import dataclass, field, is_dataclass, InitVar, KW_ONLY
from typing import ClassVar
@dataclass
class A:
    x: int
    y: int = 2
@dataclass
class B(A):
    z: int = 3
    y: int = 20
print(B(1), B(1, 2, 3), A(1) == B(1), isinstance(B(1), A), is_dataclass(B), is_dataclass(B(1)), is_dataclass(5))
@dataclass
class C:
    count: ClassVar[int] = 0
    name: str
    def __post_init__(self): C.count += 1
C('a'); C('b')
print(C.count, C('c'))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 5
print(K(a=1))
try:
    K(1)
except TypeError as error:
    print(error)
@dataclass
class V:
    x: int
    scale: InitVar[int] = 10
    scaled: int = field(init=False, default=0)
    def __post_init__(self, scale): self.scaled = self.x * scale
print(V(2), V(2, 3))
@dataclass
class Custom:
    x: int
    def __init__(self): self.x = 'custom'
    def __eq__(self, o): return 'eq'
print(Custom(), Custom() == 1)
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 1
print(M(1, b=2))
@dataclass
class Base:
    def describe(self): return f"{type(self).__name__}: {self}"
@dataclass
class Child(Base):
    v: str
print(Child('q').describe())
@dataclass(slots=True)
class S:
    q: int
try:
    S(1).w = 2
except AttributeError as error:
    print(error)
