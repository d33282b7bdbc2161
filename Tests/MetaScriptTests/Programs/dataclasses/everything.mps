# Data classes of every kind.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, make_dataclass, FrozenInstanceError, KW_ONLY, InitVar, MISSING
from typing import ClassVar, List, Optional
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    z: ClassVar[int] = 9
p=P(1); q=P(1); print(p, p==q, p!=P(2), p.tags is q.tags, asdict(p), astuple(p), replace(p,x=5), [f.name for f in fields(p)], is_dataclass(P), is_dataclass(p), P.__match_args__, p.z)
show(lambda: P()); show(lambda: P(1,2,[],4)); show(lambda: P(1,q=3)); show(lambda: hash(p)); show(lambda: p<q); show(lambda: replace(p,q=1)); show(lambda: asdict(3)); show(lambda: fields(int))
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = field(default=0)
    note: str = field(default='', compare=False, repr=False)
print(V(1,2)<V(1,3), sorted([V(2),V(1,5)]), hash(V(1))==hash(V(1)), V(1,2,'a')==V(1,2,'b'), {V(1):1}[V(1)], V(1)>=V(1), max(V(1),V(0,9)))
show(lambda: setattr(V(1),'major',2)); show(lambda: delattr(V(1),'major')); show(lambda: V(1)<3); show(lambda: setattr(V(1),'new',2))
@dataclass
class Base:
    a: int
    b: str = 'b'
    def __post_init__(self): self.c = self.a*2
@dataclass
class Sub(Base):
    d: float = 1.5
    b: str = 'sub'
print(Sub(1), Sub(1,'x',2.0).c, Base(1)==Sub(1))
@dataclass
class I:
    x: int
    scale: InitVar[int] = 2
    out: int = field(init=False)
    def __post_init__(self, scale): self.out = self.x*scale
print(I(3), I(3,5).out)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1)); show(lambda: K(1))
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 3
print(K2(1,b=2)); show(lambda: K2(1,2))
@dataclass(slots=True)
class S:
    x: int = 1
s=S(); show(lambda: setattr(s,'y',1)); print(s, S.__slots__)
def bad1():
    @dataclass
    class B:
        x: int = 1
        y: str
show(bad1)
def bad2():
    @dataclass
    class B:
        x: list = []
show(bad2)
def bad3():
    @dataclass(frozen=True)
    class B(Base):
        x: int = 1
show(bad3)
def bad4():
    @dataclass(order=True, eq=False)
    class B: x: int
show(bad4)
def bad5():
    @dataclass
    class B: x: int = field(default=1, default_factory=list)
show(bad5)
def bad6():
    @dataclass(order=True)
    class B:
        x: int
        def __lt__(self,o): return 1
show(bad6)
@dataclass(eq=False)
class E: x: int
print(E(1)==E(1), hash(E(1)) is not None)
@dataclass(unsafe_hash=True)
class H: x: int
print(hash(H(1))==hash(H(1)))
@dataclass(repr=False)
class R: x: int
print('R object' in repr(R(1)))
D=make_dataclass('D',[('x',int),('y',int,field(default=5)),'z'] if 0 else [('x',int),('y',int,field(default=5))], namespace={'sum':lambda self:self.x+self.y}); print(D(1), D(1).sum())
@dataclass
class Node:
    v: int
    next: Optional['Node'] = None
n=Node(1,Node(2)); print(n, asdict(n)); n.next.next=n; print(n)
@dataclass
class Inv:
    items: List[P] = field(default_factory=list)
    d: dict = field(default_factory=dict, metadata={'k':1})
i=Inv([P(1)],{'a':P(2)}); print(asdict(i), astuple(i), fields(Inv)[1].metadata, fields(Inv)[1].metadata['k'], fields(Inv)[0].default is MISSING, fields(Inv)[0].name)
match P(1,2):
    case P(x=1,y=yy): print('m',yy)
match V(3,4):
    case V(a,b): print(a,b)
class T:
    @dataclass
    class In: x: int = 1
print(T.In(), T.In.__qualname__, P.__doc__, V.__doc__)
@dataclass
class Pr:
    _x: int = 0
    @property
    def x(self): return self._x
    @x.setter
    def x(self,v): self._x=v
pr=Pr(3); pr.x=4; print(pr, pr.x)
print(P.__init__.__qualname__, P.__eq__.__name__, P.__annotations__ and 1, hasattr(P,'tags'), P.y, FrozenInstanceError.__mro__[1])
print(field(default=1).default, repr(field(repr=False))[:20])
